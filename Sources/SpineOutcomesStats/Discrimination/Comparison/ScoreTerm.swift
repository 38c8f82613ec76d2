/// A score of a comparison: a property of the records, and which of its values point to an event.
///
/// ```swift
/// cohort.rocComparison(of: \.failed, scores: .higher(\.age), .lower(\.months))
/// ```
public struct ScoreTerm<Record: Sendable>: Sendable {
  let eventsScore: ScoreDirection
  let read: @Sendable (Cohort<Record>) throws(StatsError) -> MeasuredColumn

  /// A score of which higher values point to an event.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The score.
  public static func higher<Value: Measured>(
    _ selector: Selector<Record, Value>, _ label: String? = nil
  ) -> ScoreTerm {
    score(selector, eventsScore: .higher, label)
  }

  /// A score of which lower values point to an event.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The score.
  public static func lower<Value: Measured>(
    _ selector: Selector<Record, Value>, _ label: String? = nil
  ) -> ScoreTerm {
    score(selector, eventsScore: .lower, label)
  }

  /// A score with its side given as a value.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - eventsScore: Which scores point to an event.
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The score.
  public static func score<Value: Measured>(
    _ selector: Selector<Record, Value>, eventsScore: ScoreDirection, _ label: String? = nil
  ) -> ScoreTerm {
    ScoreTerm(eventsScore: eventsScore) { cohort throws(StatsError) in
      guard let label else { return try cohort.measured(selector) }
      return try cohort.named(selector, label).measured(selector)
    }
  }
}
