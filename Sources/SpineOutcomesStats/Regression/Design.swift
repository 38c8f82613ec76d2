import LinearAlgebra

/// The columns that a regression explains its outcome by, from plain arrays.
///
/// ```swift
/// let design = try Design(["age": ages, "months": months])
/// ```
public struct Design: Sendable {
  /// Whether the regression has a constant term.
  public enum Intercept: String, Sendable, Codable {
    /// The linear predictor has a constant term, as is usual.
    case included

    /// The linear predictor is zero where all columns are.
    case omitted
  }

  /// Whether there is a constant term.
  public let intercept: Intercept

  /// The number of rows of every column; nil for a design without columns.
  public let rows: Int?

  let terms: [DesignColumn]

  /// Creates a design of named columns.
  ///
  /// - Parameters:
  ///   - columns: The columns, in the order in which results list them; all of one length.
  ///   - intercept: Whether there is a constant term; included by default.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)`` for columns
  ///   of different length, ``StatsError/invalidValue(_:)`` for a value that is NaN or
  ///   infinite, ``StatsError/invalidArgument(name:reason:)`` for two columns of one name
  ///   or one with the name of the constant term.
  /// - Complexity: One pass over the values, which are not copied.
  public init(
    _ columns: KeyValuePairs<String, [Double]>, intercept: Intercept = .included
  ) throws(StatsError) {
    try self.init(columns: columns.map { (name: $0.key, values: $0.value) }, intercept: intercept)
  }

  /// Creates a design of named columns, listed as pairs.
  ///
  /// - Parameters:
  ///   - columns: The columns, in the order in which results list them; all of one length.
  ///   - intercept: Whether there is a constant term; included by default.
  /// - Throws: The errors of ``init(_:intercept:)``.
  /// - Complexity: One pass over the values, which are not copied.
  public init(
    columns: [(name: String, values: [Double])], intercept: Intercept = .included
  ) throws(StatsError) {
    var names: Set<String> = []
    for (name, _) in columns {
      guard name != Self.interceptName else {
        throw .invalidArgument(name: "columns", reason: "\"\(name)\" names the constant term")
      }
      guard names.insert(name).inserted else {
        throw .invalidArgument(name: "columns", reason: "two columns are named \"\(name)\"")
      }
    }
    let isLarge = (columns.first?.values.count ?? 0) >= Self.largeCount
    let invalid = Parallel.map(columns.count, isLarge: isLarge) {
      ColumnCheck.firstNotFinite(columns[$0].values)
    }
    if let place = invalid.firstIndex(where: { $0 != nil }), let row = invalid[place] {
      throw .invalidValue(
        InvalidValue(
          variable: columns[place].name, row: row + 1, reason: "is not a finite number"))
    }
    try self.init(
      terms: columns.map {
        DesignColumn(variable: VariableName($0.name), values: .numbers($0.values))
      },
      intercept: intercept)
  }

  init(terms: [DesignColumn], intercept: Intercept) throws(StatsError) {
    for term in terms.dropFirst() where term.count != terms[0].count {
      throw .lengthMismatch(
        first: terms[0].name, firstCount: terms[0].count, second: term.name,
        secondCount: term.count)
    }
    self.terms = terms
    self.intercept = intercept
    rows = terms.first?.count
  }

  /// The number of rows from which on columns are checked and measured on several threads.
  static let largeCount = 20_000

  /// The name of the constant term in results and errors.
  static let interceptName = "(intercept)"

  /// The number of columns, the constant one included.
  var columnCount: Int { terms.count + interceptCount }

  /// 1 when there is a constant term, else 0: the place of the first other column.
  var interceptCount: Int { intercept == .included ? 1 : 0 }

  /// The names of all columns, the constant one first.
  var columnNames: [String] {
    (intercept == .included ? [Self.interceptName] : []) + terms.map(\.name)
  }

  /// Refuses an outcome or frequencies of another length than the columns.
  func check(
    outcome: [Bool], frequencies: FrequencyWeights?
  ) throws(StatsError) {
    if let rows, rows != outcome.count {
      throw .lengthMismatch(
        first: "outcome", firstCount: outcome.count, second: terms[0].name, secondCount: rows)
    }
    if let frequencies, frequencies.counts.count != outcome.count {
      throw .lengthMismatch(
        first: "outcome", firstCount: outcome.count, second: "frequencies",
        secondCount: frequencies.counts.count)
    }
  }
}
