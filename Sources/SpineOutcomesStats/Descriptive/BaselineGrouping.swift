/// The groups of a baseline table, and how one variable falls into them.
struct BaselineGrouping: Sendable {
  /// The names of the groups.
  let names: [String]

  /// The group of each record, from 0; -1 for none.
  let codes: [Int32]

  /// The name of the variable that tells the groups apart.
  let label: String

  /// The number of records in each group.
  var sizes: [Int] {
    var sizes = Array(repeating: 0, count: names.count)
    for code in codes where code >= 0 { sizes[Int(code)] += 1 }
    return sizes
  }

  /// The row of a numeric variable.
  func row(
    of column: MeasuredColumn, _ number: BaselineNumber, _ rule: QuantileRule
  ) throws(StatsError) -> BaselineTable.NumericRow {
    var values: [Double] = []
    var groups: [Int32] = []
    var missing = 0
    for (value, code) in zip(column.values, codes) where code >= 0 {
      if value.isNaN {
        missing += 1
      } else {
        values.append(value)
        groups.append(code)
      }
    }
    let grouped = try GroupedValues(groups: names, values: values, codes: groups)
    let filled = names.indices.filter { grouped.total(of: $0) > 0 }
    let summaries = names.indices.map {
      NumericSummary(grouped, group: $0, quantileRule: rule)
    }
    let shown = number.resolved(
      number == .byShapiroWilk
        ? names.indices.map { group in
          zip(values, groups).filter { $0.1 == Int32(clamping: group) }.map(\.0)
        } : [])
    return BaselineTable.NumericRow(
      variable: column.name, groups: summaries,
      overall: try NumericSummary(values, quantileRule: rule), missing: missing,
      shown: shown, rule: number,
      comparison: comparison(of: grouped, groups: filled.count, shown),
      standardisedDifference: .ofNumbers(summaries, names))
  }

  /// The test that goes with what is shown.
  private func comparison(
    of grouped: GroupedValues, groups: Int, _ shown: BaselineNumber
  ) -> Comparison {
    switch (shown, groups) {
    case (.mean, 2):
      let occupied = names.indices.filter { grouped.total(of: $0) > 0 }
      return Comparison { () throws(StatsError) in
        let (first, second) = (occupied[0], occupied[1])
        return try TwoSampleTTest(
          Moments(grouped, group: first), Moments(grouped, group: second),
          names: [names[first], names[second]])
      }
    case (.mean, _):
      return Comparison { () throws(StatsError) in
        try OneWayANOVA(grouped, variances: .unequal)
      }
    case (_, 2): return Comparison { () throws(StatsError) in try RankSumTest(grouped) }
    default: return Comparison { () throws(StatsError) in try KruskalWallisTest(grouped) }
    }
  }

  /// The row of a categorical variable.
  func row<Level>(
    of column: CategoryColumn<Level>
  ) throws(StatsError) -> BaselineTable.CategoryRow {
    let empty = Array(repeating: 0, count: names.count)
    var counts = Array(repeating: empty, count: column.levels.count)
    var missing = 0
    for (level, code) in zip(column.codes, codes) where code >= 0 {
      if level < 0 { missing += 1 } else { counts[Int(level)][Int(code)] += 1 }
    }
    let table = try ContingencyTable(
      counts, rowNames: column.levelNames, columnNames: names,
      rowVariable: column.name.label, columnVariable: label)
    let filledRows = counts.filter { $0.contains { $0 > 0 } }.count
    let filledColumns = names.indices.filter { group in counts.contains { $0[group] > 0 } }.count
    return BaselineTable.CategoryRow(
      variable: column.name, levels: column.levelNames, counts: counts, missing: missing,
      comparison: filledRows == 2 && filledColumns == 2
        ? Comparison { () throws(StatsError) in try FisherTest(table) }
        : Comparison { () throws(StatsError) in try ChiSquareTest(table) },
      standardisedDifference: .ofLevels(counts, names))
  }
}
