/// QR factorisation without pivoting, for its triangular factor.
package enum PlainQR {
  /// The triangular factor of a matrix; with fewer rows than columns the last rows are zero.
  ///
  /// - Throws: ``LinearAlgebraError/tooLarge(_:)`` when the workspace does not fit LAPACK.
  /// - Complexity: O(rows * columns^2).
  package static func triangle(of matrix: Matrix) throws(LinearAlgebraError) -> TriangularFactor {
    let m = try LinearAlgebraError.narrowed(matrix.rows, "the number of rows")
    let n = try LinearAlgebraError.narrowed(matrix.columns, "the number of columns")
    let order = matrix.columns
    var upper = try Matrix(rows: order, columns: order)
    guard m > 0, n > 0 else { return try TriangularFactor(upper: upper) }
    var work = [Double](repeating: 0, count: order + min(matrix.rows, order))
    var storage = matrix.storage
    let info = storage.withUnsafeMutableBufferPointer { storage in
      work.withUnsafeMutableBufferPointer { work -> Int32 in
        guard let a = storage.baseAddress, let w = work.baseAddress else { return 0 }
        return LAPACK.geqrf(m, n, a, m, w + order, w, n)
      }
    }
    try LinearAlgebraError.check(info, "dgeqrf")
    for column in 0..<order {
      for row in 0..<min(column + 1, matrix.rows) {
        upper[row, column] = storage[row + column * matrix.rows]
      }
    }
    return try TriangularFactor(upper: upper)
  }
}
