/// The shortest decimal that is read as a given double: 0.1 is one tenth.
///
/// Numbers that a person has typed are meant as decimals: 0.1 and 0.9 then add up to 1, and
/// products of them tie where they do on paper.
struct ShortestDecimal: Sendable, Equatable {
  /// The digits as a whole number without zeros at its end; below 10^17.
  let significand: UInt64

  /// The power of ten that the digits are multiplied by.
  let exponent: Int

  /// Reads a number; nil when it is negative or not finite.
  init?(_ value: Double) {
    guard value >= 0, value.isFinite else { return nil }
    var digits: UInt64 = 0
    var places = 0
    var isFraction = false
    let parts = "\(value)".split(separator: "e")
    guard let mantissa = parts.first else { return nil }
    for character in mantissa {
      if character == "." {
        isFraction = true
      } else if let digit = character.wholeNumberValue {
        let (tens, overflow) = digits.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        digits = tens &+ UInt64(digit)
        if isFraction { places += 1 }
      }
    }
    var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - places
    while digits > 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    significand = digits
    self.exponent = digits == 0 ? 0 : exponent
  }
}
