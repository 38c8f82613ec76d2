/// Rows in the coordinates in which a triangular factor is the identity.
extension RowBlock {
  /// Writes the rows times R^-1: entry `row + column * capacity` of the result.
  ///
  /// By substitution column by column, which is backward stable for each row.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when the orders differ,
  ///   ``LinearAlgebraError/singular(column:)`` when the diagonal has a zero.
  /// - Complexity: O(rows * columns^2).
  package func whiten(
    by factor: TriangularFactor, into result: inout [Double]
  ) throws(LinearAlgebraError) {
    guard factor.order == columns, result.count >= capacity * columns else {
      throw .shape("rows of \(columns), factor of order \(factor.order)")
    }
    let triangle = factor.matrix.storage
    for column in 0..<columns {
      let pivot = triangle[column + column * columns]
      guard pivot > 0 else { throw .singular(column: column) }
      let (rows, capacity, columns) = (rows, capacity, columns)
      withColumn(column) { entries in
        result.withUnsafeMutableBufferPointer { result in
          guard let base = result.baseAddress else { return }
          let target = base + column * capacity
          for row in 0..<rows { target[row] = entries[row] }
          for before in 0..<column {
            let (source, share) = (base + before * capacity, triangle[before + column * columns])
            guard share != 0 else { continue }
            for row in 0..<rows { target[row] -= share * source[row] }
          }
          for row in 0..<rows { target[row] /= pivot }
        }
      }
    }
  }
}
