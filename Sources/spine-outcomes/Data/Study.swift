import SpineOutcomesStats

/// The columns of a file as a command asks for them, which become the records of a cohort.
struct Study {
  let table: CSVTable
  let fileName: String

  /// The column of weights; nil without.
  let weights: String?

  private var numbers: [[Double?]] = []
  private var levels: [LevelColumn] = []
  private var truths: [[Bool?]] = []
  private var counts: [[Int?]] = []
  private var naming: [(Cohort<TableRow>) -> Cohort<TableRow>] = []

  /// The texts that are values although they look as if they stood for missing.
  let present: Set<String>

  /// What a reader should know about how the file was read, in a sentence each.
  private(set) var remarks: [String] = []

  /// Reads some columns of a file.
  init(_ options: SharedOptions, columns: [String]) throws {
    try self.init(options, asked: columns) { _ in columns }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - options: The file and how it is written.
  ///   - asked: The columns that the arguments name, besides the weights.
  ///   - choosing: The columns to keep, by the columns that there are; the weights are kept
  ///     besides.
  /// - Throws: `CSVError`, or the failure for a file that is none.
  init(
    _ options: SharedOptions, asked: [String], choosing: ([String]) -> [String]
  ) throws {
    try self.init(
      StudyFile(options), weights: options.weights, asked: asked, choosing: choosing)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: The file and how it is written.
  ///   - weights: The column of weights; nil without.
  ///   - asked: The columns that someone names, besides the weights.
  ///   - choosing: The columns to keep, by the columns that there are; the weights are kept
  ///     besides.
  /// - Throws: `CSVError`, or the failure for a file that is none.
  init(
    _ file: StudyFile, weights: String?, asked: [String], choosing: ([String]) -> [String]
  ) throws {
    fileName = file.name
    self.weights = weights
    present = file.present
    do {
      table = try CSVTable(CSVSource(argument: file.path), options: file.options) {
        header in
        var names: [String] = []
        for name in choosing(header) + [weights].compactMap({ $0 })
        where !names.contains(name) {
          names.append(name)
        }
        let asked = asked + [weights].compactMap { $0 }
        return (names, asked + asked.compactMap { NearestName.find($0, among: header) })
      }
    } catch CSVError.missingFile {
      throw Failure("\(file.path): no such file", .noInput)
    }
    if let weights {
      addRemark(
        "Each of the \(table.rowCount) rows counts as often as its column \"\(weights)\" says.")
    }
    for text in try table.unmatchedMissingTexts() {
      addRemark("--missing \(Failure.argument(text)) matches no cell of the columns used here.")
    }
  }

  /// Adds a sentence to the remarks, once.
  mutating func addRemark(_ sentence: String) {
    if !remarks.contains(sentence) { remarks.append(sentence) }
  }

  /// A column of numbers.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - remedy: What to do when the column holds something else.
  ///   - label: Its name in results; that of the column by default.
  ///   - unit: Its unit in results.
  /// - Returns: The selector of the column.
  /// - Throws: `CSVError` for a cell that is no number.
  mutating func number(
    _ name: String, remedy: String = "a column of numbers is needed", label: String? = nil,
    unit: String? = nil
  ) throws -> Selector<TableRow, Double?> {
    numbers.append(try values(of: name, remedy: remedy))
    let index = numbers.count - 1
    return named(\TableRow[number: index], label ?? name, unit: unit)
  }

  /// A number that all rows have, under no name of a column.
  mutating func number(constant value: Double) -> Selector<TableRow, Double?> {
    numbers.append(Array(repeating: value, count: table.rowCount))
    let index = numbers.count - 1
    return named(\TableRow[number: index], "all")
  }

  /// A level that all rows have, under no name of a column.
  mutating func level(constant text: String) -> Selector<TableRow, CellLevel?> {
    levels.append(LevelColumn(Array(repeating: CellLevel(table.cell(text)), count: table.rowCount)))
    let index = levels.count - 1
    return named(\TableRow[level: index], "all")
  }

  /// The numbers of a column; the error of a column of few numbers tells the remedy for that.
  func values(of name: String, remedy: String) throws -> [Double?] {
    let failure: CSVError
    do {
      return try table.numbers(name)
    } catch {
      failure = error
    }
    guard case .invalidValue(let place, let reason) = failure, reason == "is not a number" else {
      throw failure
    }
    let cells = try table.cells(name).compactMap { $0 }
    let isMostlyNumbers = 2 * cells.count { $0.number != nil } >= max(1, cells.count)
    let advice = isMostlyNumbers ? "correct the cell, or name its text by --missing" : remedy
    throw CSVError.invalidValue(place, reason: "\(reason); \(advice)")
  }

  /// A column of levels.
  mutating func level(_ name: String) throws -> Selector<TableRow, CellLevel?> {
    level(try checkedLevels(name), name)
  }

  /// A column of levels that is at hand.
  mutating func level(_ column: LevelColumn, _ name: String) -> Selector<TableRow, CellLevel?> {
    levels.append(column)
    let index = levels.count - 1
    return named(\TableRow[level: index], name)
  }

  /// A column of levels that are at hand.
  mutating func level(_ values: [CellLevel?], _ name: String) -> Selector<TableRow, CellLevel?> {
    levels.append(LevelColumn(values))
    let index = levels.count - 1
    return named(\TableRow[level: index], name)
  }

  /// The levels of a column that ``level(_:)`` has read, in order.
  func levels(of name: String) throws -> [CellLevel] {
    LevelColumn(try table.cells(name).map { $0.map(CellLevel.init) }).levels.sorted()
  }

  /// A column of truth values.
  mutating func truth(_ name: String) throws -> Selector<TableRow, Bool?> {
    truth(try table.booleans(name), name)
  }

  /// A column of truth values that are at hand.
  mutating func truth(_ values: [Bool?], _ name: String) -> Selector<TableRow, Bool?> {
    truths.append(values)
    let index = truths.count - 1
    return named(\TableRow[truth: index], name)
  }

  /// A column of whole numbers that are at hand.
  mutating func count(_ values: [Int?], _ name: String) -> Selector<TableRow, Int?> {
    counts.append(values)
    let index = counts.count - 1
    return named(\TableRow[count: index], name)
  }

  private mutating func named<Value>(
    _ selector: Selector<TableRow, Value>, _ name: String, unit: String? = nil
  ) -> Selector<TableRow, Value> {
    naming.append { $0.named(selector, name, unit: unit) }
    return selector
  }

  /// The records of the columns asked for so far: as many of a row as its weight says.
  func cohort() throws -> Cohort<TableRow> {
    let columns = StudyColumns(numbers: numbers, levels: levels, truths: truths, counts: counts)
    let frequencies = try weights.map { try FrequencyColumn(table, $0).counts }
    let total = frequencies?.reduce(0, +) ?? table.rowCount
    var records: [TableRow] = []
    var rows: [Int] = []
    var lines: [Int] = []
    records.reserveCapacity(total)
    rows.reserveCapacity(total)
    lines.reserveCapacity(total)
    for row in 0..<table.rowCount {
      for _ in 0..<(frequencies?[row] ?? 1) {
        records.append(TableRow(columns: columns, row: row))
        rows.append(row + 1)
        lines.append(line(ofRow: row))
      }
    }
    return naming.reduce(Cohort(records, rows: rows, lines: lines)) { $1($0) }
  }

  /// The places of the records that miss no value of a column asked for, in their order.
  func completePlaces() throws -> [RowPlace] {
    let columns = StudyColumns(numbers: numbers, levels: levels, truths: truths, counts: counts)
    let frequencies = try weights.map { try FrequencyColumn(table, $0).counts }
    return (0..<table.rowCount).flatMap { row in
      let place = RowPlace(line: line(ofRow: row), row: row + 1)
      let times = columns.isComplete(row: row) ? frequencies?[row] ?? 1 : 0
      return Array(repeating: place, count: times)
    }
  }

  private func line(ofRow row: Int) -> Int { table.line(ofRow: row + 1) ?? row + 2 }

  /// What a report says about how the rows were read: the remarks as a paragraph; nil without.
  var weighting: String? { remarks.isEmpty ? nil : remarks.joined(separator: " ") }

  /// What a report says about records that are in no group; nil when there are none.
  func outsideGroups(
    _ groups: Selector<TableRow, CellLevel?>, _ cohort: Cohort<TableRow>, _ name: String
  ) throws -> String? {
    guard case .category(let row)? = try cohort.descriptiveTable([.category(groups)]).rows.first,
      row.missing > 0
    else { return nil }
    return row.missing == 1
      ? "1 record without \(name) is in no group."
      : "\(row.missing) records without \(name) are in no group."
  }
}

/// Where a record stands in its file.
struct RowPlace: Hashable {
  /// The line; the header is line 1.
  var line: Int

  /// The row of data, from 1.
  var row: Int
}
