/// Reads a source row by row and checks its form.
final class CSVReader {
  /// The size of a block in bytes.
  static let blockSize = 1 << 18

  /// The longest row in bytes.
  static let rowLimit = 1 << 30

  let dialect: CSVDialect
  let file: String?

  /// Whether a name in the header is asked for, so that it is a header and no patient's record.
  private(set) var isHeaderConfirmed = false

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
  private var request: CSVRequest

  /// Where the current row and the next one begin in the window.
  private var start = 0
  private var position = 0
  private var nextLine = 1

  /// The blank lines before `position` that have not been given out as rows.
  private var blankLines = 0

  /// Opens a source, reads its header and looks for the first column that is asked for.
  init(
    _ source: CSVSource, options: CSVOptions, request: CSVRequest = .unknown,
    blockSize: Int = blockSize, rowLimit: Int = rowLimit
  ) throws(CSVError) {
    dialect = try CSVDialect(options)
    file = source.name
    self.request = request
    self.rowLimit = rowLimit
    window = try CSVWindow(source, blockSize: blockSize)
    scan = CSVRowScan(delimiter: dialect.delimiter)
    rowCells = UnsafePointer(scan.cells)
    rowBytes = UnsafePointer(window.bytes)
    try checkSignature()
    try readHeader()
    if let first = request.first { _ = try column(named: first) }
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
      let place = CSVPlace(file: file, line: line, row: row, column: nil)
      let found = scan.count
      throw .raggedRow(
        place, expected: columnNames.count, found: found, remedy: raggedRowRemedy)
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
    if isHeaderConfirmed { place.column = columnNames[column] }
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
      isHeaderConfirmed = true
      return index
    }
    throw .missingColumn(
      CSVPlace(file: file, line: headerLine, row: nil, column: nil), name: name,
      header: headerSummary(rows: rowsAhead()))
  }

  /// The index of a column whose name may be one that the file itself has given.
  ///
  /// Unlike ``column(named:)`` finding it proves nothing about the header.
  func index(ofColumn name: String) throws(CSVError) -> Int {
    if let index = columnNames.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) {
      return index
    }
    return try column(named: name)
  }

  /// Takes note of names that are asked for after the header has been read.
  func ask(for names: [String]) {
    request = CSVRequest(columns: names)
    isHeaderConfirmed = columnNames.contains { request.resembles($0) }
  }

  /// The header for errors; `rows` are the bytes of some rows of data.
  private func headerSummary(rows: [[UInt8]]) -> CSVHeaderSummary {
    CSVHeaderSummary(
      header: columnNames, rows: rows, options: dialect.options, request: request,
      isConfirmed: isHeaderConfirmed)
  }

  /// The bytes of the next rows, for errors after which nothing more is read.
  private func rowsAhead() -> [[UInt8]] {
    var rows: [[UInt8]] = []
    do {
      while rows.count < 20, try skipBlankLines() {
        try readRow()
        rows.append(currentBytes)
      }
    } catch {
      // The rows before the malformed one are enough.
    }
    return rows
  }

  /// The bytes of the current row without its line end.
  private var currentBytes: [UInt8] {
    let bytes = UnsafeBufferPointer(start: window.bytes + start, count: position - start)
    return Array(bytes.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
  }

  /// What may help against the current row's number of cells.
  private var raggedRowRemedy: String? {
    if columnNames.count == 1, !request.asks(for: columnNames[0]),
      let options = headerSummary(rows: [currentBytes] + rowsAhead()).apparentOptions
    {
      return CSVHeaderSummary.advice(options)
    }
    guard scan.count == columnNames.count + 1 else { return nil }
    let name =
      switch dialect.options.delimiter {
      case .comma: "comma"
      case .semicolon: "semicolon"
      case .tab: "tab"
      case .character(let character): "\"\(character)\""
      }
    return " (an unquoted \(name) inside a value?)"
  }

  private var headerLine = 1

  /// Looks at the first bytes: skips a byte order mark, and refuses what is no text in UTF-8.
  private func checkSignature() throws(CSVError) {
    _ = try window.advance(to: 0, limit: rowLimit)
    let bytes = UnsafeBufferPointer(start: window.bytes, count: min(window.count, 8))
    switch CSVSignature(bytes) {
    case .byteOrderMark: position = 3
    case .utf16: throw .utf16(file)
    case .workbook: throw .workbook(file)
    case .none: break
    }
  }

  private func readHeader() throws(CSVError) {
    guard try skipBlankLines() else { throw .emptyFile(file) }
    blankLines = 0
    headerLine = nextLine
    try readRow()
    let place = place(nil)
    if let line = CSVSignature.separatorLine(currentBytes) {
      throw .separatorLine(place, line: line)
    }
    var positions: [[UInt8]: Int] = [:]
    var names: [String] = []
    names.reserveCapacity(scan.count)
    for column in 0..<scan.count {
      let bytes = Array(cell(column))
      guard !bytes.isEmpty else { throw .emptyColumnName(place, position: column + 1) }
      let name = String(decoding: bytes, as: UTF8.self)
      if let first = positions.updateValue(column + 1, forKey: bytes) {
        throw .duplicateColumn(
          place, name: request.asks(for: name) ? name : nil, positions: [first, column + 1])
      }
      names.append(name)
    }
    columnNames = names
    isHeaderConfirmed = names.contains { request.resembles($0) }
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
      column: isHeaderConfirmed && column < columnNames.count ? columnNames[column] : nil)
    switch fault {
    case .nul: return .nulByte(place)
    case .loneCarriageReturn: return .loneCarriageReturn(place)
    case .unterminatedQuote: return .unterminatedQuote(place)
    case .textAfterQuote: return .textAfterQuote(place)
    case .quoteInsideCell: return .quoteInsideCell(place)
    }
  }
}
