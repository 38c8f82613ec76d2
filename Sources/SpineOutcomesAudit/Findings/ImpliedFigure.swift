internal import SpineOutcomesStats

/// What a figure can be, given the others: a range, or the values one by one.
public struct ImpliedFigure: Sendable, Equatable {
  /// What it is, as "p-value from the ratio and its interval".
  public let name: String

  /// The least possible value, -infinity where there is none; nil when no range is given.
  public let lower: Double?

  /// The greatest possible value, infinity where there is none; nil when no range is given.
  public let upper: Double?

  /// The possible values, or what gives them, in words: "31/74", "6 against 0", "Fisher 1.000".
  public let values: [String]

  init(_ name: String, _ range: ClosedRange<Double>) {
    self.name = name
    lower = range.lowerBound
    upper = range.upperBound
    values = []
  }

  init(_ name: String, values: [String]) {
    self.name = name
    lower = nil
    upper = nil
    self.values = values
  }
}

extension ImpliedFigure: Codable {
  private enum CodingKeys: CodingKey { case name, lower, upper, values }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    lower = try container.decodeIfPresent(ExtendedReal.self, forKey: .lower)?.value
    upper = try container.decodeIfPresent(ExtendedReal.self, forKey: .upper)?.value
    values = try container.decodeIfPresent([String].self, forKey: .values) ?? []
  }

  /// Encodes the JSON form; an infinite end is "Infinity" or "-Infinity".
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    if let lower { try container.encode(ExtendedReal(lower), forKey: .lower) }
    if let upper { try container.encode(ExtendedReal(upper), forKey: .upper) }
    if lower == nil { try container.encode(values, forKey: .values) }
  }
}

extension ImpliedFigure: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "p-value: 0.0213 to 0.0345".
  public var description: String { "\(name): \(listing)" }

  /// What follows the name.
  package var listing: String {
    guard let lower, let upper else {
      return values.isEmpty ? "none" : values.joined(separator: ", ")
    }
    let (low, high) = (Self.text(lower), Self.text(upper))
    if lower == -.infinity, upper == .infinity { return "any value" }
    if lower == -.infinity { return "at most \(high)" }
    if upper == .infinity { return "at least \(low)" }
    return low == high ? low : "\(low) to \(high)"
  }

  private static func text(_ value: Double) -> String { Decimals.significant(value) }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
