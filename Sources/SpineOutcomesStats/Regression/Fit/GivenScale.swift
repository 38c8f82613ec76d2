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
    let first = problem.design.interceptCount
    var constant = CompensatedSum()
    var constantRow: [Double] = []
    if first == 1 {
      constant.add(high[0])
      constantRow = fit.inverse.row(0)
    }
    var rows: [[Double]] = []
    rows.reserveCapacity(scalings.count)
    for column in first..<max(first, scalings.count) {
      let (centre, factor) = (scalings[column].centre, scalings[column].factor)
      var row = fit.inverse.row(column)
      if first == 1, centre != 0 {
        let shift = centre * high[column]
        constant.add(-shift)
        constant.add(-(-shift).addingProduct(centre, high[column]) - centre * low[column])
        for place in row.indices { constantRow[place] -= centre * row[place] }
      }
      estimates[column] *= factor
      for place in row.indices { row[place] *= factor }
      rows.append(row)
    }
    if first == 1 {
      estimates[0] = constant.value + low[0]
      rows.insert(constantRow, at: 0)
    }
    self.estimates = estimates
    self.rows = rows
  }
}
