import Foundation
import Testing
import _StatsTestSupport

@testable import Distributions

/// The functions around the gamma and the normal distribution against 50-digit values; quantiles
/// within 2 units in the last place, at all points.
///
/// With `DISTRIBUTION_ERRORS` set, the errors are printed as `Documentation/Validation.md` shows
/// them.
@Suite struct GammaReferenceTests {
  struct Reference: Decodable {
    let chiSquaredQuantile: [[Double]]
    let normalQuantile: [[Double]]
    let inverseErfc: [[Double]]
    let inverseErf: [[Double]]
    let normal: [[Double]]
    let logGamma: [[Double]]
    let digamma: [[Double]]
    let trigamma: [[Double]]
    let chiSquaredDensity: [[Double]]
  }

  private let reference: Reference

  init() throws { reference = try Fixtures.json("distributions/expected-gamma.json") }

  private func show(_ report: String) {
    if ProcessInfo.processInfo.environment["DISTRIBUTION_ERRORS"] != nil { print(report) }
  }

  private func check(_ name: String, _ errors: QuantileErrors) {
    show(errors.report(name))
    #expect(errors.count > 0)
    #expect(errors.worst <= 2, "\(errors.report(name))")
  }

  /// Holds errors to a share of 1e-13 + 4u |log result|.
  private func check(_ name: String, _ errors: ReferenceErrors, share: Double = 1) {
    show(errors.report(name))
    #expect(errors.count > 0)
    #expect(errors.worstShare <= share, "\(errors.report(name))")
  }

  @Test func chiSquaredQuantile() {
    var errors = QuantileErrors()
    for row in reference.chiSquaredQuantile {
      let chi = ChiSquared(degreesOfFreedom: row[0])
      let actual = row[2] == 1 ? chi.quantile(row[1]) : chi.quantile(upperTail: row[1])
      errors.add(actual, row[3], smaller: min(row[1], 1 - row[1]), at: row)
    }
    check("chi-squared quantile", errors)
  }

  @Test func normalQuantile() {
    var errors = QuantileErrors()
    for row in reference.normalQuantile {
      errors.add(Normal.standard.quantile(upperTail: row[0]), row[1], smaller: row[0], at: row)
      errors.add(Normal.standard.quantile(row[0]), -row[1], smaller: row[0], at: row)
    }
    check("normal quantile", errors)
  }

  @Test func inverseErrorFunctions() {
    var complement = QuantileErrors()
    for row in reference.inverseErfc {
      complement.add(
        ErrorFunction.inverseComplement(row[0]), row[1], smaller: row[0], at: row)
    }
    check("inverse erfc", complement)
    var inverse = QuantileErrors()
    for row in reference.inverseErf {
      inverse.add(ErrorFunction.inverse(row[0]), row[1], at: row)
      inverse.add(ErrorFunction.inverse(-row[0]), -row[1], at: row)
    }
    check("inverse erf", inverse)
  }

  @Test func normal() {
    let normal = Normal.standard
    var (upper, lower) = (ReferenceErrors(), ReferenceErrors())
    var (logUpper, logLower) = (ReferenceErrors(), ReferenceErrors())
    for row in reference.normal {
      let z = row[0]
      upper.add(normal.upperTail(z), row[2], logarithm: row[4], smaller: row[2], at: row)
      lower.add(normal.cdf(z), row[1], at: row)
      logUpper.add(normal.logUpperTail(z), row[4], smaller: row[2], at: row)
      logLower.add(normal.logCdf(z), row[3], logarithm: row[4], smaller: row[2], at: row)
      #expect(normal.cdf(-z) == normal.upperTail(z))
      #expect(normal.logCdf(-z) == normal.logUpperTail(z))
    }
    // Some units in the last place of a bound that is a thousand of them.
    check("normal upper tail", upper, share: 0.01)
    check("normal cdf", lower, share: 0.01)
    check("normal log upper tail", logUpper, share: 0.01)
    check("normal log cdf", logLower, share: 0.01)
  }

  @Test func gammaFunctions() {
    var (logGamma, digamma, trigamma) = (ReferenceErrors(), ReferenceErrors(), ReferenceErrors())
    for row in reference.logGamma { logGamma.add(LogGamma.value(row[0]), row[1], at: row) }
    for row in reference.digamma { digamma.add(Digamma.value(row[0]), row[1], at: row) }
    for row in reference.trigamma { trigamma.add(Digamma.derivative(row[0]), row[1], at: row) }
    check("log-gamma", logGamma, share: 0.01)
    check("digamma", digamma, share: 0.01)
    check("trigamma", trigamma, share: 0.01)
  }

  @Test func chiSquaredDensity() {
    var (density, logDensity) = (ReferenceErrors(), ReferenceErrors())
    for row in reference.chiSquaredDensity {
      let chi = ChiSquared(degreesOfFreedom: row[0])
      if row[2] > 0 {
        density.add(
          chi.density(row[1]), row[2], logarithm: row[3], smaller: row[2], at: row)
      }
      logDensity.add(chi.logDensity(row[1]), row[3], logarithm: log(row[3].magnitude), at: row)
    }
    check("chi-squared density", density, share: 0.05)
    check("chi-squared log density", logDensity)
  }
}
