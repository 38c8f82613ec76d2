/// A term of a design from plain arrays: variables, and how they enter.
///
/// ```swift
/// let design = try Design(terms: [
///   .numeric("age", ages), .category("hospital", hospitals, reference: "A"),
///   .interaction(.numeric("age", ages), .category("hospital", hospitals, reference: "A")),
/// ])
/// ```
public struct DesignTerm: Sendable {
  /// What is multiplied; one variable for every term but an interaction.
  let parts: [TermVariable]

  /// Whether the term enters with the coefficient 1 and takes no column.
  let isOffset: Bool

  init(_ parts: [TermVariable], isOffset: Bool = false) {
    self.parts = parts
    self.isOffset = isOffset
  }

  /// The name of the term in results: "age", "age x hospital".
  var name: String { parts.map(\.termName).joined(separator: " x ") }

  /// A number, which enters as it is or in units of so many: one column.
  ///
  /// - Parameters:
  ///   - name: The name of the variable.
  ///   - values: Its values, finite.
  ///   - unit: Its unit; none by default.
  ///   - per: How much of it the odds ratio is for, finite and above 0; 1 by default. Another
  ///     throws when the design is made.
  /// - Returns: The term.
  public static func numeric(
    _ name: String, _ values: [Double], unit: String? = nil, per: Double = 1
  ) -> DesignTerm {
    DesignTerm([
      TermVariable(
        name: VariableName(name, unit: unit), form: TermVariable.number(values, per: per))
    ])
  }

  /// A number raised to a whole power: one column.
  ///
  /// - Parameters:
  ///   - name: The name of the variable.
  ///   - values: Its values, finite.
  ///   - exponent: The power, 2...9.
  /// - Returns: The term.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for another exponent.
  public static func power(
    _ name: String, _ values: [Double], exponent: Int
  ) throws(StatsError) -> DesignTerm {
    try check(exponent: exponent)
    return DesignTerm([
      TermVariable(name: VariableName(name), form: .power(values, exponent: exponent))
    ])
  }

  /// A number as a restricted cubic spline with given knots: itself and a column for each knot
  /// but two.
  ///
  /// - Parameters:
  ///   - name: The name of the variable.
  ///   - values: Its values, finite.
  ///   - knots: At least three, rising.
  /// - Returns: The term.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for other knots.
  public static func spline(
    _ name: String, _ values: [Double], knots: [Double]
  ) throws(StatsError) -> DesignTerm {
    try RestrictedCubicSpline.check(knots: knots)
    return DesignTerm([
      TermVariable(name: VariableName(name), form: .spline(values, knots: knots))
    ])
  }

  /// A category: a column for each level but the reference.
  ///
  /// - Parameters:
  ///   - name: The name of the variable.
  ///   - values: The levels, one for each row.
  ///   - reference: The level that the others are compared with.
  ///   - contrasts: Each level against the reference, or against the mean of all.
  ///   - levels: All levels that there can be, in the order of results; nil for those that occur,
  ///     sorted.
  /// - Returns: The term. A declared level without rows has a column only in a design with
  ///   ``Design/EmptyLevels/kept``.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a reference that is no
  ///   level, ``StatsError/invalidValue(_:)`` with its row for a value that is no declared level,
  ///   ``StatsError/invalidArgument(name:reason:)`` for a level that is declared twice.
  public static func category(
    _ name: String, _ values: [String], reference: String, contrasts: Contrasts = .treatment,
    levels: [String]? = nil
  ) throws(StatsError) -> DesignTerm {
    let levels = levels ?? Set(values).sorted()
    guard Set(levels).count == levels.count else {
      throw .invalidArgument(name: "levels", reason: "a level of \(name) is declared twice")
    }
    guard let code = levels.firstIndex(of: reference) else {
      throw .unknownLevel(variable: name, level: reference, known: levels)
    }
    var codeOfLevel: [String: Int32] = [:]
    for (code, level) in levels.enumerated() { codeOfLevel[level] = Int32(clamping: code) }
    let codes = values.map { codeOfLevel[$0] ?? -1 }
    if let row = codes.firstIndex(of: -1) {
      throw .invalidValue(
        InvalidValue(variable: name, row: row + 1, reason: "is none of the declared levels"))
    }
    return DesignTerm([
      TermVariable(
        name: VariableName(name),
        form: .category(levels: levels, codes: codes, reference: code, contrasts: contrasts))
    ])
  }

  /// The products of the columns of two or more terms.
  ///
  /// The terms themselves are not added: list them too.
  ///
  /// - Parameters:
  ///   - first: A term.
  ///   - second: Another.
  ///   - more: Further terms.
  /// - Returns: The interaction.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for an offset.
  public static func interaction(
    _ first: DesignTerm, _ second: DesignTerm, _ more: DesignTerm...
  ) throws(StatsError) -> DesignTerm {
    try interaction(of: [first, second] + more)
  }

  /// A number that enters with the coefficient 1, such as known log odds; it takes no column.
  ///
  /// - Parameters:
  ///   - name: The name of the variable.
  ///   - values: Its values, finite.
  /// - Returns: The term.
  public static func offset(_ name: String, _ values: [Double]) -> DesignTerm {
    DesignTerm(
      [TermVariable(name: VariableName(name), form: .linear(values))], isOffset: true)
  }

  static func interaction(of terms: [DesignTerm]) throws(StatsError) -> DesignTerm {
    guard !terms.contains(where: \.isOffset) else {
      throw .invalidArgument(name: "interaction", reason: "an offset cannot interact")
    }
    return DesignTerm(terms.flatMap(\.parts))
  }

  static func check(exponent: Int) throws(StatsError) {
    guard (2...9).contains(exponent) else {
      throw .invalidArgument(name: "exponent", reason: "a whole number from 2 to 9 is needed")
    }
  }
}

extension DesignTerm {
  /// The columns of the complete cases, and the categories among its parts.
  func columns(
    _ cases: CompleteCases, emptyLevels: Design.EmptyLevels
  ) throws(StatsError) -> (columns: [DesignColumn], categories: [DesignCategory]) {
    var columns: [DesignColumn] = []
    var categories: [DesignCategory] = []
    for (place, part) in parts.enumerated() {
      let own = try part.columns(cases, emptyLevels: emptyLevels)
      if let category = own.category { categories.append(category) }
      // The first part's columns vary fastest, as in R's model matrices.
      columns =
        place == 0
        ? own.columns
        : own.columns.flatMap { new in columns.map { $0.times(new, term: name) } }
    }
    return (columns, categories)
  }
}
