/// The rows of one stratum of a Fine-Gray regression in the order of their times; a place is an
/// index into them.
struct FineGrayStratum: Sendable {
  /// The rows of the data.
  let rows: [Int]

  /// The scaled and centred columns, place by place.
  var values: [Double] = []

  /// The offset of each place; nil without.
  let offset: [Double]?
  let endings: [FineGrayResponse.Ending]
  let frequencies: [Double]

  /// The rank of the time of each place, over all strata.
  let ranks: [Int32]

  /// The rank of the last time at or before the late entry of each place, -1 where followed from
  /// the origin; nil when all are.
  let entryRanks: [Int32]?

  /// The group of censoring of each place, an index into ``groupCodes``.
  let groups: [Int32]

  /// The groups of censoring that have places here.
  let groupCodes: [Int]

  /// The ranks and times of events of the cause, and how many there are at each.
  private(set) var eventRanks: [Int32] = []
  private(set) var eventTimes: [Double] = []
  private(set) var eventCounts: [Double] = []

  /// The first place at or after each event time.
  private(set) var firstPlaces: [Int] = []

  /// How many event times are at or before the time of each place.
  private(set) var passed: [Int32] = []

  /// How many event times are at or before the entry of each place; nil without late entry.
  private(set) var entered: [Int32]?

  /// The places with late entry, those with the latest first.
  private(set) var lateOrder: [Int] = []

  /// The chance of being followed up, G or with late entry G H, just before each event time, by
  /// group, then time.
  var following: [[Double]] = []

  /// 1 over the chance of being followed up just before the time of a place with another event; 0
  /// elsewhere.
  var inverse: [Double] = []

  /// Takes the rows of a stratum, in ascending order of time.
  ///
  /// - Parameters:
  ///   - rows: The rows of the data.
  ///   - ranks: The rank of the time of each of them.
  ///   - entryRanks: The rank of the entry of each of them.
  ///   - codes: The group of censoring of each row of the data; nil when all share one.
  ///   - times: The time of each rank.
  ///   - response: The follow-up of the rows of the data.
  ///   - offset: The offset of the rows of the data.
  init(
    rows: [Int], ranks: [Int32], entryRanks: [Int32]?, groups codes: [Int32]?, times: [Double],
    _ response: FineGrayResponse, offset: [Double]?
  ) {
    self.rows = rows
    self.ranks = ranks
    self.entryRanks = entryRanks
    self.offset = offset.map { offset in rows.map { offset[$0] } }
    endings = rows.map { response.endings[$0] }
    frequencies = rows.map { response.frequency($0) }
    if let codes {
      let found = Set(rows.map { Int(codes[$0]) }).sorted()
      var place = [Int32](repeating: 0, count: (found.last ?? 0) + 1)
      for (index, code) in found.enumerated() { place[code] = Int32(clamping: index) }
      groups = rows.map { place[Int(codes[$0])] }
      groupCodes = found
    } else {
      groups = [Int32](repeating: 0, count: rows.count)
      groupCodes = [0]
    }
    findEvents(times)
    enter()
  }

  private mutating func findEvents(_ times: [Double]) {
    passed.reserveCapacity(rows.count)
    var start = 0
    while start < rows.count {
      var (end, count) = (start, 0.0)
      while end < rows.count, ranks[end] == ranks[start] {
        if endings[end] == .own { count += frequencies[end] }
        end += 1
      }
      if count > 0 {
        eventRanks.append(ranks[start])
        eventTimes.append(times[Int(ranks[start])])
        eventCounts.append(count)
        firstPlaces.append(start)
      }
      for _ in start..<end { passed.append(Int32(clamping: eventTimes.count)) }
      start = end
    }
  }

  private mutating func enter() {
    guard let entryRanks else { return }
    lateOrder = entryRanks.indices.filter { entryRanks[$0] >= 0 }
      .sorted { (entryRanks[$0], $0) > (entryRanks[$1], $1) }
    var entered = [Int32](repeating: 0, count: rows.count)
    var time = 0
    for place in lateOrder.reversed() {
      while time < eventRanks.count, eventRanks[time] <= entryRanks[place] { time += 1 }
      entered[place] = Int32(clamping: time)
    }
    self.entered = entered
  }

  /// The event times at which a place is at risk with a weight above 0.
  func exposure(_ place: Int) -> Range<Int> {
    let start = Int(entered?[place] ?? 0)
    var end = Int(passed[place])
    if endings[place] == .other {
      let following = following[Int(groups[place])]
      // Weights fall to 0, if ever, from some time on.
      var (low, high) = (end, following.count)
      while low < high {
        let middle = (low + high) / 2
        if following[middle] > 0 { low = middle + 1 } else { high = middle }
      }
      end = low
    }
    return start..<max(start, end)
  }
}
