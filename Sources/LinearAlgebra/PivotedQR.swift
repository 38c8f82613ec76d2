/// QR factorisation with column pivoting, A P = Q R: it reveals the rank.
package struct PivotedQR: Sendable {
  /// The number of rows of the matrix.
  package let rows: Int

  /// The number of its columns.
  package let columns: Int

  /// The column of the matrix that stands at each place, counted from 0.
  package let pivots: [Int]

  private let factor: [Double]
  private let tau: [Double]

  /// Factorises a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/tooLarge(_:)`` when the workspace does not fit LAPACK.
  /// - Complexity: O(rows * columns^2).
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    let (rows, columns) = (matrix.rows, matrix.columns)
    let m = try LinearAlgebraError.narrowed(rows, "the number of rows")
    let n = try LinearAlgebraError.narrowed(columns, "the number of columns")
    let length = try LinearAlgebraError.product(columns + 1, 3, "the workspace of dgeqp3")
    let lwork = try LinearAlgebraError.narrowed(length, "the workspace of dgeqp3")
    var factor = matrix.storage
    var tau = [Double](repeating: 0, count: max(1, min(rows, columns)))
    var work = [Double](repeating: 0, count: length)
    var order = [Int32](repeating: 0, count: columns)
    let info = factor.withUnsafeMutableBufferPointer { factor in
      tau.withUnsafeMutableBufferPointer { tau in
        work.withUnsafeMutableBufferPointer { work in
          order.withUnsafeMutableBufferPointer { order -> Int32 in
            guard let a = factor.baseAddress, let t = tau.baseAddress,
              let w = work.baseAddress, let p = order.baseAddress, m > 0, n > 0
            else { return 0 }
            return LAPACK.geqp3(m, n, a, m, p, t, w, lwork)
          }
        }
      }
    }
    try LinearAlgebraError.check(info, "dgeqp3")
    self.rows = rows
    self.columns = columns
    self.factor = factor
    self.tau = tau
    pivots = rows > 0 ? order.map { Int($0) - 1 } : Array(0..<columns)
  }

  /// The magnitudes on the diagonal of R, in falling order.
  package var diagonal: [Double] {
    (0..<min(rows, columns)).map { factor[$0 + $0 * rows].magnitude }
  }

  /// The number of diagonal entries above a share of the largest.
  package func rank(tolerance: Double) -> Int {
    let diagonal = diagonal
    guard let largest = diagonal.first, largest > 0 else { return 0 }
    return diagonal.prefix { $0 > tolerance * largest }.count
  }

  /// The triangle R, its columns in the order of ``pivots``, its diagonal not negative.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for fewer rows than columns.
  package func triangle() throws(LinearAlgebraError) -> TriangularFactor {
    guard rows >= columns else { throw .shape("\(rows) x \(columns) has no square triangle") }
    var upper = try Matrix(rows: columns, columns: columns)
    for column in 0..<columns {
      for row in 0...column { upper[row, column] = factor[row + column * rows] }
    }
    return try TriangularFactor(upper: upper)
  }

  /// Whether ``triangle()`` has the sign of this row turned.
  func isTurned(row: Int) -> Bool { factor[row + row * rows] < 0 }

  /// The product of the transposed orthogonal factor with a vector.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for another number of values than rows.
  package func rotated(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard vector.count == rows else { throw .shape("\(vector.count) values for \(rows) rows") }
    let m = try LinearAlgebraError.narrowed(rows, "the number of rows")
    let k = try LinearAlgebraError.narrowed(min(rows, columns), "the number of columns")
    guard k > 0 else { return vector }
    var (factor, tau, rotated, work) = (factor, tau, vector, [Double](repeating: 0, count: 64))
    let info = factor.withUnsafeMutableBufferPointer { factor in
      tau.withUnsafeMutableBufferPointer { tau in
        rotated.withUnsafeMutableBufferPointer { rotated in
          work.withUnsafeMutableBufferPointer { work -> Int32 in
            guard let a = factor.baseAddress, let t = tau.baseAddress,
              let b = rotated.baseAddress, let w = work.baseAddress
            else { return 0 }
            return LAPACK.ormqr(m, 1, k, a, m, t, b, w, 64)
          }
        }
      }
    }
    try LinearAlgebraError.check(info, "dormqr")
    return rotated
  }
}
