/// The description of one group of records: a row for each variable, as data.
///
/// A number has its count, mean, standard deviation, quartiles and range; a category has the
/// count of each level. For several groups and their comparison see ``BaselineTable``.
public struct DescriptiveTable: Sendable, Hashable, Codable {
  /// The row of a number.
  public struct NumericRow: Sendable, Hashable, Codable {
    /// The variable.
    public let variable: VariableName

    /// Its summary over the records that have it.
    public let summary: NumericSummary

    /// How many records lack it.
    public let missing: Int
  }

  /// The rows of a category.
  public struct CategoryRow: Sendable, Hashable, Codable {
    /// The variable.
    public let variable: VariableName

    /// Its levels in order.
    public let levels: [String]

    /// The number of records of each level.
    public let counts: [Int]

    /// How many records lack it.
    public let missing: Int
  }

  /// A row.
  public enum Row: Sendable, Hashable {
    /// A number.
    case numeric(NumericRow)

    /// A category.
    case category(CategoryRow)
  }

  /// The number of records.
  public let count: Int

  /// The rows, in the order of the variables.
  public let rows: [Row]

  /// The selections made before; a record that lacks a variable is counted in its row.
  public let exclusions: Exclusions
}

extension Cohort {
  /// Describes variables of all records together.
  ///
  /// - Parameter variables: What the rows are of.
  /// - Returns: The table as data.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is NaN or infinite;
  ///   ``StatsError/unnamedVariable(of:)`` for a computed property without a name.
  ///
  /// Edge cases: a cohort without records gives rows with a count of 0.
  ///
  /// Agrees with R: `summary(data)`, with `quantile(x, type = 7)` for quartiles.
  ///
  /// - Complexity: O(n log n) for each variable.
  public func descriptiveTable(
    _ variables: [BaselineVariable<Record>]
  ) throws(StatsError) -> DescriptiveTable {
    let everyone = BaselineGrouping(
      names: ["all"], codes: Array(repeating: 0, count: count), label: "all")
    var rows: [DescriptiveTable.Row] = []
    for variable in variables {
      switch try variable.row(self, everyone) {
      case .numeric(let row):
        rows.append(
          .numeric(.init(variable: row.variable, summary: row.overall, missing: row.missing)))
      case .category(let row):
        rows.append(
          .category(
            .init(
              variable: row.variable, levels: row.levels,
              counts: row.counts.map { $0.reduce(0, +) }, missing: row.missing)))
      }
    }
    return DescriptiveTable(
      count: count, rows: rows, exclusions: completeCases(of: []).exclusions)
  }
}
