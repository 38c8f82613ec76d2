import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct FirthDigitsTests {
  @Test func fitsAndProfilesAgreeWithTruth() throws {
    for model in try FirthFixture.load() {
      let fit = try model.data().fit(estimator: .firth, inference: .profileLikelihood)
      let expected = model.expected
      #expect(fit.coefficients.map(\.name) == expected.names)
      var (worst, limit, p) = (99.0, 99.0, 99.0)
      func digits(_ actual: Double, _ truth: Double, _ size: Double) -> Double {
        -log10(max((actual - truth).magnitude / size, 1e-17))
      }
      for (place, own) in fit.coefficients.enumerated() {
        let error = expected.standardErrors[place]
        let size = max(expected.estimates[place].magnitude, error)
        worst = min(worst, digits(own.estimate, expected.estimates[place], size))
        worst = min(worst, digits(own.standardError, error, error))
        let truth = expected.profileIntervals[place]
        let interval = own.confidenceInterval
        limit = min(
          limit, digits(interval.lower, truth.lower, max(error, truth.lower.magnitude)),
          digits(interval.upper, truth.upper, max(error, truth.upper.magnitude)))
        let test = expected.coefficientTests[place]
        p = min(p, digits(own.pValue.value, test.pValue, test.pValue))
        #expect(agrees(own.statistic.value, test.statistic, digits: 10, absolute: 1e-12))
      }
      let penalised = fit.penalisedLogLikelihood ?? .nan
      let whole = try #require(fit.likelihoodRatioTest)
      if ProcessInfo.processInfo.environment["DIGITS"] != nil {
        print(
          model.name, "coefficients", worst, "limits", limit, "p", p, "penalised",
          digits(penalised, expected.penalizedLogLikelihood, 1), "whole",
          digits(whole.pValue.value, expected.likelihoodRatioTest.pValue, 1))
      }
      #expect(worst >= 12, "\(model.name)")
      #expect(limit >= 12, "\(model.name)")
      #expect(p >= 10, "\(model.name)")
      #expect(agrees(penalised, expected.penalizedLogLikelihood, digits: 12))
      #expect(agrees(fit.logLikelihood - model.logBinomial, expected.logLikelihood, digits: 12))
      #expect(
        agrees(whole.statistic?.value ?? -1, expected.likelihoodRatioTest.statistic, digits: 11))
    }
  }
}

extension FirthFixture {
  /// The sum of the logarithms of the binomial coefficients of grouped outcomes.
  fileprivate var logBinomial: Double {
    guard let successes, let trials else { return 0 }
    return zip(successes, trials).reduce(0) { sum, pair in
      sum + lgamma(Double(pair.1) + 1) - lgamma(Double(pair.0) + 1)
        - lgamma(Double(pair.1 - pair.0) + 1)
    }
  }
}
