public import SpineOutcomesStats

/// Cox regression: one variable at a time, and together.
public struct CoxFinding: Sendable, Equatable, Codable {
  /// What the event is.
  public let label: String

  /// The regressions on one term each; empty where they were not asked for.
  ///
  /// The reason of one that could not be made is `StatsError.undefined` with its text, as in JSON.
  public let crude: [UnivariableCoxRegression]

  /// The regression on all terms, or why there is none; nil where it was not asked for.
  public let adjusted: Attempt<CoxRegression>?

  /// The tests of proportional hazards of the regression on all terms; nil where it was not made.
  public let proportionality: Attempt<[ProportionalHazardsTest]>?
}
