/// A term of a regression: a property of the records, and how it enters the model.
///
/// ```swift
/// cohort.logisticRegression(
///   of: \.failed, on: .numeric(\.age, unit: "years"), .category(\.hospital, reference: "A"))
/// ```
public struct Term<Record: Sendable>: Sendable {
  let name: @Sendable (Cohort<Record>) throws(StatsError) -> VariableName
  let read: @Sendable (Cohort<Record>) throws(StatsError) -> TermColumn

  /// A number, which enters as it is: one column.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - label: Its name in results; by default its name in the cohort.
  ///   - unit: Its unit, such as "years"; by default its unit in the cohort.
  /// - Returns: The term.
  public static func numeric<Value: Measured>(
    _ selector: Selector<Record, Value>, _ label: String? = nil, unit: String? = nil
  ) -> Term {
    let name = naming(selector, label, unit)
    return Term(name: name) { cohort throws(StatsError) in
      let name = try name(cohort)
      let values = try cohort.named(selector, name.label, unit: name.unit).measured(selector).values
      return TermColumn(name: name, values: .numbers(values))
    }
  }

  /// A category, each level of which is compared with the reference: a column for each other
  /// level that has complete cases (treatment contrasts).
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - reference: The level that the others are compared with.
  ///   - label: Its name in results; by default its name in the cohort.
  /// - Returns: The term.
  public static func category<Value: Categorical>(
    _ selector: Selector<Record, Value>, reference: Value.Level, _ label: String? = nil
  ) -> Term {
    let name = naming(selector, label, nil)
    return Term(name: name) { cohort throws(StatsError) in
      let name = try name(cohort)
      let column = try cohort.named(selector, name.label, unit: name.unit).categories(selector)
      guard let code = column.levels.firstIndex(of: reference) else {
        throw .unknownLevel(
          variable: name.label, level: String(describing: reference), known: column.levelNames)
      }
      return TermColumn(
        name: name,
        values: .category(levels: column.levelNames, codes: column.codes, reference: code))
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
