import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Laws that hold for any data: on seeded random samples, with and without ties.
@Suite struct RankLawTests {
  /// A small generator with a fixed start, so that failures come back.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  static let methods: [RankTestMethod] = [
    .automatic, .exact, .asymptotic(continuityCorrection: true),
    .asymptotic(continuityCorrection: false),
  ]

  private func samples(_ seed: UInt64) -> (x: [Double], y: [Double]) {
    var random = Seeded(state: seed)
    let grid = [2.0, 6, 40, 1e6][Int(seed % 4)]
    func draw(_ count: Int) -> [Double] {
      (0..<count).map { _ in (Double.random(in: -1...1, using: &random) * grid).rounded() / 4 }
    }
    return (draw(3 + Int(seed % 17)), draw(2 + Int(seed % 11)))
  }

  @Test(arguments: 1...24) func exchangedSamplesMirror(seed: Int) throws {
    let (x, y) = samples(UInt64(seed))
    for method in Self.methods {
      let test = try RankSumTest(x, y, method: method)
      let back = try RankSumTest(y, x, method: method)
      #expect(test.pValue == back.pValue)
      #expect(test.estimates[0].value == 0 - back.estimates[0].value)
      #expect(test.estimates[0].limits == mirrored(back.estimates[0]))
      let less = try RankSumTest(x, y, alternative: .less, method: method)
      let greater = try RankSumTest(y, x, alternative: .greater, method: method)
      #expect(less.pValue == greater.pValue)
      #expect(less.estimates[0].limits == mirrored(greater.estimates[0]))
    }
  }

  @Test(arguments: 1...24) func exchangedPairsMirror(seed: Int) throws {
    let (x, _) = samples(UInt64(seed))
    let zero = x.map { _ in 0.0 }
    for zeros in ZeroDifferences.allCases {
      for method in Self.methods {
        let test = try SignedRankTest(before: zero, after: x, method: method, zeros: zeros)
        let back = try SignedRankTest(before: x, after: zero, method: method, zeros: zeros)
        #expect(test.pValue == back.pValue)
        #expect(test.estimates[0].value == 0 - back.estimates[0].value)
        #expect(test.estimates[0].limits == mirrored(back.estimates[0]))
        #expect(test.positiveCount == back.negativeCount)
      }
    }
  }

  private func mirrored(_ estimate: Estimate) -> [Double]? {
    estimate.limits.map { [0 - $0[1], 0 - $0[0]] }
  }

  @Test(arguments: 1...16) func scaleAndShiftMoveTheEstimateOnly(seed: Int) throws {
    let (x, y) = samples(UInt64(seed))
    let test = try RankSumTest(x, y)
    let moved = try RankSumTest(x.map { 8 * $0 + 3 }, y.map { 8 * $0 + 3 })
    #expect(test.pValue == moved.pValue)
    #expect(moved.estimates[0].value == 8 * test.estimates[0].value)
    #expect(moved.estimates[0].limits == test.estimates[0].limits.map { $0.map { 8 * $0 } })
    #expect(test.estimates[1] == moved.estimates[1])
    let groups = try GroupedValues(groups: ["x", "y"], values: [x, y])
    let cubed = try GroupedValues(
      groups: ["y", "none", "x"],
      values: [y.map { $0 * $0 * $0 }, [], x.map { $0 * $0 * $0 }])
    let first = try KruskalWallisTest(groups)
    let second = try KruskalWallisTest(cubed)
    #expect(agrees(first.pValue.value, second.pValue.value, digits: 13))
    #expect(second.statistic?.degreesOfFreedom == 1)
    #expect(second.groups[1].count == 0)
    #expect(second.groups[1].meanRank == nil)
  }

  /// Two groups: H is the square of the uncorrected z.
  @Test(arguments: 1...8) func kruskalWallisOfTwoGroupsIsTheRankSumTest(seed: Int) throws {
    let (x, y) = samples(UInt64(seed))
    let groups = try GroupedValues(groups: ["x", "y"], values: [x, y])
    let sum = try RankSumTest(groups, method: .asymptotic(continuityCorrection: false))
    // The normal and the chi-square tail are two algorithms of 13 digits each.
    #expect(agrees(try KruskalWallisTest(groups).pValue.value, sum.pValue.value, digits: 12))
  }

  @Test(arguments: 1...24) func intervalsHoldWhatTheSameTestKeeps(seed: Int) throws {
    let (x, y) = samples(UInt64(seed))
    for method in Self.methods {
      for level in [0.95, 0.8] {
        let test = try RankSumTest(x, y, method: method, level: level)
        let limits = try #require(test.estimates[0].limits)
        try check(limits, level: level) { shift in
          try RankSumTest(x.map { $0 - shift }, y, method: method).pValue.value
        }
        let signed = try SignedRankTest(
          differences: PairedDifferences(differences: x), method: method, level: level)
        guard let limits = signed.estimates[0].limits else { continue }
        try check(limits, level: level) { shift in
          try SignedRankTest(
            differences: PairedDifferences(differences: x.map { $0 - shift }), method: method
          ).pValue.value
        }
      }
    }
  }

  /// Just outside is rejected; the limit or what lies just inside is kept.
  private func check(_ limits: [Double], level: Double, _ p: (Double) throws -> Double) throws {
    let alpha = (1 - level) * (1 + 1e-12)  // p = 0.2 rejects at 80 %; 1 - 0.8 is below 0.2
    let step = 0x1p-12  // finer than the grid of the samples, exact in doubles
    for (limit, outward) in zip(limits, [-step, step]) where limit.isFinite {
      #expect(try p(limit + outward) <= alpha)
      #expect(try max(p(limit), p(limit - outward)) > alpha)
    }
  }

  @Test func weightsAreRepeatedRows() throws {
    let (x, y) = samples(7)
    let counted = try GroupedValues(
      groups: ["first", "second"], values: x + y,
      codes: x.map { _ in 0 } + y.map { _ in 1 }, weights: (x + y).map { _ in 3 })
    let repeated = try RankSumTest(x + x + x, y + y + y)
    #expect(try RankSumTest(counted) == repeated)
    let differences = try PairedDifferences(differences: x, weights: x.map { _ in 2 })
    #expect(
      try SignedRankTest(differences: differences)
        == SignedRankTest(differences: PairedDifferences(differences: x + x)))
  }

  @Test func largeSamplesTakeTheNormalApproximation() throws {
    var random = Seeded(state: 5)
    let x = (0..<60_000).map { _ in Double.random(in: 0...1, using: &random) }
    let y = (0..<40_000).map { _ in Double.random(in: 0...1, using: &random) + 0.25 }
    let test = try RankSumTest(x, y)
    #expect(test.method.contains("normal approximation"))
    let estimate = test.estimates[0]
    #expect((estimate.value + 0.25).magnitude < 0.01)
    let limits = try #require(estimate.limits)
    #expect(limits[0] < estimate.value && estimate.value < limits[1])
    let signed = try SignedRankTest(before: Array(x.prefix(40_000)), after: y)
    #expect((signed.estimates[0].value - 0.25).magnitude < 0.01)
  }

  @Test func sizesAtTheLimitOfTheExactTest() throws {
    var random = Seeded(state: 11)
    let x = (0..<100).map { _ in Double.random(in: 0...1, using: &random) }
    let y = (0..<100).map { _ in Double.random(in: 0.1...1.1, using: &random) }
    let exact = try RankSumTest(x, y)
    #expect(exact.method.contains("exact"))
    let normal = try RankSumTest(x, y, method: .asymptotic(continuityCorrection: true))
    // The approximation is good to a few percent here: a check of the size, not of the digits.
    #expect((exact.pValue.value / normal.pValue.value - 1).magnitude < 0.05)
    #expect(try SignedRankTest(before: x, after: y).method.contains("exact"))
    let beyond = try RankSumTest(x + [0.5], y)
    #expect(beyond.method.contains("normal approximation"))
    #expect(throws: StatsError.self) {
      try RankSumTest(x + x + x, y + y, method: .exact)
    }
    #expect(throws: StatsError.self) {
      try SignedRankTest(
        differences: PairedDifferences(values: [1, -2], counts: [700, 400]), method: .exact)
    }
  }
}
