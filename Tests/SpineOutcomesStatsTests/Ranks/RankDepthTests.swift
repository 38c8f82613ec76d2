import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Split zeros, doubled tails, sign tests and superiority against enumeration.
@Suite struct RankDepthTests {
  private let fixture: RankDepthFixture

  init() throws { fixture = try Fixtures.json("rank-depth/expected.json") }

  @Test func splitZerosAgreeWithEnumeration() throws {
    for example in fixture.split {
      for expected in example.tests {
        let method: RankTestMethod =
          expected.method == "exact"
          ? .exact : .asymptotic(continuityCorrection: expected.method == "corrected")
        let test = try SignedRankTest(
          differences: PairedDifferences(differences: example.differences),
          alternative: expected.alternative, method: method, zeros: .split, level: example.level)
        let label = "\(example.differences): \(expected)"
        #expect(agrees(test.pValue.value, expected.p, digits: 13), "\(label)")
        #expect(test.statistic?.value == example.v, "\(label)")
        #expect(
          test.estimates[0].limits == expected.interval.map { $0.map(\.value) }, "\(label)")
        #expect(test.estimates.count == (example.biserial == nil ? 1 : 2))
        guard let biserial = example.biserial else { continue }
        #expect(agrees(test.estimates[1].value, biserial, digits: 15), "\(label)")
      }
    }
  }

  @Test func doubledTailsAndSuperiorityAgreeWithEnumeration() throws {
    for example in fixture.doubled {
      func test(
        _ method: RankTestMethod, _ alternative: Alternative = .twoSided
      ) throws -> RankSumTest {
        try RankSumTest(
          example.x, example.y, alternative: alternative, method: method, level: example.level)
      }
      let doubled = try test(.exactDoubled)
      let label = "\(example.x) \(example.y)"
      #expect(agrees(doubled.pValue.value, example.doubled, digits: 13), "\(label)")
      #expect(doubled.estimates[0].limits == example.interval.map(\.value), "\(label)")
      #expect(doubled.method.contains("smaller tail doubled"))
      #expect(try agrees(test(.exact).pValue.value, example.distance, digits: 13), "\(label)")
      let superiority = doubled.estimates[1]
      #expect(agrees(superiority.value, example.superiority, digits: 15), "\(label)")
      let greater = try test(.automatic, .greater).estimates[1]
      let less = try test(.automatic, .less).estimates[1]
      for (estimate, limits) in [
        (superiority, example.newcombe), (greater, example.newcombeGreater),
        (less, example.newcombeLess),
      ] {
        #expect(try agrees(#require(estimate.limits), limits, digits: 12), "\(label)")
      }
    }
  }

  @Test func signTestAgreesWithEnumeration() throws {
    for example in fixture.sign {
      for expected in example.tests {
        let test = try SignTest(
          differences: PairedDifferences(differences: example.differences),
          alternative: expected.alternative, level: example.level)
        let label = "\(example.differences): \(expected)"
        #expect(agrees(test.pValue.value, expected.p, digits: 13), "\(label)")
        #expect(test.estimates[0].value == example.median, "\(label)")
        #expect(
          test.estimates[0].limits == expected.interval.map { $0.map(\.value) }, "\(label)")
      }
    }
  }

  @Test func brunnerMunzelAgreesWithFractionsAndFortyDigits() throws {
    for example in fixture.brunnerMunzel {
      func test(
        _ method: BrunnerMunzelTest.Method, _ alternative: Alternative = .twoSided
      ) throws -> BrunnerMunzelTest {
        try BrunnerMunzelTest(
          example.x, example.y, alternative: alternative, method: method, level: example.level)
      }
      let label = "\(example.x) \(example.y)"
      let student = try test(.studentT)
      let statistic = try #require(student.statistic)
      #expect(agrees(student.estimates[0].value, example.w, digits: 15), "\(label)")
      #expect(agrees(statistic.value, example.t, digits: 14, absolute: 1e-15), "\(label)")
      #expect(agrees(try #require(statistic.degreesOfFreedom), example.df, digits: 13))
      #expect(agrees(student.pValue.value, example.p, digits: 12), "\(label)")
      #expect(
        try agrees(test(.studentT, .greater).pValue.value, example.greater, digits: 12),
        "\(label)")
      #expect(
        try agrees(#require(student.estimates[0].limits), example.interval, digits: 12),
        "\(label)")
      let lower = try #require(test(.studentT, .greater).estimates[0].confidenceInterval)
      #expect(agrees(lower.lower, example.lowerLimit, digits: 12), "\(label)")
      #expect(lower.upper == 1)
      let permutation = try test(.permutation)
      #expect(agrees(permutation.pValue.value, example.permutation, digits: 14), "\(label)")
      #expect(
        try agrees(
          test(.permutation, .greater).pValue.value, example.permutationGreater, digits: 14))
      #expect(
        try agrees(test(.permutation, .less).pValue.value, example.permutationLess, digits: 14))
      #expect(
        try agrees(
          #require(permutation.estimates[0].limits), example.permutationInterval, digits: 13),
        "\(label)")
    }
  }

  /// Brunner and Munzel (2000), pain scores of shoulder surgery: t 3.1375, df 17.683, p 0.005786.
  @Test func shoulderPain() throws {
    let treated: [Double] = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
    let untreated: [Double] = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
    let test = try BrunnerMunzelTest(untreated, treated)
    #expect(agrees(try #require(test.statistic?.value), 3.1375, digits: 4.5))
    #expect(agrees(try #require(test.statistic?.degreesOfFreedom), 17.683, digits: 4.5))
    #expect(agrees(test.pValue.value, 0.005786, digits: 4))
    // 10,000 choices lie within five standard errors of all of them, and are no equal number.
    let truth = fixture.permutations[0].twoSided
    let many = try BrunnerMunzelTest(
      untreated, treated, method: .sampledPermutations(9_999, seed: 4))
    let error = (truth * (1 - truth) / 10_000).squareRoot()
    #expect((many.pValue.value - truth).magnitude < 5 * error)
    let sampled = try BrunnerMunzelTest(
      untreated, treated, method: .sampledPermutations(999, seed: 4))
    let again = try BrunnerMunzelTest(
      untreated, treated, method: .sampledPermutations(999, seed: 4))
    #expect(again == sampled)
    #expect(sampled.method.contains("seed 4"))
  }

  /// Few distinct values, of which the choices are counted; the samples exchanged give the same.
  @Test func permutationsOfTiesAgreeWithFractions() throws {
    for example in fixture.permutations {
      func p(_ alternative: Alternative, isExchanged: Bool = false) throws -> Double {
        let (x, y) = isExchanged ? (example.y, example.x) : (example.x, example.y)
        return try BrunnerMunzelTest(x, y, alternative: alternative, method: .permutation)
          .pValue.value
      }
      for (alternative, opposite, expected) in [
        (Alternative.twoSided, Alternative.twoSided, example.twoSided),
        (.greater, .less, example.greater), (.less, .greater, example.less),
      ] {
        #expect(try agrees(p(alternative), expected, digits: 14.5), "\(expected)")
        #expect(try p(alternative) == p(opposite, isExchanged: true))
      }
    }
  }

  /// Fisher's z with the null standard error, under each rule for zeros.
  @Test func rankBiserialAgreesWithFortyDigits() throws {
    for example in fixture.biserial {
      func estimate(_ alternative: Alternative) throws -> Estimate {
        let test = try SignedRankTest(
          differences: PairedDifferences(differences: example.differences),
          alternative: alternative, zeros: example.zeros, level: example.level)
        return try #require(test.estimates.last)
      }
      let label = "\(example.differences) \(example.zeros)"
      let two = try estimate(.twoSided)
      #expect(two.name == "rank-biserial correlation")
      #expect(agrees(two.value, example.value, digits: 15), "\(label)")
      guard let interval = example.interval, let lower = example.lower, let upper = example.upper
      else {
        #expect(two.confidenceInterval == nil, "\(label)")
        continue
      }
      #expect(try agrees(#require(two.limits), interval, digits: 14), "\(label)")
      #expect(
        try agrees(#require(estimate(.greater).limits), [lower, 1], digits: 14, absolute: 1e-15))
      #expect(
        try agrees(#require(estimate(.less).limits), [-1, upper], digits: 14, absolute: 1e-15))
    }
  }

  /// Hollander and Wolfe's depression scores: 0.78 (0.30 to 0.94) by easystats' `report`, to 15
  /// digits by `effectsize::rank_biserial(paired = TRUE)`.
  @Test func rankBiserialOfDepression() throws {
    let first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    let second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    let estimate = try #require(SignedRankTest(before: second, after: first).estimates.last)
    #expect(agrees(estimate.value, 35.0 / 45, digits: 15))
    #expect(
      try agrees(
        #require(estimate.limits), [0.295363129336242, 0.944155901920081], digits: 14))
    // Of two samples it is 2 P - 1, with the limits of the probability of superiority.
    let test = try RankSumTest(first, second)
    let found = try #require(test.rankBiserialCorrelation)
    #expect(found.value == 2 * test.estimates[1].value - 1)
    #expect(found.limits == test.estimates[1].limits.map { $0.map { 2 * $0 - 1 } })
  }

  @Test func superiorityWithoutVariance() throws {
    let apart = try BrunnerMunzelTest([4, 5, 6], [1, 2, 3])
    #expect(apart.statistic == nil)
    #expect(apart.method.contains("distribution-free bound"))
    #expect(apart.estimates[0].value == 1)
    // 2 (1 / 2)^3, by the bound of three disjoint pairs.
    #expect(agrees(apart.pValue.value, 0.25, digits: 15))
    #expect(
      try BrunnerMunzelTest([4, 5, 6], [1, 2, 3], alternative: .less).pValue.value == 1)
    let exact = try BrunnerMunzelTest([4, 5, 6], [1, 2, 3], method: .permutation)
    #expect(agrees(exact.pValue.value, 0.1, digits: 15))
    #expect(exact.estimates[0].confidenceInterval == nil)
    let tied = try BrunnerMunzelTest([1, 1], [1, 1, 1])
    #expect(tied.pValue.value == 1)
    let one = try BrunnerMunzelTest([1], [1, 2, 3], method: .permutation)
    #expect(one.pValue.value == 1)
    #expect(throws: StatsError.self) {
      let many = (0..<40).map(Double.init)
      return try BrunnerMunzelTest(many, many.map { $0 + 0.5 }, method: .permutation)
    }
    #expect(throws: StatsError.self) {
      try BrunnerMunzelTest([1, 2], [2, 3], method: .sampledPermutations(10, seed: 1))
    }
  }
}
