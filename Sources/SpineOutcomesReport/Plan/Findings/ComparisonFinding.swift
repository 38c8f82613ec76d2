public import SpineOutcomesStats

/// A number, or the change of a number, between groups.
public struct ComparisonFinding: Sendable, Equatable, Codable {
  /// One group.
  public struct Group: Sendable, Equatable, Codable {
    /// The name of the level.
    public let name: String

    /// Its values; of a change, after less before.
    public let summary: NumericSummary
  }

  /// What is compared.
  public let label: String

  /// The unit; nil where there is none.
  public let unit: String?

  /// Whether the values are changes, after less before.
  public let isChange: Bool

  /// The variable that tells the groups apart.
  public let groupedBy: VariableName

  /// The groups, in the order of their levels.
  public let groups: [Group]

  /// The test, or why there is none.
  public let test: Attempt<ComparisonTest>

  /// All groups in pairs; nil where they were not asked for.
  public let pairs: Attempt<PairwiseComparisons>?
}

extension ComparisonFinding {
  /// The description of each group.
  static func groups(_ values: GroupedValues) -> [Group] {
    values.groups.indices.map {
      Group(name: values.groups[$0], summary: NumericSummary(values, group: $0))
    }
  }

  /// The number of groups with values.
  static func filled(_ values: GroupedValues) -> Int {
    values.groups.indices.count { values.total(of: $0) > 0 }
  }
}
