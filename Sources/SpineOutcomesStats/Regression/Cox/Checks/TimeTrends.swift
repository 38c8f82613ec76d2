import LinearAlgebra

/// The score of trends of the coefficients along time, and its variance with the coefficients at
/// their estimates.
struct TimeTrends {
  private let trend: [Double]

  /// C - B' A^-1 B, and C.
  private let variance: [[Double]]
  private let whole: Matrix

  /// Takes the score of the trends and the information of coefficients and trends.
  ///
  /// - Parameters:
  ///   - trend: The score of each trend.
  ///   - score: That of the coefficients, 0 but for the rounding of the estimates.
  ///   - parts: A of the coefficients, B between them and the trends, C of the trends.
  /// - Throws: ``StatsError/undefined(_:)`` for a singular A.
  init(_ trend: [Double], score: [Double], _ parts: [Matrix]) throws(StatsError) {
    whole = parts[2]
    let width = trend.count
    do throws(LinearAlgebraError) {
      guard let factor = try TriangularFactor(crossProducts: parts[0]) else {
        throw LinearAlgebraError.singular(column: 0)
      }
      var halves: [[Double]] = []
      for column in 0..<width {
        halves.append(try factor.solve(parts[1].column(column), transposed: true))
      }
      // What the trends would be where the coefficients' own score is 0.
      let own = try factor.solve(score, transposed: true)
      self.trend = zip(trend, halves).map { $0 - $1.product(own) }
      variance = (0..<width).map { row in
        (0..<width).map { parts[2][row, $0] - halves[row].product(halves[$0]) }
      }
    } catch .singular {
      throw Self.tooFewEvents
    } catch {
      throw StatsError(error)
    }
  }

  private static var tooFewEvents: StatsError {
    .undefined("the events are too few to tell whether the coefficients change with time")
  }

  /// The quadratic form of the trends of some combinations of the columns.
  ///
  /// - Parameter weights: The weights of each combination.
  /// - Returns: The form, chi-square with a degree of freedom for each combination.
  /// - Throws: ``StatsError/undefined(_:)`` where the data do not tell of them.
  func form(of weights: [[Double]]) throws(StatsError) -> Double {
    let (count, weights) = (weights.count, Self.orthonormal(weights))
    do throws(LinearAlgebraError) {
      var matrix = try Matrix(rows: count, columns: count)
      for row in 0..<count {
        let half = variance.map { $0.product(weights[row]) }
        for column in 0..<count { matrix[row, column] = half.product(weights[column]) }
      }
      guard let factor = try TriangularFactor(crossProducts: matrix) else {
        throw LinearAlgebraError.singular(column: 0)
      }
      for place in 0..<count {
        // What is left of a trend beside the coefficients and the other trends is more than rounding.
        let own = (0..<trend.count).map { whole.row($0).product(weights[place]) }
        let left = factor.matrix[place, place] * factor.matrix[place, place]
        guard left > 1e-12 * own.product(weights[place]) else {
          throw LinearAlgebraError.singular(column: place)
        }
      }
      let half = try factor.solve(weights.map { $0.product(trend) }, transposed: true)
      return half.product(half)
    } catch .singular {
      throw Self.tooFewEvents
    } catch {
      throw StatsError(error)
    }
  }

  /// Lists of length 1 at right angles that span the same space; nearly equal ones keep what tells
  /// them apart.
  private static func orthonormal(_ lists: [[Double]]) -> [[Double]] {
    var basis: [[Double]] = []
    for list in lists {
      var rest = list
      for _ in 0..<2 {
        for other in basis {
          let share = rest.product(other)
          for place in rest.indices { rest[place] -= share * other[place] }
        }
        let length = OrthogonalBasis.length(rest)
        if length > 0 { for place in rest.indices { rest[place] /= length } }
      }
      basis.append(rest)
    }
    return basis
  }
}
