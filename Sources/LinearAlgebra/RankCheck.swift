/// Finds the columns of a design that are linear combinations of the columns before them.
///
/// A column is called dependent when what is left of it, after the columns before it are
/// projected out, is no more than the rounding of its own entries and of the entries of the
/// columns that combine to it: exact collinearity as computed in doubles, and nothing else. A
/// design with a condition number of 1e10 is hard, but not deficient.
package enum RankCheck {
  /// The share of a column's length above which cross-products prove independence.
  static let clearlyIndependent = 1e-4

  /// Whether every column keeps a clear share of its length, by the diagonal of its factor.
  package static func isClearlyFull(_ factor: TriangularFactor) -> Bool {
    (0..<factor.order).allSatisfy {
      factor.matrix[$0, $0] > clearlyIndependent * factor.columnLength($0)
    }
  }

  /// The dependent columns, by place.
  ///
  /// - Parameters:
  ///   - factor: The triangular factor of the scaled columns, by QR.
  ///   - scalings: The scaling of each column, which says how large its entries were.
  /// - Returns: The places of the columns, in order.
  package static func dependentColumns(
    _ factor: TriangularFactor, scalings: [ColumnScaling]
  ) -> [Int] {
    let order = factor.order
    var dependent: [Int] = []
    var basis = OrthogonalBasis(dimension: order)
    var kept: [Int] = []
    let lengths = (0..<order).map { factor.columnLength($0) }
    // The rounding of entry and QR together, in units of the length of a column of ones.
    let unit = 16 * Double.ulpOfOne * Double(max(order, 4)).squareRoot()
    let ones = scalings.indices.map { lengths[$0] / max(1, scalings[$0].largest) }.max() ?? 0
    for column in 0..<order {
      let projection = basis.project(factor.matrix.column(column))
      var noise = lengths[column] + ones * scalings[column].magnitude
      for (place, share) in projection.coefficients.enumerated() {
        let other = kept[place]
        noise += share.magnitude * (lengths[other] + ones * scalings[other].magnitude)
      }
      if projection.residualLength <= unit * noise || lengths[column] == 0 {
        dependent.append(column)
      } else {
        basis.append(projection)
        kept.append(column)
      }
    }
    return dependent
  }
}
