import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct CalibrationTests {
  @Test func agreesWithTruth() throws {
    let fixtures = try ChecksFixture.load().filter { $0.expected.calibration != nil }
    #expect(!fixtures.isEmpty)
    for fixture in fixtures {
      guard let truth = fixture.expected.calibration,
        let set = try LogisticDataset.load().first(where: { $0.name == fixture.dataset }),
        let outcome = set.outcome, set.frequencies == nil
      else { continue }
      let calibration = try Calibration(
        predicted: truth.predictions, outcome: outcome.map { $0 == 1 })
      expect(calibration.interceptInTheLarge, truth.interceptInTheLarge)
      expect(calibration.intercept, truth.intercept)
      expect(calibration.slope, truth.slope)
      #expect(
        agrees(calibration.test?.statistic?.value ?? .nan, truth.testOfBoth.statistic, digits: 11))
      #expect(agrees(calibration.test?.pValue.value ?? .nan, truth.testOfBoth.pValue, digits: 11))
      #expect(agrees(calibration.observedOverExpected, truth.observedOverExpected, digits: 13))
      #expect(agrees(calibration.brierScore, truth.brier, digits: 13))
      #expect(agrees(calibration.concordance.estimate, truth.concordance, digits: 14))
    }
  }

  /// Estimates relative to the larger of themselves and their standard error.
  private func expect(_ estimate: Estimate, _ truth: ChecksFixture.Interval) {
    let size = max(truth.estimate.magnitude, truth.standardError)
    #expect((estimate.value - truth.estimate).magnitude <= 1e-12 * size)
    let interval = estimate.confidenceInterval
    #expect(((interval?.lower ?? .nan) - truth.lower).magnitude <= 1e-11 * size)
    #expect(((interval?.upper ?? .nan) - truth.upper).magnitude <= 1e-11 * size)
  }

  @Test func fittedProbabilitiesAreCalibratedByConstruction() throws {
    let data = try ChecksFixture.named("kyphosis").data()
    let calibration = try data.calibration(of: data.fit())
    #expect((calibration.slope.value - 1).magnitude < 1e-12)
    #expect(calibration.interceptInTheLarge.value.magnitude < 1e-12)
    #expect((calibration.observedOverExpected - 1).magnitude < 1e-13)
    #expect(calibration.curve.map(\.count).reduce(0, +) == 81)
  }

  @Test func unusablePredictionsAreRefused() throws {
    for wrong in [0, 1, -0.1, 1.1, Double.nan, .infinity] {
      let error = statsError {
        try Calibration(predicted: [0.2, wrong, 0.4], outcome: [true, false, true])
      }
      guard case .invalidValue(let value)? = error else {
        Issue.record("no invalidValue for \(wrong)")
        continue
      }
      #expect(value.row == 2)
    }
    #expect(
      statsError { try Calibration(predicted: [], outcome: []) }.map { error in
        if case .noCompleteCases = error { true } else { false }
      } == true)
    #expect(throws: StatsError.self) {
      try Calibration(predicted: [0.5, 0.5, 0.5], outcome: [true, false, true])
    }
    #expect(throws: StatsError.self) { try Calibration(predicted: [0.5], outcome: []) }
  }
}
