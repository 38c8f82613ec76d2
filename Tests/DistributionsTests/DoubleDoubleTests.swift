import Testing
import _StatsTestSupport

@testable import Distributions

/// Double-double functions against 60-digit values, each of them a sum of two doubles.
@Suite struct DoubleDoubleTests {
  struct Reference: Decodable {
    let exp: [[Double]]
    let expMinusOne: [[Double]]
    let log: [[Double]]
    let logOnePlus: [[Double]]
    let logOnePlusMinus: [[Double]]
    let squareRoot: [[Double]]
    let logGamma: [[Double]]
    let stirlingError: [[Double]]
    let sum: [[Double]]
    let product: [[Double]]
    let quotient: [[Double]]
  }

  private let reference: Reference

  init() throws {
    reference = try Fixtures.json("distributions/expected-double-double.json")
  }

  private func pair(_ row: [Double], _ index: Int) -> DoubleDouble {
    DoubleDouble(high: row[2 * index], low: row[2 * index + 1])
  }

  /// The worst relative error; with `absolute`, results below 1 are held to digits after the point.
  private func worst(
    _ rows: [[Double]], absolute: Bool = false, _ function: ([Double]) -> DoubleDouble
  ) -> (error: Double, row: [Double]) {
    var worst = (error: 0.0, row: [Double]())
    for row in rows {
      let expected = pair(row, row.count / 2 - 1)
      let size = absolute ? max(1, expected.high.magnitude) : expected.high.magnitude
      let difference = (function(row) - expected).high.magnitude
      let error = difference == 0 ? 0 : difference / size
      if !(error <= worst.error) { worst = (error, row) }
    }
    return worst
  }

  private func check(
    _ name: String, _ worst: (error: Double, row: [Double]), below bound: Double
  ) {
    #expect(worst.error < bound, "\(name): \(worst)")
  }

  @Test func arithmetic() {
    check("sum", worst(reference.sum) { pair($0, 0) + pair($0, 1) }, below: 5e-32)
    check("product", worst(reference.product) { pair($0, 0) * pair($0, 1) }, below: 8e-32)
    check("quotient", worst(reference.quotient) { pair($0, 0) / pair($0, 1) }, below: 8e-32)
    check("root", worst(reference.squareRoot) { pair($0, 0).squareRoot() }, below: 8e-32)
  }

  @Test func elementary() {
    check("exp", worst(reference.exp) { .exp(pair($0, 0)) }, below: 2e-30)
    check(
      "expMinusOne", worst(reference.expMinusOne) { .expMinusOne(pair($0, 0)) }, below: 2e-30)
    check("log", worst(reference.log) { .log(pair($0, 0)) }, below: 2e-30)
    check("logOnePlus", worst(reference.logOnePlus) { .logOnePlus(pair($0, 0)) }, below: 2e-30)
    check(
      "logOnePlusMinus", worst(reference.logOnePlusMinus) { .logOnePlusMinus(pair($0, 0)) },
      below: 2e-30)
  }

  @Test func logGamma() {
    check("logGamma", worst(reference.logGamma) { LogGamma.value(pair($0, 0)) }, below: 1e-29)
    check(
      "stirlingError",
      worst(reference.stirlingError, absolute: true) { LogGamma.stirlingError(pair($0, 0)) },
      below: 1e-29)
    let large = reference.stirlingError.filter { $0[0] >= 20 }
    check(
      "stirlingError", worst(large) { LogGamma.stirlingError(pair($0, 0)) }, below: 1e-30)
  }

  @Test func limits() {
    #expect(DoubleDouble.exp(DoubleDouble(-1000)).high == 0)
    #expect(DoubleDouble.exp(DoubleDouble(1000)).high == .infinity)
    #expect(DoubleDouble.exp(DoubleDouble(709.7)).high.isFinite)
    #expect(DoubleDouble.exp(DoubleDouble(.nan)).high.isNaN)
    #expect(DoubleDouble.log(DoubleDouble(0)).high == -.infinity)
    #expect(DoubleDouble.log(DoubleDouble(-1)).high.isNaN)
    #expect(DoubleDouble.log(DoubleDouble(.leastNonzeroMagnitude)).high == -744.4400719213812)
    #expect(DoubleDouble.log(DoubleDouble(.infinity)).high == .infinity)
    #expect(DoubleDouble(0).squareRoot().high == 0)
    #expect(DoubleDouble(-1).squareRoot().high.isNaN)
    #expect(LogGamma.value(DoubleDouble(0)).high == .infinity)
    #expect(LogGamma.value(DoubleDouble(-1)).high.isNaN)
    #expect(LogGamma.value(DoubleDouble(.infinity)).high == .infinity)
  }
}
