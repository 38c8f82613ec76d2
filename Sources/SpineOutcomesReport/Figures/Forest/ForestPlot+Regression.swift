public import SpineOutcomesStats

extension ForestPlot {
  /// The odds or hazard ratios of one regression, with reference levels.
  public init(_ table: RegressionTable) {
    self.init(
      measure: table.measure.title, abbreviation: table.measure.abbreviation, level: table.level)
    rows = Self.rows(of: table) { row in
      (row.count.map { "\(row.events ?? 0)/\($0)" } ?? "", [Self.cell(row)])
    }
  }

  /// The odds ratios of one variable at a time and together.
  ///
  /// A variable that could not be fitted by itself has no crude ratio.
  ///
  /// - Parameters:
  ///   - crude: The regressions on one term each.
  ///   - adjusted: The regression on all terms together.
  public init(crude: [UnivariableRegression], adjusted: LogisticRegression) {
    self.init(
      crude: crude.compactMap { try? $0.result.get().table }, adjusted: adjusted.table)
  }

  /// The hazard ratios of one variable at a time and together.
  ///
  /// A variable that could not be fitted by itself has no crude ratio.
  ///
  /// - Parameters:
  ///   - crude: The regressions on one term each.
  ///   - adjusted: The regression on all terms together.
  public init(crude: [UnivariableCoxRegression], adjusted: CoxRegression) {
    self.init(
      crude: crude.compactMap { try? $0.result.get().table }, adjusted: adjusted.table)
  }

  /// The ratios of one variable at a time and together.
  private init(crude tables: [RegressionTable], adjusted: RegressionTable) {
    self.init(
      measure: adjusted.measure.title, abbreviation: adjusted.measure.abbreviation,
      series: ["Crude", "Adjusted"], level: adjusted.level)
    rows = Self.rows(of: adjusted) { row in
      let alone = tables.first { $0.rows.contains { $0.variable == row.variable } }
      let twin = alone?.rows.first { $0.variable == row.variable && $0.level == row.level }
      let count = twin?.count ?? alone?.count
      let events = twin?.events ?? alone?.events ?? 0
      return (count.map { "\(events)/\($0)" } ?? "", [Self.cell(twin), Self.cell(row)])
    }
  }

  /// The odds ratios of a conditional regression, within strata.
  public init(_ regression: ConditionalLogisticRegression) {
    self.init(measure: "Odds ratio", abbreviation: "OR", level: regression.level)
    func cell(_ coefficient: Coefficient) -> Cell {
      coefficient.oddsRatio.inRange.map { .estimate($0, coefficient.pValue) }
        ?? .words("beyond range")
    }
    var listed: Set<VariableName> = []
    for coefficient in regression.coefficients {
      let variable = coefficient.variable
      let category = regression.categories.first { $0.variable == variable }
      guard coefficient.level != nil, let category else {
        rows.append(Row(variable.description, cells: [cell(coefficient)]))
        continue
      }
      guard listed.insert(variable).inserted else { continue }
      rows.append(Row(variable.description))
      for level in category.levels {
        let own = regression.coefficients.first {
          $0.variable == variable && $0.level == level.name
        }
        let without: Cell = level.name == category.reference ? .reference : .words("no records")
        rows.append(
          Row(
            level.name, isIndented: true, counts: "\(level.events)/\(level.count)",
            cells: [own.map(cell) ?? without]))
      }
    }
  }

  /// The rows of a table, levels under their variable.
  private static func rows(
    of table: RegressionTable, _ content: (RegressionTable.Row) -> (counts: String, cells: [Cell])
  ) -> [Row] {
    var rows: [Row] = []
    var previous: VariableName?
    for row in table.rows {
      if row.level != nil, row.variable != previous { rows.append(Row(row.variable.description)) }
      previous = row.variable
      let (counts, cells) = content(row)
      rows.append(
        Row(
          row.level ?? row.variable.description, isIndented: row.level != nil, counts: counts,
          cells: cells))
    }
    return rows
  }

  private static func cell(_ row: RegressionTable.Row?) -> Cell {
    guard let row else { return .words("") }
    switch row.kind {
    case .reference: return .reference
    case .empty: return .words("no records")
    case .estimate, .omitted:
      return row.ratio.map { .estimate($0, row.pValue) } ?? .words("beyond range")
    }
  }
}

extension EffectMeasure {
  /// The measure at the start of a line: "Hazard ratio".
  var title: String { Sentences.capitalised(rawValue) }
}
