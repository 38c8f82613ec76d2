/// The exact null distribution of a rank sum, also with tied ranks.
///
/// The statistic is the sum of the ranks of m of N observations; under the null hypothesis all
/// choices of m are equally likely. Ranks are given doubled, so that average ranks are whole.
///
/// Choices are counted by dynamic programming over size and sum. Counts are added and never
/// subtracted: each has a relative error below N times 2^-53, in the far tail too.
///
/// - Complexity: O(m n s) time and O(m s) memory, n = N - m, for sums that take s values.
package struct RankSumNull: Sendable {
  /// The smallest and largest doubled sum.
  package let doubledRange: ClosedRange<Int>

  /// The mean of the doubled sum times the number of observations.
  private let scaledMean: Int
  private let observations: Int

  /// The unit in which sums differ.
  private let unit: Int

  /// Choices by sum, from the smallest sum, and from the largest one.
  private let fromBelow: CumulativeCounts
  private let fromAbove: CumulativeCounts
  private let choices: Double

  /// Counts the choices.
  ///
  /// It is nil when a rank is negative, the count is not in 0...N, or the table would exceed
  /// 2^25 entries or the range of doubles.
  ///
  /// - Parameters:
  ///   - doubledRanks: Twice the ranks of all observations, 0 or more, in any order.
  ///   - count: The number of observations in the sum.
  package init?(doubledRanks: [Int], count: Int) {
    let total = doubledRanks.checkedSum
    guard doubledRanks.allSatisfy({ $0 >= 0 }), count >= 0, count <= doubledRanks.count,
      let total, total <= Int(Int32.max)
    else { return nil }
    let ranks = doubledRanks.sorted()
    let origin = ranks.first ?? 0
    let unit = max(1, ranks.reduce(0) { greatestCommonDivisor($0, $1 - origin) })
    let scores = ranks.map { ($0 - origin) / unit }
    // The rank sum of the others mirrors that of the chosen: count the smaller part.
    let chosen = min(count, ranks.count - count)
    let span = scores.last ?? 0
    let isSymmetric =
      2 * count == ranks.count || zip(scores, scores.reversed()).allSatisfy { $0 + $1 == span }
    let width =
      scores.suffix(chosen).reduce(0, +) - scores.prefix(chosen).reduce(0, +)
    let limit = isSymmetric ? width / 2 : width
    guard (chosen + 1) * (limit + 1) <= 1 << 25, ranks.count <= 1 << 20 else { return nil }
    let table = RankSumTable(scores: scores, chosen: chosen, limit: limit)
    let counts = table.counts(of: chosen)
    let smallest = ranks.prefix(count).reduce(0, +)
    let largest = ranks.suffix(count).reduce(0, +)
    let below: [Double]
    if isSymmetric {
      // Positions above the middle are those below it in the mirror.
      below = (0...width).map { $0 <= limit ? counts[$0] : counts[width - $0] }
    } else {
      below = chosen == count ? counts : counts.reversed()
    }
    self.unit = unit
    doubledRange = smallest...largest
    observations = max(1, ranks.count)
    scaledMean = total * count
    fromBelow = CumulativeCounts(below)
    fromAbove = CumulativeCounts(below.reversed())
    choices = fromBelow.upTo(width)
    guard choices.isFinite else { return nil }
  }

  /// The probability of a doubled sum of at most the given one.
  package func lowerTail(_ doubledSum: Int) -> Double {
    guard doubledSum >= doubledRange.lowerBound else { return 0 }
    return min(1, fromBelow.upTo((doubledSum - doubledRange.lowerBound) / unit) / choices)
  }

  /// The probability of a doubled sum of at least the given one.
  package func upperTail(_ doubledSum: Int) -> Double {
    guard doubledSum <= doubledRange.upperBound else { return 0 }
    return min(1, fromAbove.upTo((doubledRange.upperBound - doubledSum) / unit) / choices)
  }

  /// The probability of a sum at least as far from its mean as the given one.
  package func bothTails(_ doubledSum: Int) -> Double {
    let sum = min(max(doubledSum, doubledRange.lowerBound - 1), doubledRange.upperBound + 1)
    let distance = (sum * observations - scaledMean).magnitude
    guard distance > 0 else { return 1 }
    // The sums at exactly this distance, rounded away from the mean where none is.
    let low = floorDivide(scaledMean - Int(distance), by: observations)
    let high = -floorDivide(-scaledMean - Int(distance), by: observations)
    return min(1, lowerTail(low) + upperTail(high))
  }

  private func floorDivide(_ number: Int, by divisor: Int) -> Int {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
