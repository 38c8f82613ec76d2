public import SpineOutcomesStats

/// What came of an analysis: its value, or the reason why there is none.
public enum Attempt<Value: Sendable>: Sendable {
  /// The analysis was done.
  case done(Value)

  /// The analysis could not be done.
  case notDone(reason: String)

  /// Does an analysis and keeps its error as text.
  public init(_ analysis: () throws(StatsError) -> Value) {
    do throws(StatsError) {
      self = .done(try analysis())
    } catch {
      self = .notDone(reason: error.description)
    }
  }

  /// The value; nil where there is none.
  public var value: Value? {
    if case .done(let value) = self { value } else { nil }
  }

  /// What comes of the value; the reason where there is none.
  func map<Next>(
    _ next: (Value) throws(StatsError) -> Next
  ) -> Attempt<Next> {
    switch self {
    case .done(let value): Attempt<Next> { () throws(StatsError) in try next(value) }
    case .notDone(let reason): .notDone(reason: reason)
    }
  }

  /// The reason why there is no value; nil where there is one.
  public var reason: String? {
    if case .notDone(let reason) = self { reason } else { nil }
  }
}

extension Attempt: Equatable where Value: Equatable {}

extension Attempt: Codable where Value: Codable {
  private enum CodingKeys: CodingKey { case done, notDone }

  /// Decodes `{"done": value}` or `{"notDone": reason}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let reason = try container.decodeIfPresent(String.self, forKey: .notDone) {
      self = .notDone(reason: reason)
    } else {
      self = .done(try container.decode(Value.self, forKey: .done))
    }
  }

  /// Encodes the value, or the reason, under the name of its case.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .done(let value): try container.encode(value, forKey: .done)
    case .notDone(let reason): try container.encode(reason, forKey: .notDone)
    }
  }
}
