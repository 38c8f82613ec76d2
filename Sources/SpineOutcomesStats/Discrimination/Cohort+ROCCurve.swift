extension Cohort {
  /// Draws the ROC curve of a score for an outcome.
  ///
  /// Records that lack the score or the outcome are left out and counted.
  ///
  /// - Parameters:
  ///   - outcome: Whether a record had the event.
  ///   - score: The score, finite, in any unit.
  ///   - eventsScore: Which scores point to an event.
  /// - Returns: The curve.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a score that is not finite, with its row;
  ///   ``StatsError/unnamedVariable(of:)`` for a computed property without a name;
  ///   ``StatsError/noCompleteCases(_:)``;
  ///   ``StatsError/oneClass(outcome:count:events:)`` when the complete cases have no event or
  ///   nothing else; ``StatsError/tooLarge(_:)``.
  /// - Complexity: O(n log n) for n records.
  public func rocCurve<Outcome: Categorical, Score: Measured>(
    of outcome: Selector<Record, Outcome>, score: Selector<Record, Score>,
    eventsScore: ScoreDirection
  ) throws(StatsError) -> ROCCurve where Outcome.Level == Bool {
    let counted = try countedValues(of: score, by: outcome)
    guard counted.exclusions.analysed > 0 else { throw .noCompleteCases(counted.exclusions) }
    return try ROCCurve(
      counted.values, events: String(describing: true), eventsScore: eventsScore,
      score: name(of: score).description, outcome: name(of: outcome).label,
      exclusions: counted.exclusions)
  }

  /// Draws the ROC curve of a score that knows its direction.
  ///
  /// - Parameters:
  ///   - outcome: The property that says whether a record had the event.
  ///   - score: The score, such as `.lower(\.monthsToRecurrence)`.
  /// - Returns: The curve of the complete cases.
  /// - Throws: As ``rocCurve(of:score:eventsScore:)``.
  /// - Complexity: O(n log n) for n records.
  public func rocCurve<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, _ score: ScoreTerm<Record>
  ) throws(StatsError) -> ROCCurve where Outcome.Level == Bool {
    let values = try score.read(self)
    let outcomes = try categories(outcome)
    let complete = completeCases(of: [values, outcomes])
    guard complete.count > 0 else { throw .noCompleteCases(complete.exclusions) }
    let counted = try GroupedValues(
      groups: outcomes.levelNames, checked: complete.values(values),
      codes: complete.codes(outcomes), weights: nil)
    return try ROCCurve(
      counted, events: String(describing: true), eventsScore: score.eventsScore,
      score: values.name.description, outcome: outcomes.name.label,
      exclusions: complete.exclusions)
  }
}
