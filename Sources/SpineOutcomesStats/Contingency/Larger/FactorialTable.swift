import Foundation

/// Factorials up to a number: as logarithms in whole units, which add up without rounding, and as
/// significands with exponents, whose products neither overflow nor lose digits.
struct FactorialTable: Sendable {
  /// The units of a logarithm: sums of logarithms up to that of 100 000! fit a word.
  static let unit = 0x1p-40

  /// The logarithm of each factorial, in units.
  private(set) var logarithms: [Int64] = [0]

  /// Each factorial is significand x 2^exponent.
  private(set) var significands = [1.0]

  /// 1 / significand.
  private(set) var inverses = [1.0]

  private(set) var exponents = [0]

  init(upTo count: Int) {
    var sum = CompensatedSum()
    var significand = 1.0
    var exponent = 0
    for k in 1...max(1, count) {
      sum.add(log(Double(k)))
      logarithms.append(Int64((sum.value / Self.unit).rounded()))
      significand *= Double(k)
      exponent += Int(significand.exponent)
      significand = significand.significand
      significands.append(significand)
      inverses.append(1 / significand)
      exponents.append(exponent)
    }
  }
}
