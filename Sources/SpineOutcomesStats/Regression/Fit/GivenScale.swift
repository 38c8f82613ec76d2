import LinearAlgebra
import RealModule

/// A fit on the units of the given columns.
struct GivenScale {
  let estimates: [Double]

  /// Rows m with (X'WX)^-1 = m m'.
  let rows: [[Double]]

  init(_ fit: LogisticSolution, _ problem: LogisticProblem) {
    let scalings = problem.scalings
    let (high, low) = (fit.coefficients.high, fit.coefficients.low)
    var estimates = high
    var rows = fit.inverse.rowLists
    let first = problem.design.interceptCount
    var constant = CompensatedSum()
    if first == 1 { constant.add(high[0]) }
    for column in first..<max(first, scalings.count) {
      let centre = scalings[column].centre
      if first == 1, centre != 0 {
        let shift = centre * high[column]
        constant.add(-shift)
        constant.add(-(-shift).addingProduct(centre, high[column]) - centre * low[column])
        for place in rows[0].indices { rows[0][place] -= centre * rows[column][place] }
      }
      estimates[column] *= scalings[column].factor
      for place in rows[column].indices { rows[column][place] *= scalings[column].factor }
    }
    if first == 1 { estimates[0] = constant.value + low[0] }
    self.estimates = estimates
    self.rows = rows
  }
}
