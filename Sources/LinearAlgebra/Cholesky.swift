/// Cholesky factorisation A = R'R of a symmetric positive definite matrix.
package struct Cholesky: Sendable {
  /// The upper triangular factor R.
  package let factor: TriangularFactor

  private let matrix: Matrix

  /// Factorises a matrix of which the upper triangle is read.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when the matrix is not square,
  ///   ``LinearAlgebraError/notPositiveDefinite(order:)`` when a pivot is not positive.
  /// - Complexity: O(n^3).
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    self.matrix = matrix
    var factor = matrix
    if let order = try factor.factorise() { throw .notPositiveDefinite(order: order) }
    self.factor = try TriangularFactor(upper: consume factor)
  }

  /// The solution x of A x = b.
  package func solve(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard right.count == factor.order else {
      throw .shape("\(right.count) values, order \(factor.order)")
    }
    let n = try LinearAlgebraError.narrowed(factor.order, "the order of a matrix")
    guard n > 0 else { return [] }
    var (storage, solution) = (factor.matrix.storage, right)
    let info = storage.withUnsafeMutableBufferPointer { storage in
      solution.withUnsafeMutableBufferPointer { solution -> Int32 in
        guard let a = storage.baseAddress, let b = solution.baseAddress else { return 0 }
        return LAPACK.potrs(n, 1, a, n, b)
      }
    }
    try LinearAlgebraError.check(info, "dpotrs")
    return solution
  }

  /// The inverse of A, symmetric.
  package func inverse() throws(LinearAlgebraError) -> Matrix {
    let n = try LinearAlgebraError.narrowed(factor.order, "the order of a matrix")
    var inverse = factor.matrix
    let info = inverse.storage.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let a = buffer.baseAddress, n > 0 else { return 0 }
      return LAPACK.potri(n, a, n)
    }
    try LinearAlgebraError.check(info, "dpotri")
    if info > 0 { throw .singular(column: Int(info) - 1) }
    inverse.mirrorUpper()
    return inverse
  }

  /// The estimated condition number of A in the 1-norm.
  package func conditionEstimate() throws(LinearAlgebraError) -> Double {
    let order = factor.order
    let n = try LinearAlgebraError.narrowed(order, "the order of a matrix")
    guard n > 0 else { return 1 }
    var storage = factor.matrix.storage
    var work = [Double](repeating: 0, count: 3 * order)
    var integers = [Int32](repeating: 0, count: order)
    let oneNorm = matrix.symmetricOneNorm
    var reciprocal = 0.0
    let info = storage.withUnsafeMutableBufferPointer { storage in
      work.withUnsafeMutableBufferPointer { work in
        integers.withUnsafeMutableBufferPointer { integers -> Int32 in
          guard let a = storage.baseAddress, let w = work.baseAddress,
            let i = integers.baseAddress
          else { return 0 }
          return LAPACK.pocon(n, a, n, oneNorm, &reciprocal, w, i)
        }
      }
    }
    try LinearAlgebraError.check(info, "dpocon")
    return reciprocal > 0 ? 1 / reciprocal : .infinity
  }
}

extension Matrix {
  /// Puts the Cholesky factor R of a symmetric matrix in place of its upper triangle.
  ///
  /// - Returns: nil, or the order of the first leading minor that is not positive.
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when the matrix is not square.
  mutating func factorise() throws(LinearAlgebraError) -> Int? {
    guard rows == columns else { throw .shape("a symmetric matrix is square") }
    let order = rows
    let n = try LinearAlgebraError.narrowed(order, "the order of a matrix")
    let info = storage.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let a = buffer.baseAddress else { return 0 }
      guard order > SmallMatrix.orderLimit else { return Int32(SmallMatrix.cholesky(order, a)) }
      return LAPACK.potrf(n, a, n)
    }
    try LinearAlgebraError.check(info, "dpotrf")
    if info > 0 { return Int(info) }
    // A NaN passes the comparisons of some implementations of dpotrf.
    return (0..<order).first { !(storage[$0 + $0 * order] > 0) }.map { $0 + 1 }
  }
}
