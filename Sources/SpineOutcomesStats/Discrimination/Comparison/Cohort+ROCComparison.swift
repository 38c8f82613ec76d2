extension Cohort {
  /// Compares scores of the same records as tests for an event.
  ///
  /// Records that lack the outcome or any of the scores are left out and counted, by variable: all
  /// curves are of the same records.
  ///
  /// - Parameters:
  ///   - outcome: Whether a record had the event.
  ///   - scores: The scores, two or more, each with the side of the events.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The areas, their differences and the test that they are equal.
  /// - Throws: As ``rocComparison(of:scores:level:)-(_,[ScoreTerm<Record>],_)``.
  /// - Complexity: O(k n + k^2 n) for n records of k scores in practice.
  public func rocComparison<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, scores: ScoreTerm<Record>..., level: Double = 0.95
  ) throws(StatsError) -> ROCComparison where Outcome.Level == Bool {
    try rocComparison(of: outcome, scores: scores, level: level)
  }

  /// Compares a list of scores of the same records as tests for an event.
  ///
  /// - Parameters:
  ///   - outcome: Whether a record had the event.
  ///   - scores: The scores, two or more, each with the side of the events.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The areas, their differences and the test that they are equal.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a score that is not finite, with its row;
  ///   ``StatsError/unnamedVariable(of:)`` for a computed property without a name;
  ///   ``StatsError/noCompleteCases(_:)``; ``StatsError/oneClass(outcome:count:events:)`` when the
  ///   complete cases have no event or nothing else; ``StatsError/invalidArgument(name:reason:)``
  ///   for fewer than two scores, a name that occurs twice or a level that is not inside 0...1;
  ///   ``StatsError/tooLarge(_:)``.
  /// - Complexity: O(k n + k^2 n) for n records of k scores in practice.
  public func rocComparison<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, scores: [ScoreTerm<Record>], level: Double = 0.95
  ) throws(StatsError) -> ROCComparison where Outcome.Level == Bool {
    let summary = try countedScores(of: outcome, scores: scores)
    guard summary.exclusions.analysed > 0 else { throw .noCompleteCases(summary.exclusions) }
    return try ROCComparison(summary.scores, level: level, exclusions: summary.exclusions)
  }

  /// Counts the combinations of several scores among events and others.
  ///
  /// - Parameters:
  ///   - outcome: Whether a record had the event.
  ///   - scores: The scores, each with the side of the events.
  /// - Returns: The counts of the complete cases.
  /// - Throws: As ``rocComparison(of:scores:level:)-(_,[ScoreTerm<Record>],_)``, except for the
  ///   numbers of cases.
  /// - Complexity: O(k n) for n records of k scores in practice.
  public func pairedScores<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, scores: [ScoreTerm<Record>]
  ) throws(StatsError) -> PairedScores where Outcome.Level == Bool {
    try countedScores(of: outcome, scores: scores).scores
  }

  private func countedScores<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, scores: [ScoreTerm<Record>]
  ) throws(StatsError) -> (scores: PairedScores, exclusions: Exclusions)
  where Outcome.Level == Bool {
    guard !scores.isEmpty else {
      throw .invalidArgument(name: "scores", reason: "two scores or more are compared")
    }
    let outcomes = try categories(outcome)
    var columns: [MeasuredColumn] = []
    for score in scores { columns.append(try score.read(self)) }
    let complete = completeCases(of: columns + [outcomes] as [any Column])
    let event = outcomes.levels.firstIndex(of: true).map { Int32(truncatingIfNeeded: $0) }
    let summary = try PairedScores(
      zip(scores, columns).map {
        .init($1.name.description, eventsScore: $0.eventsScore)
      },
      values: columns.map { complete.values($0) },
      outcomes: complete.codes(outcomes).map { $0 == event }, outcome: outcomes.name.label)
    return (summary, complete.exclusions)
  }
}
