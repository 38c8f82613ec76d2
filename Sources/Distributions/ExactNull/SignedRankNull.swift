/// The exact null distribution of the signed-rank statistic, also with tied ranks.
///
/// The statistic is the sum of those ranks whose difference is positive; under the null
/// hypothesis every rank is in the sum with probability 1/2, independently. Ranks are given
/// doubled, so that average ranks are whole numbers.
///
/// Sign patterns are counted by dynamic programming over the sum. Counts are added and never
/// subtracted: each has a relative error below n times 2^-53, in the far tail too.
///
/// - Complexity: O(n s) time and O(s) memory for n ranks of sum s.
package struct SignedRankNull: Sendable {
  /// The largest number of ranks: beyond it the number of sign patterns is no finite double.
  package static let largestCount = 1_000

  /// The sum of all doubled ranks.
  package let doubledTotal: Int

  /// The greatest common divisor of the doubled ranks; sums are counted in this unit.
  private let unit: Int

  /// Counts of sign patterns by sum, up to half of the total.
  private let lower: CumulativeCounts

  /// All sign patterns: a power of two.
  private let patterns: Double

  /// Counts the sign patterns.
  ///
  /// It is nil when a rank is not positive or there are more than ``largestCount``.
  ///
  /// - Parameter doubledRanks: Twice the ranks, each 1 or more, in any order.
  package init?(doubledRanks: [Int]) {
    guard doubledRanks.count <= Self.largestCount, doubledRanks.allSatisfy({ $0 > 0 }),
      let total = doubledRanks.checkedSum, total <= Int(Int32.max)
    else { return nil }
    let unit = max(1, doubledRanks.reduce(0, greatestCommonDivisor))
    var counts = SignPatterns(upTo: total / unit)
    for doubledRank in doubledRanks.sorted() { counts.add(doubledRank / unit) }
    self.init(counts, unit: unit)
  }

  /// Takes patterns that are counted.
  private init(_ patterns: SignPatterns, unit: Int) {
    self.unit = unit
    doubledTotal = patterns.total * unit
    lower = CumulativeCounts(patterns.counts)
    self.patterns = Double(sign: .plus, exponent: patterns.ranks, significand: 1)
  }

  /// The distributions of the ranks 1 to a number, and of one rank less, from one count.
  ///
  /// It is nil beyond ``largestCount``.
  package static func untied(_ count: Int) -> (all: SignedRankNull, oneLess: SignedRankNull)? {
    guard (0...largestCount).contains(count) else { return nil }
    var patterns = SignPatterns(upTo: count * (count + 1) / 2)
    var oneLess = patterns
    for rank in stride(from: 1, through: count, by: 1) {
      if rank == count { oneLess = patterns }
      patterns.add(rank)
    }
    return (SignedRankNull(patterns, unit: 2), SignedRankNull(oneLess, unit: 2))
  }

  /// The probability of a doubled sum of at most the given one.
  package func lowerTail(_ doubledSum: Int) -> Double {
    guard doubledSum >= 0 else { return 0 }
    guard doubledSum < doubledTotal else { return 1 }
    let position = doubledSum / unit
    if 2 * position < doubledTotal / unit { return lower.upTo(position) / patterns }
    return 1 - lower.upTo(doubledTotal / unit - position - 1) / patterns
  }

  /// The probability of a doubled sum of at least the given one.
  package func upperTail(_ doubledSum: Int) -> Double { lowerTail(doubledTotal - doubledSum) }

  /// The probability of a sum at least as far from its mean as the given one.
  package func bothTails(_ doubledSum: Int) -> Double {
    let nearer = min(doubledSum, doubledTotal - doubledSum)
    return 2 * nearer == doubledTotal ? 1 : min(1, 2 * lowerTail(nearer))
  }
}

extension Collection<Int> {
  /// The sum, nil when it overflows.
  var checkedSum: Int? {
    var sum = 0
    for number in self {
      let (next, overflow) = sum.addingReportingOverflow(number)
      if overflow { return nil }
      sum = next
    }
    return sum
  }
}

/// The greatest common divisor; that of 0 and a number is the number.
func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
  var (first, second) = (first, second)
  while second != 0 { (first, second) = (second, first % second) }
  return first
}
