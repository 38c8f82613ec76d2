import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Tables and measures of `Fixtures/roc-classification/generate.py`.
struct ExactClassifications: Decodable {
  struct Limits: Decodable, Sendable {
    var method: ProportionInterval?
    var level: Double
    var lower: ExtendedReal
    var upper: ExtendedReal
  }

  struct Share: Decodable, Sendable {
    var value: Double?
    var intervals: [Limits]
  }

  struct Ratio: Decodable, Sendable {
    var value: ExtendedReal?
    var logIntervals: [Limits]
    var halfIntervals: [Limits]
  }

  struct Predictive: Decodable, Sendable {
    struct Value: Decodable, Sendable {
      var value: Double?
      var logit: [Limits]
      var adjusted: [Limits]
    }
    var prevalence: Double
    var ppv: Value
    var npv: Value
  }

  struct Table: Decodable, Sendable {
    var threshold: Double?
    var truePositives: Int
    var falsePositives: Int
    var trueNegatives: Int
    var falseNegatives: Int
    var sensitivity: Share
    var specificity: Share
    var ppv: Share
    var npv: Share
    var accuracy: Share
    var youdenIndex: Double
    var positiveLikelihoodRatio: Ratio
    var negativeLikelihoodRatio: Ratio
    var predictive: [Predictive]
  }

  struct Case: Decodable, Sendable, CustomStringConvertible {
    var name: String
    var eventsScore: ScoreDirection
    var scores: [Double]
    var eventCounts: [Int]
    var otherCounts: [Int]
    var at: [Table]

    var description: String { name }

    func curve() throws -> ROCCurve {
      try ROCCurve(
        GroupedValues(
          groups: ["other", "event"], values: scores, counts: [otherCounts, eventCounts]),
        events: "event", eventsScore: eventsScore)
    }
  }

  var cases: [Case]
  var tables: [Table]

  static func load() throws -> ExactClassifications {
    try Fixtures.json("roc-classification/expected.json")
  }
}

@Suite struct ClassificationTests {
  let expected: ExactClassifications

  init() throws { expected = try ExactClassifications.load() }

  private func check(
    _ estimate: Estimate?, _ value: Double?, _ limits: ExactClassifications.Limits?,
    _ label: Comment
  ) {
    guard let value else {
      #expect(estimate == nil, label)
      return
    }
    #expect(agrees(estimate?.value ?? -1, value, digits: 14), label)
    guard let limits else { return }
    let interval = estimate?.confidenceInterval
    #expect(agrees(interval?.lower ?? -1, limits.lower.value, digits: 12), label)
    #expect(agrees(interval?.upper ?? -1, limits.upper.value, digits: 12), label)
  }

  private func checkRatio(
    _ estimate: Estimate?, _ truth: ExactClassifications.Ratio, level: Double,
    isConstant: Bool, _ label: Comment
  ) {
    guard let value = truth.value?.value else {
      #expect(estimate == nil, label)
      return
    }
    if let limits = truth.logIntervals.first(where: { $0.level == level }), !isConstant {
      check(estimate, value, limits, label)
      #expect(estimate?.confidenceInterval?.method == "log (Simel)", label)
    } else if var limits = truth.halfIntervals.first(where: { $0.level == level }) {
      limits.lower = ExtendedReal(min(value, limits.lower.value))
      limits.upper = ExtendedReal(max(value, limits.upper.value))
      check(estimate, value, limits, label)
      #expect(estimate?.confidenceInterval?.method.contains("1/2 added") == true, label)
    }
  }

  private func checkPredictive(
    _ estimate: Estimate?, _ truth: ExactClassifications.Predictive.Value, level: Double,
    isConstant: Bool, _ label: Comment
  ) {
    guard let value = truth.value else {
      #expect(estimate == nil, label)
      return
    }
    if let limits = truth.logit.first(where: { $0.level == level }), !isConstant {
      check(estimate, value, limits, label)
    } else if var limits = truth.adjusted.first(where: { $0.level == level }) {
      limits.lower = ExtendedReal(min(value, limits.lower.value))
      limits.upper = ExtendedReal(max(value, limits.upper.value))
      check(estimate, value, limits, label)
      #expect(estimate?.confidenceInterval?.method.hasPrefix("adjusted logit") == true, label)
    }
  }

