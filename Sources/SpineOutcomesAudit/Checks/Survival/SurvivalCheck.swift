public import SpineOutcomesStats

/// The rows under a Kaplan-Meier curve: numbers at risk, events and survival of one group.
///
/// Without late entries the numbers at risk never rise, the events never fall, and
/// (R numbers at risk, E events, n at the start, rows k in order of time):
///
/// - E(k) + R(k + 1) <= n: who had an event by one time is not at risk at the next;
/// - S(k) / S(j), j < k, is at least R(k + 1) / R(j), when all who leave have events;
/// - with e = E(k) - E(j) it is at most (R(j) - e) / R(j), when they come first, and at least
///   R(k + 1) / (R(k + 1) + e), when they come last.
///
/// What is not printed is bounded by the rows before and after it. The bounds hold whether a number
/// at risk counts those who leave at that very time or not. The possible survival is carried from
/// row to row as an interval; the figures are inconsistent when none is left.
///
/// - Complexity: O(rows).
public struct SurvivalCheck: AuditCheck {
  /// ``CheckKind/survival``.
  public static let kind = CheckKind.survival

  /// The number at the start.
  public let count: Int

  /// All events; nil where they are not printed.
  public let events: Int?

  /// The rows, in order of time.
  public let rows: [SurvivalRow]

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - count: The number at the start.
  ///   - events: All events.
  ///   - rows: The rows, in order of time.
  ///   - rounding: How the digits came from the values.
  /// - Throws: `StatsError.invalidArgument` for times that do not rise, and for counts that are not from
  ///   0 to a billion.
  public init(
    count: Int, events: Int? = nil, rows: [SurvivalRow], rounding: RoundingRule = .nearest
  ) throws(StatsError) {
    guard zip(rows, rows.dropFirst()).allSatisfy({ $0.time.value < $1.time.value }) else {
      throw .invalidArgument(name: "rows", reason: "the times do not rise from row to row")
    }
    let counts =
      [count, events].compactMap { $0 }
      + rows.flatMap { [$0.atRisk, $0.events] }
      .compactMap { $0 }
    guard counts.allSatisfy({ 0...1_000_000_000 ~= $0 }) else {
      throw .invalidArgument(name: "rows", reason: "a count is not from 0 to a billion")
    }
    self.count = count
    self.events = events
    self.rows = rows
    self.rounding = rounding
  }

  /// Holds the rows against each other.
  public func finding() -> AuditFinding {
    guard rows.contains(where: { $0.atRisk != nil || $0.events != nil || $0.survival != nil })
    else {
      return AuditFinding(.notDecidable, "no row has a number at risk, events or a survival")
    }
    if let reason = countContradiction { return AuditFinding(.inconsistent, reason) }
    var walk = SurvivalWalk(self)
    for index in rows.indices {
      if let finding = walk.step(to: index) { return finding }
    }
    return AuditFinding(
      .consistent, "the \(rows.count) rows agree with each other and with n = \(count)")
  }

  /// What contradicts itself among the counts alone.
  private var countContradiction: String? {
    var (atRisk, happened) = (count, 0)
    for row in rows {
      if let number = row.atRisk {
        if number > atRisk {
          return "\(number) at risk at \(row.time) are more than \(atRisk) before"
        }
        // Those with an event at an earlier row are not at risk any more.
        if happened + number > count {
          return "\(happened) events before \(row.time) and \(number) at risk there are more than "
            + "n = \(count)"
        }
        atRisk = number
      }
      if let number = row.events {
        if number < happened {
          return "\(number) events up to \(row.time) are fewer than \(happened) before"
        }
        happened = number
      }
    }
    if happened > count { return "\(happened) events are more than n = \(count)" }
    if let events, happened > events {
      return "\(happened) events in the rows are more than \(events) in all"
    }
    return nil
  }
}
