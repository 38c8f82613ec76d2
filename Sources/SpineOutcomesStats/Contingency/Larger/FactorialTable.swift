import Foundation

/// Factorials up to a number: as logarithms in whole units, which add up without rounding, and as
/// significands with exponents, whose products neither overflow nor lose digits.
///
/// The logarithm of a number is the sum of those of its prime factors, each rounded once: equal
/// products of factorials have equal logarithms, to the last unit.
struct FactorialTable: Sendable {
  /// The unit of the logarithms: as small as leaves room for four times the largest of them.
  let unit: Double

  /// The logarithm of each factorial, in units.
  private(set) var logarithms: [Int64] = [0]

  /// Each factorial is significand x 2^exponent.
  private(set) var significands = [1.0]

  /// 1 / significand.
  private(set) var inverses = [1.0]

  private(set) var exponents = [0]

  init(upTo count: Int) {
    let last = max(2, count)
    unit = scalbn(1, Int((Double(last) * log(Double(last))).exponent) - 60)
    var ofNumbers = [Int64](repeating: 0, count: last + 1)
    var smallestFactors = [Int](repeating: 0, count: last + 1)
    for k in 2...last where smallestFactors[k] == 0 {
      for multiple in stride(from: k, through: last, by: k) where smallestFactors[multiple] == 0 {
        smallestFactors[multiple] = k
      }
      ofNumbers[k] = Int64((log(Double(k)) / unit).rounded())
    }
    for k in 2...last where smallestFactors[k] < k {
      ofNumbers[k] = ofNumbers[smallestFactors[k]] + ofNumbers[k / smallestFactors[k]]
    }
    var significand = 1.0
    var exponent = 0
    for k in 1...max(1, count) {
      logarithms.append(logarithms[k - 1] + ofNumbers[k])
      significand *= Double(k)
      exponent += Int(significand.exponent)
      significand = significand.significand
      significands.append(significand)
      inverses.append(1 / significand)
      exponents.append(exponent)
    }
  }
}
