/// Pain on a numeric rating or visual analogue scale: 0 (none) to 10 (worst), decimals allowed.
public struct PainScore: Sendable, Hashable {
  /// The score, 0...10.
  public let value: Double

  /// Creates a score; nil when the value is not in 0...10.
  public init?(_ value: Double) {
    guard (0...10).contains(value) else { return nil }
    self.value = value
  }
}

extension PainScore: Comparable {
  /// Orders by value.
  public static func < (first: PainScore, second: PainScore) -> Bool { first.value < second.value }
}

extension PainScore: Measured {
  /// The number; nil when missing.
  public var measured: Double? { value }
}

extension PainScore: Codable {
  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let score = PainScore(try container.decode(Double.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "is not a pain score from 0 to 10")
    }
    self = score
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension PainScore: CustomStringConvertible {
  /// One line for people.
  public var description: String { Decimals.plain(value) }
}
