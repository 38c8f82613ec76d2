public import SpineOutcomesStats

/// A figure as it is printed, with its digits kept: "0.045", "< 0.001", "41.9 %", "-1.20".
///
/// ```swift
/// #expect(Reported("0.045").agrees(with: model.pValue.value))
/// ```
///
/// The trailing zeros count: 0.50 stands for 0.495...0.505 and 0.5 for 0.45...0.55. A percentage
/// has the value of its share: "41.9 %" is 0.419. A bound stands for every value on its side, so
/// "< 0.001" agrees with 0.0002 and not with 0.001.
///
/// The forms that are read: an optional `<`, `<=`, `>`, `>=`, `=` or their single signs; a minus
/// as hyphen or as the sign; digits with a decimal point (also raised, as "0·045"), which may
/// lack the 0 before it; an exponent, as "1.2e-5"; a percent sign. At most 15 digits, at most 15
/// decimals. A comma is refused: it may stand for a decimal point or between thousands.
public struct Reported: Sendable, Hashable {
  /// How the figure stands to its value.
  public enum Relation: String, Sendable, Codable {
    /// The value, rounded.
    case equal = "="

    /// The value is less than the figure.
    case less = "<"

    /// The value is not greater than the figure.
    case atMost = "<="

    /// The value is greater than the figure.
    case greater = ">"

    /// The value is not less than the figure.
    case atLeast = ">="
  }

  /// The text, as given.
  public let text: String

  /// Whether the figure is a rounded value or a bound.
  public let relation: Relation

  /// Whether the figure is in percent.
  public let isPercentage: Bool

  /// The printed digits as a whole number, with their sign.
  let coefficient: Int

  /// How many decimals the last printed digit has: of a share where it is a percentage, and
  /// negative for 1.2e5.
  let lastDecimal: Int

  /// Reads a printed figure.
  ///
  /// - Parameter text: The figure, as printed.
  /// - Throws: `StatsError.invalidArgument` for a text that is
  ///   no figure.
  public init(_ text: String) throws(StatsError) {
    let parts = try ReportedText(text)
    self.text = text
    relation = parts.relation
    isPercentage = parts.isPercentage
    coefficient = parts.coefficient
    lastDecimal = parts.lastDecimal
  }

  /// The figure as a number: the midpoint of its rounding interval, or its bound.
  public var value: Double {
    Double("\(coefficient)e\(-lastDecimal)") ?? Double(coefficient)
  }

  /// The decimals that are printed, of a percentage those before the sign.
  public var printedDecimals: Int { max(0, lastDecimal - (isPercentage ? 2 : 0)) }

  /// The values that may stand behind the digits.
  ///
  /// - Parameter rounding: How the digits came from the value; the default admits every way of
  ///   rounding to the nearest.
  /// - Returns: The interval; of a bound, everything on its side.
  public func interval(rounding: RoundingRule = .nearest) -> RoundingInterval {
    let plain = Self.scaled(coefficient, by: max(0, -lastDecimal))
    let exact = { (isIncluded: Bool) in DecimalEnd(10 * plain, isIncluded) }
    let decimals = max(0, lastDecimal) + 1
    switch relation {
    case .less: return .init(lower: nil, upper: exact(false), decimals: decimals)
    case .atMost: return .init(lower: nil, upper: exact(true), decimals: decimals)
    case .greater: return .init(lower: exact(false), upper: nil, decimals: decimals)
    case .atLeast: return .init(lower: exact(true), upper: nil, decimals: decimals)
    case .equal:
      var (lower, upper) = rounding.ends(of: abs(coefficient))
      if coefficient < 0 { (lower, upper) = (upper.negated, lower.negated) }
      lower.units = Self.scaled(lower.units, by: max(0, -lastDecimal))
      upper.units = Self.scaled(upper.units, by: max(0, -lastDecimal))
      return .init(lower: lower, upper: upper, decimals: decimals)
    }
  }

  /// Whether a computed value would be printed like this.
  ///
  /// - Parameters:
  ///   - value: The value, in full precision; of a percentage its share.
  ///   - rounding: How the digits came from the value.
  /// - Returns: Whether it lies in the interval of the figure, see
  ///   ``RoundingInterval/contains(_:)``; false for NaN.
  public func agrees(with value: Double, rounding: RoundingRule = .nearest) -> Bool {
    interval(rounding: rounding).contains(value)
  }

  private static func scaled(_ units: Int, by powerOfTen: Int) -> Int {
    (0..<powerOfTen).reduce(units) { units, _ in units * 10 }
  }
}

extension Reported: ExpressibleByStringLiteral {
  /// Reads a figure that stands in the source; one that is no figure ends the program, as any
  /// wrong literal would.
  ///
  /// Texts that are only known at run time go through ``init(_:)``, which throws.
  public init(stringLiteral text: String) {
    do throws(StatsError) {
      try self.init(text)
    } catch {
      preconditionFailure(error.description)
    }
  }
}

extension Reported: Codable {
  /// Decodes the printed text; refuses what is no figure.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Encodes the printed text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension Reported: CustomStringConvertible {
  /// The figure as printed.
  public var description: String { text }
}
