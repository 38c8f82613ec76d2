/// What the times of a block add to the covariance of Gray's scores, gone through backwards.
struct GraySpread {
  private let groups: Int
  private let exponent: Double

  /// E, by group r, then j.
  private let later: UnsafeMutablePointer<Double>

  /// The lower triangle of the covariance, row by row.
  private let sums: UnsafeMutablePointer<Double>
  private let coefficients: UnsafeMutablePointer<Double>

  /// h of all other groups, by group.
  private let rest: UnsafeMutablePointer<Double>

  private static func size(groups: Int) -> Int { 2 * groups * groups + 2 * groups }

  private init(groups: Int, exponent: Double, memory: UnsafeMutablePointer<Double>) {
    self.groups = groups
    self.exponent = exponent
    later = memory
    sums = memory + groups * groups
    coefficients = memory + 2 * groups * groups
    rest = coefficients + groups
  }

  /// The sums of a block of times.
  ///
  /// - Parameters:
  ///   - times: The times of the stratum.
  ///   - place: Where the block starts.
  ///   - count: How many times with events it has at most.
  ///   - later: E at its end, by group r, then j.
  ///   - exponent: ρ.
  /// - Returns: The lower triangle of the covariance, row by row.
  static func sums(
    _ times: CauseTimes, from place: GrayWalk.Place, count: Int, later: [Double], exponent: Double
  ) -> [Double] {
    let groups = times.groups
    let size = GrayMoment.size(groups: groups)
    let room = Self.size(groups: groups) + size * count
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: room)
    memory.initialize(repeating: 0, count: room)
    defer { memory.deallocate() }
    let spread = GraySpread(groups: groups, exponent: exponent, memory: memory)
    for (index, value) in later.enumerated() { spread.later[index] = value }
    let moments = memory + Self.size(groups: groups)
    let walk = GrayWalk(times)
    walk.move(to: place)
    var filled = 0
    while filled < count, walk.next() {
      GrayMoment(groups: groups, memory: moments + filled * size).take(walk)
      filled += 1
    }
    for index in (0..<filled).reversed() {
      spread.add(GrayMoment(groups: groups, memory: moments + index * size))
    }
    return Array(UnsafeBufferPointer(start: spread.sums, count: groups * groups))
  }

  private func add(_ moment: GrayMoment) {
    let weight = GraySums.weight(moment.freeBefore, exponent)
    let (events, reach, isCompared) = (moment.allOwn, moment.allReach, moment.isCompared)
    if events > 0 { GraySums.others(of: moment.reach, groups, into: rest) }
    for group in 0..<groups where moment.atRisk[group] > 0 {
      let (own, after) = (moment.reach[group], moment.after[group])
      let row = later + group * groups
      let ratio = after > 0 ? moment.freeAfter / after : 0
      if events > 0 {
        let step = isCompared ? weight * own / reach : 0
        for other in 0..<groups {
          coefficients[other] = (1 - ratio) * row[other] - step * moment.reach[other]
        }
        coefficients[group] = (1 - ratio) * row[group] + step * rest[group]
        let tied = events > 1 ? 1 - (events - 1) / (reach * moment.before[group] - 1) : 1
        add(events / (reach * own) * tied)
      }
      let others = moment.others[group]
      if others > 0 {
        for other in 0..<groups { coefficients[other] = ratio * row[other] }
        let tied = others > 1 ? 1 - (others - 1) / (moment.atRisk[group] - 1) : 1
        add(others / own / own * tied)
      }
    }
    guard events > 0, isCompared else { return }
    GraySums.addLater(
      moment.reach, rest, groups, step: weight * events / (reach * reach * moment.freeBefore),
      to: later)
  }

  private func add(_ weight: Double) {
    guard weight > 0 else { return }
    for first in 0..<groups {
      let scaled = coefficients[first] * weight
      let row = sums + first * groups
      for second in 0...first { row[second] += scaled * coefficients[second] }
    }
  }
}
