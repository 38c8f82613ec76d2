public import SpineOutcomesStats

/// Survival by group: the curves, and the tests between them.
public struct SurvivalFinding: Sendable, Equatable, Codable {
  /// What the event is.
  public let label: String

  /// The curves.
  public let survival: KaplanMeier

  /// The times at which survival is told.
  public let times: [Double]

  /// The test between the groups; nil without groups.
  public let test: Attempt<LogRankTest>?

  /// The groups in pairs; nil where they were not asked for.
  public let pairs: Attempt<PairwiseLogRankTests>?
}
