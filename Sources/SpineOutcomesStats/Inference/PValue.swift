/// A probability under the null hypothesis, in 0...1.
///
/// It prints as the SAMPL guidelines ask: three decimals, "< 0.001" or "> 0.999"; within 0.0005
/// of 0.05 with four decimals or as many more as tell it from 0.05. A report may choose others. The full precision is in
/// ``value``; as JSON it is that number.
public struct PValue: Sendable, Hashable, Comparable {
  /// The probability, 0...1.
  public let value: Double

  /// Creates a p-value.
  ///
  /// An excess over 1 by rounding (at most 1e-9) is cut off.
  ///
  /// - Throws: ``StatsError/numerical(_:)`` when the value is NaN or outside 0...1.
  public init(_ value: Double) throws(StatsError) {
    guard value >= 0, value <= 1 + 1e-9 else {
      throw .numerical("a p-value outside 0...1")
    }
    self.value = min(value, 1)
  }

  /// The p-value multiplied by a number that is not negative, at most 1.
  func times(_ factor: Double) -> PValue { PValue(limited: value * factor) }

  private init(limited value: Double) { self.value = min(value, 1) }

  /// Orders by value.
  public static func < (first: PValue, second: PValue) -> Bool { first.value < second.value }
}

extension PValue: Codable {
  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(Double.self))
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension PValue: CustomStringConvertible, CustomDebugStringConvertible {
  /// The p-value as a sentence shows it: "p = 0.041", "p < 0.001", "p > 0.999".
  public var description: String {
    let numeral = numeral
    return numeral.first?.isNumber == true ? "p = \(numeral)" : "p \(numeral)"
  }

  /// The p-value as a table shows it: "0.041", "< 0.001", "> 0.999".
  package var numeral: String {
    let decimals = Decimals.places.pValues
    let unit = Decimals.Places.unit(decimals)
    if value < unit { return "< \(Decimals.fixed(unit, decimals))" }
    let text = Decimals.fixed(value, decimals)
    if text.first == "1" { return "> 0.\(String(repeating: "9", count: decimals))" }
    guard decimals > 1, text == Decimals.fixed(0.05, decimals) else { return text }
    let more = (decimals + 1...9).first { Decimals.fixed(value, $0) != Decimals.fixed(0.05, $0) }
    return Decimals.fixed(value, more ?? decimals + 1)
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
