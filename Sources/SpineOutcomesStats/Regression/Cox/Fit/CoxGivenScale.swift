import LinearAlgebra

/// A Cox fit on the units of the given columns.
struct CoxGivenScale {
  let estimates: [Double]

  /// Rows m with m m' the inverse of the information.
  let rows: [[Double]]

  init(_ fit: CoxFit, _ problem: CoxProblem) {
    var (estimates, rows) = (fit.coefficients, fit.inverse.rowLists)
    for (place, scaling) in problem.columns.scalings.enumerated() {
      estimates[place] *= scaling.factor
      for column in rows[place].indices { rows[place][column] *= scaling.factor }
    }
    self.estimates = estimates
    self.rows = rows
  }
}
