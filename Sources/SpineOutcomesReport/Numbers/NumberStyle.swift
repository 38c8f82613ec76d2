/// How the numbers of a document are set: decimal mark, groups of digits, minus sign and ranges.
///
/// How far a number is rounded is no part of the style: ``DecimalPlaces`` says it. Every number is rounded once, from the
/// double of its result: the exact value of the double to the nearest decimal, and a double exactly
/// between two decimals to the even one, as C's `printf`, R's `sprintf` and IEEE 754 do. Half away
/// from zero would agree with the pocket calculator on 0.125, but it is biased, and no less
/// surprising on 0.145, whose double lies below the middle. A style is applied to the finished
/// numeral, so the digits of a rendered table are those of its data in every style.
///
/// p-values have three decimals, "< 0.001" or "> 0.999", and more where three do not tell them from
/// 0.05; a percentage stands with its numerator and its denominator. The guidelines are Lang and
/// Altman's, Int J Nurs Stud 52:5, 2015, doi 10.1016/j.ijnurstu.2014.09.006.
public struct NumberStyle: Sendable, Hashable, Codable {
  /// The sign between the whole and the broken part.
  public enum DecimalMark: String, Sendable, Codable, CaseIterable {
    /// 0.5.
    case point

    /// 0,5.
    case comma
  }

  /// How the digits of large numbers are grouped.
  public enum Grouping: String, Sendable, Codable, CaseIterable {
    /// 12345.
    case none

    /// 12 345 with a narrow space that does not break (U+202F), from five digits on.
    case thinSpace
  }

  /// The sign of a negative number.
  public enum MinusSign: String, Sendable, Codable, CaseIterable {
    /// The hyphen of ASCII, which programs read.
    case hyphen

    /// The minus sign (U+2212), as wide as the plus.
    case minus
  }

  /// What stands between the limits of an interval.
  public enum RangeSeparator: String, Sendable, Codable, CaseIterable {
    /// 1.2 to 3.4.
    case word

    /// 1.2–3.4 with an en dash; "to" where a limit is negative or no number, for then a dash
    /// would be read as a minus.
    case dash
  }

  /// The sign between the whole and the broken part.
  public var decimalMark: DecimalMark

  /// How the digits of large numbers are grouped.
  public var grouping: Grouping

  /// The sign of a negative number.
  public var minusSign: MinusSign

  /// What stands between the limits of an interval.
  public var rangeSeparator: RangeSeparator

  /// Creates a style.
  public init(
    decimalMark: DecimalMark = .point, grouping: Grouping = .none, minusSign: MinusSign = .hyphen,
    rangeSeparator: RangeSeparator = .word
  ) {
    self.decimalMark = decimalMark
    self.grouping = grouping
    self.minusSign = minusSign
    self.rangeSeparator = rangeSeparator
  }

  /// ASCII, as tables hold their numbers: what a program can read again.
  public static let plain = NumberStyle()

  /// As journals in English print numbers: thin spaces, minus signs, en dashes.
  public static let typographic = NumberStyle(
    grouping: .thinSpace, minusSign: .minus, rangeSeparator: .dash)

  /// As ``typographic``, with a decimal comma.
  public static let decimalComma = NumberStyle(
    decimalMark: .comma, grouping: .thinSpace, minusSign: .minus, rangeSeparator: .dash)
}
