public import Foundation

/// The columns of a CSV file by name, as text that is read as numbers, words or dates on demand.
///
/// For programs that know the columns only when they run, such as a command line; where the
/// columns are known, a ``Cohort`` of records says more; ``CSVNumbers`` reads columns of numbers
/// without keeping their text.
public struct CSVTable: Sendable {
  /// The names of the columns that were read, in the order of the file or of the request.
  public let columnNames: [String]

  /// The number of data rows, at least 1.
  public let rowCount: Int

  /// The cells of each column, each with a byte 0 after it, which no cell contains.
  private let texts: [[UInt8]]
  private let lines: CSVLines
  let dialect: CSVDialect
  private let file: String?

  /// Whether the caller has named a column of the header.
  let isHeaderConfirmed: Bool

  /// Reads the columns of a source.
  ///
  /// The form of the whole file is checked, as by ``Cohort/init(csv:options:)-(String,_)``;
  /// what the cells hold is checked when they are asked for.
  ///
  /// - Parameters:
  ///   - source: A file, bytes in memory or the standard input.
  ///   - columns: The names of the columns to keep; all when nil.
  ///   - options: The delimiter, the decimal mark and the texts for a missing value; by default a
  ///     comma, a point, and none besides the empty cell.
  /// - Throws: ``CSVError``, ``CSVError/missingColumn(_:name:header:)`` for a name among `columns`
  ///   that the file lacks.
  /// - Complexity: O(size of the file), in memory of the kept columns' size in the file.
  public init(
    _ source: CSVSource, columns: [String]? = nil, options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    let reader = try CSVReader(
      source, options: options, request: CSVRequest(columns: columns ?? []))
    try self.init(reader, columns: columns)
  }

  /// Reads the columns that are chosen once the names in the header are known.
  ///
  /// Names that a person has asked for, or nearly, prove that the first line is a header.
  package init(
    _ source: CSVSource, options: CSVOptions,
    choosing columns: ([String]) -> (kept: [String], asked: [String])
  ) throws(CSVError) {
    let reader = try CSVReader(source, options: options, request: CSVRequest(columns: []))
    let (kept, asked) = columns(reader.columnNames)
    reader.ask(for: asked)
    try self.init(reader, columns: kept)
  }

  private init(_ reader: CSVReader, columns: [String]?) throws(CSVError) {
    let names = columns ?? reader.columnNames
    let indices = try names.map { name throws(CSVError) in try reader.index(ofColumn: name) }
    var texts = [[UInt8]](repeating: [], count: indices.count)
    var lines = CSVLines()
    while try reader.next() {
      for (target, column) in indices.enumerated() {
        texts[target].append(contentsOf: reader.cell(column))
        texts[target].append(0)
      }
      lines.append(reader.line)
    }
    columnNames = names
    rowCount = reader.row
    self.texts = texts
    self.lines = lines
    dialect = reader.dialect
    file = reader.file
    isHeaderConfirmed = reader.isHeaderConfirmed
  }

  /// The numbers of a column; nil where missing.
  ///
  /// - Parameter name: The name of the column.
  /// - Returns: A value for each data row, in the order of the file.
  /// - Throws: ``CSVError`` for a column that was not read or a cell that is not a number.
  /// - Complexity: O(size of the column).
  public func numbers(_ name: String) throws(CSVError) -> [Double?] { try values(name) }

  /// The numbers of a column without missing values.
  ///
  /// - Parameter name: The name of the column.
  /// - Returns: A value for each data row, in the order of the file.
  /// - Throws: ``CSVError`` for a column that was not read, and for a cell that is not a number
  ///   or is missing.
  /// - Complexity: O(size of the column).
  public func completeNumbers(_ name: String) throws(CSVError) -> [Double] {
    try completeValues(name)
  }

  /// The truth values of a column (true or false, yes or no, 1 or 0); nil where missing.
  ///
  /// - Parameter name: The name of the column.
  /// - Returns: A value for each data row, in the order of the file.
  /// - Throws: ``CSVError`` for a column that was not read or a cell that is no truth value.
  /// - Complexity: O(size of the column).
  public func booleans(_ name: String) throws(CSVError) -> [Bool?] { try values(name) }

  /// The texts of a column; nil where missing.
  ///
  /// - Parameter name: The name of the column.
  /// - Returns: A value for each data row, in the order of the file.
  /// - Throws: ``CSVError/missingColumn(_:name:header:)`` for a column that was not read.
  /// - Complexity: O(size of the column).
  public func strings(_ name: String) throws(CSVError) -> [String?] { try values(name) }

  /// The dates of a column (ISO 8601); nil where missing.
  ///
  /// - Parameter name: The name of the column.
  /// - Returns: A value for each data row, in the order of the file.
  /// - Throws: ``CSVError`` for a column that was not read or a cell that is not a date.
  /// - Complexity: O(size of the column).
  public func dates(_ name: String) throws(CSVError) -> [Date?] { try values(name) }

  /// The physical line at which a data row begins, counted from 1.
  ///
  /// - Parameter row: The data row, counted from 1.
  /// - Returns: The line; nil for a row that is none.
  /// - Complexity: O(1).
  public func line(ofRow row: Int) -> Int? { lines[row - 1] }

  private func values<Value: CSVValue>(_ name: String) throws(CSVError) -> [Value?] {
    var values: [Value?] = []
    values.reserveCapacity(rowCount)
    try forEachCell(name) { cell throws(CSVError) in
      if dialect.isMissing(cell) {
        values.append(nil)
      } else if let value = Value.parse(cell, dialect) {
        values.append(value.isMissing(dialect) ? nil : value)
      } else {
        throw .invalidValue(
          place(values.count, name), reason: Value.refusal(cell, dialect))
      }
    }
    return values
  }

  private func completeValues<Value: CSVValue>(_ name: String) throws(CSVError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(rowCount)
    try forEachCell(name) { cell throws(CSVError) in
      if dialect.isMissing(cell) {
        throw .missingValue(place(values.count, name))
      } else if let value = Value.parse(cell, dialect) {
        guard !value.isMissing(dialect) else { throw .missingValue(place(values.count, name)) }
        values.append(value)
      } else {
        throw .invalidValue(
          place(values.count, name), reason: Value.refusal(cell, dialect))
      }
    }
    return values
  }

  func forEachCell(
    _ name: String, _ body: (UnsafeBufferPointer<UInt8>) throws(CSVError) -> Void
  ) throws(CSVError) {
    guard let column = columnNames.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else {
      throw .missingColumn(
        CSVPlace(file: file, line: max(1, (lines[0] ?? 2) - 1), row: nil, column: nil), name: name,
        header: CSVHeaderSummary(
          header: columnNames, rows: [], options: dialect.options,
          request: CSVRequest(columns: [name]), isConfirmed: isHeaderConfirmed))
    }
    try texts[column].withUnsafeBufferPointer { bytes throws(CSVError) in
      var start = 0
      for end in bytes.indices where bytes[end] == 0 {
        try body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end + 1
      }
    }
  }

  /// The place of a cell, for errors; the row counts from 0.
  package func place(_ row: Int, _ name: String) -> CSVPlace {
    CSVPlace(file: file, line: lines[row] ?? row + 2, row: row + 1, column: name)
  }
}
