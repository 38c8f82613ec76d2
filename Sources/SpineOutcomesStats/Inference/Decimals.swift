import Foundation

/// The one place that turns a number into text for people.
///
/// Every number is rounded once: the exact value of the double to the nearest decimal, to the even
/// one where it lies exactly between two.
package enum Decimals {
  /// The value with a fixed number of decimals; infinite ones as "infinity" and "-infinity".
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else {
      return value.isNaN ? "undefined" : value < 0 ? "-infinity" : "infinity"
    }
    let text = String(format: "%.\(max(0, decimals))f", value)
    let isNegativeZero = text.hasPrefix("-") && !text.contains { $0 >= "1" && $0 <= "9" }
    return isNegativeZero ? String(text.dropFirst()) : text
  }

  /// The value with a number of significant digits, without exponent where that is readable.
  package static func significant(_ value: Double, _ digits: Int = 4) -> String {
    guard value.isFinite else { return fixed(value, 0) }
    guard value != 0 else { return "0" }
    let magnitude = value.magnitude
    if magnitude >= 1e7 || magnitude < 1e-4 {
      return String(format: "%.\(max(0, digits - 1))e", value)
    }
    let exponent = Int(floor(log10(magnitude)))
    return fixed(value, max(0, digits - 1 - exponent))
  }

  /// The shortest decimal where that has no more than the given significant digits, as of data
  /// and counts; rounded to those digits otherwise.
  package static func plain(_ value: Double, _ digits: Int = 5) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return significant(value, digits) }
    if value == value.rounded() { return fixed(value, 0) }
    let shortest = "\(value)"
    let figures = shortest.drop { !("1"..."9").contains($0) }.filter(\.isNumber).count
    return figures <= digits && !shortest.contains("e") ? shortest : significant(value, digits)
  }

  /// A value of the data or one midway between two: every decimal that is not rounding error.
  package static func exact(_ value: Double) -> String {
    guard value.isFinite else { return fixed(value, 0) }
    return String(format: "%.15g", value + 0)
  }

  /// A confidence level in percent, with every digit given: "95", "99.99999".
  package static func level(_ level: Double) -> String {
    exact(Double(String(format: "%.12g", 100 * level)) ?? 100 * level)
  }

  /// A ratio so near 1 that the decimals do not tell it apart: with two digits of its distance; nil
  /// for every other, and for 1 up to rounding.
  package static func apartFromOne(_ value: Double, _ decimals: Int = 3) -> String? {
    let distance = (value - 1).magnitude
    guard distance < 0.5 * Places.unit(decimals), distance > 1e-12 else { return nil }
    return fixed(value, 1 - Int(floor(log10(distance))))
  }

  /// A ratio of odds, risks or hazards: three decimals, fewer above 10, three digits below 0.1,
  /// and as many as tell it apart from 1.
  package static func ratio(_ value: Double) -> String {
    if let text = chosenRatio(value) ?? apartFromOne(value) { return text }
    return switch value.magnitude {
    case ..<0.1: significant(value, 3)
    case ..<10: fixed(value, 3)
    default: significant(value, 4)
    }
  }

  /// A share in percent: "41.9 %".
  package static func percent(
    _ share: Double, _ decimals: Int = places.percentages
  ) -> String {
    percentage(share, decimals) + " %"
  }

  /// A count of a total in percent: "41.9 %".
  package static func percent(
    _ count: Int, of total: Int, _ decimals: Int = places.percentages
  ) -> String {
    percentage(count, of: total, decimals) + " %"
  }

  /// A share in percent, without the sign: its own decimals with the point moved, since a hundred
  /// times the share would be rounded twice.
  package static func percentage(
    _ share: Double, _ decimals: Int = places.percentages
  ) -> String {
    let decimals = max(0, decimals)
    let text = fixed(share, decimals + 2)
    guard share.isFinite, text.utf8.count > decimals + 2 else { return text }
    let whole = text.prefix { $0 != "." }
    let broken = text.suffix(decimals + 2)
    let sign = whole.first == "-" ? "-" : ""
    let digits = (whole.drop { $0 == "-" } + broken.prefix(2)).drop { $0 == "0" }
    let rest = broken.dropFirst(2)
    return sign + (digits.isEmpty ? "0" : digits) + (rest.isEmpty ? "" : "." + rest)
  }

  /// A count of a total in percent, without the sign: the exact quotient, rounded once.
  ///
  /// The double of 43/80 lies below 0.5375; the quotient is a tie and goes to 53.8.
  package static func percentage(
    _ count: Int, of total: Int, _ decimals: Int = places.percentages
  ) -> String {
    guard count >= 0, total > 0, count <= total, (0...6).contains(decimals) else {
      return percentage(Double(count) / Double(total), decimals)
    }
    var (scale, unit) = (UInt(100), UInt(1))
    for _ in 0..<decimals { (scale, unit) = (scale * 10, unit * 10) }
    let (divisor, product) = (UInt(total), UInt(count).multipliedFullWidth(by: scale))
    // The quotient is at most the scale, so that the high word is below the divisor or both are 1.
    var (quotient, remainder) =
      product.high < divisor ? divisor.dividingFullWidth(product) : (scale, 0)
    let rest = divisor - remainder
    if remainder > rest || (remainder == rest && quotient % 2 == 1) { quotient += 1 }
    let digits = String(quotient % unit)
    let zeros = String(repeating: "0", count: decimals - min(decimals, digits.count))
    return "\(quotient / unit)" + (decimals == 0 ? "" : ".\(zeros)\(digits)")
  }
}
