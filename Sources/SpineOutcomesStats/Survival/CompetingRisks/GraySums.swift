internal import Distributions
internal import RealModule

/// The scores of Gray's test and their covariance, summed over strata.
///
/// At a time with d events of the cause, n(j) at risk, S(j) and F(j) just before, the group has
/// h(j) = n(j) / S(j) and R(j) = h(j) (1 - F(j)); the pooled incidence F0 grows by d / Σ h. The
/// score of a group is Σ L (d(j) - d R(j) / Σ R) with the weight L = (1 - F0)^ρ. Under the null
/// hypothesis it is a sum of martingales, with the coefficient
///
///     1(j = r) and other events of group r at u:  (A(j, r) + (1 - x) E(j, r)) / h(r)
///     events of other causes of group r at u:              -x E(j, r) / h(r)
///
/// where A(j, r) = L h(r) (1(j = r) - h(j) / Σ h), x = (1 - F0) / S(r) right after u, and E is the
/// sum of A dF0 / (1 - F0) over the times after u. E comes from the end: the times are gone through
/// forwards in blocks, whose beginnings are kept, and then block by block backwards.
///
/// Gray, Ann Stat 16:1141, 1988, doi 10.1214/aos/1176350951.
struct GraySums {
  /// The events of the cause in each group.
  private(set) var observed: [Int]

  /// Σ d R(j) / Σ R, without weights.
  private(set) var expected: [Double]

  /// The weighted scores.
  private(set) var scores: [Double]

  /// The covariance of the scores.
  private(set) var covariance: [[Double]]

  /// How many times are gone through between two places that are kept.
  private static let blockSize = 1 << 10

  /// Sums over the strata.
  ///
  /// - Parameters:
  ///   - strata: The groups of each stratum, the same in each.
  ///   - cause: The place of the cause.
  ///   - exponent: ρ.
  /// - Throws: ``StatsError/undefined(_:)`` when the pooled incidence reaches 1 where groups are
  ///   still compared.
  /// - Complexity: O(number of distinct times * the cube of the number of groups).
  init(
    _ strata: [[LifeTable.Group]], cause: Int, exponent: Double
  ) throws(StatsError) {
    let count = strata.first?.count ?? 0
    observed = (0..<count).map { group in
      strata.reduce(0) { $0 + $1[group].eventsByCause[cause].reduce(0, +) }
    }
    var score = Score(groups: count, exponent: exponent)
    var spread = Spread(groups: count, exponent: exponent)
    for groups in strata where groups.count(where: { !$0.times.isEmpty }) > 1 {
      try Self.add(CauseTimes(groups, cause: cause), to: &score, &spread)
    }
    expected = score.expected.map(\.value)
    scores = score.scores.map(\.value)
    covariance = spread.covariance
    // A group that is alone in a stratum is expected to have what it has.
    for groups in strata where groups.count(where: { !$0.times.isEmpty }) == 1 {
      for group in 0..<count {
        expected[group] += Double(groups[group].eventsByCause[cause].reduce(0, +))
      }
    }
  }

