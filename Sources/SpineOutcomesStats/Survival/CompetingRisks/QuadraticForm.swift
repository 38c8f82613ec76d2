/// u' V⁻ u with a generalised inverse of a covariance matrix, and the rank of the matrix.
///
/// Rows are eliminated one after the other, the one that keeps most of its variance first, until
/// what is left of every variance is rounding.
struct QuadraticForm {
  /// The value, 0 or more.
  private(set) var value = 0.0

  /// The number of rows that were eliminated.
  private(set) var rank = 0

  /// The share of a variance below which it is rounding.
  private static let rounding = 1e-11

  /// Eliminates.
  ///
  /// - Parameters:
  ///   - covariance: V, symmetric and positive semidefinite.
  ///   - vector: u, in the range of V.
  /// - Complexity: O(order³).
  init(covariance: [[Double]], of vector: [Double]) {
    var matrix = covariance
    var rest = vector
    var open = covariance.indices.filter { covariance[$0][$0] > 0 }
    while !open.isEmpty {
      func share(_ row: Int) -> Double { matrix[row][row] / covariance[row][row] }
      guard let pivot = open.max(by: { share($0) < share($1) }), share(pivot) > Self.rounding
      else { return }
      open.removeAll { $0 == pivot }
      let variance = matrix[pivot][pivot]
      value += rest[pivot] * (rest[pivot] / variance)
      rank += 1
      for row in open {
        let factor = matrix[row][pivot] / variance
        rest[row] -= factor * rest[pivot]
        for column in open { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
  }
}
