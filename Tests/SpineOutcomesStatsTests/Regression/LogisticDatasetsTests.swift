import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Published and constructed data against fits at 60 digits.
@Suite struct LogisticDatasetsTests {
  /// 12 digits, or the last that data of that condition determine: 15 - log10(condition), for
  /// coefficients relative to the larger of estimate and standard error.
  @Test(arguments: try LogisticDataset.load().filter(\.isStored))
  func fitAgreesWithTruth(_ data: LogisticDataset) throws {
    try expect(data.data().fit(), data.name)
  }

  @Test func twentyThousandRowsAgreeWithTruth() throws {
    try expect(LogisticDataset.twentyThousand().fit(), "twenty thousand rows")
  }

  private func expect(_ model: LogisticRegression, _ name: String) throws {
    let truth = try #require(try LogisticTruth.load()[name])
    let digits = min(12, 15 - log10(truth.condition))
    var worst = (coefficient: 17.0, error: 17.0, p: 17.0)
    #expect(model.coefficients.map(\.name) == truth.names)
    for (place, coefficient) in model.coefficients.enumerated() {
      let size = max(truth.estimates[place].magnitude, truth.standardErrors[place])
      let off = (coefficient.estimate - truth.estimates[place]).magnitude / size
      worst.coefficient = min(worst.coefficient, -log10(max(off, 1e-17)))
      worst.error = min(
        worst.error, Self.digits(coefficient.standardError, truth.standardErrors[place]))
      worst.p = min(worst.p, Self.digits(coefficient.pValue.value, truth.pValues[place]))
    }
    if ProcessInfo.processInfo.environment["DIGITS"] != nil {
      print(
        "DIGITS", name, truth.condition, worst,
        Self.digits(model.deviance, truth.deviance), model.iterations)
    }
    #expect(worst.coefficient >= digits)
    #expect(worst.error >= digits)
    // A p-value's exponent is z^2 / 2: it loses the digits of z once more in the far tail.
    #expect(worst.p >= digits - 2)
    let logLikelihood = truth.logLikelihoodWithBinomialCoefficients ?? truth.logLikelihood
    #expect(agrees(model.logLikelihood, logLikelihood, digits: 12))
    #expect(agrees(model.nullDeviance, truth.nullDeviance, digits: 12))
    #expect(model.events == truth.events)
    #expect(model.degreesOfFreedom == truth.residualDegreesOfFreedom)
    if truth.residualDegreesOfFreedom > 0 {
      #expect(agrees(model.deviance, truth.deviance, digits: 11))
    } else {
      // A saturated model explains each row's share: its deviance is zero up to rounding.
      #expect(model.deviance < 1e-12)
    }
    if let test = truth.likelihoodRatioTest {
      #expect(model.likelihoodRatioTest?.statistic?.degreesOfFreedom == test.degreesOfFreedom)
      // The statistic is a difference of deviances: digits are lost where it is small.
      let shrinkage = max(0, log10(truth.nullDeviance / test.statistic))
      let value = model.likelihoodRatioTest?.statistic?.value ?? .nan
      #expect(agrees(value, test.statistic, digits: 12 - shrinkage))
    }
  }

  private static func digits(_ actual: Double, _ expected: Double) -> Double {
    actual == expected ? 17 : -log10(((actual - expected) / expected).magnitude)
  }
}
