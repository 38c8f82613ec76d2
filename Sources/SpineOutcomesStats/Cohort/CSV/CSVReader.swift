/// Reads a source row by row and checks its form.
final class CSVReader {
  /// The size of a block in bytes.
  static let blockSize = 1 << 18

  /// The longest row in bytes.
  static let rowLimit = 1 << 30

  let dialect: CSVDialect
  let file: String?

  /// The names of the columns, none empty, none twice.
  private(set) var columnNames: [String] = []

  /// The data row, counted from 1; 0 at the header.
  private(set) var row = 0

  /// The physical line at which the current row begins.
  private(set) var line = 1

  /// The current row's cells and the bytes in which they lie, at hand without an access check.
  private var rowCells: UnsafePointer<CSVRowScan.Cell>
  private var rowBytes: UnsafePointer<UInt8>

  private var window: CSVWindow
  private var scan: CSVRowScan
  private let rowLimit: Int

  /// Where the current row and the next one begin in the window.
  private var start = 0
  private var position = 0
  private var nextLine = 1

  /// The blank lines before `position` that have not been given out as rows.
  private var blankLines = 0

  /// Opens a source and reads its header.
  init(
    _ source: CSVSource, options: CSVOptions, blockSize: Int = blockSize, rowLimit: Int = rowLimit
  ) throws(CSVError) {
    dialect = try CSVDialect(options)
    file = source.name
    self.rowLimit = rowLimit
    window = try CSVWindow(source, blockSize: blockSize)
    scan = CSVRowScan(delimiter: dialect.delimiter)
    rowCells = UnsafePointer(scan.cells)
    rowBytes = UnsafePointer(window.bytes)
    try skipByteOrderMark()
    try readHeader()
  }

  /// Reads the next data row; false at the end.
  func next() throws(CSVError) -> Bool {
    guard try skipBlankLines() else {
      if row == 0 { throw .noRows(file) }
      return false
    }
    row += 1
    if blankLines > 0, columnNames.count == 1 {
      start = position
      line = nextLine - blankLines
      blankLines -= 1
      scan.setBlank()
      return true
    }
    blankLines = 0
    try readRow()
    guard scan.count == columnNames.count else {
      throw .raggedRow(
        CSVPlace(file: file, line: line, row: row, column: nil),
        expected: columnNames.count, found: scan.count)
    }
    return true
  }

  /// The bytes of a cell of the current row; valid until the next row.
  ///
  /// - Parameter column: The index of the column, less than the number of columns.
  /// - Returns: The bytes between the delimiters or quotes, doubled quotes made one.
  @inline(__always)
  func cell(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = rowCells[column]
    return UnsafeBufferPointer(start: rowBytes + cell.start, count: cell.end &- cell.start)
  }

  /// The place of a cell of the current row, or of the row.
  func place(_ column: Int?) -> CSVPlace {
    var place = CSVPlace(file: file, line: line, row: row == 0 ? nil : row, column: nil)
    guard let column, column < columnNames.count else { return place }
    place.column = columnNames[column]
    if scan.lineFeeds > 0, column < scan.count, scan.cells[column].start > start {
      let before = UnsafeBufferPointer(
        start: window.bytes + start, count: scan.cells[column].start - start)
      place.line += before.count { $0 == UInt8(ascii: "\n") }
    }
    return place
  }

  /// The index of a column; the error names the columns that exist.
  func column(named name: String) throws(CSVError) -> Int {
    // Byte by byte: `==` would take two Unicode forms of one name for the same.
    if let index = columnNames.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) {
      return index
    }
    throw .missingColumn(
      CSVPlace(file: file, line: headerLine, row: nil, column: nil), name: name,
      header: CSVHeaderSummary(names: columnNames, delimiter: dialect.delimiter))
  }

  private var headerLine = 1

  private func skipByteOrderMark() throws(CSVError) {
    _ = try window.advance(to: 0, limit: rowLimit)
    let first = UnsafeBufferPointer(start: window.bytes, count: window.count).prefix(3)
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { throw .utf16(file) }
    if first.elementsEqual([0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private func readHeader() throws(CSVError) {
    guard try skipBlankLines() else { throw .emptyFile(file) }
    blankLines = 0
    headerLine = nextLine
    try readRow()
    let place = place(nil)
    var positions: [[UInt8]: Int] = [:]
    var names: [String] = []
    names.reserveCapacity(scan.count)
    for column in 0..<scan.count {
      let bytes = Array(cell(column))
      guard !bytes.isEmpty else { throw .emptyColumnName(place, position: column + 1) }
      let name = String(decoding: bytes, as: UTF8.self)
      if let first = positions.updateValue(column + 1, forKey: bytes) {
        throw .duplicateColumn(
          place, name: CSVHeaderSummary.isData(name) ? nil : name, positions: [first, column + 1])
      }
      names.append(name)
    }
    columnNames = names
  }

  /// Skips empty lines and counts them; false at the end of the text.
  private func skipBlankLines() throws(CSVError) -> Bool {
    while true {
      if position == window.count {
        if window.isLast { return false }
        try advance()
        continue
      }
      switch window.bytes[position] {
      case UInt8(ascii: "\n"): position += 1
      case UInt8(ascii: "\r"):
        if position + 1 == window.count {
          if window.isLast { return true }
          try advance()
          continue
        }
        guard window.bytes[position + 1] == UInt8(ascii: "\n") else { return true }
        position += 2
      default: return true
      }
      nextLine += 1
      blankLines += 1
    }
  }

  /// Reads the row at `position`, which is not at the end.
  private func readRow() throws(CSVError) {
    line = nextLine
    while true {
      switch scan.scan(window.bytes, from: position, to: window.count, isLast: window.isLast) {
      case .row(let next):
        if row == 0, scan.count > scan.capacity {
          // The first scan has counted the columns; the second keeps them.
          scan.reserve(scan.count)
          continue
        }
        rowCells = UnsafePointer(scan.cells)
        rowBytes = UnsafePointer(window.bytes)
        start = position
        position = next
        nextLine = line + scan.lineFeeds + 1
        if scan.hasHighBytes { try checkEncoding() }
        if scan.hasDoubledQuotes { scan.unescape(window.bytes) }
        return
      case .needsMore: try advance()
      case .fault(let fault, let lineFeeds, let column):
        throw error(fault, lineFeeds: lineFeeds, column: column)
      }
    }
  }

  private func advance() throws(CSVError) {
    guard try window.advance(to: position, limit: rowLimit) else {
      throw .rowTooLong(
        CSVPlace(file: file, line: nextLine, row: row == 0 ? nil : row, column: nil),
        limit: rowLimit)
    }
    rowBytes = UnsafePointer(window.bytes)
    position = 0
    start = 0
  }

  private func checkEncoding() throws(CSVError) {
    for column in 0..<min(scan.count, scan.capacity) where !UTF8Check.isValid(cell(column)) {
      throw .invalidUTF8(place(column))
    }
  }

  private func error(_ fault: CSVRowScan.Fault, lineFeeds: Int, column: Int) -> CSVError {
    let place = CSVPlace(
      file: file, line: line + lineFeeds, row: row == 0 ? nil : row,
      column: column < columnNames.count ? columnNames[column] : nil)
    switch fault {
    case .nul: return .nulByte(place)
    case .loneCarriageReturn: return .loneCarriageReturn(place)
    case .unterminatedQuote: return .unterminatedQuote(place)
    case .textAfterQuote: return .textAfterQuote(place)
    case .quoteInsideCell: return .quoteInsideCell(place)
    }
  }
}
