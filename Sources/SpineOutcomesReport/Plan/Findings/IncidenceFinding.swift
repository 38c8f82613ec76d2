public import SpineOutcomesStats

/// Cumulative incidence with competing risks: the curves, and Gray's test of each cause.
public struct IncidenceFinding: Sendable, Equatable, Codable {
  /// Gray's test of a cause, or why there is none.
  public struct CauseTest: Sendable, Equatable, Codable {
    /// The cause.
    public let cause: String

    /// The test between the groups.
    public let test: Attempt<GrayTest>
  }

  /// What the events are.
  public let label: String

  /// The curves of all causes.
  public let incidence: CumulativeIncidence

  /// The causes that are told of.
  public let causes: [String]

  /// The times at which the incidence is told.
  public let times: [Double]

  /// The tests between the groups, by cause; empty without groups.
  public let tests: [CauseTest]
}
