public import SpineOutcomesStats

extension Table {
  /// The effects of two proportions, a row for each interval.
  ///
  /// - Parameters:
  ///   - effects: What each effect is called, and the effect with its interval.
  ///   - number: The number needed to treat; none by default.
  ///   - comparison: What is compared, as `TwoProportions.comparison` says it.
  ///   - caption: What the table shows.
  public init(
    effects: [(name: String, estimate: Estimate)], number: NumberNeededToTreat? = nil,
    comparison: String, caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column("Effect", .left), Column("Estimate"), Column("Interval"), Column("Method", .left),
      ])
    for (name, estimate) in effects {
      let isRatio = name.split(separator: " ").contains("ratio")
      add(
        [name]
          + (isRatio ? estimate.ratioCells : Self.differenceCells(estimate))
          + [estimate.confidenceInterval?.method ?? ""])
    }
    if let number {
      add([
        "Number needed to treat", "\(number.number)", number.limits,
        "inverse of \(number.riskDifference.confidenceInterval?.method ?? "")",
      ])
    }
    if !comparison.isEmpty { notes.append("Effects \(comparison).") }
    let levels = effects.compactMap { $0.estimate.confidenceInterval?.level }
    notes += Self.distinct(levels.map { "\(Decimals.level($0)) % intervals." })
  }

  /// The differences of paired proportions, a row for each group and interval.
  ///
  /// - Parameters:
  ///   - differences: The groups with their differences.
  ///   - title: What tells the groups apart.
  ///   - caption: What the table shows.
  public init(
    differences: [(group: String, estimates: [Estimate])], title: String, caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("Difference"), Column("Interval"), Column("Method", .left),
      ])
    for (group, estimates) in differences {
      for estimate in estimates {
        add(
          [group] + Self.differenceCells(estimate)
            + [estimate.confidenceInterval?.method ?? ""])
      }
    }
    let levels = differences.flatMap(\.estimates).compactMap { $0.confidenceInterval?.level }
    notes = Self.distinct(levels.map { "\(Decimals.level($0)) % intervals." })
  }

  private static func differenceCells(_ estimate: Estimate) -> [String] {
    let limits = estimate.confidenceInterval.map {
      "\(Decimals.share($0.lower)) to \(Decimals.share($0.upper))"
    }
    return [Decimals.share(estimate.value), limits ?? ""]
  }

  /// Observed and expected counts of a table, with residuals.
  ///
  /// - Parameters:
  ///   - test: The chi-square test of the table.
  ///   - caption: What the table shows.
  public init(expectedCountsOf test: ChiSquareTest, caption: String) {
    self.init(
      caption: caption,
      columns: [Column(test.table.rowVariable, .left)] + test.table.columnNames.map { Column($0) })
    for (row, name) in test.table.rowNames.enumerated() {
      add(
        [name]
          + test.table.columnNames.indices.map { column in
            "\(test.table[row, column]) (\(Decimals.fixed(test.expected[row][column], 1)); "
              + "\(Decimals.fixed(test.standardizedResiduals[row][column], 2)))"
          })
    }
    notes = [
      "Columns: \(test.table.columnVariable). Count (expected count; adjusted standardised residual)."
    ]
  }

  /// A row for each group: how many of its records have an event, with the interval of the share.
  ///
  /// - Parameters:
  ///   - proportions: The groups, their counts and their shares.
  ///   - title: What tells the groups apart.
  ///   - caption: What the table shows.
  public init(
    proportions: [(group: String, proportion: Proportion, estimate: Estimate)], title: String,
    caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("Events"), Column("n"), Column("Proportion"),
        Column("Interval"),
      ])
    for (group, proportion, estimate) in proportions {
      let limits = estimate.confidenceInterval.map {
        "\(Decimals.fixed($0.lower, 4)) to \(Decimals.fixed($0.upper, 4))"
      }
      add([
        group, String(proportion.events), String(proportion.count),
        Decimals.fixed(estimate.value, 4), limits ?? "",
      ])
    }
    notes = Self.levels(proportions.compactMap { $0.estimate.confidenceInterval })
    notes += Self.exclusions(proportions.map { ($0.group, $0.proportion.exclusions) })
  }

  /// A row for each stratum of a table of two rows and two columns.
  ///
  /// - Parameters:
  ///   - test: The test of the table within strata.
  ///   - caption: What the table shows.
  public init(strataOf test: MantelHaenszelTest, caption: String) {
    let table = test.table
    let kept = table.collapsed
    let rows = kept.rowNames.filter { !test.emptyRows.contains($0) }
    let columns = kept.columnNames.filter { !test.emptyColumns.contains($0) }
    self.init(
      caption: caption,
      columns: [Column(table.stratumVariable, .left)] + rows.map { Column($0) }
        + [Column("Odds ratio")])
    for (name, part) in zip(table.stratumNames, table.tables) {
      let cells = rows.map { row in
        columns.map { column in
          part[
            kept.rowNames.firstIndex(of: row) ?? -1, kept.columnNames.firstIndex(of: column) ?? -1]
        }
      }
      let shares = cells.map { "\($0.last ?? 0) of \($0.reduce(0, +))" }
      add([name] + shares + [Self.oddsRatio(cells)])
    }
    notes = [
      "\(table.columnVariable) = \(columns.last ?? ""), in the rows of \(table.rowVariable)."
    ]
    if table.exclusions.excluded > 0 { notes.append("\(table.exclusions).") }
  }

  private static func oddsRatio(_ cells: [[Int]]) -> String {
    guard cells.count == 2, cells.allSatisfy({ $0.count == 2 }) else { return "" }
    let agreeing = Double(cells[0][0]) * Double(cells[1][1])
    let opposing = Double(cells[0][1]) * Double(cells[1][0])
    if opposing > 0 { return Decimals.ratio(agreeing / opposing) }
    return agreeing > 0 ? "infinity" : ""
  }
}
