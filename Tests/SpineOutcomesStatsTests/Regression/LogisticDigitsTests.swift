import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct LogisticDigitsTests {
  /// Coefficients, standard errors and log-likelihood against 60-digit Newton.
  ///
  /// Up to a scaled condition number of 1e4 the aim is 12 digits; above it the last digits
  /// that the data determine, 15 - log10(condition) (coefficients relative to the larger of
  /// estimate and standard error, as a change far below its standard error means nothing).
  @Test func fitsAgreeWithTruth() throws {
    for fit in try LogisticFixture.load().fits {
      let model = try fit.model()
      let expected = fit.expected
      let digits = min(12, 15 - log10(expected.condition))
      #expect(model.coefficients.map(\.name) == expected.names)
      var worst = (coefficient: 99.0, error: 99.0, p: 99.0)
      for (index, coefficient) in model.coefficients.enumerated() {
        let size = max(expected.estimates[index].magnitude, expected.standardErrors[index])
        let off = (coefficient.estimate - expected.estimates[index]).magnitude / size
        worst.coefficient = min(worst.coefficient, -log10(max(off, 1e-17)))
        worst.error = min(
          worst.error, lre(coefficient.standardError, expected.standardErrors[index]))
        worst.p = min(worst.p, lre(coefficient.pValue.value, expected.pValues[index]))
      }
      let logLikelihood = lre(model.logLikelihood, expected.logLikelihood)
      if ProcessInfo.processInfo.environment["DIGITS"] != nil {
        print(
          fit.name, "k", model.conditionNumber, "true", expected.condition, "iterations",
          model.iterations, "digits", worst, logLikelihood,
          lre(model.nullDeviance, expected.nullDeviance))
      }
      #expect(worst.coefficient >= digits, "\(fit.name)")
      #expect(worst.error >= digits, "\(fit.name)")
      #expect(logLikelihood >= 12, "\(fit.name)")
      #expect(lre(model.nullDeviance, expected.nullDeviance) >= 13)
    }
  }

  private func lre(_ actual: Double, _ expected: Double) -> Double {
    actual == expected ? 17 : -log10(((actual - expected) / expected).magnitude)
  }
}
