import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct OptimismCurveTests {
  private func optimism(intercept: Double, slope: Double) -> Optimism {
    let none = Optimism.Index(apparent: 0.5, optimism: 0)
    return Optimism(
      concordance: none, brierScore: none,
      calibrationSlope: .init(apparent: 1, optimism: 1 - slope),
      calibrationIntercept: .init(apparent: 0, optimism: -intercept), unit: .records, resamples: 1,
      failedResamples: 0, seed: 1, generator: SeededGenerator.name)
  }

  /// At slope 1/2 the odds are their root, times e^a.
  @Test func curve() throws {
    let half = optimism(intercept: 0, slope: 0.5)
    // Odds 4 become 2, 1/4 become 1/2, 1 stay.
    #expect(agrees(try half.calibrated(0.8), 2 / 3.0, digits: 14))
    #expect(agrees(try half.calibrated(0.2), 1 / 3.0, digits: 14))
    #expect(try half.calibrated(0.5) == 0.5)
    // Odds 1e-300 become 1e-150.
    #expect(agrees(try half.calibrated(1e-300), 1e-150, digits: 12))
    // Odds 1 become 3.
    #expect(agrees(try optimism(intercept: log(3), slope: 7).calibrated(0.5), 0.75, digits: 14))
    #expect(agrees(try optimism(intercept: 0, slope: 1).calibrated(0.3), 0.3, digits: 14))
  }

  @Test(arguments: [0, 1, -0.1, 1.1, .nan, .infinity])
  func whatIsNoProbabilityIsRefused(_ predicted: Double) throws {
    #expect(throws: StatsError.self) {
      try optimism(intercept: 0, slope: 1).calibrated(predicted)
    }
  }

  @Test func jsonHoldsWhatIsCorrected() throws {
    let value = optimism(intercept: 0.25, slope: 0.5)
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Optimism.self, from: data) == value)
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let slope = object?["calibrationSlope"] as? [String: Double]
    #expect(slope == ["apparent": 1, "optimism": 0.5, "corrected": 0.5])
  }
}
