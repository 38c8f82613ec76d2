import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct CurveBootstrapTests {
  /// Resamples drawn and evaluated row by row elsewhere; sums of squares keep 12 digits.
  @Test func singleCurves() throws {
    for expected in try BootstrapFile.load().single {
      let curve = try ROCCurve(
        scores: expected.scores, outcomes: expected.outcomes, eventsScore: expected.eventsScore)
      let (resamples, seed) = (expected.resamples, expected.seed)
      for (key, exact) in expected.measures {
        let measure = try #require(BootstrapFile.measures[key])
        let (estimate, error, interval): (Double, Double?, ConfidenceInterval)
        switch measure {
        case .area:
          for (value, p) in exact.p {
            let area = try curve.areaUnderCurve(
              variance: .bootstrap(resamples: resamples, seed: seed),
              against: Double(value) ?? .nan)
            #expect(agrees(area.pValue.value, p, digits: 15))
          }
          let area = try curve.areaUnderCurve(
            interval: .logit, variance: .bootstrap(resamples: resamples, seed: seed))
          #expect(area.bootstrap?.seed == seed && area.bootstrap?.resamples == resamples)
          (estimate, error, interval) = (
            area.estimate, area.standardError, area.confidenceInterval
          )
        case .partialArea(let range):
          let area = try curve.partialArea(
            over: range, variance: .bootstrap(resamples: resamples, seed: seed))
          #expect(agrees(area.pValue.value, exact.p.first?.value ?? -1, digits: 15))
          (estimate, error, interval) = (
            area.estimate, area.standardError, area.confidenceInterval
          )
        case .sensitivity(let given, let reading):
          let accuracy = try curve.sensitivity(
            atSpecificity: given, reading, resamples: resamples, seed: seed)
          (estimate, error, interval) = (
            accuracy.estimate, accuracy.standardError, accuracy.confidenceInterval
          )
        case .specificity(let given, let reading):
          let accuracy = try curve.specificity(
            atSensitivity: given, reading, resamples: resamples, seed: seed)
          (estimate, error, interval) = (
            accuracy.estimate, accuracy.standardError, accuracy.confidenceInterval
          )
        default: continue
        }
        #expect(agrees(estimate, exact.estimate, digits: 13))
        #expect(agrees(error ?? -1, exact.standardError, digits: 12))
        #expect(agrees(interval.lower, exact.lower, digits: 13))
        #expect(agrees(interval.upper, exact.upper, digits: 13))
      }
    }
  }

  @Test func pairedCurves() throws {
    let expected = try BootstrapFile.load().paired
    let scores = expected.eventsScores.enumerated().map {
      PairedScores.Score("score \($0)", eventsScore: $1)
    }
    let comparison = try ROCComparison(
      PairedScores(scores, values: expected.values, outcomes: expected.outcomes))
    for (key, exact) in expected.measures {
      let measure = try #require(BootstrapFile.measures[key])
      let differences = try comparison.differences(
        of: measure, resamples: expected.resamples, seed: expected.seed)
      let normal = try comparison.differences(
        of: measure, resamples: expected.resamples, seed: expected.seed, interval: .normal)
      #expect(differences.count == exact.count)
      for (index, exact) in exact.enumerated() {
        try check(differences[index], normal[index], exact)
        #expect(differences[index].isPaired)
      }
    }
  }

  @Test func unpairedCurves() throws {
    let expected = try BootstrapFile.load().unpaired
    let curves = try expected.parts.map {
      try ROCCurve(scores: $0.scores, outcomes: $0.outcomes, eventsScore: expected.eventsScore)
    }
    for (key, exact) in expected.measures {
      let measure = try #require(BootstrapFile.measures[key])
      let difference = try curves[0].difference(
        of: measure, from: curves[1], resamples: expected.resamples, seed: expected.seed)
      let normal = try curves[0].difference(
        of: measure, from: curves[1], resamples: expected.resamples, seed: expected.seed,
        interval: .normal)
      try check(difference, normal, exact)
      #expect(!difference.isPaired && difference.count == 81)
    }
  }

  private func check(
    _ difference: ROCDifference, _ normal: ROCDifference, _ exact: BootstrapFile.Inference
  ) throws {
    #expect(agrees(difference.estimate, exact.estimate, digits: 13, absolute: 1e-16))
    #expect(agrees(difference.standardError ?? -1, exact.standardError, digits: 12))
    let interval = try #require(difference.confidenceInterval)
    #expect(agrees(interval.lower, exact.lower, digits: 12, absolute: 1e-16))
    #expect(agrees(interval.upper, exact.upper, digits: 12, absolute: 1e-16))
    #expect(agrees(difference.pValue.value, exact.p["0.0"] ?? -1, digits: 15))
    #expect(agrees(normal.statistic?.value ?? .nan, exact.z ?? 0, digits: 12, absolute: 1e-13))
    #expect(agrees(normal.pValue.value, exact.normalP ?? -1, digits: 11))
    let limits = try #require(normal.confidenceInterval)
    // No difference exceeds 1.
    #expect(agrees(limits.lower, max(-1, exact.normalLower ?? 0), digits: 11, absolute: 1e-15))
    #expect(agrees(limits.upper, min(1, exact.normalUpper ?? 0), digits: 11, absolute: 1e-15))
    #expect(normal.method.contains("normal") && difference.method.contains("percentile"))
  }

  /// The interval excludes a value exactly when p is 1 - level or less.
  @Test func percentilesInvert() throws {
    let data = SyntheticScores(count: 60, distinct: 30, seed: 9)
    let curve = try ROCCurve(
      scores: data.scores, outcomes: data.outcomes, eventsScore: .higher)
    for level in [0.5, 0.8, 0.9, 0.95] {
      for step in 1..<60 {
        let value = Double(step) / 60
        let area = try curve.areaUnderCurve(
          level: level, variance: .bootstrap(resamples: 99, seed: 4), against: value)
        let isOutside = !area.confidenceInterval.contains(value)
        #expect(isOutside == (area.pValue.value <= (1 - level) * (1 + 1e-12)))
      }
    }
  }

  /// Weights are repeated rows, and threads change nothing.
  @Test func weightsAreRows() throws {
    let data = SyntheticScores(count: 3_000, distinct: 40, seed: 2)
    let rows = try ROCCurve(scores: data.scores, outcomes: data.outcomes, eventsScore: .higher)
    let counted = try ROCCurve(rows.summary, events: "event", eventsScore: .higher)
    let variance = AreaUnderCurve.Variance.bootstrap(resamples: 199, seed: 8)
    let one = try rows.areaUnderCurve(variance: variance)
    let two = try counted.areaUnderCurve(variance: variance)
    #expect(one.confidenceInterval == two.confidenceInterval)
    #expect(agrees(one.standardError ?? 0, rows.area.standardError ?? 1, digits: 0.7))
    let many = SyntheticScores(count: 20_000, distinct: 1_000_000, seed: 3)
    let large = try ROCCurve(scores: many.scores, outcomes: many.outcomes, eventsScore: .higher)
    let area = try large.areaUnderCurve(variance: variance)
    #expect(agrees(area.standardError ?? 0, large.area.standardError ?? 1, digits: 0.7))
    #expect(agrees(area.confidenceInterval.lower, large.area.confidenceInterval.lower, digits: 2))
  }
}
