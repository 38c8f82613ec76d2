import SpineOutcomesStats

/// The columns of a plan as selectors of the rows of a file; each column is read once.
struct PlanStudy {
  private(set) var study: Study
  private let columns: [String: PlanColumn]
  private var numbers: [String: Selector<TableRow, Double?>] = [:]
  private var levels: [String: Selector<TableRow, CellLevel?>] = [:]
  private var events: [String: Selector<TableRow, Bool?>] = [:]

  /// Reads the columns of a file that a plan names.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - columns: What the plan says of its columns.
  ///   - weights: The column of frequency weights, which need not be among them; nil without.
  /// - Throws: The mistake of a column that the file lacks, with those that it has; `CSVError`.
  init(_ file: StudyFile, _ columns: [PlanColumn], weights: PlanNode?) throws {
    let names = columns.map(\.name)
    do {
      study = try Study(file, weights: try weights?.words(), asked: names) { _ in names }
    } catch CSVError.missingColumn(let place, let name, let header) {
      guard let node = columns.first(where: { $0.name == name })?.node ?? weights else {
        throw CSVError.missingColumn(place, name: name, header: header)
      }
      throw node.mistake(
        "\(file.name) has no column \"\(name)\"\(Failure.remedy(name, header))")
    }
    self.columns = Dictionary(columns.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// The column that a text of the plan names.
  func column(_ node: PlanNode) throws -> PlanColumn {
    let name = try node.text()
    if let column = columns[name] { return column }
    let names = columns.keys.sorted()
    let nearest = NearestName.find(name, among: names).map { "did you mean \"\($0)\"? " } ?? ""
    throw node.mistake(
      "\"\(name)\" is not among the columns of the plan; \(nearest)they are "
        + "\(PlanNode.list(of: names))")
  }

  /// A column of numbers.
  mutating func number(_ node: PlanNode) throws -> Selector<TableRow, Double?> {
    let column = try column(node)
    guard column.kind == .number else {
      throw node.mistake(
        "a number is needed, and the plan calls the column \"\(column.name)\" "
          + "\(column.kind.phrase)")
    }
    if let known = numbers[column.name] { return known }
    let selector = try study.number(
      column.name, remedy: "the plan calls the column a number", label: column.label,
      unit: column.unit)
    numbers[column.name] = selector
    return selector
  }

  /// A column that tells groups apart, of any kind.
  mutating func level(_ node: PlanNode) throws -> Selector<TableRow, CellLevel?> {
    let column = try column(node)
    if let known = levels[column.name] { return known }
    let cells = try study.orderedLevels(column)
    let selector = study.level(cells, column.label)
    levels[column.name] = selector
    return selector
  }

  /// A column that says whether something happened.
  mutating func event(_ node: PlanNode) throws -> Selector<TableRow, Bool?> {
    let column = try column(node)
    guard column.kind == .event else {
      throw node.mistake(
        "an event is needed, and the plan calls the column \"\(column.name)\" "
          + "\(column.kind.phrase)")
    }
    if let known = events[column.name] { return known }
    let selector = try study.event(
      column.name, is: column.event, option: "\"event\":", label: column.label)
    events[column.name] = selector
    return selector
  }

  /// A value of a column, as the file writes it.
  func level(_ value: String) -> CellLevel { CellLevel(study.table.cell(value)) }
}

extension PlanColumn.Kind {
  /// The kind in words.
  var phrase: String {
    switch self {
    case .number: "a number"
    case .category: "a category"
    case .event: "an event"
    }
  }
}

extension Study {
  /// The levels of a column in the order of the plan, under the names that it gives them.
  fileprivate mutating func orderedLevels(_ column: PlanColumn) throws -> LevelColumn {
    let cells = try checkedLevels(column.name)
    guard let declared = column.levels else { return cells }
    let levels = declared.enumerated().map { rank, level in
      CellLevel(table.cell(level.value), rank: rank, label: level.label)
    }
    for level in levels where !cells.levels.contains(level) {
      addRemark("No record has \(column.label) \"\(level.description)\".")
    }
    guard let (row, _) = cells.first(outside: levels) else { return cells.renamed(levels) }
    throw CSVError.invalidValue(
      table.place(row, column.name),
      reason: "is not among the levels that the plan names; add it to \(column.node.path).levels")
  }
}
