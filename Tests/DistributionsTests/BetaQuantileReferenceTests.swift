import Foundation
import Testing
import _StatsTestSupport

@testable import Distributions

/// Quantiles of the beta family to 2 ulp of the true ones, and of discrete distributions exactly;
/// with `DISTRIBUTION_ERRORS` set, the errors are printed as `Documentation/Validation.md` shows
/// them.
@Suite struct BetaQuantileReferenceTests {
  /// What `generate-quantiles-beta.py` writes.
  private struct Reference: Decodable {
    let betaQuantile: [[Double]]
    let studentTQuantile: [[Double]]
    let fisherFQuantile: [[Double]]
    let binomialQuantile: [[Double]]
    let hypergeometricQuantile: [[Double]]
    let binomialMass: [[Double]]
    let hypergeometric: [[Double]]
    let noncentralMass: [[Double]]
  }

  private let reference: Reference

  init() throws { reference = try Fixtures.json("distributions/quantiles-beta.json") }

  private var prints: Bool {
    ProcessInfo.processInfo.environment["DISTRIBUTION_ERRORS"] != nil
  }

  /// The error in units in the last place of the true value high + low.
  private func ulps(_ actual: Double, _ high: Double, _ low: Double) -> Double {
    let error = ((actual - high) - low).magnitude / high.ulp
    return error.isNaN ? .infinity : error
  }

  private func check(_ name: String, _ errors: [(ulps: Double, smaller: Double, row: [Double])]) {
    #expect(errors.count > 600)
    let worst = errors.max { $0.ulps < $1.ulps }
    #expect((worst?.ulps ?? .infinity) <= 2, "\(name) \(String(describing: worst))")
    guard prints else { return }
    for (region, isTail) in [("body", false), ("tail", true)] {
      let sorted = errors.filter { ($0.smaller < 1e-10) == isTail }.map(\.ulps).sorted()
      guard let last = sorted.last else { continue }
      print("ULPS|\(name)|\(region)|\(sorted.count)|\(sorted[sorted.count / 2])|\(last)")
    }
  }

  @Test func incompleteBetaInverse() {
    check(
      "incomplete beta inverse",
      reference.betaQuantile.flatMap { row in
        let quantile =
          row[3] == 1
          ? IncompleteBeta.quantile(upperTail: row[2], row[0], row[1])
          : IncompleteBeta.quantile(row[2], row[0], row[1])
        let smaller = min(row[2], 1 - row[2])
        return [
          (ulps(quantile.x, row[4], row[5]), smaller, row),
          (ulps(quantile.complement, row[6], row[7]), smaller, row),
        ]
      })
  }

  @Test func studentTQuantile() {
    check(
      "t quantile",
      reference.studentTQuantile.flatMap { row in
        let t = StudentT(degreesOfFreedom: row[0])
        let smaller = min(row[1], 1 - row[1])
        return [
          (ulps(t.quantile(row[1]), row[2], row[3]), smaller, row),
          (ulps(t.quantile(upperTail: row[1]), -row[2], -row[3]), smaller, row),
        ]
      })
  }

  @Test func fisherFQuantile() {
    check(
      "F quantile",
      reference.fisherFQuantile.map { row in
        let f = FisherF(numerator: row[0], denominator: row[1])
        let actual = row[3] == 1 ? f.quantile(upperTail: row[2]) : f.quantile(row[2])
        return (ulps(actual, row[4], row[5]), min(row[2], 1 - row[2]), row)
      })
  }

  @Test func theMeasureTellsThreeUlps() {
    let value = reference.studentTQuantile[0]
    var moved = value[2]
    for _ in 0..<3 { moved = moved.nextUp }
    #expect(ulps(moved, value[2], value[3]) > 2)
  }

  @Test func binomialQuantile() {
    for row in reference.binomialQuantile {
      let binomial = Binomial(trials: Int(row[0]), probability: row[1])
      let k =
        row[3] == 1 ? binomial.quantile(upperTail: row[2]) : binomial.quantile(row[2])
      #expect(k == Int(row[4]), "\(row)")
    }
  }

  @Test func hypergeometricQuantile() {
    for row in reference.hypergeometricQuantile {
      var distributions: [any DiscreteDistribution] = [
        NoncentralHypergeometric(
          successes: Int(row[0]), failures: Int(row[1]), draws: Int(row[2]), oddsRatio: row[3])
      ]
      if row[3] == 1 {
        distributions.append(
          Hypergeometric(successes: Int(row[0]), failures: Int(row[1]), draws: Int(row[2])))
      }
      for distribution in distributions {
        let k =
          row[5] == 1
          ? distribution.quantile(upperTail: row[4]) : distribution.quantile(row[4])
        #expect(k == Int(row[6]), "\(row)")
      }
    }
  }

  private func report(_ name: String, _ errors: ReferenceErrors) {
    if prints { print(errors.report(name)) }
    #expect(errors.count > 50)
    #expect(errors.worstShare <= 1, "\(errors.report(name))")
  }

  /// A mass and its logarithm, at the end of each row.
  private func checkMass(
    _ name: String, _ rows: [[Double]], _ distribution: ([Double]) -> any DiscreteDistribution,
    at column: Int
  ) {
    var mass = ReferenceErrors()
    var logMass = ReferenceErrors()
    for row in rows {
      let (k, expected, logarithm) = (Int(row[column]), row[column + 1], row[column + 2])
      let distribution = distribution(row)
      mass.add(
        distribution.mass(k), expected, logarithm: logarithm, smaller: expected, at: row)
      logMass.add(distribution.logMass(k), logarithm, smaller: expected, at: row)
    }
    report("\(name) mass", mass)
    report("\(name) log mass", logMass)
  }

  @Test func masses() {
    checkMass(
      "binomial", reference.binomialMass,
      { Binomial(trials: Int($0[0]), probability: $0[1]) }, at: 2)
    checkMass(
      "hypergeometric", reference.hypergeometric,
      { Hypergeometric(successes: Int($0[0]), failures: Int($0[1]), draws: Int($0[2])) }, at: 3)
    checkMass(
      "noncentral hypergeometric, whole support", reference.noncentralMass,
      {
        NoncentralHypergeometric(
          successes: Int($0[0]), failures: Int($0[1]), draws: Int($0[2]), oddsRatio: $0[3])
      }, at: 4)
  }

  @Test func hypergeometricTails() {
    var tails = ReferenceErrors()
    var logarithms = ReferenceErrors()
    for row in reference.hypergeometric {
      let distribution = Hypergeometric(
        successes: Int(row[0]), failures: Int(row[1]), draws: Int(row[2]))
      let k = Int(row[3])
      let smaller = min(row[6], row[7])
      for (actual, column) in [(distribution.cdf(k), 6), (distribution.upperTail(k), 7)] {
        tails.add(
          actual, row[column], logarithm: row[column + 2], smaller: smaller, at: row)
      }
      for (actual, column) in [(distribution.logCdf(k), 8), (distribution.logUpperTail(k), 9)] {
        let expected = row[column]
        logarithms.add(actual, expected, logarithm: log(-expected), smaller: smaller, at: row)
      }
    }
    report("hypergeometric", tails)
    report("hypergeometric, logarithms", logarithms)
  }
}
