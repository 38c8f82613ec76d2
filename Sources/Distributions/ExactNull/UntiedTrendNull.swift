internal import Foundation

/// The exact null distribution of the Jonckheere-Terpstra count J without ties.
///
/// J counts the pairs of observations of different groups whose order is that of their groups.
/// The orders with J = j are the coefficient of q^j in the Gaussian multinomial coefficient of the
/// group sizes, the product over the groups of that of ``UntiedRankSumNull`` for the group and all
/// before it. It is multiplied out in whole numbers: a tail has the rounding of one division.
///
/// - Complexity: O(N P b) time for N observations in P pairs and choices of b words.
package struct UntiedTrendNull: Sendable {
  /// The number of pairs of observations of different groups, the largest J.
  package let pairs: Int

  /// `tails[j]` is the probability of at most j, up to half of the pairs.
  private let tails: [Double]

  /// The largest number of word additions.
  private static let largestWork = 1 << 30

  /// Counts the orders.
  ///
  /// It is nil for a negative size, and when the counts would exceed 2^30 word additions or the
  /// range of doubles.
  ///
  /// - Parameter sizes: The sizes of the groups, 0 or more, in their order.
  package init?(_ sizes: [Int]) {
    var (pairs, before, bits) = (0, 0, 1.0)
    for size in sizes {
      guard size >= 0, size <= 1 << 20 else { return nil }
      for index in stride(from: 1, through: Double(size), by: 1) {
        bits += log2((Double(before) + index) / index)
        guard bits < 1_023 else { return nil }
      }
      let (product, overflow) = before.multipliedReportingOverflow(by: size)
      guard !overflow, product <= 1 << 40 else { return nil }
      pairs += product
      before += size
    }
    let (width, half) = (Int(bits) / 64 + 1, pairs / 2)
    let (additions, overflow) = (half + 1).multipliedReportingOverflow(by: 2 * before * width)
    guard !overflow, additions <= Self.largestWork else { return nil }
    var counts = WideCounts(oneThenZeros: half + 1, words: width)
    var passed = 0
    for size in sizes {
      // Of two factors the order does not matter: numbers are modulo 2^(64 width).
      let (fewer, more) = (min(passed, size), max(passed, size))
      for index in 0..<fewer {
        counts.accumulate(every: index + 1, upTo: half + 1, words: width)
        counts.difference(every: more + index + 1, upTo: half + 1, words: width)
      }
      passed += size
    }
    self.pairs = pairs
    let middle = pairs % 2 == 0 ? counts[half] : 0
    counts.accumulate(every: 1, upTo: half + 1, words: width)
    let total = 2 * counts[half] - middle
    tails = (0...half).map { min(1, counts[$0] / total) }
  }

  /// The probability of a count of at most the given one.
  package func lowerTail(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    guard count < pairs else { return 1 }
    return count < tails.count ? tails[count] : 1 - tails[pairs - count - 1]
  }

  /// The probability of a count of at least the given one.
  package func upperTail(_ count: Int) -> Double {
    count <= 0 ? 1 : count > pairs ? 0 : lowerTail(pairs - count)
  }
}
