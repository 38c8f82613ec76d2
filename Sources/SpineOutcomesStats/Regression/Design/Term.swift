/// A term of a regression: properties of the records, and how they enter the model.
///
/// ```swift
/// cohort.logisticRegression(
///   of: \.failed, on: .numeric(\.age, unit: "years"), .category(\.hospital, reference: "A"))
/// ```
public struct Term<Record: Sendable>: Sendable {
  /// What a term means when it is fitted by itself.
  enum Role {
    /// An association of its own: a number, a category, a spline.
    case main

    /// Nothing without the terms that it is made of: a power, an interaction.
    case derived

    /// No association: known log odds.
    case offset
  }

  var role = Role.main
  let name: @Sendable (Cohort<Record>) throws(StatsError) -> VariableName

  /// The stored numbers that ``read`` reads.
  var numbers: @Sendable () -> [StoredNumber] = { [] }

  let read: @Sendable (Cohort<Record>) throws(StatsError) -> DesignTerm

  /// A number, which enters as it is or in units of so many: one column.
  ///
  /// ```swift
  /// .numeric(\.age, unit: "years", per: 10)  // "age (per 10)": the odds ratio of ten years
  /// ```
  ///
  /// Predictions and standardised risks take the number itself, whatever its unit here.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - label: Its name in results; by default its name in the cohort.
  ///   - unit: Its unit, such as "years"; by default its unit in the cohort.
  ///   - per: How much of it the odds ratio is for, finite and above 0; 1 by default. Another
  ///     throws when the regression is asked for.
  /// - Returns: The term.
  public static func numeric<Value: Measured>(
    _ selector: Selector<Record, Value>, _ label: String? = nil, unit: String? = nil,
    per: Double = 1
  ) -> Term {
    measured(selector, label, unit: unit) { TermVariable.number($0, per: per) }
  }

  /// A number raised to a whole power: one column.
  ///
  /// The number itself is a term of its own.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - exponent: The power, 2...9; another throws when the regression is asked for.
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The term.
  public static func power<Value: Measured>(
    _ selector: Selector<Record, Value>, exponent: Int, _ label: String? = nil
  ) -> Term {
    var term = measured(selector, label, unit: nil) { values throws(StatsError) in
      try DesignTerm.check(exponent: exponent)
      return .power(values, exponent: exponent)
    }
    term.role = .derived
    return term
  }

  /// A number as a restricted cubic spline: itself, and a column for each knot but two.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - knots: At least three, rising; others throw when the regression is asked for.
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The term; agrees with `rms::rcs(x, knots)`.
  public static func spline<Value: Measured>(
    _ selector: Selector<Record, Value>, knots: [Double], _ label: String? = nil
  ) -> Term {
    measured(selector, label, unit: nil) { values throws(StatsError) in
      try RestrictedCubicSpline.check(knots: knots)
      return .spline(values, knots: knots)
    }
  }

  /// A category, with a column for each level but the reference that has complete cases.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - reference: The level that the others are compared with.
  ///   - contrasts: Each level against the reference (treatment contrasts, the default), or
  ///     against the mean of all (sum contrasts).
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The term.
  public static func category<Value: Categorical>(
    _ selector: Selector<Record, Value>, reference: Value.Level,
    contrasts: Contrasts = .treatment, _ label: String? = nil
  ) -> Term {
    let name = naming(selector, label, nil)
    return Term(name: name) { cohort throws(StatsError) in
      let name = try name(cohort)
      let column = try cohort.categories(selector, as: name)
      guard let code = column.levels.firstIndex(of: reference) else {
        throw .unknownLevel(
          variable: name.label, level: String(level: reference), known: column.levelNames)
      }
      return DesignTerm([
        TermVariable(
          name: name,
          form: .category(
            levels: column.levelNames, codes: column.codes, reference: code,
            contrasts: contrasts))
      ])
    }
  }

  /// A yes-or-no property: "true" is compared with "false".
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The term.
  public static func indicator<Value: Categorical>(
    _ selector: Selector<Record, Value>, _ label: String? = nil
  ) -> Term where Value.Level == Bool {
    category(selector, reference: false, label)
  }

  /// The products of the columns of two or more terms; the terms themselves are listed too.
  ///
  /// - Parameters:
  ///   - first: A term.
  ///   - second: Another.
  ///   - more: Further terms.
  /// - Returns: The interaction.
  public static func interaction(_ first: Term, _ second: Term, _ more: Term...) -> Term {
    let terms = [first, second] + more
    let read: @Sendable (Cohort<Record>) throws(StatsError) -> DesignTerm = {
      cohort throws(StatsError) in
      var parts: [DesignTerm] = []
      for term in terms { parts.append(try term.read(cohort)) }
      return try DesignTerm.interaction(of: parts)
    }
    return Term(
      role: .derived,
      name: { cohort throws(StatsError) in VariableName(try read(cohort).name) },
      numbers: { terms.flatMap { $0.numbers() } }, read: read)
  }

  /// A number that enters with the coefficient 1, such as known log odds; it takes no column.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The term.
  public static func offset<Value: Measured>(
    _ selector: Selector<Record, Value>, _ label: String? = nil
  ) -> Term {
    let number = numeric(selector, label)
    return Term(
      role: .offset, name: number.name, numbers: number.numbers
    ) { cohort throws(StatsError) in
      DesignTerm(try number.read(cohort).parts, isOffset: true)
    }
  }

  private static func measured<Value: Measured>(
    _ selector: Selector<Record, Value>, _ label: String?, unit: String?,
    form: @escaping @Sendable ([Double]) throws(StatsError) -> TermVariable.Form
  ) -> Term {
    let name = naming(selector, label, unit)
    return Term(
      name: name, numbers: { StoredNumber(selector).map { [$0] } ?? [] }
    ) { cohort throws(StatsError) in
      let name = try name(cohort)
      let column = try cohort.measured(selector, as: name)
      return DesignTerm([
        TermVariable(name: name, form: try form(column.values), moments: column.moments)
      ])
    }
  }

  private static func naming<Value>(
    _ selector: Selector<Record, Value>, _ label: String?, _ unit: String?
  ) -> @Sendable (Cohort<Record>) throws(StatsError) -> VariableName {
    { cohort throws(StatsError) in
      if let label { return VariableName(label, unit: unit) }
      let name = try cohort.name(of: selector)
      return VariableName(name.label, unit: unit ?? name.unit)
    }
  }
}
