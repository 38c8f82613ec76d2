public import SpineOutcomesStats

/// A category between groups: counts, shares and a test.
public struct ShareFinding: Sendable, Equatable, Codable {
  /// What is compared.
  public let label: String

  /// The counts: groups in rows, levels in columns.
  public let table: ContingencyTable

  /// Whether the category is a yes or no, of which the yes is shown.
  public let isEvent: Bool

  /// The test, or why there is none.
  public let test: Attempt<ShareTest>

  /// Of two groups with records, the share of the second less that of the first, by Newcombe's
  /// interval; nil for more groups or levels.
  public let difference: Estimate?

  /// Of two groups with records, the share of the second over that of the first, by Koopman's
  /// interval; nil for more groups or levels, and without any event.
  public let ratio: Estimate?
}

extension ShareFinding {
  /// Compares the rows of a table.
  init(
    _ label: String, _ table: ContingencyTable, isEvent: Bool, test choice: ShareTest.Choice,
    level: Double
  ) {
    self.label = label
    self.table = table
    self.isEvent = isEvent
    test = Attempt { () throws(StatsError) in
      try ShareTest(choice, of: table, level: level)
    }
    let two = isEvent ? try? TwoProportions(table) : nil
    difference = try? two?.riskDifference(level: level)
    ratio = try? two?.riskRatio(level: level)
  }
}
