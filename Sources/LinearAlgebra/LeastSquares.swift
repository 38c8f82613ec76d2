/// The b that minimises |y - X b|, by QR of the scaled columns, with its standard errors.
///
/// The columns are scaled by powers of two, so that none over- or underflows, and factorised
/// with pivoting; the error of the solution grows with the condition number of the scaled
/// columns, not with its square.
package struct LeastSquares: Sendable {
  /// The coefficients, in the order of the columns.
  package let coefficients: [Double]

  /// The standard errors of the coefficients: lengths of the rows of R^-1 times
  /// ``residualStandardDeviation``.
  package let standardErrors: [Double]

  /// The root of the residual sum of squares divided by rows less columns.
  package let residualStandardDeviation: Double

  /// The estimated condition number of the columns, each scaled to length 1.
  package let conditionNumber: Double

  /// Solves for columns of full rank, fewer than rows.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when lengths differ or there are no more rows
  ///   than columns, ``LinearAlgebraError/singular(column:)`` naming a column that is, up to
  ///   rounding, a combination of the others.
  /// - Complexity: O(n p^2) time, O(n p) memory.
  package init(columns: [[Double]], response: [Double]) throws(LinearAlgebraError) {
    let (rows, order) = (response.count, columns.count)
    guard rows > order, columns.allSatisfy({ $0.count == rows }) else {
      throw .shape("\(rows) values for \(order) columns")
    }
    let scalings = columns.map { ColumnScaling($0, centred: false) }
    var storage: [Double] = []
    for (column, scaling) in zip(columns, scalings) {
      storage += column.map { $0 * scaling.factor }
    }
    let qr = try PivotedQR(Matrix(rows: rows, columns: order, storage: storage))
    let rank = qr.rank(tolerance: Double(rows) * .ulpOfOne)
    guard rank == order else { throw .singular(column: qr.pivots[rank]) }
    let rotated = try qr.rotated(response)
    let triangle = try qr.triangle()
    // The triangle's rows were turned to a positive diagonal; so are the rotated values.
    let aims = (0..<order).map { qr.isTurned(row: $0) ? -rotated[$0] : rotated[$0] }
    let solution = try triangle.solve(aims)
    let inverse = try triangle.inverse()
    let residual = OrthogonalBasis.length(Array(rotated[order...]))
    let deviation = residual / Double(rows - order).squareRoot()
    var coefficients = [Double](repeating: 0, count: order)
    var standardErrors = coefficients
    for (place, column) in qr.pivots.enumerated() {
      let factor = scalings[column].factor
      coefficients[column] = solution[place] * factor
      standardErrors[column] = OrthogonalBasis.length(inverse.row(place)) * deviation * factor
    }
    self.coefficients = coefficients
    self.standardErrors = standardErrors
    residualStandardDeviation = deviation
    conditionNumber = try triangle.withUnitColumns().conditionEstimate()
  }
}
