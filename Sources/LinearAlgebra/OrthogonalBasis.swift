/// An orthonormal basis of a growing list of vectors, by Gram-Schmidt done twice.
///
/// Twice is enough to keep the basis orthogonal to working precision (Giraud, Langou,
/// Rozloznik and van den Eshof, Numerische Mathematik 101:87, 2005). For the few vectors, as
/// many as a regression has columns, of rank decisions and of active sets.
package struct OrthogonalBasis {
  /// A vector split into its part inside the span and the rest.
  package struct Projection {
    /// The shares of the appended vectors in the part inside.
    package fileprivate(set) var coefficients: [Double]

    /// The part outside.
    package fileprivate(set) var residual: [Double]

    /// The length of the part outside.
    package fileprivate(set) var residualLength: Double

    fileprivate var components: [Double]
  }

  package let dimension: Int
  private var vectors: [[Double]] = []
  /// The upper triangle T of appended = basis * T, by columns.
  private var triangle: [[Double]] = []

  package init(dimension: Int) { self.dimension = dimension }

  /// The number of vectors.
  package var count: Int { vectors.count }

  /// Splits a vector of the basis's dimension.
  package func project(_ vector: [Double]) -> Projection {
    var residual = vector
    var components = [Double](repeating: 0, count: vectors.count)
    for _ in 0..<2 {
      for (index, direction) in vectors.enumerated() {
        var product = 0.0
        for entry in direction.indices { product += direction[entry] * residual[entry] }
        components[index] += product
        for entry in direction.indices { residual[entry] -= product * direction[entry] }
      }
    }
    // Back substitution in T.
    var coefficients = components
    for column in stride(from: vectors.count - 1, through: 0, by: -1) {
      coefficients[column] /= triangle[column][column]
      for row in 0..<column { coefficients[row] -= triangle[column][row] * coefficients[column] }
    }
    return Projection(
      coefficients: coefficients, residual: residual, residualLength: Self.length(residual),
      components: components)
  }

  /// Appends the vector that was split, whose part outside must not be zero.
  package mutating func append(_ projection: Projection) {
    guard projection.residualLength > 0 else { return }
    vectors.append(projection.residual.map { $0 / projection.residualLength })
    triangle.append(projection.components + [projection.residualLength])
  }

  /// The Euclidean length.
  package static func length(_ vector: [Double]) -> Double {
    vector.withUnsafeBufferPointer { vector in Length.of(vector.count) { vector[$0] } }
  }
}
