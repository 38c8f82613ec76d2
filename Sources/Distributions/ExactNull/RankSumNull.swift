/// The exact null distribution of a rank sum, also with tied ranks.
///
/// The statistic is the sum of the ranks of m of N observations; under the null hypothesis all
/// choices of m are equally likely. Ranks are given doubled, so that average ranks are whole.
///
/// A choice takes k of the lower half of the ranks and m - k of the upper half. The choices
/// from each half are counted by dynamic programming over size and sum, and a tail adds up the
/// products of counts whose sums are far enough. All terms are positive and nothing is
/// subtracted: a probability keeps its digits in the far tail too.
///
/// - Complexity: O(m N s) time and O(m s) memory for halves whose sums take s values: about
///   N^4 / 200 additions for N / 2 of N, twice that where average ranks are no whole numbers.
///   A tail takes O(m s).
package struct RankSumNull: Sendable {
  /// The smallest and largest doubled sum.
  package let doubledRange: ClosedRange<Int>

  /// The mean of the doubled sum times the number of observations.
  private let scaledMean: Int
  private let observations: Int

  /// The unit in which sums differ.
  private let unit: Int

  /// The smaller part of the observations is counted: that in the sum, or the others.
  private let chosen: Int
  private let isMirrored: Bool

  private let lower: RankSumTable
  private let upper: RankSumTable
  private let choices: Double

  /// The largest number of counts in the tables.
  private static let largestTable = 1 << 24

  /// The largest number of additions.
  private static let largestWork = 1 << 32

  /// Counts the choices.
  ///
  /// It is nil when a rank is negative, the count is not in 0...N, or the tables would exceed
  /// 2^24 entries, 2^32 additions or the range of doubles.
  ///
  /// - Parameters:
  ///   - doubledRanks: Twice the ranks of all observations, 0 or more, in any order.
  ///   - count: The number of observations in the sum.
  package init?(doubledRanks: [Int], count: Int) {
    let total = doubledRanks.checkedSum
    guard doubledRanks.allSatisfy({ $0 >= 0 }), count >= 0, count <= doubledRanks.count,
      doubledRanks.count <= 1 << 20, let total, total <= Int(Int32.max)
    else { return nil }
    let ranks = doubledRanks.sorted()
    let origin = ranks.first ?? 0
    let unit = max(1, ranks.reduce(0) { greatestCommonDivisor($0, $1 - origin) })
    let scores = ranks.map { ($0 - origin) / unit }
    let chosen = min(count, ranks.count - count)
    let half = ranks.count / 2
    let halves = (lower: Array(scores[..<half]), upper: Array(scores[half...]))
    let entries =
      RankSumTable.entries(scores: halves.lower, upTo: chosen)
      + RankSumTable.entries(scores: halves.upper, upTo: chosen)
    let (work, overflow) = entries.multipliedReportingOverflow(by: halves.upper.count)
    guard entries <= Self.largestTable, !overflow, work <= Self.largestWork else { return nil }
    self.unit = unit
    self.chosen = chosen
    isMirrored = chosen < count
    doubledRange = ranks.prefix(count).reduce(0, +)...ranks.suffix(count).reduce(0, +)
    observations = max(1, ranks.count)
    scaledMean = total * count
    lower = RankSumTable(scores: halves.lower, upTo: chosen, isCumulative: false)
    upper = RankSumTable(scores: halves.upper, upTo: chosen, isCumulative: true)
    var choices = DoubleDouble(1)
    for number in 0..<chosen {
      choices = choices * Double(ranks.count - number) / Double(number + 1)
    }
    self.choices = choices.high
    guard self.choices.isFinite else { return nil }
  }

  /// The probability of a doubled sum of at most the given one.
  package func lowerTail(_ doubledSum: Int) -> Double {
    guard doubledSum >= doubledRange.lowerBound else { return 0 }
    guard doubledSum < doubledRange.upperBound else { return 1 }
    let excess = (doubledSum - doubledRange.lowerBound) / unit
    // The sum of the others mirrors that of the chosen.
    let count = isMirrored ? choices(fromAbove: excess) : choices(fromBelow: excess)
    return min(1, count / choices)
  }

  /// The probability of a doubled sum of at least the given one.
  package func upperTail(_ doubledSum: Int) -> Double {
    guard doubledSum <= doubledRange.upperBound else { return 0 }
    guard doubledSum > doubledRange.lowerBound else { return 1 }
    let excess = (doubledRange.upperBound - doubledSum) / unit
    let count = isMirrored ? choices(fromBelow: excess) : choices(fromAbove: excess)
    return min(1, count / choices)
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

  /// The choices whose sum exceeds the smallest one by at most so many units.
  private func choices(fromBelow excess: Int) -> Double {
    let smallest = lower.smallest[chosen]
    var count = 0.0
    for size in 0...chosen {
      let least = lower.smallest[size] + upper.smallest[chosen - size]
      count += pairs(size, within: excess - (least - smallest), fromAbove: false)
    }
    return count
  }

  /// The choices whose sum falls short of the largest one by at most so many units.
  private func choices(fromAbove shortfall: Int) -> Double {
    let largest = upper.largest[chosen]
    var count = 0.0
    for size in 0...chosen {
      let most = lower.largest[size] + upper.largest[chosen - size]
      count += pairs(size, within: shortfall - (largest - most), fromAbove: true)
    }
    return count
  }

  /// The choices of so many from the lower half, whose positions from either end sum up to a bound.
  private func pairs(_ size: Int, within bound: Int, fromAbove: Bool) -> Double {
    guard bound >= 0 else { return 0 }
    let (first, isFirstReversed) = lower.row(size)
    let (second, isSecondReversed) = upper.sums(chosen - size, fromAbove: fromAbove)
    return first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        let end = min(bound, first.count - 1)
        let whole = min(end, bound - second.count)
        let (firstStart, firstStep) =
          isFirstReversed != fromAbove ? (first.count - 1, -1) : (0, 1)
        let (secondStart, secondStep) = isSecondReversed ? (second.count - 1, -1) : (0, 1)
        // All of the second half go with the first positions.
        var sum = 0.0
        for place in stride(from: 0, through: whole, by: 1) {
          sum += first[firstStart &+ firstStep &* place]
        }
        sum *= second[secondStart &+ secondStep &* (second.count - 1)]
        // Four sums at once: an addition need not wait for the one before it.
        var sums = SIMD4<Double>.zero
        var place = max(0, whole + 1)
        var at = firstStart &+ firstStep &* place
        var other = secondStart &+ secondStep &* (bound &- place)
        while place &+ 3 <= end {
          let (one, two) = (at &+ firstStep, other &- secondStep)
          let (three, four) = (one &+ firstStep, two &- secondStep)
          sums +=
            SIMD4(first[at], first[one], first[three], first[three &+ firstStep])
            * SIMD4(second[other], second[two], second[four], second[four &- secondStep])
          at &+= 4 &* firstStep
          other &-= 4 &* secondStep
          place &+= 4
        }
        while place <= end {
          sum += first[at] * second[other]
          at &+= firstStep
          other &-= secondStep
          place &+= 1
        }
        return sum + sums.sum()
      }
    }
  }
}
