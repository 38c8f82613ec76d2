/// Muscle strength by the Medical Research Council scale: 0 (no contraction) to 5 (normal).
public enum MotorGrade: Int, Sendable, Hashable, CaseIterable, Categorical {
  /// No contraction.
  case none = 0

  /// A flicker of contraction.
  case flicker

  /// Movement with gravity eliminated.
  case gravityEliminated

  /// Movement against gravity.
  case againstGravity

  /// Movement against gravity and resistance.
  case againstResistance

  /// Normal strength.
  case normal
}

extension MotorGrade: Comparable {
  /// Orders by value.
  public static func < (first: MotorGrade, second: MotorGrade) -> Bool {
    first.rawValue < second.rawValue
  }
}

extension MotorGrade: Measured {
  /// The number; nil when missing.
  public var measured: Double? { Double(rawValue) }
}

extension MotorGrade: Codable {
  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let grade = MotorGrade(rawValue: try container.decode(Int.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "is not a motor grade from 0 to 5")
    }
    self = grade
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension MotorGrade: CustomStringConvertible {
  /// One line for people.
  public var description: String { String(rawValue) }
}
