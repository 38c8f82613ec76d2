public import SpineOutcomesStats

/// Scores as tests for an event: curves, areas and cutoffs.
public struct DiscriminationFinding: Sendable, Equatable, Codable {
  /// One score.
  public struct Score: Sendable, Equatable, Codable {
    /// The curve.
    public let curve: ROCCurve

    /// The area under it, at the level of the plan.
    public let area: AreaUnderCurve

    /// The cutoff, or why there is none; nil where none was asked for.
    public let cutoff: Attempt<Cutoff>?
  }

  /// What the event is.
  public let label: String

  /// The scores with their curves, or why there are none, in the order of the plan.
  public let scores: [Attempt<Score>]

  /// The comparison of the areas on the records that have all scores; nil for one score.
  public let comparison: Attempt<ROCComparison>?
}
