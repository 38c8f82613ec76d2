import Foundation
import Testing

@testable import Distributions

/// Every function against 50-digit values; with `DISTRIBUTION_ERRORS` set, the errors are
/// printed as `Documentation/Validation.md` shows them.
@Suite struct ReferenceTests {
  private let reference: ReferenceValues

  init() throws { reference = try ReferenceValues.read() }

  private func check(_ name: String, _ errors: ReferenceErrors, share: Double = 1) {
    if ProcessInfo.processInfo.environment["DISTRIBUTION_ERRORS"] != nil {
      print(errors.report(name))
    }
    #expect(errors.count > 0)
    #expect(errors.worstShare <= share, "\(errors.report(name))")
  }

  /// The four functions at the end of a row: lower, upper and their logarithms.
  private func checkTails(
    _ name: String, _ rows: [[Double]],
    _ tails: ([Double]) -> (lower: Double, upper: Double, logLower: Double, logUpper: Double)
  ) {
    var probability = ReferenceErrors()
    var logarithm = ReferenceErrors()
    for row in rows {
      let expected = Array(row.suffix(4))
      let actual = tails(row)
      let smaller = min(expected[0], expected[1])
      for (index, value) in [actual.lower, actual.upper].enumerated() {
        probability.add(
          value, expected[index], logarithm: expected[index + 2], smaller: smaller, at: row)
      }
      for (index, value) in [actual.logLower, actual.logUpper].enumerated() {
        let target = expected[index + 2]
        logarithm.add(value, target, logarithm: log(-target), smaller: smaller, at: row)
      }
    }
    check(name, probability)
    check("\(name), logarithms", logarithm)
  }

  @Test func logGamma() {
    var errors = ReferenceErrors()
    for row in reference.logGamma { errors.add(LogGamma.value(row[0]), row[1], at: row) }
    check("log-gamma", errors)
  }

  @Test func logBeta() {
    var errors = ReferenceErrors()
    for row in reference.logBeta { errors.add(LogBeta.value(row[0], row[1]), row[2], at: row) }
    check("log-beta", errors)
  }

  @Test func normal() {
    let normal = Normal.standard
    checkTails("normal", reference.normal) { row in
      let z = row[0]
      return (
        normal.upperTail(-z), normal.upperTail(z), normal.logCdf(z), normal.logCdf(-z)
      )
    }
  }

  @Test func incompleteGamma() {
    checkTails("incomplete gamma", reference.gamma) { row in
      let tails = IncompleteGamma.tails(shape: row[0], at: row[1])
      return (tails.lower, tails.upper, tails.logLower, tails.logUpper)
    }
  }

  @Test func incompleteBeta() {
    checkTails("incomplete beta", reference.beta) { row in
      let tails = IncompleteBeta.tails(row[0], row[1], at: row[2])
      return (tails.lower, tails.upper, tails.logLower, tails.logUpper)
    }
  }

  @Test func studentT() {
    checkTails("t", reference.studentT) { row in
      let t = StudentT(degreesOfFreedom: row[0])
      return (t.cdf(row[1]), t.upperTail(row[1]), t.logCdf(row[1]), t.logUpperTail(row[1]))
    }
  }

  @Test func fisherF() {
    checkTails("F", reference.fisherF) { row in
      let f = FisherF(numerator: row[0], denominator: row[1])
      return (f.cdf(row[2]), f.upperTail(row[2]), f.logCdf(row[2]), f.logUpperTail(row[2]))
    }
  }

  @Test func binomial() {
    checkTails("binomial", reference.binomial) { row in
      let binomial = Binomial(trials: Int(row[0]), probability: row[1])
      let k = Int(row[2])
      return (
        binomial.cdf(k), binomial.upperTail(k), binomial.logCdf(k), binomial.logUpperTail(k)
      )
    }
    var mass = ReferenceErrors()
    for row in reference.binomial where row[3] > 0 {
      let binomial = Binomial(trials: Int(row[0]), probability: row[1])
      mass.add(binomial.mass(Int(row[2])), row[3], logarithm: log(row[3]), smaller: row[3], at: row)
    }
    check("binomial mass", mass)
  }

  @Test func noncentralHypergeometric() {
    var mean = ReferenceErrors()
    var variance = ReferenceErrors()
    var mass = ReferenceErrors()
    var logMass = ReferenceErrors()
    var minlike = ReferenceErrors()
    checkTails("noncentral hypergeometric", reference.hypergeometric) { row in
      let distribution = NoncentralHypergeometric(
        successes: Int(row[0]), failures: Int(row[1]), draws: Int(row[2]), oddsRatio: row[3])
      let k = Int(row[4])
      mean.add(distribution.mean, row[5], at: row)
      variance.add(distribution.variance, row[6], at: row)
      mass.add(distribution.mass(k), row[7], logarithm: row[8], smaller: row[7], at: row)
      logMass.add(distribution.logMass(k), row[8], smaller: row[7], at: row)
      minlike.add(
        distribution.notMoreProbable(than: k), row[9], logarithm: row[8], smaller: row[9], at: row)
      return (
        distribution.cdf(k), distribution.upperTail(k), distribution.logCdf(k),
        distribution.logUpperTail(k)
      )
    }
    check("noncentral hypergeometric mean", mean)
    check("noncentral hypergeometric variance", variance)
    check("noncentral hypergeometric mass", mass)
    check("noncentral hypergeometric log mass", logMass)
    check("noncentral hypergeometric two-sided", minlike)
  }

  @Test func normalQuantile() {
    var errors = ReferenceErrors()
    for row in reference.normalQuantile {
      errors.add(Normal.standard.quantile(upperTail: row[0]), row[1], smaller: row[0], at: row)
      errors.add(Normal.standard.quantile(row[0]), -row[1], smaller: row[0], at: row)
    }
    check("normal quantile", errors, share: 0.02)
  }

  @Test func chiSquaredQuantile() {
    var errors = ReferenceErrors()
    for row in reference.chiSquaredQuantile {
      let chi = ChiSquared(degreesOfFreedom: row[0])
      let actual = row[2] == 1 ? chi.quantile(row[1]) : chi.quantile(upperTail: row[1])
      errors.add(actual, row[3], smaller: row[1], at: row)
    }
    check("chi-squared quantile", errors)
  }

  @Test func studentTQuantile() {
    var errors = ReferenceErrors()
    for row in reference.studentTQuantile {
      let t = StudentT(degreesOfFreedom: row[0])
      errors.add(t.quantile(row[1]), row[2], smaller: row[1], at: row)
      errors.add(t.quantile(upperTail: row[1]), -row[2], smaller: row[1], at: row)
    }
    check("t quantile", errors)
  }

  @Test func fisherFQuantile() {
    var errors = ReferenceErrors()
    for row in reference.fisherFQuantile {
      let f = FisherF(numerator: row[0], denominator: row[1])
      let actual = row[3] == 1 ? f.quantile(row[2]) : f.quantile(upperTail: row[2])
      errors.add(actual, row[4], smaller: row[2], at: row)
    }
    check("F quantile", errors)
  }
}
