/// How many of a group had an event.
public struct EventCount: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Those with the event.
  public let events: Int

  /// The size of the group.
  public let total: Int

  /// Creates a count.
  public init(_ events: Int, of total: Int) {
    self.events = events
    self.total = total
  }

  /// The count as printed: "15/36".
  public var description: String { "\(events)/\(total)" }
}
