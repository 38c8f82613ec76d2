internal import Foundation

/// The exact null distribution of the Mann-Whitney count W without ties.
///
/// W is the number of pairs in which the first sample has the larger value. The choices with
/// W = w are the coefficient of q^w in the Gaussian binomial coefficient, the product of
/// (1 - q^(n + i)) / (1 - q^i) over i = 1 ... m. It is multiplied out in whole numbers as wide
/// as the number of all choices: a tail has the rounding of one division.
///
/// Source: Andrews GE, The Theory of Partitions (1976), chapter 3.
///
/// - Complexity: O(m^2 n b) time and O(m n b) memory, m <= n, for choices of b words.
package struct UntiedRankSumNull: Sendable {
  /// The number of pairs, the largest W.
  package let pairs: Int

  /// `tails[w]` is the probability of at most w, up to half of the pairs.
  private let tails: [Double]

  /// The largest number of word additions.
  private static let largestWork = 1 << 30

  /// Counts the choices.
  ///
  /// It is nil for a negative size, and when the counts would exceed 2^30 word additions or the
  /// range of doubles.
  ///
  /// - Parameters:
  ///   - first: The size of one sample, 0 or more.
  ///   - second: The size of the other sample, 0 or more.
  package init?(_ first: Int, _ second: Int) {
    let (fewer, more) = (min(first, second), max(first, second))
    guard fewer >= 0, more <= 1 << 30, fewer <= 1 << 20 else { return nil }
    // The bits of the number of choices of i, for i = 1 ... m, with one to spare.
    var bits = 1.0
    var words: [Int] = []
    for index in stride(from: 1, through: Double(fewer), by: 1) {
      bits += log2((Double(more) + index) / index)
      guard bits < 1_023 else { return nil }
      words.append(Int(bits) / 64 + 1)
    }
    let (width, half) = (words.last ?? 1, fewer * more / 2)
    let (additions, overflow) = (half + 1).multipliedReportingOverflow(by: 2 * fewer * width)
    guard !overflow, additions <= Self.largestWork else { return nil }
    var counts = WideCounts(oneThenZeros: half + 1, words: width)
    for index in 0..<fewer {
      // The product of the first i factors has the degree i n, and fits its number of words.
      let end = (index + 1) * more + 1
      counts.accumulate(every: index + 1, upTo: end, words: words[index])
      counts.difference(every: more + index + 1, upTo: end, words: words[index])
    }
    // W is symmetric about half of the pairs, so the halves make up the whole.
    pairs = fewer * more
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

  /// The probability of a count at least as far from half of the pairs as the given one.
  package func bothTails(_ count: Int) -> Double {
    let inside = min(max(count, -1), pairs + 1)
    let nearer = min(inside, pairs - inside)
    return 2 * nearer == pairs ? 1 : min(1, 2 * lowerTail(nearer))
  }
}