  private func check(
    _ truth: ExactClassifications.Table, _ name: String,
    _ make: (_ prevalence: Double?, ProportionInterval, _ level: Double) throws -> Classification
  ) throws {
    let label: Comment = "\(name) at \(truth.threshold ?? .infinity)"
    let allPositive = truth.falseNegatives + truth.trueNegatives == 0
    let allNegative = truth.truePositives + truth.falsePositives == 0
    for level in [0.95, 0.9] {
      for interval in ProportionInterval.allCases {
        let result = try make(nil, interval, level)
        #expect(result.truePositives == truth.truePositives, label)
        #expect(result.falsePositives == truth.falsePositives, label)
        #expect(result.trueNegatives == truth.trueNegatives, label)
        #expect(result.falseNegatives == truth.falseNegatives, label)
        for (estimate, share) in [
          (result.sensitivity, truth.sensitivity), (result.specificity, truth.specificity),
          (result.positivePredictiveValue, truth.ppv),
          (result.negativePredictiveValue, truth.npv), (result.accuracy, truth.accuracy),
        ] {
          let limits = share.intervals.first { $0.method == interval && $0.level == level }
          check(estimate, share.value, limits, label)
        }
      }
      for truth in truth.predictive {
        let result = try make(truth.prevalence, .wilson, level)
        let values = try #require(result.atPrevalence)
        #expect(values.prevalence == truth.prevalence)
        checkPredictive(
          values.positive, truth.ppv, level: level, isConstant: allPositive, label)
        checkPredictive(
          values.negative, truth.npv, level: level, isConstant: allNegative, label)
      }
      let result = try make(nil, .wilson, level)
      checkRatio(
        result.positiveLikelihoodRatio, truth.positiveLikelihoodRatio, level: level,
        isConstant: allPositive, label)
      checkRatio(
        result.negativeLikelihoodRatio, truth.negativeLikelihoodRatio, level: level,
        isConstant: allNegative, label)
      check(result.youdenIndex, truth.youdenIndex, nil, label)
    }
    let result = try make(0.21, .clopperPearson, 0.9)
    let json = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(Classification.self, from: json) == result, label)
    let missing = [
      result.sensitivity, result.specificity, result.positivePredictiveValue,
      result.negativePredictiveValue, result.positiveLikelihoodRatio,
      result.negativeLikelihoodRatio, result.youdenIndex,
    ].filter { $0 == nil }.count
    #expect(result.undefined.count == missing, label)
    for estimate in result.estimates {
      #expect(estimate.confidenceInterval?.contains(estimate.value) == true, label)
    }
  }

  @Test func thresholds() throws {
    for example in expected.cases {
      let curve = try example.curve()
      for truth in example.at {
        try check(truth, example.name) { prevalence, interval, level in
          try curve.classification(
            at: truth.threshold ?? .nan, prevalence: prevalence, interval: interval, level: level)
        }
      }
    }
  }

  @Test func counts() throws {
    for truth in expected.tables {
      try check(truth, "table") { prevalence, interval, level in
        try Classification(
          truePositives: truth.truePositives, falsePositives: truth.falsePositives,
          falseNegatives: truth.falseNegatives, trueNegatives: truth.trueNegatives,
          prevalence: prevalence, interval: interval, level: level)
      }
    }
  }

  /// pROC issue 102: LR+ 3.261324 and LR- .4541632 of s100b at 0.2.
  @Test func likelihoodRatiosOfPROC() throws {
    let example = try #require(expected.cases.first { $0.name == "aSAH s100b" })
    let result = try example.curve().classification(at: 0.2)
    #expect(agrees(result.positiveLikelihoodRatio?.value ?? 0, 3.261324, digits: 6))
    #expect(agrees(result.negativeLikelihoodRatio?.value ?? 0, 0.4541632, digits: 6))
  }

  @Test func infiniteThresholdsAndDescriptions() throws {
    let curve = try ROCCurve(
      scores: [1, 2, 3, 4], outcomes: [false, true, false, true], eventsScore: .higher)
    let none = try curve.classification(at: .infinity)
    #expect(none.truePositives == 0 && none.falsePositives == 0)
    #expect(none.positivePredictiveValue == nil)
    #expect(
      none.undefined.map(\.name) == ["positive predictive value", "positive likelihood ratio"])
    #expect(
      none.description.contains("positive predictive value undefined (no record is positive)"))
    #expect(
      try JSONDecoder().decode(Classification.self, from: JSONEncoder().encode(none)) == none)
    let all = try curve.classification(at: -.infinity)
    #expect(all.sensitivity?.value == 1 && all.specificity?.value == 0)
    #expect(all.negativeLikelihoodRatio == nil)
    #expect(all.positiveLikelihoodRatio?.value == 1)
    // A score that equals the threshold is negative.
    let at = try curve.classification(at: 2)
    #expect(at.truePositives == 1 && at.falsePositives == 1 && at.falseNegatives == 1)
    #expect(at.table.rowVariable == "score > 2")
    #expect(at.description.hasPrefix("event by score > 2: 1 true and 1 false positives"))
    #expect(at.description.hasSuffix("intervals of shares Wilson, 2 events, n = 4"))
    #expect(throws: StatsError.self) { try curve.classification(at: .nan) }
  }

  /// At the cutoff that was chosen the measures are those of the cutoff.
  @Test func atTheChosenCutoff() throws {
    let curve = try ROCCurve(
      scores: SyntheticScores(count: 80, distinct: 30, seed: 2).scores,
      outcomes: SyntheticScores(count: 80, distinct: 30, seed: 2).outcomes, eventsScore: .higher)
    let cutoff = try curve.cutoff(.youden, validation: .none)
    let result = try curve.classification(at: cutoff.threshold)
    #expect(result.sensitivity?.value == cutoff.apparentSensitivity.value)
    #expect(
      result.specificity?.confidenceInterval == cutoff.apparentSpecificity.confidenceInterval)
    #expect(agrees(result.youdenIndex?.value ?? -1, cutoff.youdenIndex, digits: 14))
    let test = try ChiSquareTest(result.table)
    #expect(agrees(test.pValue.value, cutoff.naivePValue?.value ?? -1, digits: 12))
    #expect(test.estimates.first?.value != nil)
  }

  /// Exchanging outcome and reading exchanges sensitivity and specificity.
  @Test func exchangedRoles() throws {
    let result = try Classification(
      truePositives: 12, falsePositives: 5, falseNegatives: 3, trueNegatives: 20)
    let other = try Classification(
      truePositives: 20, falsePositives: 3, falseNegatives: 5, trueNegatives: 12)
    #expect(result.sensitivity?.value == other.specificity?.value)
    #expect(result.positivePredictiveValue?.value == other.negativePredictiveValue?.value)
    #expect(
      agrees(
        result.positiveLikelihoodRatio?.value ?? 0,
        1 / (other.negativeLikelihoodRatio?.value ?? 0), digits: 14))
    #expect(
      agrees(result.youdenIndex?.value ?? 0, other.youdenIndex?.value ?? 1, digits: 14))
  }

  @Test func onlyOneOutcome() throws {
    let events = try Classification(
      truePositives: 3, falsePositives: 0, falseNegatives: 1, trueNegatives: 0, prevalence: 0.2)
    #expect(events.specificity == nil && events.positiveLikelihoodRatio == nil)
    #expect(events.sensitivity?.value == 0.75 && events.positivePredictiveValue?.value == 1)
    #expect(events.atPrevalence?.positive == nil && events.atPrevalence?.negative == nil)
    #expect(events.undefined.map(\.name).contains("specificity"))
    #expect(events.undefined.allSatisfy { !$0.reason.isEmpty })
  }

  struct Patient: Sendable {
    var seen: Bool?
    var failed: Bool?
  }

  @Test func cohorts() throws {
    let patients =
      Array(repeating: Patient(seen: true, failed: true), count: 4)
      + Array(repeating: Patient(seen: false, failed: true), count: 2)
      + Array(repeating: Patient(seen: true, failed: false), count: 1)
      + Array(repeating: Patient(seen: false, failed: false), count: 8)
      + [Patient(seen: nil, failed: true)]
    let result = try Cohort(patients).classification(of: \.failed, test: \.seen, prevalence: 0.1)
    #expect(result.truePositives == 4 && result.falseNegatives == 2)
    #expect(result.falsePositives == 1 && result.trueNegatives == 8)
    #expect(result.exclusions.excluded == 1)
    #expect(result.description.hasPrefix("failed by seen: 4 true"))
    #expect(throws: StatsError.self) {
      try Cohort([Patient]()).classification(of: \.failed, test: \.seen)
    }
  }

  @Test func refusals() throws {
    func make(_ counts: [Int], prevalence: Double? = nil, level: Double = 0.95) throws {
      _ = try Classification(
        truePositives: counts[0], falsePositives: counts[1], falseNegatives: counts[2],
        trueNegatives: counts[3], prevalence: prevalence, level: level)
    }
    #expect(throws: StatsError.self) { try make([0, 0, 0, 0]) }
    #expect(throws: StatsError.self) { try make([1, -1, 1, 1]) }
    #expect(throws: StatsError.self) { try make([.max, 1, 1, .max]) }
    for prevalence in [0, 1, -0.2, Double.nan, .infinity] {
      #expect(throws: StatsError.self) { try make([1, 1, 1, 1], prevalence: prevalence) }
    }
    for level in [0, 1, 95, Double.nan] {
      #expect(throws: StatsError.self) { try make([1, 1, 1, 1], level: level) }
    }
    #expect(throws: StatsError.self) {
      try Classification(ContingencyTable([[1, 2, 3], [4, 5, 6]]))
    }
    for (successes, trials) in [(1, 0), (-1, 3), (4, 3)] {
      for method in ProportionInterval.allCases {
        #expect(throws: StatsError.self) {
          try method.interval(successes: successes, trials: trials)
        }
      }
    }
  }
}
