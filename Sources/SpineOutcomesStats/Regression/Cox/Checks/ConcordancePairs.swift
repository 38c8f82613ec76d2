/// Counts the pairs of records that a prediction orders, in all and for each record.
///
/// Times are swept twice with a Fenwick tree over the ranks of predictions: falling, to find for each
/// event those still at risk; rising, to find for each record the events that it has survived. All
/// counts are whole numbers.
struct ConcordancePairs {
  /// The pairs that a record is in.
  struct Counts {
    var concordant = 0
    var discordant = 0
    var tied = 0
  }

  private(set) var concordant = 0
  private(set) var discordant = 0
  private(set) var tied = 0

  /// For each row, the partners of one of its records.
  private(set) var rows: [Counts]

  /// Counts pairs.
  ///
  /// - Parameters:
  ///   - problem: Times, events, entries, strata and frequencies.
  ///   - predictors: The prediction of each row; the greater, the sooner the event.
  /// - Throws: ``StatsError/undefined(_:)`` for a prediction that is not finite.
  init(_ problem: CoxProblem, predictors: [Double]) throws(StatsError) {
    let response = problem.response
    let count = response.times.count
    guard predictors.allSatisfy(\.isFinite) else {
      throw .undefined("the linear predictors exceed the range of a double")
    }
    rows = Array(repeating: Counts(), count: count)
    let times = try TimeRanks(response, problem.tolerance)
    var strata = [[Int]](repeating: [], count: response.strata?.count ?? 1)
    var rank = [Int](repeating: 0, count: count)
    for (place, row) in times.rows.enumerated() {
      strata[response.strata.map { Int($0.codes[Int(row)]) } ?? 0].append(Int(row))
      rank[Int(row)] = Int(times.ranks[place])
    }
    let values = Self.ranks(predictors)
    let weights = (0..<count).map { Int(response.weight($0)) }
    for own in strata where !own.isEmpty {
      compare(
        own, rank: rank, entry: times.entryRanks, events: response.events, values: values,
        weights: weights)
    }
  }

  /// The rank of each prediction, from 0; equal for near-equal ones, which differ by rounding alone.
  private static func ranks(_ predictors: [Double]) -> [Int] {
    let sorted = KeySort<LabelledKey>.sorted(predictors)
    let largest = predictors.reduce(0) { max($0, $1.magnitude) }
    var ranks = [Int](repeating: 0, count: predictors.count)
    var rank = 0
    for (place, entry) in sorted.enumerated() {
      if place > 0, entry.value - sorted[place - 1].value > 8 * Double.ulpOfOne * largest {
        rank += 1
      }
      ranks[entry.index] = rank
    }
    return ranks
  }

  /// Counts the pairs of a stratum, its rows by rising time.
  private mutating func compare(
    _ own: [Int], rank: [Int], entry: [Int32]?, events: [Bool], values: [Int], weights: [Int]
  ) {
    // Ranks of predictions within the stratum: the tree is as large as the stratum.
    let known = Set(own.map { values[$0] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(known, known.indices))
    let value = own.map { places[values[$0]] ?? 0 }
    var ties: [Range<Int>] = []
    var start = 0
    for place in own.indices
    where place + 1 == own.count || rank[own[place + 1]] != rank[own[place]] {
      ties.append(start..<place + 1)
      start = place + 1
    }
    let late = entry.map { entry in own.indices.sorted { entry[own[$0]] > entry[own[$1]] } } ?? []
    // Falling: those who stay free of the event longer, for each event.
    var tree = FenwickTree(count: known.count)
    var next = 0
    for tie in ties.reversed() {
      let time = rank[own[tie.lowerBound]]
      for place in tie where !events[own[place]] { tree.add(weights[own[place]], at: value[place]) }
      while next < late.count, let entry, Int(entry[own[late[next]]]) >= time {
        // A row that enters at this time or later is in the tree: it leaves after its entry.
        tree.add(-weights[own[late[next]]], at: value[late[next]])
        next += 1
      }
      for place in tie where events[own[place]] {
        let (below, same, all) = tree.counts(value[place])
        let row = own[place]
        let counts = Counts(concordant: below, discordant: all - below - same, tied: same)
        rows[row].concordant += counts.concordant
        rows[row].discordant += counts.discordant
        rows[row].tied += counts.tied
        concordant += weights[row] * counts.concordant
        discordant += weights[row] * counts.discordant
        tied += weights[row] * counts.tied
      }
      for place in tie where events[own[place]] { tree.add(weights[own[place]], at: value[place]) }
    }
    // Rising: the events that each has survived, less those before its entry.
    var past = FenwickTree(count: known.count)
    var arriving = late.count - 1
    for tie in ties {
      let time = rank[own[tie.lowerBound]]
      while arriving >= 0, let entry, Int(entry[own[late[arriving]]]) < time {
        let place = late[arriving]
        add(past.counts(value[place]), times: -1, to: own[place])
        arriving -= 1
      }
      for place in tie where events[own[place]] {
        add(past.counts(value[place]), times: 1, to: own[place])
      }
      for place in tie where events[own[place]] { past.add(weights[own[place]], at: value[place]) }
      for place in tie where !events[own[place]] {
        add(past.counts(value[place]), times: 1, to: own[place])
      }
    }
  }

  /// Adds events that came first: concordant where their prediction is the greater.
  private mutating func add(
    _ counts: (below: Int, same: Int, all: Int), times: Int, to row: Int
  ) {
    rows[row].discordant += times * counts.below
    rows[row].concordant += times * (counts.all - counts.below - counts.same)
    rows[row].tied += times * counts.same
  }
}

/// Counts by place, with sums of all places before one in O(log n).
private struct FenwickTree {
  private var sums: [Int]
  private var all = 0

  init(count: Int) { sums = Array(repeating: 0, count: count + 1) }

  mutating func add(_ count: Int, at place: Int) {
    all += count
    var node = place + 1
    while node < sums.count {
      sums[node] += count
      node += node & -node
    }
  }

  private func before(_ place: Int) -> Int {
    var (sum, node) = (0, place)
    while node > 0 {
      sum += sums[node]
      node -= node & -node
    }
    return sum
  }

  /// What stands before a place, at it, and in all.
  func counts(_ place: Int) -> (below: Int, same: Int, all: Int) {
    let below = before(place)
    return (below, before(place + 1) - below, all)
  }
}
