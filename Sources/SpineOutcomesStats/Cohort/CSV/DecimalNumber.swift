/// Decimal text read as the nearest `Double`, ties to even: correctly rounded for every text.
///
/// The grammar: a sign or none, digits with at most one decimal mark among, before or after them,
/// and an exponent or none. Blanks, thousands separators, hexadecimal, `nan` and `inf` are no
/// numbers, and neither is text whose value overflows, or underflows to zero.
package enum DecimalNumber {
  /// Reads a number.
  ///
  /// - Parameters:
  ///   - text: ASCII or UTF-8 text.
  ///   - decimal: The byte of the decimal mark.
  /// - Returns: The nearest number; nil when the text is none in the range of `Double`.
  /// - Complexity: O(n); some 10 ns up to 19 digits.
  @inline(__always)
  package static func parse(_ text: UnsafeBufferPointer<UInt8>, decimal: UInt8) -> Double? {
    guard let bytes = text.baseAddress else { return nil }
    let end = text.count
    var index = 0
    var isNegative = false
    if end > 0, bytes[0] == UInt8(ascii: "-") {
      isNegative = true
      index = 1
    } else if end > 0, bytes[0] == UInt8(ascii: "+") {
      index = 1
    }
    var significand: UInt64 = 0
    let start = index
    index = addDigits(bytes, from: index, to: end, &significand)
    var digits = index &- start
    var exponent = 0
    if index < end, bytes[index] == decimal {
      index &+= 1
      let first = index
      index = addDigits(bytes, from: index, to: end, &significand)
      exponent = first &- index
      digits &-= exponent
    }
    guard digits > 0 else { return nil }
    if index < end {
      guard let explicit = parseExponent(bytes, from: index, to: end) else { return nil }
      exponent &+= explicit
    }
    let magnitude: Double?
    if digits <= 19 {
      magnitude = value(significand, exponent) ?? library(text, decimal)
    } else {
      magnitude = library(text, decimal)
    }
    guard let magnitude else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// Appends digits to a number, wrapping around, and returns where they end.
  @inline(__always)
  private static func addDigits(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, _ number: inout UInt64
  ) -> Int {
    var index = start
    while end &- index >= 8, let eight = eightDigits(bytes + index) {
      number = number &* 100_000_000 &+ eight
      index &+= 8
    }
    if end &- index >= 4, let four = fourDigits(bytes + index) {
      number = number &* 10_000 &+ four
      index &+= 4
    }
    while index < end, bytes[index] &- 48 < 10 {
      number = number &* 10 &+ UInt64(truncatingIfNeeded: bytes[index] &- 48)
      index &+= 1
    }
    return index
  }

  /// The number of eight digits, in three multiplications; nil unless all are digits.
  @inline(__always)
  private static func eightDigits(_ bytes: UnsafePointer<UInt8>) -> UInt64? {
    let text = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    let digits = text &- 0x3030_3030_3030_3030
    // A byte below "0" borrows into its top bit, one above "9" carries into it.
    guard ((text &+ 0x4646_4646_4646_4646) | digits) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    let pairs = digits &* 10 &+ digits >> 8
    let low = (pairs & 0xFF_0000_00FF) &* (100 &+ 1_000_000 << 32)
    let high = (pairs >> 16 & 0xFF_0000_00FF) &* (1 &+ 10_000 << 32)
    return (low &+ high) >> 32
  }

  /// The number of four digits, in two multiplications; nil unless all are digits.
  @inline(__always)
  private static func fourDigits(_ bytes: UnsafePointer<UInt8>) -> UInt64? {
    let text = UInt32(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self))
    let digits = text &- 0x3030_3030
    guard ((text &+ 0x4646_4646) | digits) & 0x8080_8080 == 0 else { return nil }
    let pairs = digits &* 10 &+ digits >> 8
    return UInt64((pairs & 0xFF) &* 100 &+ (pairs >> 16 & 0xFF))
  }

  /// The exponent of "e12", "E-5" or "e+7", saturated at a million either way.
  private static func parseExponent(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    var index = start
    guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
    index += 1
    var isNegative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < end else { return nil }
    var exponent = 0
    while index < end {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      exponent = min(1_000_000, exponent * 10 + Int(digit))
      index += 1
    }
    return isNegative ? -exponent : exponent
  }

  /// The nearest number to `significand * 10^exponent`; nil outside the exact methods here.
  @inline(__always)
  static func value(_ significand: UInt64, _ exponent: Int) -> Double? {
    if significand <= 1 << 53, exponent >= -22, exponent <= 22 {
      // Both operands are exact, so the one operation rounds once (Clinger 1990).
      let exact = Double(Int64(truncatingIfNeeded: significand))
      return exponent < 0 ? exact / powers[-exponent] : exact * powers[exponent]
    }
    if significand == 0 { return 0 }
    if exponent == 0 { return Double(significand) }
    if exponent >= -19, exponent < 0 { return quotient(significand, wholePowers[-exponent]) }
    if exponent > 0, exponent <= 19 { return product(significand, wholePowers[exponent]) }
    return nil
  }

  /// The nearest number to a quotient of positive whole numbers.
  private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
    let dividendShift = dividend.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let dividend = dividend << UInt64(dividendShift)
    let divisor = divisor << UInt64(divisorShift)
    // dividend / divisor is in (1/2, 2), so 63 more bits give a quotient of 63 or 64 bits.
    let (bits, rest) = divisor.dividingFullWidth((high: dividend >> 1, low: dividend << 63))
    return scaled(bits, isInexact: rest != 0, by: divisorShift - dividendShift - 63)
  }

  /// The nearest number to a product of positive whole numbers.
  private static func product(_ first: UInt64, _ second: UInt64) -> Double {
    let (high, low) = first.multipliedFullWidth(by: second)
    guard high != 0 else { return Double(low) }
    let shift = UInt64(high.leadingZeroBitCount)
    let bits = shift == 0 ? high : high << shift | low >> (64 - shift)
    return scaled(bits, isInexact: low << shift != 0, by: 64 - Int(shift))
  }

  /// The nearest number to (bits + something below 1 if inexact) * 2^exponent, in normal range.
  private static func scaled(_ bits: UInt64, isInexact: Bool, by exponent: Int) -> Double {
    let shift = UInt64(11 - bits.leadingZeroBitCount)
    var kept = bits >> shift
    let dropped = bits & (1 << shift - 1)
    let half: UInt64 = 1 << (shift - 1)
    if dropped > half || dropped == half && (isInexact || kept & 1 == 1) { kept += 1 }
    // A carry to 2^53 is exact as well.
    let scale = Double(bitPattern: UInt64(1023 + exponent + Int(shift)) << 52)
    return Double(kept) * scale
  }

  /// The magnitude by the standard library; nil when it overflows, or underflows to zero.
  @inline(never)
  private static func library(_ text: UnsafeBufferPointer<UInt8>, _ decimal: UInt8) -> Double? {
    let point = UInt8(ascii: ".")
    let spelled = String(decoding: text.map { $0 == decimal ? point : $0 }, as: UTF8.self)
    guard let value = Double(spelled), value.isFinite else { return nil }
    if value == 0 {
      let digits = text.prefix { $0 | 0x20 != UInt8(ascii: "e") }
      if digits.contains(where: { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }) {
        return nil
      }
    }
    return value.magnitude
  }

  /// The powers of ten that are exact, from the exponent 0 to 22.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The powers of ten below 2^64, from the exponent 0 to 19.
  private static let wholePowers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}
