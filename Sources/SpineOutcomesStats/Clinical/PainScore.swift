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
  public static func < (first: PainScore, second: PainScore) -> Bool { first.value < second.value }
}

extension PainScore: Measured {
  public var measured: Double? { value }
}

extension PainScore: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let score = PainScore(try container.decode(Double.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "is not a pain score from 0 to 10")
    }
    self = score
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension PainScore: CustomStringConvertible {
  public var description: String { Decimals.plain(value) }
}
