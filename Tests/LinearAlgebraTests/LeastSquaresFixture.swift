import Foundation
import _StatsTestSupport

@testable import LinearAlgebra

/// The designs of `Tests/Fixtures/least-squares`, solved in exact fractions.
struct LeastSquaresFixture: Decodable {
  struct Solution: Decodable {
    let coefficients: [Double]
    let standardErrors: [Double]

    /// Roots of the diagonal of (X'X)^-1.
    let unscaledErrors: [Double]
    let residualStandardDeviation: Double

    /// Of the columns scaled to length 1, in the 2-norm.
    let condition: Double
  }

  /// A set of NIST's Statistical Reference Datasets.
  struct Reference: Decodable {
    let name: String
    let columns: [[Double]]
    let response: [Double]
    let certified: Solution

    /// The solution for the doubles nearest to the data.
    let ofDoubles: Solution
  }

  /// A rung of the ladder of condition numbers.
  struct Rung: Decodable {
    let columns: [[Double]]
    let response: [Double]
    let expected: Solution
  }

  struct Hilbert: Decodable {
    let order: Int
    let inverse: [[Double]]
  }

  let sets: [Reference]
  let ladder: [Rung]
  let hilbert: [Hilbert]

  static func load() throws -> LeastSquaresFixture {
    try Fixtures.json("least-squares/expected.json", as: LeastSquaresFixture.self)
  }
}

/// The number of digits that two lists have in common: the smallest -log10 of relative errors.
func digits(_ actual: [Double], _ expected: [Double]) -> Double {
  guard actual.count == expected.count else { return 0 }
  return zip(actual, expected).reduce(16.0) { least, pair in
    let off = (pair.0 - pair.1).magnitude
    return off == 0 ? least : min(least, -log10(off / pair.1.magnitude))
  }
}
