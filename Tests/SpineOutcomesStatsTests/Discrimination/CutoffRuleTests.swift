import Distributions
import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct CutoffRuleTests {
  static let rules: [CutoffRule] = [
    .youden, .closestToCorner, .cost(falseNegative: 5, falsePositive: 1, prevalence: 0.3),
    .cost(falseNegative: 1, falsePositive: 2.5, prevalence: .ofSample),
    .sensitivity(atLeast: 0.8), .specificity(atLeast: 0.9), .maximumChiSquare(),
    .maximumChiSquare(minimumShare: 0),
  ]

  static func curve(_ data: SyntheticScores, _ direction: ScoreDirection = .higher) throws
    -> ROCCurve
  {
    try ROCCurve(scores: data.scores, outcomes: data.outcomes, eventsScore: direction)
  }

  static let small = SyntheticScores(count: 60, distinct: 20, seed: 3)

  @Test(arguments: rules)
  func mirroredScores(rule: CutoffRule) throws {
    let cutoff = try Self.curve(Self.small).cutoff(rule, validation: .none)
    var mirrored = Self.small
    mirrored.scores = mirrored.scores.map { -$0 }
    let other = try Self.curve(mirrored, .lower).cutoff(rule, validation: .none)
    #expect(other.threshold == -cutoff.threshold)
    #expect(other.equallyGoodThresholds == cutoff.equallyGoodThresholds.map { -$0 }.reversed())
    #expect(other.pValue == cutoff.pValue && other.naivePValue == cutoff.naivePValue)
  }

  /// Only the order of the scores counts; thresholds move with them.
  @Test(arguments: rules)
  func monotoneTransformation(rule: CutoffRule) throws {
    var moved = Self.small
    moved.scores = moved.scores.map { $0 * $0 * $0 + $0 }
    let validation = CutoffValidation.bootstrap(resamples: 99, seed: 4)
    let cutoff = try Self.curve(Self.small).cutoff(rule, validation: validation)
    let other = try Self.curve(moved).cutoff(rule, validation: validation)
    #expect(other.truePositives == cutoff.truePositives)
    #expect(other.falsePositives == cutoff.falsePositives)
    #expect(other.pValue == cutoff.pValue)
    // The midpoint of two scores that were drawn may classify those between them otherwise.
    #expect(abs((other.bootstrap?.sensitivity ?? 0) - (cutoff.bootstrap?.sensitivity ?? 1)) < 0.1)
    let below = Self.small.scores.filter { $0 < cutoff.threshold }.count
    #expect(moved.scores.filter { $0 < other.threshold }.count == below)
  }

  @Test(arguments: rules)
  func weightsAreRepeatedRowsAndPartsMerge(rule: CutoffRule) throws {
    let data = Self.small
    let weights = data.scores.indices.map { $0 % 3 }
    let weighted = try ROCCurve(
      scores: data.scores, outcomes: data.outcomes, weights: weights, eventsScore: .higher)
    let rows = data.scores.indices.flatMap { repeatElement($0, count: weights[$0]) }
    let repeated = try ROCCurve(
      scores: rows.map { data.scores[$0] }, outcomes: rows.map { data.outcomes[$0] },
      eventsScore: .higher)
    #expect(
      try weighted.cutoff(rule, validation: .bootstrap(resamples: 99, seed: 1))
        == repeated.cutoff(rule, validation: .bootstrap(resamples: 99, seed: 1)))
    var merged = try Self.curve(data).summary
    try merged.merge(weighted.summary)
    let both = try ROCCurve(
      scores: data.scores + data.scores, outcomes: data.outcomes + data.outcomes,
      weights: weights + data.scores.map { _ in 1 }, eventsScore: .higher)
    #expect(
      try ROCCurve(merged, events: "event", eventsScore: .higher).cutoff(rule, validation: .none)
        == both.cutoff(rule, validation: .none))
  }

  /// The search makes a p-value larger than that of the same cutoff if it had been fixed.
  @Test(arguments: rules)
  func correctionMakesLarger(rule: CutoffRule) throws {
    for seed in 1...8 {
      let data = SyntheticScores(count: 50, distinct: 15, seed: UInt64(seed))
      let curve = try Self.curve(data)
      let cutoff = try curve.cutoff(rule, validation: .none)
      let twoSided = try curve.cutoff(rule, validation: .none, alternative: .twoSided)
      let p = try #require(cutoff.pValue).value
      let fixed = Hypergeometric(
        successes: cutoff.events, failures: cutoff.count - cutoff.events,
        draws: cutoff.truePositives + cutoff.falsePositives
      ).upperTail(cutoff.truePositives - 1)
      if cutoff.youdenIndex >= 0 { #expect(p >= fixed * (1 - 1e-12)) }
      #expect(p > 0 && p <= 1)
      #expect(try #require(twoSided.pValue).value >= p)
    }
  }

  /// Equal costs at the prevalence of the sample: the fewest misclassified records.
  @Test func equalCostsMinimiseMisclassification() throws {
    for seed in 1...20 {
      let curve = try Self.curve(SyntheticScores(count: 40, distinct: 12, seed: UInt64(seed)))
      let cutoff = try curve.cutoff(
        .cost(falseNegative: 1, falsePositive: 1, prevalence: .ofSample), validation: .none)
      let wrong = curve.points.map { $0.falsePositives + $0.falseNegatives }
      let fewest = try #require(wrong.min())
      #expect(cutoff.falsePositives + cutoff.falseNegatives == fewest)
      #expect(cutoff.equallyGoodThresholds.count == wrong.filter { $0 == fewest }.count)
      // The same costs in another unit.
      let scaled = try curve.cutoff(
        .cost(falseNegative: 0.1, falsePositive: 0.1, prevalence: .ofSample), validation: .none)
      #expect(scaled.equallyGoodThresholds == cutoff.equallyGoodThresholds)
    }
  }

  /// Youden's rule is that of balanced weights, however these come about.
  @Test func balancedCostsAreYouden() throws {
    let pairs: [(Double, Double, Prevalence)] = [
      (1, 1, 0.5), (9, 1, 0.1), (0.3, 0.7, 0.7), (1.8, 0.2, 0.1),
    ]
    for (falseNegative, falsePositive, prevalence) in pairs {
      for seed in 1...10 {
        let curve = try Self.curve(SyntheticScores(count: 40, distinct: 12, seed: UInt64(seed)))
        let validation = CutoffValidation.bootstrap(resamples: 99, seed: 2)
        let youden = try curve.cutoff(.youden, validation: validation)
        let cost = try curve.cutoff(
          .cost(
            falseNegative: falseNegative, falsePositive: falsePositive, prevalence: prevalence),
          validation: validation)
        #expect(cost.equallyGoodThresholds == youden.equallyGoodThresholds)
        #expect(cost.pValue == youden.pValue)
        #expect(cost.bootstrap == youden.bootstrap)
      }
    }
  }

  /// Costs of many digits, whose losses exceed 64 bits.
  @Test func longDecimals() throws {
    let third = 1.0 / 3
    let rule = CutoffRule.cost(
      falseNegative: 5 * third, falsePositive: 1e-3 / 7, prevalence: .share(0.123456789012345e-3))
    let curve = try Self.curve(SyntheticScores(count: 300, distinct: 50, seed: 2))
    let cutoff = try curve.cutoff(rule, validation: .bootstrap(resamples: 99, seed: 1))
    func cost(_ point: ROCCurve.Point) -> Double {
      5 * third * 0.123456789012345e-3 * (1 - point.sensitivity)
        + 1e-3 / 7 * (1 - 0.123456789012345e-3) * (1 - point.specificity)
    }
    let best = curve.points.min { cost($0) < cost($1) }
    #expect(cutoff.threshold == best?.threshold)
    #expect(throws: StatsError.self) {
      try curve.cutoff(
        .cost(falseNegative: 1e-300, falsePositive: 1, prevalence: 0.5), validation: .none)
    }
  }

  @Test(arguments: rules)
  func permutationsApproachTheExactValue(rule: CutoffRule) throws {
    let curve = try Self.curve(SyntheticScores(count: 40, distinct: 12, seed: 5))
    let exact = try #require(try curve.cutoff(rule, validation: .none).pValue).value
    let sampled = try curve.cutoff(
      rule, validation: .none, correction: .monteCarlo(permutations: 4_000, seed: 9))
    let p = try #require(sampled.pValue).value
    // Four standard errors and the 1 that is added.
    #expect(abs(p - exact) < 4 * (exact * (1 - exact) / 4_000).squareRoot() + 1 / 4_000)
    #expect(sampled.pValueMethod.hasPrefix("Monte Carlo, 4000 permutations (seed 9, xoshiro256**)"))
    #expect(
      try curve.cutoff(
        rule, validation: .none, correction: .monteCarlo(permutations: 4_000, seed: 9)) == sampled)
  }

  @Test(arguments: rules)
  func results(rule: CutoffRule) throws {
    let cutoff = try Self.curve(Self.small).cutoff(
      rule, validation: .bootstrap(resamples: 99, seed: 1))
    let json = try JSONEncoder().encode(cutoff)
    #expect(try JSONDecoder().decode(Cutoff.self, from: json) == cutoff)
    #expect(cutoff.description.contains("cutoff by \(rule): event if score > "))
    #expect(cutoff.description.contains("corrected for the search (exact"))
    #expect(String(decoding: json, as: UTF8.self).contains("\"isValidated\":true"))
    let plain = try Self.curve(Self.small).cutoff(rule, validation: .none)
    #expect(
      String(decoding: try JSONEncoder().encode(plain), as: UTF8.self)
        .contains("\"isValidated\":false"))
  }

  @Test(arguments: rules)
  func allTiedAndOneEvent(rule: CutoffRule) throws {
    let tied = try ROCCurve(
      scores: [1, 1, 1, 1], outcomes: [true, true, false, false], eventsScore: .higher)
    if case .maximumChiSquare = rule {
      #expect(throws: StatsError.self) { try tied.cutoff(rule, validation: .none) }
    } else {
      let cutoff = try tied.cutoff(rule, validation: .none)
      #expect(cutoff.threshold.isInfinite)
      #expect(cutoff.pValue?.value == 1 && cutoff.naivePValue == nil)
      let json = try JSONEncoder().encode(cutoff)
      #expect(try JSONDecoder().decode(Cutoff.self, from: json) == cutoff)
    }
    // One event, above 9 of 19 others.
    let one = try ROCCurve(
      scores: (0..<20).map(Double.init), outcomes: (0..<20).map { $0 == 9 }, eventsScore: .higher)
    let p = try #require(try one.cutoff(rule, validation: .none).pValue).value
    #expect(p > 0 && p <= 1)
    #expect(throws: StatsError.self) {
      try one.cutoff(rule, validation: .bootstrap(resamples: 99, seed: 1))
    }
  }

  /// The one event of n + 1 records ranks at least as high as the k-th from the top: k / (n + 1).
  @Test func oneEventByHand() throws {
    let curve = try ROCCurve(
      scores: (0..<20).map(Double.init), outcomes: (0..<20).map { $0 == 15 }, eventsScore: .higher)
    let cutoff = try curve.cutoff(.youden, validation: .none)
    #expect(cutoff.threshold == 14.5)
    #expect(agrees(cutoff.pValue?.value ?? -1, 0.25, digits: 15))
  }

  @Test func refusals() throws {
    let curve = try Self.curve(Self.small)
    let rules: [CutoffRule] = [
      .sensitivity(atLeast: 1.1), .sensitivity(atLeast: .nan), .specificity(atLeast: -0.1),
      .cost(falseNegative: 0, falsePositive: 1, prevalence: 0.5),
      .cost(falseNegative: 1, falsePositive: -1, prevalence: 0.5),
      .cost(falseNegative: .infinity, falsePositive: 1, prevalence: 0.5),
      .cost(falseNegative: .nan, falsePositive: 1, prevalence: 0.5),
      .cost(falseNegative: 1, falsePositive: 1, prevalence: 0.0),
      .cost(falseNegative: 1, falsePositive: 1, prevalence: 1.0),
      .cost(falseNegative: 1, falsePositive: 1, prevalence: .share(.nan)),
      .cost(falseNegative: 1, falsePositive: 1, prevalence: .share(1e-200)),
      .maximumChiSquare(minimumShare: 0.5), .maximumChiSquare(minimumShare: -0.1),
      .maximumChiSquare(minimumShare: .nan),
    ]
    for rule in rules {
      #expect(throws: StatsError.self) { try curve.cutoff(rule, validation: .none) }
    }
    for permutations in [Int.min, 0, 1_000_001] {
      #expect(throws: StatsError.self) {
        try curve.cutoff(
          .youden, validation: .none,
          correction: .monteCarlo(permutations: permutations, seed: 1))
      }
    }
    for json in ["\"best\"", "{}", "{\"cost\": {}}", "3", "{\"youden\": {}}"] {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(CutoffRule.self, from: Data(json.utf8))
      }
    }
  }

  @Test(arguments: rules)
  func largeSamples(rule: CutoffRule) throws {
    let curve = try Self.curve(SyntheticScores(count: 100_000, distinct: 90_000, seed: 1))
    let cutoff = try curve.cutoff(rule, validation: .none)
    switch rule {
    case .youden:
      #expect(cutoff.pValueMethod == "asymptotic Smirnov, one-sided")
    case .maximumChiSquare(let share) where share > 0:
      #expect(cutoff.pValueMethod.hasPrefix("asymptotic Lausen-Schumacher"))
    default:
      #expect(cutoff.pValue == nil)
      #expect(cutoff.pValueMethod.hasPrefix("not computed"))
      #expect(cutoff.description.contains("p corrected for the search not computed"))
    }
    #expect(cutoff.naivePValue != nil)
  }
}
