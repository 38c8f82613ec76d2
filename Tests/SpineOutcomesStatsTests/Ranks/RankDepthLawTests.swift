import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Laws of the sign test, the Brunner-Munzel test and the tie of the rank sum to the ROC curve.
@Suite struct RankDepthLawTests {
  private func samples(_ seed: Int) -> (x: [Double], y: [Double]) {
    var random = SeededGenerator(seed: UInt64(seed))
    let grid = [3.0, 8, 50, 1e6][seed % 4]
    func draw(_ count: Int) -> [Double] {
      (0..<count).map { _ in ((random.uniform() - 0.4) * grid).rounded() / 4 }
    }
    return (draw(3 + seed % 14), draw(3 + seed % 9))
  }

  @Test(arguments: 1...16) func signTestMirrors(seed: Int) throws {
    let (x, _) = samples(seed)
    let zero = x.map { _ in 0.0 }
    let test = try SignTest(before: zero, after: x)
    let back = try SignTest(before: x, after: zero)
    #expect(test.pValue == back.pValue)
    #expect(test.estimates[0].value == 0 - back.estimates[0].value)
    #expect(test.estimates[0].limits == back.estimates[0].limits.map { [0 - $0[1], 0 - $0[0]] })
    #expect(
      try SignTest(before: zero, after: x, alternative: .less).pValue
        == SignTest(before: x, after: zero, alternative: .greater).pValue)
    #expect(test.positiveCount == back.negativeCount)
    #expect(test.pValue.value <= 1)
  }

  @Test(arguments: 1...16) func signIntervalsHoldWhatTheTestKeeps(seed: Int) throws {
    let (x, _) = samples(seed)
    for level in [0.95, 0.8] {
      func p(_ shift: Double) throws -> Double {
        try SignTest(differences: PairedDifferences(differences: x.map { $0 - shift })).pValue
          .value
      }
      let test = try SignTest(differences: PairedDifferences(differences: x), level: level)
      guard let limits = test.estimates[0].limits else { continue }
      let alpha = (1 - level) * (1 + 1e-12)
      let step = 0x1p-12
      for (limit, outward) in zip(limits, [-step, step]) where limit.isFinite {
        #expect(try p(limit + outward) <= alpha)
        #expect(try max(p(limit), p(limit - outward)) > alpha)
      }
    }
  }

  @Test(arguments: 1...16) func brunnerMunzelMirrors(seed: Int) throws {
    let (x, y) = samples(seed)
    for method in [BrunnerMunzelTest.Method.studentT, .permutation] {
      guard method == .studentT || x.count + y.count < 15 else { continue }
      let test = try BrunnerMunzelTest(x, y, method: method)
      let back = try BrunnerMunzelTest(y, x, method: method)
      #expect(test.pValue == back.pValue)
      #expect(agrees(test.estimates[0].value, 1 - back.estimates[0].value, digits: 14))
      let one = try BrunnerMunzelTest(x, y, alternative: .less, method: method)
      let other = try BrunnerMunzelTest(y, x, alternative: .greater, method: method)
      #expect(one.pValue == other.pValue)
      let limits = (test.estimates[0].limits ?? [0, 1], back.estimates[0].limits ?? [0, 1])
      #expect(
        agrees(limits.0, [1 - limits.1[1], 1 - limits.1[0]], digits: 13, absolute: 1e-14))
      // The interval and the p-value are one inversion.
      if test.estimates[0].confidenceInterval != nil {
        #expect((limits.0[0] <= 0.5 && 0.5 <= limits.0[1]) == (test.pValue.value > 0.05))
      }
      let cubed = try BrunnerMunzelTest(
        x.map { $0 * $0 * $0 }, y.map { $0 * $0 * $0 }, method: method)
      #expect(cubed == test)
    }
  }

  /// W / (m n) is the area under the ROC curve with the first sample as events, the p-values of
  /// both tests of equal distributions are one, and Newcombe's interval is the area's.
  @Test(arguments: 1...8) func rankSumIsTheAreaUnderTheCurve(seed: Int) throws {
    let (x, y) = samples(seed)
    let curve = try ROCCurve(
      scores: x + y, outcomes: x.map { _ in true } + y.map { _ in false }, eventsScore: .higher)
    for method in RankLawTests.methods + [.exactDoubled] {
      let test = try RankSumTest(x, y, method: method)
      let null = try curve.nullTest(method: method)
      #expect(test.estimates[1].value == null.estimate)
      #expect(test.pValue == null.pValue)
      #expect(test.statistic?.value == null.statistic?.value)
    }
    let area = try curve.areaUnderCurve(variance: .newcombe)
    #expect(try RankSumTest(x, y).estimates[1].limits == area.estimates[0].limits)
  }

  @Test func doublingIsDistanceForSymmetricDistributions() throws {
    let x = [1.5, 2, 2, 5, 7]
    let y = [2, 3, 3, 8, 9.5]
    let distance = try RankSumTest(x, y, method: .exact)
    let doubled = try RankSumTest(x, y, method: .exactDoubled)
    #expect(agrees(distance.pValue.value, doubled.pValue.value, digits: 14))
    let paired = try SignedRankTest(before: x, after: y, method: .exactDoubled)
    #expect(try paired == SignedRankTest(before: x, after: y, method: .exact))
  }

  @Test func balancedDataHaveThePValueOne() throws {
    let balanced = try PairedDifferences(values: [-2, -1, 0, 1, 2], counts: [3, 15, 40, 15, 3])
    for zeros in ZeroDifferences.allCases {
      for method in RankLawTests.methods {
        for alternative in [Alternative.twoSided, .less, .greater] {
          let test = try SignedRankTest(
            differences: balanced, alternative: alternative, method: method, zeros: zeros)
          #expect(alternative == .twoSided ? test.pValue.value == 1 : test.pValue.value > 0.49)
          #expect(test.estimates[1].value == 0)
        }
      }
    }
    #expect(try SignTest(differences: balanced).pValue.value == 1)
    for zeros in ZeroDifferences.allCases {
      for alternative in Alternative.allCases {
        let none = try SignedRankTest(
          before: [1, 2], after: [1, 2], alternative: alternative, zeros: zeros)
        #expect(none.pValue.value == 1)
        #expect(none.method.contains("all differences are 0"))
      }
    }
  }

  @Test func resultsAreCodable() throws {
    let sign = try SignTest(before: [1, 2], after: [3, 2], alternative: .greater)
    let data = try JSONEncoder().encode(sign)
    #expect(try JSONDecoder().decode(SignTest.self, from: data) == sign)
    let munzel = try BrunnerMunzelTest([1, 2, 4], [2, 3, 5])
    let other = try JSONEncoder().encode(munzel)
    #expect(try JSONDecoder().decode(BrunnerMunzelTest.self, from: other) == munzel)
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try SignTest(before: [], after: [])
    }
    #expect(throws: StatsError.self) { try SignTest(before: [1], after: [2], level: 95) }
  }

  @Test func cohortsCountWhatTheyLeaveOut() throws {
    struct Patient: Sendable {
      var before: Double?
      var after: Double?
      var arm: String
    }
    let cohort = Cohort([
      Patient(before: 1, after: 3, arm: "a"), Patient(before: 2, after: nil, arm: "a"),
      Patient(before: 5, after: 4, arm: "b"), Patient(before: 4, after: 6, arm: "b"),
      Patient(before: 1, after: 2, arm: "a"), Patient(before: 7, after: 5, arm: "b"),
    ])
    let sign = try cohort.signTest(before: \.before, after: \.after)
    #expect(sign.count == 5)
    #expect(sign.exclusions.excluded == 1)
    #expect(sign.variables == "after minus before")
    #expect(cohort.signTest(before: \.before, after: \.after, by: \.arm).count == 2)
    let munzel = try cohort.brunnerMunzelTest(of: \.after, by: \.arm)
    #expect(munzel.groups == ["a", "b"])
    #expect(munzel.estimates[0].value == 0)
  }

  @Test func permutationsOfManyTiesAreRefusedAtOnce() throws {
    let values = try GroupedValues(
      groups: ["a", "b"], values: [1, 2], counts: [[500_000, 500_000], [500_000, 500_001]])
    #expect(throws: StatsError.self) { try BrunnerMunzelTest(values, method: .permutation) }
    let few = try GroupedValues(
      groups: ["a", "b"], values: [1, 2], counts: [[100, 100], [80, 120]])
    // The choices are hypergeometric: at least 10 from 90 of 180 ones, either way.
    let p = try BrunnerMunzelTest(few, method: .permutation).pValue.value
    #expect(try agrees(p, RankSumTest(few, method: .exact).pValue.value, digits: 13))
  }
}
