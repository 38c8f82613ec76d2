/// How long a person was followed and how that ended: time and event in one value.
///
/// A person is at risk at time `t` when `entry < t <= time`; without late entry from the origin
/// on, time 0 included. The value is checked where it is analysed, with the row in the error,
/// so that a computed property of a record can return one.
public struct FollowUp: Sendable, Hashable, Codable {
  /// The time from the origin to the event or to the end of follow-up, 0 or more.
  public var time: Double

  /// Whether follow-up ended with the event; otherwise the time is censored.
  public var isEvent: Bool

  /// The time from which the person was at risk; nil when followed from the origin.
  public var entry: Double?

  /// Creates the follow-up of one person.
  ///
  /// *Edge cases*: an event at time 0 counts, and the number at risk at time 0 includes it. An
  /// `entry` of 0 is no late entry: it means from the origin. The analysis refuses a time that is
  /// negative or not finite, and an entry that is not before the time.
  ///
  /// - Parameters:
  ///   - time: The time from the origin to the event or to the end of follow-up, in any unit.
  ///   - isEvent: Whether the event occurred at that time.
  ///   - entry: The time of late entry (left truncation); nil when followed from the origin.
  public init(time: Double, isEvent: Bool, entry: Double? = nil) {
    self.time = time
    self.isEvent = isEvent
    self.entry = entry
  }
}

/// A value that stands for a follow-up: ``FollowUp`` itself, or an optional one.
public protocol Followed: Sendable {
  /// The follow-up; nil when missing.
  var followed: FollowUp? { get }
}

extension FollowUp: Followed {
  /// The follow-up; nil when missing.
  public var followed: FollowUp? { self }
}

extension Optional: Followed where Wrapped: Followed {
  /// The follow-up; nil when missing.
  public var followed: FollowUp? {
    switch self {
    case .some(let value): value.followed
    case .none: nil
    }
  }
}
