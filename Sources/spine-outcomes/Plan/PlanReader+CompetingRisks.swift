import SpineOutcomesReport
import SpineOutcomesStats

extension PlanReader {
  mutating func incidence(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let time = try study.number(object.required("time"))
    let endings = try study.endings(object.required("cause"), censored: object["censored"])
    let cause = try object["of"].map { try endings.cause($0) }
    let entry = try object["entry"].map { try study.number($0) }
    let group = try object["by"].map { try study.level($0) }
    let selector = endings.selector
    return IncidenceAnalysis(
      cause, try object.numbers("at"), try object.text("label"), hasGroups: group != nil,
      name: { try? $0.name(of: selector).label }
    ) { (cohort, level) throws(StatsError) in
      switch (endings.censored, group, entry) {
      case (let censored?, let group?, let entry?):
        try cohort.cumulativeIncidence(
          time: time, ending: selector, censored: censored, entry: entry, by: group, level: level)
      case (let censored?, nil, let entry?):
        try cohort.cumulativeIncidence(
          time: time, ending: selector, censored: censored, entry: entry, level: level)
      case (nil, let group?, let entry?):
        try cohort.cumulativeIncidence(
          time: time, cause: selector, entry: entry, by: group, level: level)
      case (nil, nil, let entry?):
        try cohort.cumulativeIncidence(time: time, cause: selector, entry: entry, level: level)
      case (let censored?, let group?, nil):
        try cohort.cumulativeIncidence(
          time: time, ending: selector, censored: censored, by: group, level: level)
      case (let censored?, nil, nil):
        try cohort.cumulativeIncidence(
          time: time, ending: selector, censored: censored, level: level)
      case (nil, let group?, nil):
        try cohort.cumulativeIncidence(time: time, cause: selector, by: group, level: level)
      case (nil, nil, nil):
        try cohort.cumulativeIncidence(time: time, cause: selector, level: level)
      }
    }.steps
  }
}

/// How follow-up ended, by a column of the plan.
struct PlanEndings: Sendable {
  /// The column of causes.
  let selector: Selector<TableRow, CellLevel?>

  /// The level that stands for censored; nil: the empty cell.
  let censored: CellLevel?

  /// The causes, with the names that the plan gives them.
  fileprivate let causes: [CellLevel]

  /// The name of the cause that the plan asks for.
  fileprivate func cause(_ node: PlanNode) throws -> String {
    let value = try PlanColumn.value(node)
    if let cause = causes.first(where: { $0.text == value || $0.description == value }) {
      return cause.description
    }
    throw node.mistake(
      "\"\(value)\" is no cause in the file; they are \(PlanNode.list(of: causes.map(\.text)))")
  }
}

extension PlanStudy {
  /// A column of causes of an event.
  ///
  /// Without a value that stands for censored the empty cell does; where no cell is empty somebody
  /// has probably forgotten to name the value.
  fileprivate mutating func endings(
    _ node: PlanNode, censored: PlanNode?
  ) throws -> PlanEndings {
    let column = try column(node)
    guard column.kind == .category else {
      throw node.mistake(
        "a category is needed, and the plan calls the column \"\(column.name)\" "
          + "\(column.kind.phrase)")
    }
    let selector = try level(node)
    let cells = try study.table.cells(column.name)
    let found = Set(cells.compactMap { $0.map(CellLevel.init) })
    let mark = try censored.map { level(try PlanColumn.value($0)) }
    if let censored, let mark, !found.contains(mark) {
      throw censored.mistake(
        "no record has \(column.name) \"\(mark.text)\"; its values are "
          + PlanNode.list(of: found.sorted().map(\.text)))
    }
    if mark == nil, !cells.isEmpty, !cells.contains(where: { $0 == nil }) {
      throw node.mistake(
        "no cell of \"\(column.name)\" is empty, so that nobody would be censored; add "
          + "\"censored\", the value that stands for it")
    }
    let causes = found.filter { $0 != mark }.sorted().map { cause in
      let label = column.levels?.first { level($0.value) == cause }?.label
      return CellLevel(table(cause.text), rank: 0, label: label ?? cause.text)
    }
    return PlanEndings(selector: selector, censored: mark, causes: causes)
  }

  private func table(_ text: String) -> CSVCell { study.table.cell(text) }
}
