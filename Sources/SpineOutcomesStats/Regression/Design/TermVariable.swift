import LinearAlgebra

/// A variable of a term as read, and how it enters the design.
struct TermVariable: Column {
  /// How the variable enters.
  enum Form: Sendable {
    /// A number as it is.
    case linear([Double])

    /// A number in units of so many.
    case scaled([Double], per: Double)

    /// A number raised to a power.
    case power([Double], exponent: Int)

    /// A number as a restricted cubic spline.
    case spline([Double], knots: [Double])

    /// Codes into level names, the code of the reference, and the contrasts.
    case category(levels: [String], codes: [Int32], reference: Int, contrasts: Contrasts)
  }

  var name: VariableName

  /// Values with NaN, or codes with -1, where missing.
  var form: Form

  /// The moments of the values of all rows, where they are known.
  var moments: ColumnMoments?

  var count: Int {
    switch form {
    case .linear(let values), .scaled(let values, _), .power(let values, _),
      .spline(let values, _):
      values.count
    case .category(_, let codes, _, _): codes.count
    }
  }

  /// The name in names of terms.
  var termName: String {
    switch form {
    case .linear, .scaled, .category: name.label
    case .power(_, let exponent): "\(name.label)^\(exponent)"
    case .spline: "\(name.label) (spline)"
    }
  }

  var hasMissing: Bool {
    switch form {
    case .linear(let values), .scaled(let values, _), .power(let values, _),
      .spline(let values, _):
      MeasuredColumn(name: name, values: values, moments: moments).hasMissing
    case .category(_, let codes, _, _):
      CategoryColumn<Int>(name: name, levels: [], codes: codes).hasMissing
    }
  }

  func markMissing(in complete: inout [Bool]) -> Int {
    switch form {
    case .linear(let values), .scaled(let values, _), .power(let values, _),
      .spline(let values, _):
      MeasuredColumn(name: name, values: values).markMissing(in: &complete)
    case .category(_, let codes, _, _):
      CategoryColumn<Int>(name: name, levels: [], codes: codes).markMissing(in: &complete)
    }
  }

  /// A number as it is, or in units of so many.
  static func number(_ values: [Double], per: Double) -> Form {
    per == 1 ? .linear(values) : .scaled(values, per: per)
  }

  /// The columns of the complete cases, and the category that they come from.
  ///
  /// - Throws: ``StatsError/levelCount(variable:found:needed:)`` for a category with a single
  ///   level among the complete cases, ``StatsError/invalidArgument(name:reason:)`` for a
  ///   reference level without complete cases, knots that are none, or a unit that is not a
  ///   number above 0.
  func columns(
    _ cases: CompleteCases, emptyLevels: Design.EmptyLevels
  ) throws(StatsError) -> (columns: [DesignColumn], category: DesignCategory?) {
    func kept(_ values: [Double]) -> [Double] {
      cases.values(MeasuredColumn(name: name, values: values))
    }
    func column(_ factor: ColumnFactor, _ values: [Double]) throws(StatsError) -> DesignColumn {
      let transformed = values.map { factor.value(at: $0) ?? .nan }
      guard transformed.allSatisfy(\.isFinite) else {
        throw .undefined("\(factor.name) exceeds the range of a double; use another unit")
      }
      return DesignColumn(term: termName, factors: [factor], values: .numbers(transformed))
    }
    switch form {
    case .linear(let values):
      return (
        [
          DesignColumn(
            term: termName, factors: [.number(variable: name)], values: .numbers(kept(values)),
            moments: cases.rows == nil ? moments : nil)
        ], nil
      )
    case .scaled(let values, let per):
      guard per > 0, per.isFinite else {
        throw .invalidArgument(
          name: "per", reason: "the unit of \(name.label) is a finite number above 0")
      }
      return ([try column(.scaled(variable: name, per: per), kept(values))], nil)
    case .power(let values, let exponent):
      return ([try column(.power(variable: name, exponent: exponent), kept(values))], nil)
    case .spline(let values, let knots):
      try RestrictedCubicSpline.check(knots: knots)
      let kept = kept(values)
      var columns = [
        DesignColumn(
          term: termName, factors: [.number(variable: name)], values: .numbers(kept),
          moments: cases.rows == nil ? moments : nil)
      ]
      for piece in 1...max(1, RestrictedCubicSpline.pieces(knots: knots)) {
        columns.append(
          try column(.spline(variable: name, knots: knots, piece: piece), kept))
      }
      return (columns, nil)
    case .category(let levels, let codes, let reference, let contrasts):
      let kept = cases.codes(CategoryColumn<Int>(name: name, levels: [], codes: codes))
      let category = DesignCategory(
        variable: name, levels: levels, codes: kept, reference: reference, contrasts: contrasts)
      return (try category.columns(term: termName, emptyLevels: emptyLevels), category)
    }
  }

  /// The numbers of the complete cases where no column of the term holds them as they are.
  ///
  /// - Parameters:
  ///   - cases: The complete cases.
  ///   - isAlone: Whether the variable is the whole term.
  /// - Returns: The numbers; nil for a category, or where a column holds them.
  func hiddenNumbers(_ cases: CompleteCases, isAlone: Bool) -> [Double]? {
    switch form {
    case .linear(let values), .spline(let values, _):
      isAlone ? nil : cases.values(MeasuredColumn(name: name, values: values))
    case .scaled(let values, _), .power(let values, _):
      cases.values(MeasuredColumn(name: name, values: values))
    case .category: nil
    }
  }

  /// Whether another use of the variable's name is of the same values.
  func hasValues(of other: TermVariable) -> Bool {
    switch (numbers, other.numbers) {
    case (let own?, let others?):
      return own.count == others.count
        && zip(own, others).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    case (nil, nil):
      guard case .category(let levels, let codes, _, _) = form,
        case .category(let otherLevels, let otherCodes, _, _) = other.form
      else { return false }
      return levels == otherLevels && codes == otherCodes
    default: return false
    }
  }

  /// The numbers of all rows, NaN where missing; nil for a category.
  private var numbers: [Double]? {
    switch form {
    case .linear(let values), .scaled(let values, _), .power(let values, _),
      .spline(let values, _):
      values
    case .category: nil
    }
  }
}
