/// Factorisation, solution and inverse for the small orders of regressions, in plain loops.
///
/// A call of LAPACK costs more than the work on a matrix of order 5. Matrices are column-major,
/// upper triangles; the caller answers for lengths.
enum SmallMatrix {
  /// The greatest order for which loops are used.
  static let orderLimit = 32

  typealias Doubles = UnsafeMutablePointer<Double>

  /// Cholesky factor of the upper triangle, in place.
  ///
  /// - Returns: 0, or the order of the first leading minor that is not positive.
  static func cholesky(_ order: Int, _ matrix: Doubles) -> Int {
    for column in 0..<order {
      let target = matrix + column * order
      for row in 0...column {
        let source = matrix + row * order
        var sum = target[row]
        for place in 0..<row { sum -= source[place] * target[place] }
        if row < column {
          target[row] = sum / source[row]
        } else {
          guard sum > 0 else { return column + 1 }
          target[row] = sum.squareRoot()
        }
      }
    }
    return 0
  }

  /// Solution of R x = b, in place; the diagonal has no zero.
  static func solve(_ order: Int, _ triangle: UnsafePointer<Double>, _ right: Doubles) {
    for column in stride(from: order - 1, through: 0, by: -1) {
      let source = triangle + column * order
      right[column] /= source[column]
      let value = right[column]
      for row in 0..<column { right[row] -= source[row] * value }
    }
  }

  /// Solution of R'x = b, in place; the diagonal has no zero.
  static func solveTransposed(_ order: Int, _ triangle: UnsafePointer<Double>, _ right: Doubles) {
    for column in 0..<order {
      let source = triangle + column * order
      var sum = right[column]
      for row in 0..<column { sum -= source[row] * right[row] }
      right[column] = sum / source[column]
    }
  }

  /// Inverse of an upper triangle, in place; the diagonal has no zero.
  static func invert(_ order: Int, _ triangle: Doubles) {
    for column in 0..<order {
      let target = triangle + column * order
      let scale = -1 / target[column]
      // The column above the diagonal times the inverse of the columns before.
      for row in 0..<column {
        var sum = 0.0
        for place in row..<column { sum += triangle[row + place * order] * target[place] }
        target[row] = sum * scale
      }
      target[column] = -scale
    }
  }

  /// The place of the first zero on the diagonal.
  static func singularColumn(_ order: Int, _ triangle: UnsafePointer<Double>) -> Int? {
    (0..<order).first { triangle[$0 + $0 * order] == 0 }
  }
}
