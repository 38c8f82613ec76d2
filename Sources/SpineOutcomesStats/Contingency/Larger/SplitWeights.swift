import Foundation

/// Binomial probabilities of how many of a category's records fall into the first of two parts.
///
/// The ways x of splitting categories v have the probability prod C(v_j, x_j) / C(n, r), which is
/// the product of binomial probabilities, with the odds of the parts, over that of r of n. Neither
/// the factors nor their products overflow, and none vanishes that matters.
struct SplitWeights: Sendable {
  private struct Scaled: Sendable {
    var significand: Double
    var exponent: Int

    init(_ value: Double, _ exponent: Int) {
      significand = value.significand
      self.exponent = exponent + Int(value.exponent)
    }
  }

  /// The number of records in the first part, and in both.
  let size: Int
  let total: Int

  /// t^x / x!, 1 / x! and x! / (1 + t)^x by x, for the odds t.
  private var chosen: [Scaled] = []
  private var left: [Scaled] = []
  private var whole: [Scaled] = []

  /// 1 / the probability of the size.
  private(set) var inverseOfWhole = 1.0

  /// - Parameters:
  ///   - table: Factorials up to the total.
  ///   - size: The number of records in the first part, between 0 and the total.
  ///   - total: The number of records.
  init(_ table: FactorialTable, size: Int, total: Int) {
    self.size = size
    self.total = total
    let odds = Double(max(1, size)) / Double(max(1, total - size))
    let share = 1 / (1 + odds)
    for count in 0...total {
      let exponent = table.exponents[count]
      let (powerOfOdds, powerOfShare) = (Self.power(odds, count), Self.power(share, count))
      chosen.append(
        Scaled(
          table.inverses[count] * powerOfOdds.significand, powerOfOdds.exponent - exponent))
      left.append(Scaled(table.inverses[count], -exponent))
      whole.append(
        Scaled(
          table.significands[count] * powerOfShare.significand, powerOfShare.exponent + exponent))
    }
    inverseOfWhole = 1 / self(size, of: total)
  }

  /// A power by parts that stay in range.
  private static func power(_ base: Double, _ exponent: Int) -> Scaled {
    let longest = max(1, Int(500 / max(1, abs(log2(base)))))
    var result = Scaled(1, 0)
    var rest = exponent
    while rest > 0 {
      let part = pow(base, Double(min(rest, longest)))
      result = Scaled(result.significand * part, result.exponent)
      rest -= longest
    }
    return result
  }

  /// The binomial probability of a number of so many.
  @inline(__always)
  func callAsFunction(_ number: Int, of count: Int) -> Double {
    let (all, one, other) = (whole[count], chosen[number], left[count &- number])
    let exponent = all.exponent &+ one.exponent &+ other.exponent
    guard exponent > -1000 else { return 0 }
    return all.significand * one.significand * other.significand
      * Double(bitPattern: UInt64(truncatingIfNeeded: exponent &+ 1023) &<< 52)
  }
}
