/// How strongly each pair of groups is compared: a covariance of sums that add up to 0.
///
/// Such a covariance is a graph Laplacian: minus a weight w(j, l) ≥ 0 for each pair of groups,
/// and on the diagonal the sum of the weights of a row. Only the weights are kept: no digit is
/// lost to subtraction, and the rank is the number of groups less the number of sets of groups
/// that are never compared with each other.
struct ComparedPairs {
  /// The weight of each pair, a symmetric matrix with zeros on the diagonal.
  var weights: [[Double]]

  /// The covariance matrix.
  var covariance: [[Double]] {
    weights.enumerated().map { row, weights in
      let sum = weights.reduce(0, +)
      return weights.enumerated().map { column, weight in
        row == column ? sum : weight == 0 ? 0 : -weight
      }
    }
  }

  /// Whether a group is compared with any other.
  func isCompared(_ group: Int) -> Bool { weights[group].contains { $0 > 0 } }

  /// The quadratic form of sums in the generalised inverse of the covariance, and its rank.
  ///
  /// One group after the other is eliminated; what remains of a Laplacian is a Laplacian, again
  /// without subtraction. A group that is compared with no other takes no degree of freedom.
  ///
  /// - Complexity: O(groups³).
  func chiSquare(of sums: [Double]) -> (value: Double, degreesOfFreedom: Int) {
    var weights = weights
    var sums = sums
    var value = 0.0
    var freedom = 0
    for group in sums.indices.reversed() {
      let sum = weights[group][..<group].reduce(0, +)
      guard sum > 0 else { continue }
      value += sums[group] * (sums[group] / sum)
      freedom += 1
      for first in 0..<group {
        let share = weights[group][first] / sum
        sums[first] += share * sums[group]
        for second in 0..<group where second != first {
          weights[first][second] += share * weights[group][second]
        }
      }
    }
    return (value, freedom)
  }

  /// The variance of Σ c(j) u(j): Σ w(j, l) (c(j) - c(l))² over the pairs.
  func variance(of coefficients: [Double]) -> Double {
    var sum = 0.0
    for first in coefficients.indices {
      for second in 0..<first {
        let distance = coefficients[first] - coefficients[second]
        sum += weights[first][second] * distance * distance
      }
    }
    return sum
  }
}
