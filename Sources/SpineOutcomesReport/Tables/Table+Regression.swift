public import SpineOutcomesStats

extension Table {
  /// Odds ratios of one variable at a time and together, side by side.
  ///
  /// - Parameters:
  ///   - crude: The regressions on one term each.
  ///   - adjusted: The regression on all terms together.
  ///   - caption: What the table shows.
  public init(
    crude: [UnivariableRegression], adjusted: LogisticRegression, caption: String
  ) {
    self.init(
      crude: crude.compactMap { try? $0.result.get().table }, adjusted: adjusted.table,
      measure: adjusted.table.measure, caption: caption)
    notes = [
      "OR: odds ratio of \(adjusted.outcome.midSentence). \(adjusted.table.methods) "
        + "Crude: one variable at a time, on its own complete cases.",
      "Adjusted: all variables together, \(adjusted.table.counts); "
        + "deviance \(Decimals.fixed(adjusted.deviance, 3)) on \(adjusted.degreesOfFreedom), "
        + "null deviance \(Decimals.fixed(adjusted.nullDeviance, 3)) on "
        + "\(Self.freedom(adjusted.nullDegreesOfFreedom)); \(adjusted.exclusions).",
    ]
    notes += adjusted.table.remarks + adjusted.notes.map(\.description)
    for single in crude {
      notes += Self.notes(
        alone: single.variable, single.result.map(\.notes), besides: adjusted.notes)
    }
  }

  /// What is to be said of a regression on one variable, besides what is said of that on all.
  static func notes(
    alone variable: VariableName, _ result: Result<[RegressionNote], StatsError>,
    besides others: [RegressionNote]
  ) -> [String] {
    switch result {
    case .failure(let error): ["\(variable.label) alone: \(error)."]
    case .success(let notes):
      notes.filter { !others.contains($0) }.map { "\(variable.label) alone: \($0)" }
    }
  }

  /// Rows of ratios of one variable at a time and together; the latter may be missing.
  init(
    crude tables: [RegressionTable], adjusted: RegressionTable?, measure: EffectMeasure,
    caption: String
  ) {
    let level = adjusted?.level ?? tables.first?.level
    let interval = Column(level.map(Self.intervalTitle) ?? "CI")
    let ratio = measure.abbreviation
    self.init(
      caption: caption,
      columns: [
        Column("Variable", .left), Column("Events/n"), Column("Crude \(ratio)"), interval,
        Column("p"),
      ] + (adjusted == nil ? [] : [Column("Adjusted \(ratio)"), interval, Column("p")]))
    var previous: VariableName?
    for row in adjusted?.rows ?? tables.flatMap(\.rows) {
      if row.level != nil, row.variable != previous { add([row.variable.description]) }
      previous = row.variable
      let alone = tables.first { $0.rows.contains { $0.variable == row.variable } }
      let twin = alone?.rows.first { $0.variable == row.variable && $0.level == row.level }
      let events = twin?.events ?? alone?.events ?? row.events ?? adjusted?.events
      let count = twin?.count ?? alone?.count ?? row.count ?? adjusted?.count
      let share = events.flatMap { events in count.map { "\(events)/\($0)" } } ?? ""
      let name = row.level.map { "  \($0)" } ?? row.variable.description
      add([name, share] + Self.cells(twin) + (adjusted == nil ? [] : Self.cells(row)))
    }
  }

  /// Adds rows of coefficients and ratios.
  ///
  /// - Parameters:
  ///   - table: The ratios.
  ///   - coefficients: Those of the same regression.
  ///   - omitted: The level that sum contrasts of a category leave out.
  mutating func addRows(
    _ table: RegressionTable, _ coefficients: [Coefficient],
    omitted: (VariableName) -> LinearCombination?
  ) {
    var previous: VariableName?
    for row in table.rows {
      if row.level != nil, row.variable != previous { add([row.variable.description]) }
      previous = row.variable
      let own = coefficients.first { $0.variable == row.variable && $0.level == row.level }
      add(
        [
          row.level.map { "  \($0)" } ?? row.variable.description,
          row.count.map { "\(row.events ?? 0)/\($0)" } ?? "",
        ] + (own.map(Self.estimates) ?? Self.estimates(row, omitted(row.variable)))
          + Self.cells(row))
    }
  }

