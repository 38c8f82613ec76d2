/// The decimal expansion of a double, all digits of it: a double is a whole number over a power
/// of two, so the expansion ends.
public struct ExactDecimal {
  private let isNegative: Bool

  /// Digits from the highest on; the last `places` of them stand after the point.
  private let digits: [UInt8]
  private let places: Int

  /// Expands a finite double.
  public init(_ value: Double) {
    isNegative = value < 0
    let exponent = value == 0 ? 0 : Int(value.exponent) - 52
    var whole = value == 0 ? [0] : Self.digits(UInt64(value.magnitude.scaledBy(-exponent)))
    for _ in 0..<exponent.magnitude { Self.multiply(&whole, by: exponent < 0 ? 5 : 2) }
    places = max(0, -exponent)
    while whole.count <= places { whole.append(0) }
    digits = whole.reversed()
  }

  /// The value times a power of ten, to a number of decimals; ties go to the even one.
  public func rounded(to decimals: Int, timesTenTo power: Int = 0) -> String {
    let kept = digits.count - places + decimals + power
    var number = Array(
      (digits + [UInt8](repeating: 0, count: max(0, kept - digits.count))).prefix(max(0, kept)))
    let rest = digits.dropFirst(max(0, kept))
    let isTie = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let isUp = (rest.first ?? 0) > 5 || (rest.first == 5 && !isTie)
    number = [0] + number
    if isUp || (isTie && (number.last ?? 0) % 2 == 1) {
      var place = number.count - 1
      while place >= 0, number[place] == 9 {
        number[place] = 0
        place -= 1
      }
      if place >= 0 { number[place] += 1 }
    }
    while number.count <= decimals { number.insert(0, at: 0) }
    let text = number.map { String($0) }.joined()
    let whole = text.dropLast(decimals).drop { $0 == "0" }
    let broken = decimals > 0 ? "." + text.suffix(decimals) : ""
    let isZero = number.allSatisfy { $0 == 0 }
    return (isNegative && !isZero ? "-" : "") + (whole.isEmpty ? "0" : whole) + broken
  }

  /// The digits from the lowest on.
  private static func digits(_ value: UInt64) -> [UInt8] {
    String(value).reversed().map { UInt8($0.wholeNumberValue ?? 0) }
  }

  private static func multiply(_ digits: inout [UInt8], by factor: UInt8) {
    var carry: UInt8 = 0
    for index in digits.indices {
      let product = digits[index] * factor + carry
      (carry, digits[index]) = (product / 10, product % 10)
    }
    if carry > 0 { digits.append(carry) }
  }
}

extension Double {
  fileprivate func scaledBy(_ power: Int) -> Double {
    // In two steps: 2^-power of a subnormal is beyond the range.
    let half = power / 2
    return Double(sign: .plus, exponent: half, significand: 1)
      * (Double(sign: .plus, exponent: power - half, significand: 1) * self)
  }
}
