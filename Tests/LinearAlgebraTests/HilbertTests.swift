import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra

/// Matrices 1 / (i + j + 1), whose inverses are whole numbers: the classic of ill condition.
@Suite struct HilbertTests {
  @Test func inverses() throws {
    for hilbert in try LeastSquaresFixture.load().hilbert {
      let n = hilbert.order
      let matrix = try Matrix(
        rows: (0..<n).map { row in (0..<n).map { 1 / Double(row + $0 + 1) } })
      let exact = hilbert.inverse.flatMap { $0 }
      // The largest column sum of the matrix is its first, 1 + 1/2 + ... + 1/n.
      let norm = (1...n).reduce(0) { $0 + 1 / Double($1) }
      let inverseNorm = hilbert.inverse.map { $0.reduce(0) { $0 + $1.magnitude } }.max() ?? 0
      let condition = norm * inverseNorm
      let cholesky = try Cholesky(matrix)
      // Entries as 1/3 are rounded: 16 digits less those of the condition number are left.
      let left = 16 - log10(condition)
      #expect(digits(try cholesky.inverse().storage, exact) >= min(15, left))
      if n <= 9 {
        #expect(agrees(try cholesky.conditionEstimate(), condition, digits: 3))
      } else {
        #expect(try cholesky.conditionEstimate() > 1e13)
      }
      let solution = try cholesky.solve(matrix.column(0))
      let size = try cholesky.conditionEstimate()
      for (place, value) in solution.enumerated() {
        #expect((value - (place == 0 ? 1 : 0)).magnitude <= size * 0x1p-52)
      }
    }
  }

  @Test func largerOnesAreRefusedOrFlagged() throws {
    for n in 13...20 {
      let matrix = try Matrix(
        rows: (0..<n).map { row in (0..<n).map { 1 / Double(row + $0 + 1) } })
      guard let cholesky = try? Cholesky(matrix) else { continue }
      #expect(try cholesky.conditionEstimate() > 1e15)
    }
  }
}
