/// How long a person was followed and how that ended: time and event in one value.
///
/// A person is at risk at time `t` when `entry < t <= time`; without late entry from the origin
/// on, time 0 included. The value is checked where it is analysed, with the row in the error,
/// so that a computed property of a record can return one. For several kinds of event see
/// ``CompetingFollowUp``.
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

/// How long a person was followed and which of several competing causes, if any, ended that.
///
/// A cause is a case of an enum, such as `enum Cause: CaseIterable { case relapse, death }`; being
/// censored is no cause. ``LifeTable`` counts the events by cause.
public struct CompetingFollowUp<Cause: CaseIterable & Hashable & Sendable>: Sendable, Hashable {
  /// How follow-up ended.
  public enum Ending: Sendable, Hashable {
    /// Without an event: the time is censored.
    case censored

    /// With an event of a cause.
    case event(Cause)
  }

  /// The time from the origin to the event or to the end of follow-up, 0 or more.
  public var time: Double

  /// How follow-up ended.
  public var ending: Ending

  /// The time from which the person was at risk; nil when followed from the origin.
  public var entry: Double?

  /// Creates the follow-up of one person.
  ///
  /// *Edge cases*: as ``FollowUp/init(time:isEvent:entry:)``.
  ///
  /// - Parameters:
  ///   - time: The time from the origin to the event or to the end of follow-up, in any unit.
  ///   - ending: Whether and by which cause follow-up ended.
  ///   - entry: The time of late entry (left truncation); nil when followed from the origin.
  public init(time: Double, ending: Ending, entry: Double? = nil) {
    self.time = time
    self.ending = ending
    self.entry = entry
  }
}

extension CompetingFollowUp: Codable where Cause: Codable {}
extension CompetingFollowUp.Ending: Codable where Cause: Codable {}

/// A value that stands for a follow-up: ``FollowUp``, ``CompetingFollowUp``, or an optional one.
public protocol Followed: Sendable {
  /// The names of the causes of an event, in order; "event" alone for a plain event.
  static var causeNames: [String] { get }

  /// The follow-up; nil when missing.
  var followed: FollowUp? { get }

  /// The place of the cause in ``causeNames``; nil when censored or missing.
  var causeIndex: Int? { get }
}

extension Followed {
  /// A plain event.
  public static var causeNames: [String] { [LifeTable.plainCause] }

  /// The one cause, when there is an event.
  public var causeIndex: Int? { followed?.isEvent == true ? 0 : nil }
}

extension FollowUp: Followed {
  /// The follow-up; nil when missing.
  public var followed: FollowUp? { self }
}

extension CompetingFollowUp: Followed {
  /// The names of the cases, in order.
  public static var causeNames: [String] { Cause.allCases.map { String(level: $0) } }

  /// The follow-up to the event of any cause.
  public var followed: FollowUp? {
    FollowUp(time: time, isEvent: ending != .censored, entry: entry)
  }

  /// The place of the cause; nil when censored.
  public var causeIndex: Int? {
    guard case .event(let cause) = ending else { return nil }
    // A case that `allCases` leaves out has no name, and the analysis says so.
    return Array(Cause.allCases).firstIndex(of: cause) ?? -1
  }
}

extension Optional: Followed where Wrapped: Followed {
  /// The names of the causes.
  public static var causeNames: [String] { Wrapped.causeNames }

  /// The follow-up; nil when missing.
  public var followed: FollowUp? {
    switch self {
    case .some(let value): value.followed
    case .none: nil
    }
  }

  /// The place of the cause; nil when censored or missing.
  public var causeIndex: Int? {
    switch self {
    case .some(let value): value.causeIndex
    case .none: nil
    }
  }
}
