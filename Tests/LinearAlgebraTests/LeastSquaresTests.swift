import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra

/// NIST Statistical Reference Datasets, certified to 15 digits and solved in exact fractions.
@Suite struct LeastSquaresTests {
  /// The digits of coefficients and standard errors that QR in doubles can give.
  ///
  /// An error is bounded by k u (1 + k |r| / (|X| |b|)) for condition k: the second part shows
  /// in Wampler 4 and 5, whose residuals are 1e2 and 1e4 times those of Wampler 3.
  @Test(arguments: [
    ("Longley", 11.0, 11.5), ("Filip", 7.0, 7.0), ("Wampler1", 9.5, 0.0),
    ("Wampler2", 12.0, 0.0), ("Wampler3", 9.5, 13.0), ("Wampler4", 8.0, 13.0),
    ("Wampler5", 6.0, 13.0),
  ])
  func nist(name: String, coefficientDigits: Double, errorDigits: Double) throws {
    let set = try #require(try LeastSquaresFixture.load().sets.first { $0.name == name })
    let fit = try LeastSquares(columns: set.columns, response: set.response)
    let truth = set.certified
    #expect(digits(fit.coefficients, truth.coefficients) >= coefficientDigits)
    #expect(digits(fit.coefficients, set.ofDoubles.coefficients) >= coefficientDigits)
    if errorDigits > 0 {
      #expect(digits(fit.standardErrors, truth.standardErrors) >= errorDigits)
      #expect(
        agrees(fit.residualStandardDeviation, truth.residualStandardDeviation, digits: 8))
    } else {
      // A perfect fit: what is left is the rounding of responses up to 3e6.
      #expect(fit.residualStandardDeviation < 1e-8)
    }
    #expect(fit.conditionNumber > truth.condition / 11)
    #expect(fit.conditionNumber < truth.condition * 11)
  }

  /// NIST's certified values as printed: the fixture's exact fractions round to them.
  @Test func printedValues() throws {
    let sets = try LeastSquaresFixture.load().sets
    #expect(agrees(sets[0].certified.coefficients[0], -3482258.63459582, digits: 14))
    #expect(agrees(sets[0].certified.standardErrors[6], 455.478499142212, digits: 14))
    #expect(agrees(sets[0].certified.residualStandardDeviation, 304.854073561965, digits: 14))
    #expect(agrees(sets[1].certified.coefficients[10], -0.402962525080404e-4, digits: 14))
    #expect(agrees(sets[1].certified.standardErrors[10], 0.896632837373868e-5, digits: 14))
  }

  @Test func unitsDoNotMatter() throws {
    let set = try #require(try LeastSquaresFixture.load().sets.first { $0.name == "Longley" })
    let fit = try LeastSquares(columns: set.columns, response: set.response)
    // Powers of two change no digit, from the largest to the smallest doubles.
    let units = [1, 0x1p-900, 0x1p900, 0x1p500, 0x1p-500, 0x1p30, 0x1p-1]
    let columns = zip(set.columns, units).map { column, unit in column.map { $0 * unit } }
    let scaled = try LeastSquares(columns: columns, response: set.response)
    #expect(
      zip(scaled.coefficients, units).map { $0 * $1 } == fit.coefficients)
    #expect(zip(scaled.standardErrors, units).map { $0 * $1 } == fit.standardErrors)
  }

  @Test func refusals() throws {
    let ones = [1.0, 1, 1, 1, 1]
    let x = [1.0, 2, 4, 8, 16]
    let response = [1.0, 0, 2, 0, 3]
    // Either of two equal columns may be named.
    #expect(throws: LinearAlgebraError.self) {
      try LeastSquares(columns: [ones, x, x], response: response)
    }
    #expect(throws: LinearAlgebraError.singular(column: 1)) {
      try LeastSquares(columns: [ones, [0, 0, 0, 0, 0], x], response: response)
    }
    #expect(throws: LinearAlgebraError.shape("5 values for 2 columns")) {
      try LeastSquares(columns: [ones, [1]], response: response)
    }
    #expect(throws: LinearAlgebraError.self) {
      try LeastSquares(columns: [ones, x], response: [1, 2])
    }
    let none = try LeastSquares(columns: [], response: [3, 4])
    #expect(none.coefficients.isEmpty)
    #expect(agrees(none.residualStandardDeviation, 12.5.squareRoot(), digits: 15))
  }
}
