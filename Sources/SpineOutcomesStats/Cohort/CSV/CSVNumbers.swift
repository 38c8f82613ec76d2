/// Columns of numbers of a CSV file, read in one pass without keeping its text.
///
/// For files of measurements, where ``CSVTable`` would keep the text of every cell only to turn it
/// into numbers later. A cell that is not a number is refused while the file is read; a missing one
/// is kept as missing, and is refused by name, line and row where a value is required.
public struct CSVNumbers: Sendable {
  /// The names of the columns, in the order of the request or of the file.
  public let columnNames: [String]

  /// The number of data rows, at least 1.
  public let rowCount: Int

  /// The numbers of each column; NaN where missing, and nowhere else.
  private let columns: [[Double]]
  private let lines: CSVLines
  private let file: String?
  private let header: CSVHeaderSummary

  /// Reads columns of numbers.
  ///
  /// - Parameters:
  ///   - source: A file, bytes in memory or the standard input.
  ///   - columns: The names of the columns; all when nil.
  ///   - options: The delimiter, the decimal mark and the texts for a missing value; by default a
  ///     comma, a point, and none besides the empty cell.
  /// - Throws: ``CSVError``: ``CSVError/missingColumn(_:name:header:)`` for a name that the file
  ///   lacks; ``CSVError/invalidValue(_:reason:)`` for a cell that is neither a number nor missing,
  ///   with its line, data row and column.
  /// - Complexity: O(size of the file), in memory of one block besides the columns.
  public init(
    _ source: CSVSource, columns: [String]? = nil, options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    let reader = try CSVReader(
      source, options: options, request: CSVRequest(columns: columns ?? []))
    let names = columns ?? reader.columnNames
    let indices = try names.map { name throws(CSVError) in try reader.index(ofColumn: name) }
    var numbers = [[Double]](repeating: [], count: indices.count)
    var lines = CSVLines()
    // Rows are gathered in blocks, so that each column grows by many numbers at a time.
    let capacity = 512
    var block = [Double](repeating: 0, count: indices.count * capacity)
    var filled: Int
    repeat {
      filled = try block.withUnsafeMutableBufferPointer { block throws(CSVError) in
        try Self.fill(block, capacity, from: reader, indices, &lines)
      }
      for target in indices.indices {
        numbers[target] += block[target * capacity..<target * capacity + filled]
      }
    } while filled == capacity
    columnNames = names
    rowCount = reader.row
    self.columns = numbers
    self.lines = lines
    file = reader.file
    header = CSVHeaderSummary(
      header: reader.columnNames, rows: [], options: options,
      request: CSVRequest(columns: columns ?? []), isConfirmed: reader.isHeaderConfirmed)
  }

  /// Reads up to `capacity` rows into a block, column after column, and returns how many.
  private static func fill(
    _ block: UnsafeMutableBufferPointer<Double>, _ capacity: Int, from reader: CSVReader,
    _ indices: [Int], _ lines: inout CSVLines
  ) throws(CSVError) -> Int {
    var row = 0
    while row < capacity, try reader.next() {
      lines.append(reader.line)
      for (target, column) in indices.enumerated() {
        block[target &* capacity &+ row] = try reader.optional(column, as: Double.self) ?? .nan
      }
      row += 1
    }
    return row
  }

  /// The numbers of a column; nil where missing.
  ///
  /// - Parameter name: The name of the column.
  /// - Returns: A value for each data row, in the order of the file.
  /// - Throws: ``CSVError/missingColumn(_:name:header:)`` for a column that was not read.
  /// - Complexity: O(n) for n rows.
  public func numbers(_ name: String) throws(CSVError) -> [Double?] {
    try column(name).map { $0.isNaN ? nil : $0 }
  }

  /// The numbers of a column without missing values.
  ///
  /// - Parameter name: The name of the column.
  /// - Returns: A value for each data row, in the order of the file; all finite.
  /// - Throws: ``CSVError/missingColumn(_:name:header:)`` for a column that was not read;
  ///   ``CSVError/missingValue(_:)`` for the first missing value, with its line and data row.
  /// - Complexity: O(n) for n rows.
  public func completeNumbers(_ name: String) throws(CSVError) -> [Double] {
    let numbers = try column(name)
    if let row = numbers.firstIndex(where: \.isNaN) {
      throw .missingValue(
        CSVPlace(file: file, line: lines[row] ?? row + 2, row: row + 1, column: name))
    }
    return numbers
  }

  /// The physical line at which a data row begins, counted from 1.
  ///
  /// - Parameter row: The data row, counted from 1.
  /// - Returns: The line; nil for a row that is none.
  /// - Complexity: O(1).
  public func line(ofRow row: Int) -> Int? {
    row >= 1 && row <= rowCount ? lines[row - 1] : nil
  }

  private func column(_ name: String) throws(CSVError) -> [Double] {
    // Byte by byte: `==` would take two Unicode forms of one name for the same.
    if let index = columnNames.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) {
      return columns[index]
    }
    throw .missingColumn(
      CSVPlace(file: file, line: max(1, (lines[0] ?? 2) - 1), row: nil, column: nil), name: name,
      header: header)
  }
}
