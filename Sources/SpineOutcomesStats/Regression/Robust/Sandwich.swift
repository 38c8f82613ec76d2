import LinearAlgebra
import RealModule

/// The meat of a robust covariance matrix, summed over rows or clusters, in coordinates in which
/// the information is the unit matrix.
///
/// With R'R the information at the estimates and z = R^-T x, a score u x becomes u z. The
/// triangle K of a QR factorisation of the scores u z gives the covariance
/// (R^-1 K') (R^-1 K')': no product of inverses is formed, and no digit is lost to squaring.
struct Sandwich {
  /// The triangle K of the scores.
  let triangle: TriangularFactor

  /// Sums over independent rows, each of its own score.
  ///
  /// - Parameters:
  ///   - problem: The data.
  ///   - fit: The estimates.
  ///   - correction: What squared scores are divided by.
  ///   - refused: The error for a row, counted from 0, with leverage 1.
  /// - Throws: That error where the correction divides by 1 - leverage.
  /// - Complexity: O(n p^2) time; memory beside the columns does not grow with n p.
  init(
    _ problem: LogisticProblem, _ fit: LogisticSolution, _ correction: RobustCorrection,
    refused: (Int) -> StatsError
  ) throws(StatsError) {
    var scores = try ScoreBlocks(problem, fit)
    let least = max(1e-10, 64 * Double.ulpOfOne * fit.conditionNumber)
    for start in scores.starts {
      let count = scores.load(at: start)
      for row in 0..<count {
        let single = scores.scores[row]
        let rest = 1 - single.weight * scores.squaredLengths[row]
        let divisor: Double
        switch correction {
        case .hc0, .hc1: divisor = 1
        case .hc2: divisor = rest > 0 ? rest.squareRoot() : 0
        case .hc3: divisor = rest
        }
        if single.copies > 0, divisor != 1, rest <= least {
          throw refused(start + row)
        }
        scores.factors[row] =
          single.copies > 0 ? single.copies.squareRoot() * (single.residual / divisor) : 0
      }
      try scores.absorb()
    }
    triangle = try scores.triangle()
  }

  /// Sums over independent clusters, each of the sum of its rows' scores.
  ///
  /// - Complexity: O(n p^2) time, O(G p) memory for G clusters.
  init(
    _ problem: LogisticProblem, _ fit: LogisticSolution, clusters: RowGroups
  ) throws(StatsError) {
    var scores = try ScoreBlocks(problem, fit)
    var sums = [[Double]](
      repeating: Array(repeating: 0, count: clusters.count), count: scores.columns)
    for start in scores.starts {
      let count = scores.load(at: start)
      for column in sums.indices {
        let values = scores.coordinates[column]
        for row in 0..<count {
          let single = scores.scores[row]
          sums[column][Int(clusters.codes[start + row])] +=
            single.copies * single.residual * values[row]
        }
      }
    }
    triangle = try scores.triangle(of: sums, rows: clusters.count)
  }

  /// The rank of the scores: how many directions they tell a variance of.
  ///
  /// Under the model the scores have variance 1 in every direction here, so what is smaller than
  /// rounding is smaller absolutely.
  func rank(_ fit: LogisticSolution) throws(StatsError) -> Int {
    let diagonal = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try PivotedQR(triangle.matrix).diagonal
    }
    let least = max(1e-11, 64 * Double.ulpOfOne * fit.conditionNumber)
    return diagonal.prefix { $0 > least * max(1, diagonal.first ?? 0) }.count
  }

  /// The rows of rows * K', times a factor: with rows m of the model's covariance m m', a factor
  /// of the robust one.
  func covarianceFactor(_ rows: [[Double]], times factor: Double) -> [[Double]] {
    let order = triangle.order
    let matrix = triangle.matrix
    return rows.map { row in
      (0..<order).map { place in
        var sum = 0.0
        for column in place..<order { sum += row[column] * matrix[place, column] }
        return sum * factor
      }
    }
  }
}
