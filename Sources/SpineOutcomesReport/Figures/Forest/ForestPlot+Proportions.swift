public import SpineOutcomesStats

extension ForestPlot {
  /// Proportions with their intervals, a row each.
  ///
  /// - Parameters:
  ///   - proportions: The proportions by their names, with the estimate that has the interval, and
  ///     the p-value of a test of each against the same proportion.
  ///   - event: What is counted.
  ///   - against: The proportion that they are tested against; none by default.
  public init(
    proportions: [(name: String, proportion: Proportion, estimate: Estimate, pValue: PValue?)],
    of event: String, against: Double? = nil
  ) {
    let levels = proportions.compactMap { $0.estimate.confidenceInterval?.level }
    self.init(
      measure: event, abbreviation: "%", level: levels.first ?? 0.95,
      rows: proportions.map { row in
        Row(
          row.name, counts: "\(row.proportion.events)/\(row.proportion.count)",
          cells: [.estimate(row.estimate, row.pValue)])
      }, axis: .proportion(against: against))
  }

  /// The odds ratio of each stratum of a table, and the one that they have in common.
  ///
  /// The odds ratios of the strata are conditional ones with exact intervals (minlike); that in
  /// common is Mantel and Haenszel's. A stratum in which one cannot be had has words instead.
  ///
  /// - Parameters:
  ///   - test: The test within strata.
  ///   - level: The confidence level of the intervals of the strata, inside 0...1.
  public init(strata test: MantelHaenszelTest, level: Double = 0.95) {
    let table = test.table
    let columns = Self.occupied(table.collapsed.columnTotals)
    let rows = Self.occupied(table.collapsed.rowTotals)
    func counts(_ stratum: ContingencyTable) -> String {
      guard let event = columns.last, let reference = rows.first, let group = rows.last else {
        return ""
      }
      return "\(stratum[group, event])/\(stratum.rowTotals[group]), "
        + "\(stratum[reference, event])/\(stratum.rowTotals[reference])"
    }
    let names = GroupNames.shown(table.stratumNames, of: VariableName(table.stratumVariable))
    let strata = zip(names, table.tables).filter { $0.1.count > 0 }
    self.init(
      measure: "Odds ratio", abbreviation: "OR", countsTitle: "Events/n, reference", level: level,
      rows: strata.map { name, stratum in
        let estimate = try? TwoProportions(stratum).oddsRatio(level: level)
        return Row(
          name, counts: counts(stratum),
          cells: [estimate.map { .estimate($0, nil) } ?? .words("not estimable")])
      } + [
        Row(
          "Common (Mantel-Haenszel)", counts: counts(table.collapsed),
          cells: [.estimate(test.commonOddsRatio, test.commonOddsRatioPValue)])
      ])
  }

  /// The places of the totals that are not 0.
  private static func occupied(_ totals: [Int]) -> [Int] {
    totals.indices.filter { totals[$0] > 0 }
  }
}
