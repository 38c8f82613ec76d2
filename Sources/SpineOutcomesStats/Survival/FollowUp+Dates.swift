public import Foundation

extension FollowUp {
  /// Creates the follow-up between two dates.
  ///
  /// The time is (end - origin) / unit, with months of 30.4375 days and years of 365.25 days. Two
  /// dates without a time of day are a whole number of days apart; times in months and years are
  /// quotients, and ``TimeTolerance`` ties those that should be equal.
  ///
  /// *Edge cases*: an end before the origin gives a negative time, and an entry that is not
  /// before the end a wrong entry: the analysis refuses both with the row. An entry at or before
  /// the origin is no late entry.
  ///
  /// - Parameters:
  ///   - origin: The date at which time is 0, such as that of the operation.
  ///   - end: The date of the event or of the end of follow-up.
  ///   - isEvent: Whether the event occurred at that date.
  ///   - unit: The unit of time.
  ///   - entry: The date of late entry; nil when followed from the origin.
  public init(
    from origin: Date, to end: Date, isEvent: Bool, in unit: TimeUnit, entry: Date? = nil
  ) {
    let late = entry.map { origin.interval(to: $0, in: unit) }
    self.init(
      time: origin.interval(to: end, in: unit), isEvent: isEvent,
      entry: late.flatMap { $0 > 0 || $0.isNaN ? $0 : nil })
  }

  /// Creates the follow-up of a person from the date of the event, if there was one, and the date
  /// last seen without it.
  ///
  /// *Edge cases*: with an event its date counts, and the date last seen is not read; otherwise
  /// as ``init(from:to:isEvent:in:entry:)``.
  ///
  /// - Parameters:
  ///   - origin: The date at which time is 0.
  ///   - event: The date of the event; nil when it has not occurred.
  ///   - lastSeen: The last date at which the person was known to be without the event.
  ///   - unit: The unit of time.
  ///   - entry: The date of late entry; nil when followed from the origin.
  public init(
    from origin: Date, event: Date?, lastSeen: Date, in unit: TimeUnit, entry: Date? = nil
  ) {
    self.init(
      from: origin, to: event ?? lastSeen, isEvent: event != nil, in: unit, entry: entry)
  }
}

extension CompetingFollowUp {
  /// Creates the follow-up between two dates.
  ///
  /// *Edge cases*: as ``FollowUp/init(from:to:isEvent:in:entry:)``.
  ///
  /// - Parameters:
  ///   - origin: The date at which time is 0.
  ///   - end: The date of the event or of the end of follow-up.
  ///   - ending: Whether and by which cause follow-up ended at that date.
  ///   - unit: The unit of time.
  ///   - entry: The date of late entry; nil when followed from the origin.
  public init(
    from origin: Date, to end: Date, ending: Ending, in unit: TimeUnit, entry: Date? = nil
  ) {
    let plain = FollowUp(from: origin, to: end, isEvent: false, in: unit, entry: entry)
    self.init(time: plain.time, ending: ending, entry: plain.entry)
  }
}
