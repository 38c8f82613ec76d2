/// An upper triangular matrix R that stands for the symmetric matrix R'R.
///
/// As the factor of a QR factorisation it represents the cross-products of a tall matrix
/// without squaring its condition number. Its diagonal is not negative, which makes it unique.
package struct TriangularFactor: Sendable, Equatable {
  /// The matrix, square, with zeros below its diagonal.
  package private(set) var matrix: Matrix

  /// The number of rows and columns.
  package var order: Int { matrix.columns }

  /// Creates a factor of an upper triangle; entries below the diagonal are ignored.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when the matrix is not square.
  package init(upper: Matrix) throws(LinearAlgebraError) {
    guard upper.rows == upper.columns else { throw .shape("a triangle is square") }
    matrix = upper
    matrix.clearLower()
    let n = matrix.rows
    for row in 0..<n where matrix.storage[row + row * n] < 0 {
      for column in row..<n {
        let entry = matrix.storage[row + column * n]
        matrix.storage[row + column * n] = entry == 0 ? 0 : -entry
      }
    }
  }

  /// Creates the Cholesky factor of a symmetric matrix, of which the upper triangle is read.
  ///
  /// - Returns: nil when the matrix is not positive definite.
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when the matrix is not square.
  /// - Complexity: O(p^3).
  package init?(crossProducts: consuming Matrix) throws(LinearAlgebraError) {
    matrix = crossProducts
    guard try matrix.factorise() == nil else { return nil }
    matrix.clearLower()
  }

  /// Becomes the Cholesky factor of the information of some sums over as many columns.
  ///
  /// - Returns: Whether the information is positive definite; if not, the factor is of no use.
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for another number of columns.
  package mutating func replace(
    byFactorOf sums: LogisticSums
  ) throws(LinearAlgebraError) -> Bool {
    guard sums.columns == order else { throw .shape("\(sums.columns) columns, order \(order)") }
    sums.copyInformation(to: &matrix.storage)
    guard try matrix.factorise() == nil else { return false }
    matrix.clearLower()
    return true
  }

  /// The factor of the sum of what two factors stand for: QR of one stacked on the other.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when the orders differ.
  /// - Complexity: O(p^3).
  package func stacked(on other: TriangularFactor) throws(LinearAlgebraError) -> TriangularFactor {
    guard order == other.order else { throw .shape("factors of order \(order), \(other.order)") }
    var stack = try Matrix(rows: 2 * order, columns: order)
    for column in 0..<order {
      for row in 0...column {
        stack[row, column] = matrix[row, column]
        stack[order + row, column] = other.matrix[row, column]
      }
    }
    return try PlainQR.triangle(of: stack)
  }

  /// The solution x of R x = b, or of R'x = b.
  ///
  /// - Throws: ``LinearAlgebraError/singular(column:)`` when the diagonal has a zero.
  package func solve(
    _ right: [Double], transposed: Bool = false
  ) throws(LinearAlgebraError) -> [Double] {
    var solution = right
    try solve(inPlace: &solution, transposed: transposed)
    return solution
  }

  /// Puts the solution x of R x = b, or of R'x = b, in place of b.
  ///
  /// - Throws: ``LinearAlgebraError/singular(column:)`` when the diagonal has a zero.
  package func solve(
    inPlace right: inout [Double], transposed: Bool = false
  ) throws(LinearAlgebraError) {
    let order = order
    guard right.count == order else { throw .shape("\(right.count) values, order \(order)") }
    let n = try LinearAlgebraError.narrowed(order, "the order of a triangle")
    let info = matrix.storage.withUnsafeBufferPointer { triangle in
      right.withUnsafeMutableBufferPointer { right -> Int32 in
        guard let a = triangle.baseAddress, let b = right.baseAddress else { return 0 }
        guard order <= SmallMatrix.orderLimit else {
          return LAPACK.trtrs(
            transposed: transposed, n, 1, UnsafeMutablePointer(mutating: a), n, b)
        }
        if let column = SmallMatrix.singularColumn(order, a) { return Int32(column + 1) }
        transposed ? SmallMatrix.solveTransposed(order, a, b) : SmallMatrix.solve(order, a, b)
        return 0
      }
    }
    try LinearAlgebraError.check(info, "dtrtrs")
    if info > 0 { throw .singular(column: Int(info) - 1) }
  }

  /// The inverse of R, upper triangular; (R'R)^-1 is this matrix times its transpose.
  ///
  /// - Throws: ``LinearAlgebraError/singular(column:)`` when the diagonal has a zero.
  package func inverse() throws(LinearAlgebraError) -> Matrix {
    var inverse = matrix
    try Self.invert(&inverse)
    return inverse
  }

  /// Writes the inverse over a matrix of the same order.
  ///
  /// - Throws: ``LinearAlgebraError/singular(column:)`` when the diagonal has a zero,
  ///   ``LinearAlgebraError/shape(_:)`` for a matrix of another order.
  package func writeInverse(to inverse: inout Matrix) throws(LinearAlgebraError) {
    guard inverse.rows == order, inverse.columns == order else {
      throw .shape("a matrix of \(inverse.rows) x \(inverse.columns), order \(order)")
    }
    inverse.storage.withUnsafeMutableBufferPointer { target in
      matrix.storage.withUnsafeBufferPointer { _ = target.update(fromContentsOf: $0) }
    }
    try Self.invert(&inverse)
  }

  private static func invert(_ inverse: inout Matrix) throws(LinearAlgebraError) {
    let order = inverse.columns
    let n = try LinearAlgebraError.narrowed(order, "the order of a triangle")
    guard n > 0 else { return }
    let info = inverse.storage.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let a = buffer.baseAddress else { return 0 }
      guard order > SmallMatrix.orderLimit else {
        if let column = SmallMatrix.singularColumn(order, a) { return Int32(column + 1) }
        SmallMatrix.invert(order, a)
        return 0
      }
      return LAPACK.trtri(n, a, n)
    }
    try LinearAlgebraError.check(info, "dtrtri")
    if info > 0 { throw .singular(column: Int(info) - 1) }
  }

  /// The estimated condition number in the 1-norm; infinite for a singular matrix.
  package func conditionEstimate() throws(LinearAlgebraError) -> Double {
    let n = try LinearAlgebraError.narrowed(order, "the order of a triangle")
    guard n > 0 else { return 1 }
    var factor = matrix.storage
    var work = [Double](repeating: 0, count: 3 * order)
    var integers = [Int32](repeating: 0, count: order)
    var reciprocal = 0.0
    let info = factor.withUnsafeMutableBufferPointer { factor in
      work.withUnsafeMutableBufferPointer { work in
        integers.withUnsafeMutableBufferPointer { integers -> Int32 in
          guard let a = factor.baseAddress, let w = work.baseAddress,
            let i = integers.baseAddress
          else { return 0 }
          return LAPACK.trcon(n, a, n, &reciprocal, w, i)
        }
      }
    }
    try LinearAlgebraError.check(info, "dtrcon")
    return reciprocal > 0 ? 1 / reciprocal : .infinity
  }

  /// The condition number, in the 1-norm, of the factor with its columns scaled to length 1.
  ///
  /// - Parameter inverse: The inverse of the factor.
  /// - Returns: The condition number, exact up to rounding; 1 for order 0.
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for an inverse of another order.
  package func conditionOfUnitColumns(inverse: Matrix) throws(LinearAlgebraError) -> Double {
    guard inverse.rows == order, inverse.columns == order else {
      throw .shape("an inverse of \(inverse.rows) x \(inverse.columns), order \(order)")
    }
    let n = order
    guard n > 0 else { return 1 }
    var (norm, inverseNorm) = (0.0, 0.0)
    matrix.storage.withUnsafeBufferPointer { factor in
      inverse.storage.withUnsafeBufferPointer { inverse in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: n) { lengths in
          for column in 0..<n {
            let first = column * n
            let length = Length.of(column + 1) { factor[first + $0] }
            lengths.initializeElement(at: column, to: length)
            var (sum, inverseSum) = (0.0, 0.0)
            for row in 0...column {
              sum += factor[first + row].magnitude
              inverseSum += inverse[first + row].magnitude * lengths[row]
            }
            norm = max(norm, sum / length)
            inverseNorm = max(inverseNorm, inverseSum)
          }
        }
      }
    }
    return norm * inverseNorm
  }

  /// The factor with every column scaled to length 1; a zero column stays.
  package func withUnitColumns() -> TriangularFactor {
    var scaled = self
    let n = order
    for column in 0..<n {
      let length = columnLength(column)
      guard length > 0 else { continue }
      for row in 0...column { scaled.matrix.storage[row + column * n] /= length }
    }
    return scaled
  }

  /// The factor divided by the length of its longest column.
  package func dividedByLongestColumn() -> TriangularFactor {
    let longest = (0..<order).reduce(0) { max($0, columnLength($1)) }
    guard longest > 0, longest.isFinite else { return self }
    var scaled = self
    for index in scaled.matrix.storage.indices { scaled.matrix.storage[index] /= longest }
    return scaled
  }

  /// The length of a column: of the column of the tall matrix that the factor stands for.
  package func columnLength(_ column: Int) -> Double {
    let first = column * order
    return matrix.storage.withUnsafeBufferPointer { storage in
      Length.of(column + 1) { storage[first + $0] }
    }
  }
}
