/// Strata that say nothing in a conditional regression, because all their records have the same
/// outcome.
public struct UninformativeStrata: Sendable, Hashable, Codable {
  /// Why a stratum says nothing.
  public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    /// It holds a single record.
    case singleRecord = "a single record"

    /// None of its records had the event.
    case noEvents = "no events"

    /// All of its records had the event.
    case onlyEvents = "only events"
  }

  /// Why the strata say nothing.
  public let reason: Reason

  /// The number of such strata.
  public let strata: Int

  /// The number of their records, frequencies counted.
  public let records: Int
}

extension UninformativeStrata: CustomStringConvertible {
  /// One line: "3 strata with no events (12 records)".
  public var description: String {
    "\(strata) strat\(strata == 1 ? "um" : "a") with \(reason.rawValue) "
      + "(\(records) record\(records == 1 ? "" : "s"))"
  }
}
