internal import Distributions
internal import LinearAlgebra
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
/// sum of A dF0 / (1 - F0) over the times after u. The times are gone through forwards in blocks, of
/// which the beginnings and what they add to E are kept, and then block by block, on all processors,
/// backwards.
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

  /// How many times with events are gone through between two places that are kept.
  private static let blockSize = 1 << 9

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
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: count * count)
    for groups in strata where groups.count(where: { !$0.times.isEmpty }) > 1 {
      let times = CauseTimes(groups, cause: cause)
      let blocks = try Self.blocks(times, &score)
      let found = Parallel.map(blocks.count, isLarge: blocks.count > 16) { block in
        GraySpread.sums(
          times, from: blocks[block].place, count: Self.blockSize, later: blocks[block].later,
          exponent: exponent)
      }
      for block in found {
        for index in sums.indices { sums[index].add(block[index]) }
      }
    }
    expected = score.expected.map(\.value)
    scores = score.scores.map(\.value)
    covariance = (0..<count).map { first in
      (0..<count).map { second in
        sums[max(first, second) * count + min(first, second)].value
      }
    }
    // A group that is alone in a stratum is expected to have what it has.
    for groups in strata where groups.count(where: { !$0.times.isEmpty }) == 1 {
      for group in 0..<count {
        expected[group] += Double(groups[group].eventsByCause[cause].reduce(0, +))
      }
    }
  }

  /// The beginning of a block of times, and E at its end.
  private struct Block: Sendable {
    var place: GrayWalk.Place
    var later: [Double]
  }

  /// Goes through the times of a stratum forwards.
  private static func blocks(
    _ times: CauseTimes, _ score: inout Score
  ) throws(StatsError) -> [Block] {
    let walk = GrayWalk(times)
    let zero = [Double](repeating: 0, count: times.groups * times.groups)
    var blocks = [Block(place: walk.place, later: zero)]
    var passed = 0
    while walk.next() {
      try score.add(walk, later: &blocks[blocks.count - 1].later)
      passed += 1
      if passed.isMultiple(of: blockSize) { blocks.append(Block(place: walk.place, later: zero)) }
    }
    // What each block adds to E becomes what all blocks after it add.
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: zero.count)
    for block in blocks.indices.reversed() {
      let own = blocks[block].later
      blocks[block].later = sums.map(\.value)
      for (index, value) in own.enumerated() { sums[index].add(value) }
    }
    return blocks
  }

  /// The sums over times in ascending order.
  private struct Score {
    var scores: [CompensatedSum]
    var expected: [CompensatedSum]
    private var rest: [Double]
    let exponent: Double

    init(groups: Int, exponent: Double) {
      scores = [CompensatedSum](repeating: CompensatedSum(), count: groups)
      expected = scores
      rest = [Double](repeating: 0, count: groups)
      self.exponent = exponent
    }

    /// Adds a time, and what it adds to E.
    mutating func add(_ walk: GrayWalk, later: inout [Double]) throws(StatsError) {
      guard walk.allOwn > 0 else { return }
      let isCompared = walk.comparedGroups > 1
      guard !isCompared || walk.freeBefore > 0x1p-40 else {
        throw .undefined(
          "the pooled incidence of the cause reaches 1 while groups are still compared: Gray's "
            + "test is undefined")
      }
      let weight = GraySums.weight(walk.freeBefore, exponent)
      let (events, all) = (walk.allOwn, walk.allSubAtRisk)
      for group in scores.indices where walk.atRisk[group] > 0 {
        let own = walk.subAtRisk[group]
        let fair = events * (own / all)
        expected[group].add(fair)
        guard isCompared else { continue }
        guard walk.own[group] > 0 else {
          scores[group].add(-weight * fair)
          continue
        }
        // The products are exact in two doubles, so that the difference keeps its digits.
        let mine = DoubleDouble(product: walk.own[group], all)
        let due = DoubleDouble(product: events, own)
        scores[group].add(weight * (((mine.high - due.high) + (mine.low - due.low)) / all))
      }
      guard isCompared else { return }
      let step = weight * events / (walk.allReach * walk.allReach * walk.freeBefore)
      let groups = scores.count
      rest.withUnsafeMutableBufferPointer { rest in
        later.withUnsafeMutableBufferPointer { later in
          guard let rest = rest.baseAddress, let later = later.baseAddress else { return }
          GraySums.others(of: walk.reach, groups, into: rest)
          GraySums.addLater(walk.reach, rest, groups, step: step, to: later)
        }
      }
    }
  }

  /// (1 - F0)^ρ.
  static func weight(_ free: Double, _ exponent: Double) -> Double {
    exponent == 0 ? 1 : exponent == 1 ? free : Double.pow(max(free, 0), exponent)
  }

  /// The sum of h of all groups but one, for each.
  @inline(__always)
  static func others(
    of reach: UnsafeMutablePointer<Double>, _ groups: Int, into rest: UnsafeMutablePointer<Double>
  ) {
    for group in 0..<groups {
      var sum = 0.0
      for other in 0..<groups where other != group { sum += reach[other] }
      rest[group] = sum
    }
  }

  /// Adds A dF0 / (1 - F0) to E.
  @inline(__always)
  static func addLater(
    _ reach: UnsafeMutablePointer<Double>, _ rest: UnsafeMutablePointer<Double>, _ groups: Int,
    step: Double, to later: UnsafeMutablePointer<Double>
  ) {
    for group in 0..<groups where reach[group] > 0 {
      let own = reach[group] * step
      let row = later + group * groups
      for other in 0..<groups where other != group { row[other] -= own * reach[other] }
      row[group] += own * rest[group]
    }
  }
}
