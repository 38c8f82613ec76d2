import SpineOutcomesReport
import SpineOutcomesStats

/// The figure of the `describe` command: a panel for each column.
struct DistributionFigure {
  let cohort: Cohort<TableRow>

  /// The columns of numbers by their names.
  let numbers: [String: Selector<TableRow, Double?>]

  /// The figure of all records together.
  func drawn(of table: DescriptiveTable, size: FigureSize?) throws -> Figure {
    let panels = try table.rows.map { row -> Figure.Distribution in
      switch row {
      case .numeric(let row):
        let values = values(of: row.variable.label).map(\.value)
        return Figure.Distribution(
          row.variable, .numbers(try GroupedValues(groups: ["all"], values: [values])),
          missing: row.missing)
      case .category(let row):
        return Figure.Distribution(
          row.variable, .levels(row.levels, counts: [row.counts]), missing: row.missing)
      }
    }
    return Figure(distributions: panels, count: table.count, size: size ?? .doubleColumn)
  }

  /// The figure of the records by group.
  func drawn(
    of table: BaselineTable, by groups: Selector<TableRow, CellLevel?>, size: FigureSize?
  ) throws -> Figure {
    let names = table.groups.map(\.name)
    var methods: [String] = []
    let panels = try table.rows.map { row -> Figure.Distribution in
      let (variable, content, missing, comparison):
        (
          VariableName, Figure.Distribution.Content, Int, Comparison
        )
      switch row {
      case .numeric(let row):
        var lists = names.map { _ in [Double]() }
        for (value, record) in values(of: row.variable.label) {
          guard let level = record[keyPath: groups],
            let group = names.firstIndex(of: level.description)
          else { continue }
          lists[group].append(value)
        }
        (variable, missing, comparison) = (row.variable, row.missing, row.comparison)
        content = .numbers(try GroupedValues(groups: names, values: lists))
      case .category(let row):
        let counts = names.indices.map { group in row.counts.map { $0[group] } }
        (variable, missing, comparison) = (row.variable, row.missing, row.comparison)
        content = .levels(row.levels, counts: counts)
      }
      var pValue: PValue?
      if case .tested(let method, _, let p, _) = comparison {
        pValue = p
        if !methods.contains(method) { methods.append(method) }
      }
      return Figure.Distribution(variable, content, missing: missing, pValue: pValue)
    }
    return Figure(
      distributions: panels, groups: names, by: table.groupedBy, methods: methods,
      count: table.groups.reduce(0) { $0 + $1.count }, size: size ?? .doubleColumn)
  }

  /// The values of a column with their records.
  private func values(of name: String) -> [(value: Double, record: TableRow)] {
    guard let column = numbers[name] else { return [] }
    return cohort.records.compactMap { record in
      record[keyPath: column].map { ($0, record) }
    }
  }
}