  /// Adds a stratum: its scores forwards, its covariance block by block backwards.
  private static func add(
    _ times: CauseTimes, to score: inout Score, _ spread: inout Spread
  ) throws(StatsError) {
    let walk = GrayWalk(times)
    let size = GrayMoment.size(groups: times.groups)
    let room = size * min(blockSize, times.count + 1)
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: room)
    memory.initialize(repeating: 0, count: room)
    defer { memory.deallocate() }
    func moment(_ index: Int) -> GrayMoment {
      GrayMoment(groups: times.groups, memory: memory + index * size)
    }
    var state = walk.origin
    var kept = [state]
    var filled = 0
    while walk.next(&state, moment(filled)) {
      try score.add(moment(filled))
      filled += 1
      if filled == blockSize {
        kept.append(state)
        filled = 0
      }
    }
    spread.begin()
    for (block, start) in kept.enumerated().reversed() {
      // The last block is still there.
      if block < kept.count - 1 {
        var state = start
        filled = 0
        while filled < blockSize, walk.next(&state, moment(filled)) { filled += 1 }
      }
      for index in (0..<filled).reversed() { spread.add(moment(index)) }
    }
  }

  /// The sums over times in ascending order.
  private struct Score {
    var scores: [DoubleDouble]
    var expected: [DoubleDouble]
    let exponent: Double

    init(groups: Int, exponent: Double) {
      scores = [DoubleDouble](repeating: DoubleDouble(0), count: groups)
      expected = scores
      self.exponent = exponent
    }

    mutating func add(_ moment: GrayMoment) throws(StatsError) {
      guard moment.allOwn > 0 else { return }
      guard moment.comparedGroups < 2 || moment.freeBefore > 0x1p-40 else {
        throw .undefined(
          "the pooled incidence of the cause reaches 1 while groups are still compared: Gray's "
            + "test is undefined")
      }
      let weight = GraySums.weight(moment.freeBefore, exponent)
      let (events, all) = (moment.allOwn, moment.allSubAtRisk)
      for group in scores.indices where moment.atRisk[group] > 0 {
        let own = moment.subAtRisk[group]
        expected[group].add(events * (own / all))
        guard moment.comparedGroups > 1 else { continue }
        // The products are exact in two doubles, so that the difference keeps its digits.
        let mine = DoubleDouble(product: moment.own[group], all)
        let fair = DoubleDouble(product: events, own)
        let difference = (mine.high - fair.high) + (mine.low - fair.low)
        scores[group].add(weight * (difference / all))
      }
    }
  }

  /// The sums over times in descending order.
  private struct Spread {
    private let groups: Int
    private let exponent: Double

    /// E, by group r, then j.
    private var later: [Double]
    private var sums: [CompensatedSum]
    private var coefficients: [Double]

    init(groups: Int, exponent: Double) {
      self.groups = groups
      self.exponent = exponent
      later = [Double](repeating: 0, count: groups * groups)
      sums = [CompensatedSum](repeating: CompensatedSum(), count: groups * groups)
      coefficients = [Double](repeating: 0, count: groups)
    }

    var covariance: [[Double]] {
      (0..<groups).map { first in
        (0..<groups).map { second in
          sums[max(first, second) * groups + min(first, second)].value
        }
      }
    }

    /// Begins a stratum, at its end.
    mutating func begin() {
      for place in later.indices { later[place] = 0 }
    }

    mutating func add(_ moment: GrayMoment) {
      let weight = GraySums.weight(moment.freeBefore, exponent)
      let (events, reach) = (moment.allOwn, moment.allReach)
      let isCompared = moment.comparedGroups > 1
      for group in 0..<groups where moment.atRisk[group] > 0 {
        let (own, after) = (moment.reach[group], moment.after[group])
        let (row, ratio) = (group * groups, after > 0 ? moment.freeAfter / after : 0)
        if events > 0 {
          let step = isCompared ? weight * own / reach : 0
          for other in 0..<groups {
            let direct = step * distance(of: other, from: group, moment)
            coefficients[other] = direct + (1 - ratio) * later[row + other]
          }
          let tied =
            events > 1 ? 1 - (events - 1) / (reach * moment.before[group] - 1) : 1
          add(events / (reach * own) * tied)
        }
        let others = moment.others[group]
        if others > 0 {
          for other in 0..<groups { coefficients[other] = ratio * later[row + other] }
          let tied = others > 1 ? 1 - (others - 1) / (moment.atRisk[group] - 1) : 1
          add(others / own / own * tied)
        }
      }
      guard events > 0, isCompared else { return }
      let step = weight * events / (reach * reach * moment.freeBefore)
      for group in 0..<groups where moment.reach[group] > 0 {
        let own = moment.reach[group] * step
        for other in 0..<groups {
          later[group * groups + other] += own * distance(of: other, from: group, moment)
        }
      }
    }

    /// Minus h of another group; of the group itself the sum of h of all others.
    private func distance(of other: Int, from group: Int, _ moment: GrayMoment) -> Double {
      guard other == group else { return -moment.reach[other] }
      var sum = 0.0
      for place in 0..<groups where place != group { sum += moment.reach[place] }
      return sum
    }

    private mutating func add(_ weight: Double) {
      guard weight > 0 else { return }
      for first in 0..<groups where coefficients[first] != 0 {
        let scaled = coefficients[first] * weight
        for second in 0...first { sums[first * groups + second].add(scaled * coefficients[second]) }
      }
    }
  }

  /// (1 - F0)^ρ.
  private static func weight(_ free: Double, _ exponent: Double) -> Double {
    exponent == 0 ? 1 : exponent == 1 ? free : Double.pow(max(free, 0), exponent)
  }
}