  /// Adds rows of coefficients, and of all levels of their categories.
  ///
  /// - Parameters:
  ///   - coefficients: Those of a regression.
  ///   - categories: Its categories, with the records and events of each level.
  ///   - cells: What stands behind the events of a coefficient.
  ///   - reference: The same for a reference level.
  ///   - empty: The same for a level without records.
  mutating func addRows(
    _ coefficients: [Coefficient], _ categories: [CategoryCounts],
    cells: (Coefficient) -> [String], reference: [String], empty: [String]
  ) {
    var listed: Set<VariableName> = []
    for coefficient in coefficients {
      let variable = coefficient.variable
      let category = categories.first { $0.variable == variable }
      guard coefficient.level != nil, let category else {
        add([variable.description, ""] + cells(coefficient))
        continue
      }
      guard listed.insert(variable).inserted else { continue }
      add([variable.description])
      for level in category.levels {
        let own = coefficients.first { $0.variable == variable && $0.level == level.name }
        add(
          ["  \(level.name)", "\(level.events)/\(level.count)"]
            + (own.map(cells) ?? (level.name == category.reference ? reference : empty)))
      }
    }
  }

  /// The note on the test of all levels of a term; nil for a term of one column.
  static func note(ofAllLevels term: String, _ test: JointTest) -> String? {
    guard test.columns.count > 1 else { return nil }
    let statistic = test.statistic.map { ", \($0)" } ?? ""
    return "\(term), all levels: \(test.method)\(statistic), \(test.pValue)."
  }

  /// Coefficients and odds ratios of one regression.
  ///
  /// - Parameters:
  ///   - regression: The regression.
  ///   - caption: What the table shows.
  public init(_ regression: LogisticRegression, caption: String) {
    let interval = ConfidenceInterval.title(level: regression.level)
    self.init(
      caption: caption,
      columns: [
        Column("Term", .left), Column("Events/n"), Column("Coefficient"), Column("SE"),
        Column("OR"), Column(interval), Column("p"),
      ])
    if let intercept = regression.coefficients.first, regression.hasIntercept {
      add(
        [intercept.name, ""] + Self.estimates(intercept) + ["", "", intercept.pValue.numeral])
    }
    addRows(regression.table, regression.coefficients, omitted: regression.omittedLevel)
    notes = [
      "SE: standard error. OR: odds ratio. \(regression.table.methods)",
      "\(regression.table.counts); \(regression.exclusions).",
      "Deviance \(Decimals.fixed(regression.deviance, 3)) on \(regression.degreesOfFreedom), "
        + "null deviance \(Decimals.fixed(regression.nullDeviance, 3)) on "
        + "\(Self.freedom(regression.nullDegreesOfFreedom)); "
        + "AIC \(Decimals.fixed(regression.akaikeInformationCriterion, 3))"
        + (regression.estimator == .firth ? "; both without the penalty." : "."),
      "Condition number \(Decimals.significant(regression.conditionNumber, 3)); "
        + (regression.estimator == .firth
          ? "the estimates are finite, separated or not."
          : "no separation: the estimates are finite."),
    ]
    notes += regression.table.remarks + regression.notes.map(\.description)
  }

  /// "1 degree of freedom", "9 degrees of freedom".
  static func freedom(_ degrees: Int) -> String {
    "\(degrees) degree\(degrees == 1 ? "" : "s") of freedom"
  }

  /// An estimate and its standard error; what is rounding beside the error is 0.
  static func estimates(_ coefficient: Coefficient) -> [String] {
    estimates(coefficient.estimate, coefficient.standardError)
  }

  /// Coefficient, standard error, ratio, interval and p-value.
  static func estimatesAndRatio(_ coefficient: Coefficient) -> [String] {
    estimates(coefficient) + (coefficient.ratio.inRange?.ratioCells ?? ["beyond range", ""])
      + [coefficient.pValue.numeral]
  }

  private static func estimates(_ estimate: Double, _ standardError: Double) -> [String] {
    let isNoise = estimate.magnitude < 1e-12 * standardError
    return [isNoise ? 0 : estimate, standardError].map {
      Decimals.chosen($0) ?? Decimals.significant($0)
    }
  }

  /// Coefficient and standard error of a level without a coefficient of its own.
  private static func estimates(
    _ row: RegressionTable.Row, _ omitted: LinearCombination?
  ) -> [String] {
    guard row.kind == .estimate || row.kind == .omitted, let omitted else { return ["", ""] }
    return estimates(omitted.estimate, omitted.standardError)
  }

  /// Ratio, interval and p-value of a row.
  static func cells(_ row: RegressionTable.Row?) -> [String] {
    guard let row else { return ["", "", ""] }
    switch row.kind {
    case .reference: return ["1", "reference", ""]
    case .empty: return ["", "no records", ""]
    case .estimate, .omitted:
      return (row.ratio?.ratioCells ?? ["beyond range", ""]) + [row.pValue?.numeral ?? ""]
    }
  }
}
