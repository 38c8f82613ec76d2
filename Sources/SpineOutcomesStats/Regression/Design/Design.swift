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

  /// The names of the terms that enter with the coefficient 1.
  let offsetNames: [String]

  /// The number of rows of every column; nil for a design without columns.
  public let rows: Int?

  /// The columns beside the constant one.
  let columns: [DesignColumn]

  /// The categories that columns come from, each once.
  let categories: [DesignCategory]

  /// The numeric variables that columns are made of, each once.
  var numbers: [(variable: VariableName, values: [Double])] {
    hiddenNumbers + Self.plainNumbers(columns, besides: hiddenNumbers)
  }

  /// Those of them that no column holds as they are.
  private let hiddenNumbers: [(variable: VariableName, values: [Double])]

  /// The part of each linear predictor that is known; nil for none.
  let offset: [Double]?

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
    if columns.contains(where: { $0.name == Self.interceptName }) {
      throw .invalidArgument(
        name: "columns", reason: "\"\(Self.interceptName)\" names the constant term")
    }
    try self.init(
      columns: columns.map { name, values in
        DesignColumn(
          term: name, factors: [.number(variable: VariableName(name))], values: .numbers(values),
          moments: values.count < Self.largeCount ? ColumnMoments(values) : nil)
      },
      categories: [], offset: nil, intercept: intercept)
  }

  /// Creates a design of terms: numbers, categories, powers, splines, interactions, offsets.
  ///
  /// - Parameters:
  ///   - terms: The terms, in the order in which results list them; all of one length.
  ///   - intercept: Whether there is a constant term; included by default.
  ///   - emptyLevels: Whether levels of categories without rows have a column; dropped by default.
  /// - Throws: The errors of ``init(_:intercept:)``;
  ///   ``StatsError/levelCount(variable:found:needed:)`` for a category with one level.
  /// - Complexity: O(n) for each column that is not a plain number or level.
  public init(
    terms: [DesignTerm], intercept: Intercept = .included, emptyLevels: EmptyLevels = .dropped
  ) throws(StatsError) {
    for part in terms.flatMap(\.parts) {
      var complete = [Bool](repeating: true, count: part.count)
      guard part.markMissing(in: &complete) > 0 else { continue }
      let row = complete.firstIndex(of: false) ?? 0
      throw .invalidValue(
        InvalidValue(variable: part.name.label, row: row + 1, reason: "is missing"))
    }
    let count = terms.first?.parts.first?.count ?? 0
    try self.init(
      terms, CompleteCases(rows: nil, exclusions: Exclusions(initial: count)),
      intercept: intercept, emptyLevels: emptyLevels)
  }

  /// Creates a design of the complete cases of terms.
  init(
    _ terms: [DesignTerm], _ cases: CompleteCases, intercept: Intercept,
    emptyLevels: EmptyLevels = .dropped
  ) throws(StatsError) {
    var columns: [DesignColumn] = []
    var categories: [DesignCategory] = []
    var numbers: [(variable: VariableName, values: [Double])] = []
    var offset: [Double]?
    var names: Set<String> = []
    var parts: [String: TermVariable] = [:]
    for term in terms {
      if let wrong = term.parts.first(where: { $0.name.label == Self.interceptName }) {
        throw .invalidArgument(
          name: "terms", reason: "\"\(wrong.name.label)\" names the constant term")
      }
      guard !term.parts.isEmpty, names.insert(term.name).inserted else {
        throw .invalidArgument(
          name: "terms",
          reason: "two terms are named \"\(term.name)\"; give one another label")
      }
      for part in term.parts where part.count != terms.first?.parts.first?.count {
        throw .lengthMismatch(
          first: terms[0].name, firstCount: terms[0].parts.first?.count ?? 0,
          second: part.name.label, secondCount: part.count)
      }
      for part in term.parts {
        if let known = parts[part.name.label] {
          guard known.hasValues(of: part) else {
            throw .invalidArgument(
              name: "terms",
              reason: "\"\(part.name.label)\" names two variables with different values; "
                + "give one another label")
          }
        } else {
          parts[part.name.label] = part
        }
      }
      let own = try term.columns(cases, emptyLevels: emptyLevels)
      if term.isOffset {
        guard case .numbers(let values)? = own.columns.first?.values else {
          throw .invalidArgument(name: "terms", reason: "an offset is a number")
        }
        offset = offset.map { zip($0, values).map { $0 + $1 } } ?? values
        continue
      }
      columns += own.columns
      for category in own.categories
      where !categories.contains(where: { $0.variable == category.variable }) {
        categories.append(category)
      }
      // A number that is a column itself is found there.
      for part in term.parts where !numbers.contains(where: { $0.variable == part.name }) {
        guard let values = part.hiddenNumbers(cases, isAlone: term.parts.count == 1) else {
          continue
        }
        numbers.append((part.name, values))
      }
    }
    try self.init(
      columns: columns, categories: categories, numbers: numbers, offset: offset,
      offsetNames: terms.filter(\.isOffset).map(\.name), intercept: intercept)
  }

  init(
    columns: [DesignColumn], categories: [DesignCategory],
    numbers: [(variable: VariableName, values: [Double])] = [], offset: [Double]?,
    offsetNames: [String] = [], intercept: Intercept
  ) throws(StatsError) {
    let first = columns.first
    for column in columns.dropFirst() where column.count != first?.count {
      throw .lengthMismatch(
        first: columns[0].name, firstCount: columns[0].count, second: column.name,
        secondCount: column.count)
    }
    if let name = Self.firstRepeated(columns) {
      throw .invalidArgument(name: "columns", reason: "two columns are named \"\(name)\"")
    }
    if let offset {
      if let row = offset.firstIndex(where: { !$0.isFinite }) {
        throw .invalidValue(
          InvalidValue(variable: "offset", row: row + 1, reason: "is not a finite number"))
      }
      if let first, first.count != offset.count {
        throw .lengthMismatch(
          first: first.name, firstCount: first.count, second: "offset",
          secondCount: offset.count)
      }
    }
    // One pass over the memory both measures the numbers and tells whether they are finite.
    var columns = columns
    if !columns.allSatisfy(\.isMeasured) {
      let given = columns
      columns =
        (first?.count ?? 0) >= Self.largeCount
        ? Parallel.map(given.count, isLarge: true) { given[$0].measured() }
        : given.map { $0.measured() }
    }
    for place in columns.indices {
      guard let row = columns[place].firstNotFinite else { continue }
      throw .invalidValue(
        InvalidValue(
          variable: columns[place].name, row: row + 1, reason: "is not a finite number"))
    }
    self.columns = columns
    self.categories = categories
    hiddenNumbers = numbers
    self.offset = offset
    self.offsetNames = offsetNames
    self.intercept = intercept
    rows = first?.count ?? offset?.count
  }

  /// The first name that two columns have.
  private static func firstRepeated(_ columns: [DesignColumn]) -> String? {
    let names = columns.map(\.name)
    // A set costs more than a few comparisons.
    if names.count <= 8 {
      return names.indices.first { names[..<$0].contains(names[$0]) }.map { names[$0] }
    }
    var known: Set<String> = []
    return names.first { !known.insert($0).inserted }
  }

  /// The variables that are columns as they are.
  private static func plainNumbers(
    _ columns: [DesignColumn], besides known: [(variable: VariableName, values: [Double])]
  ) -> [(variable: VariableName, values: [Double])] {
    columns.compactMap { column in
      guard column.factors.count == 1, case .number(let variable) = column.factors[0],
        case .numbers(let values) = column.values,
        !known.contains(where: { $0.variable == variable })
      else { return nil }
      return (variable, values)
    }
  }

  /// The number of rows from which on columns are checked and measured on several threads.
  static let largeCount = 20_000

  /// The name of the constant term in results and errors.
  static let interceptName = "(intercept)"

  /// The number of columns, the constant one included.
  var columnCount: Int { columns.count + interceptCount }

  /// 1 when there is a constant term, else 0: the place of the first other column.
  var interceptCount: Int { intercept == .included ? 1 : 0 }

  /// The names of all columns, the constant one first.
  var columnNames: [String] {
    (intercept == .included ? [Self.interceptName] : []) + columns.map(\.name)
  }

  /// The design of some of the rows.
  ///
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the reference of a category has
  ///   none of them.
  func taking(_ rows: [Int]) throws(StatsError) -> Design {
    var kept: [DesignCategory] = []
    for category in categories { kept.append(try category.taking(rows)) }
    let empty = Set(
      kept.flatMap { category in
        category.levelsWithoutRows.map { EmptyLevel(variable: category.variable, level: $0) }
      })
    let columns = columns.filter { column in
      !column.factors.contains { factor in
        factor.ownLevel.map { empty.contains(EmptyLevel(variable: factor.variable, level: $0)) }
          ?? false
      }
    }
    return try Design(
      columns: columns.map { $0.taking(rows) }, categories: kept,
      numbers: hiddenNumbers.map { number in (number.variable, rows.map { number.values[$0] }) },
      offset: offset.map { offset in rows.map { offset[$0] } }, offsetNames: offsetNames,
      intercept: intercept)
  }

  private struct EmptyLevel: Hashable {
    let variable: VariableName
    let level: String
  }

  /// Refuses an outcome of another length than the columns.
  func check(_ response: LogisticResponse) throws(StatsError) {
    guard let rows, rows != response.rows else { return }
    throw .lengthMismatch(
      first: "outcome", firstCount: response.rows, second: columns.first?.name ?? "offset",
      secondCount: rows)
  }
}
