/// Observed and expected counts of a table without empty levels, with differences that do not
/// cancel.
struct PearsonCells {
  let count: Double
  private let rowTotals: [Double]
  private let columnTotals: [Double]

  /// n (O - E) = n O - row total x column total, rounded once, row by row.
  private let differences: [[Double]]

  init(_ table: ContingencyTable) {
    let rows = table.rowTotals.map { Double($0) }
    let columns = table.columnTotals.map { Double($0) }
    let total = Double(table.count)
    differences = table.counts.enumerated().map { row, counts in
      counts.enumerated().map { column, observed in
        let product = rows[row] * columns[column]
        let remainder = product.distance(toProductOf: rows[row], columns[column])
        return (-product).addingProduct(Double(observed), total) - remainder
      }
    }
    count = total
    rowTotals = rows
    columnTotals = columns
  }

  var expected: [[Double]] {
    rowTotals.map { row in columnTotals.map { row * $0 / count } }
  }

  var standardizedResiduals: [[Double]] {
    map { row, column, difference in
      let shares = (count - row) / count * ((count - column) / count)
      return difference / (row * column / count * shares).squareRoot() / count
    }
  }

  /// (O - E) / sqrt(E).
  var pearsonResiduals: [[Double]] {
    map { row, column, difference in difference / (row * column).squareRoot() / count.squareRoot() }
  }

  /// Twice the sum of O log(O / E), as a sum of terms that are not negative.
  var likelihoodRatio: Double {
    2
      * map { row, column, difference in
        let distance = difference / row / column
        return row / count * column * Deviance.term(relativeDistance: distance)
      }.joined().reduce(0, +)
  }

  /// The sum of (O - E)^2 / E.
  func chiSquare(_ correction: ChiSquareTest.Correction) -> Double {
    let reduction = correction == .yates ? count / 2 : 0
    let terms = map { row, column, difference in
      let distance = max(0, difference.magnitude - reduction)
      return distance / row * (distance / column)
    }
    let sum = terms.joined().reduce(0, +) / count
    return correction == .nMinusOne ? sum * (count - 1) / count : sum
  }

  private func map(_ transform: (Double, Double, Double) -> Double) -> [[Double]] {
    zip(rowTotals, differences).map { row, values in
      zip(columnTotals, values).map { column, difference in transform(row, column, difference) }
    }
  }
}

extension Double {
  /// What the rounded product (this number) lacks of the exact one.
  fileprivate func distance(toProductOf first: Double, _ second: Double) -> Double {
    (-self).addingProduct(first, second)
  }
}
