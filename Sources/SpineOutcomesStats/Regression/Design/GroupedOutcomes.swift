/// The rows of a regression of grouped outcomes: so many events in so many trials each.
public struct GroupedOutcomes: Sendable, Hashable, Codable {
  /// The name of the variable that holds the numbers of trials.
  public let trials: String

  /// The number of rows with trials.
  public let rows: Int

  /// The number of rows of 0 trials: they say nothing and are left out.
  public let rowsWithoutTrials: Int

  /// Counts the rows of a response; nil where each record is one outcome.
  init?(_ response: LogisticResponse, variable: String) {
    guard case .counts(_, let counts) = response.kind else { return nil }
    trials = variable
    rows = counts.count { $0 > 0 }
    rowsWithoutTrials = counts.count { $0 == 0 }
  }

  init(trials: String, rows: Int, rowsWithoutTrials: Int) {
    self.trials = trials
    self.rows = rows
    self.rowsWithoutTrials = rowsWithoutTrials
  }
}

extension GroupedOutcomes: CustomStringConvertible {
  /// What follows their number: "trials (beds) in 4 rows; 1 row of 0 trials left out".
  public var description: String {
    let name = trials == "trials" ? "" : " (\(trials))"
    let kept = "trials\(name) in \(rows) row\(rows == 1 ? "" : "s")"
    guard rowsWithoutTrials > 0 else { return kept }
    return kept
      + "; \(rowsWithoutTrials) row\(rowsWithoutTrials == 1 ? "" : "s") of 0 trials left out"
  }
}
