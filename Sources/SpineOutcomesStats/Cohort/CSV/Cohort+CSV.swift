public import Foundation

extension Cohort where Record: Decodable {
  /// Reads the records of a CSV file whose header names the properties.
  ///
  /// The format is RFC 4180: cells may be quoted, quoted cells may hold delimiters, line ends and
  /// doubled quotes; lines end with LF or CRLF; the text is UTF-8, with or without a byte order
  /// mark. Nothing is guessed and nothing repaired: text that is not of this form, and a cell
  /// that is not a value of its property's type, is an error with its line, row and column.
  ///
  /// A property is read from the column of the same name (of its coding key), compared byte by
  /// byte; columns that no property names are ignored. `Double`, `Float`, integers, `String`,
  /// `Date` (ISO 8601: `yyyy-MM-dd`, or with a time and a zone), `Bool` (true or false, yes or no,
  /// 1 or 0, in any case) and every type that reads a single value are supported, such as enums
  /// with raw values and ``PainScore``.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - options: The delimiter, the decimal mark and the texts for a missing value; by default a
  ///     comma, a point, and none besides the empty cell.
  /// - Throws: ``CSVError``; no case quotes a patient's value.
  ///
  /// Edge cases: an empty cell is a missing value, quoted or not, and an error unless the
  /// property is optional; no text is, unless `options` lists it. A line without any character is
  /// skipped in a file of several columns, is an empty cell in a file of one column, and is
  /// ignored at the end of the file.
  ///
  /// The nearest call in R is
  /// `data.table::fread(path, sep = ",", dec = ".", na.strings = "")`, which takes the types of the
  /// columns from the data instead.
  ///
  /// - Complexity: O(size of the file), in memory of one block besides the records.
  ///
  /// Source: RFC 4180, https://www.rfc-editor.org/rfc/rfc4180.
  public init(csv path: String, options: CSVOptions = CSVOptions()) throws(CSVError) {
    try self.init(csv: .file(path), options: options)
  }

  /// Reads the records of CSV text in memory, as ``init(csv:options:)-(String,_)`` does.
  ///
  /// - Parameters:
  ///   - data: The bytes of the file.
  ///   - options: The delimiter, the decimal mark and the texts for a missing value; by default a
  ///     comma, a point, and none besides the empty cell.
  /// - Throws: ``CSVError``; no case quotes a patient's value.
  /// - Complexity: O(size of the data).
  public init(csv data: Data, options: CSVOptions = CSVOptions()) throws(CSVError) {
    try self.init(csv: .data(data), options: options)
  }

  /// Reads the records of a CSV source, as ``init(csv:options:)-(String,_)`` does.
  ///
  /// - Parameters:
  ///   - source: A file, bytes in memory or the standard input.
  ///   - options: The delimiter, the decimal mark and the texts for a missing value; by default a
  ///     comma, a point, and none besides the empty cell.
  /// - Throws: ``CSVError``; no case quotes a patient's value.
  /// - Complexity: O(size of the source).
  public init(csv source: CSVSource, options: CSVOptions = CSVOptions()) throws(CSVError) {
    let reader = try CSVReader(
      source, options: options, request: CSVRequest(record: Record.self))
    let decoder = CSVRecordDecoder(reader)
    var records: [Record] = []
    var lines: [Int] = []
    while try reader.next() {
      records.append(try decoder.decode(Record.self))
      lines.append(reader.line)
    }
    self.init(
      records: records, origin: RecordOrigin(file: source.name, rows: nil, lines: lines))
  }
}
