/// Table 1 of a paper: each variable by group, with the test that compares the groups.
///
/// Numeric variables are compared by the rank-sum test (two groups) or the Kruskal-Wallis test
/// (more), or by Welch's tests of means where ``BaselineNumber`` asks for means; categorical ones by
/// Fisher's exact test (two by two) or Pearson's chi-square test.
/// Each row uses all records that have its variable and a group. The p-values describe; they
/// are not adjusted for their number.
public struct BaselineTable: Sendable, Hashable, Codable {
  /// A group: its name and how many records are in it.
  public struct Group: Sendable, Hashable, Codable {
    /// The name of the level.
    public let name: String

    /// The number of records, 0 or more.
    public let count: Int
  }

  /// A numeric variable.
  public struct NumericRow: Sendable, Hashable, Codable {
    /// The variable with its unit.
    public let variable: VariableName

    /// The description of the variable in each group.
    public let groups: [NumericSummary]

    /// The description of the variable in all groups together.
    public let overall: NumericSummary

    /// How many records with a group lack the variable.
    public let missing: Int

    /// What is shown of the variable: ``BaselineNumber/median`` or ``BaselineNumber/mean``.
    public let shown: BaselineNumber

    /// How that was chosen: by the caller, or by a rule.
    public let rule: BaselineNumber

    /// The comparison of the groups.
    public let comparison: Comparison

    /// How far the groups lie apart; nil where no pair has a difference that can be told.
    public let standardisedDifference: StandardisedDifference?
  }

  /// A categorical variable.
  public struct CategoryRow: Sendable, Hashable, Codable {
    /// The variable with its unit.
    public let variable: VariableName

    /// The names of the levels, in order.
    public let levels: [String]

    /// The counts: `counts[level][group]`.
    public let counts: [[Int]]

    /// How many records with a group lack the variable.
    public let missing: Int

    /// The comparison of the groups.
    public let comparison: Comparison

    /// How far the groups lie apart; nil where no pair has a difference that can be told.
    public let standardisedDifference: StandardisedDifference?
  }

  /// A row of the table.
  public enum Row: Sendable, Hashable {
    /// A numeric variable.
    case numeric(NumericRow)

    /// A categorical variable.
    case category(CategoryRow)
  }

  /// The variable that tells the groups apart.
  public let groupedBy: VariableName

  /// The groups, in the order of their levels; one without records has the count 0.
  public let groups: [Group]

  /// The variables, in the order of the call.
  public let rows: [Row]

  /// The records that are in no group, and the selections before.
  public let exclusions: Exclusions
}

/// A variable of a baseline table.
public struct BaselineVariable<Record: Sendable>: Sendable {
  let row: @Sendable (Cohort<Record>, BaselineGrouping) throws(StatsError) -> BaselineTable.Row

  /// A numeric variable, described by median, quartiles, mean and standard deviation.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - number: What is shown and tested: medians by default, means, or by a rule.
  ///   - quantileRule: How quartiles are computed; R's default by default.
  /// - Returns: The variable, for a ``BaselineTable``.
  public static func numeric<Value: Measured>(
    _ selector: Selector<Record, Value>, as number: BaselineNumber = .median,
    quantileRule: QuantileRule = .linear
  ) -> BaselineVariable {
    BaselineVariable { (cohort, grouping) throws(StatsError) in
      .numeric(try grouping.row(of: cohort.measured(selector), number, quantileRule))
    }
  }

  /// A categorical variable, described by the counts of its levels.
  ///
  /// - Parameter selector: The property.
  /// - Returns: The variable, for a ``BaselineTable``.
  public static func category<Value: Categorical>(
    _ selector: Selector<Record, Value>
  ) -> BaselineVariable {
    BaselineVariable { (cohort, grouping) throws(StatsError) in
      .category(try grouping.row(of: cohort.categories(selector)))
    }
  }
}

extension Cohort {
  /// Describes variables by group, with a test for each: Table 1 of a paper.
  ///
  /// - Parameters:
  ///   - selector: The variable that tells the groups apart.
  ///   - variables: The variables, such as `.numeric(\.age)` and `.category(\.sex)`.
  /// - Returns: The table as data; a row that cannot be tested says why.
  /// - Throws: ``StatsError/unnamedVariable(of:)`` for a computed property without a name;
  ///   ``StatsError/invalidValue(_:)`` for a number that is not finite.
  /// - Complexity: O(n) after sorting each variable, and that of each test.
  public func baselineTable<Value: Categorical>(
    by selector: Selector<Record, Value>, _ variables: BaselineVariable<Record>...
  ) throws(StatsError) -> BaselineTable {
    try baselineTable(by: selector, variables)
  }

  /// Describes a list of variables by group, with a test for each.
  ///
  /// - Parameters:
  ///   - selector: The variable that tells the groups apart.
  ///   - variables: The variables, in the order of the rows; an empty list gives no rows.
  /// - Returns: The table as data; a row that cannot be tested says why.
  /// - Throws: As the form with single variables.
  /// - Complexity: O(n) after sorting each variable, and that of each test.
  public func baselineTable<Value: Categorical>(
    by selector: Selector<Record, Value>, _ variables: [BaselineVariable<Record>]
  ) throws(StatsError) -> BaselineTable {
    let column = try categories(selector)
    let grouping = BaselineGrouping(
      names: column.levelNames, codes: column.codes, label: column.name.label)
    var rows: [BaselineTable.Row] = []
    for variable in variables { rows.append(try variable.row(self, grouping)) }
    return BaselineTable(
      groupedBy: column.name,
      groups: zip(grouping.names, grouping.sizes).map { .init(name: $0, count: $1) },
      rows: rows, exclusions: completeCases(of: [column]).exclusions)
  }
}
