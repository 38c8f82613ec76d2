/// Why a CSV file could not be read, with the place and the remedy.
///
/// No case carries the value of a cell: only places, counts, the names of columns and reasons.
public enum CSVError: Error, Sendable, Equatable {
  /// The options contradict each other or the format.
  case invalidOptions(String)

  /// There is no file at the path, which is as the caller gave it.
  case missingFile(String)

  /// The file, which is the path as the caller gave it, exists and cannot be read.
  case unreadable(file: String, reason: String)

  /// The file has no header: it has no line that is not blank.
  case emptyFile(String?)

  /// The file has a header and no data row.
  case noRows(String?)

  /// The file is text in UTF-16.
  case utf16(String?)

  /// The file is an Excel workbook.
  case workbook(String?)

  /// The first line tells a spreadsheet the separator, such as `sep=;`.
  case separatorLine(CSVPlace, line: String)

  /// A cell is not valid UTF-8.
  case invalidUTF8(CSVPlace)

  /// A cell has a byte 0.
  case nulByte(CSVPlace)

  /// A line ends with a carriage return and no line feed.
  case loneCarriageReturn(CSVPlace)

  /// A quoted cell is never closed; the place is that of the opening quote.
  case unterminatedQuote(CSVPlace)

  /// A closing quote is followed by something else than a delimiter or a line end.
  case textAfterQuote(CSVPlace)

  /// A cell that is not quoted contains a quote.
  case quoteInsideCell(CSVPlace)

  /// A row has another number of cells than the header; the remedy is nil when none is apparent.
  case raggedRow(CSVPlace, expected: Int, found: Int, remedy: String?)

  /// A row is longer than the reader can hold.
  case rowTooLong(CSVPlace, limit: Int)

  /// Two columns have the same name; nil unless it is asked for. Positions count from 1.
  case duplicateColumn(CSVPlace, name: String?, positions: [Int])

  /// A column has an empty name. Positions count from 1.
  case emptyColumnName(CSVPlace, position: Int)

  /// The file lacks a column that the record has.
  case missingColumn(CSVPlace, name: String, header: CSVHeaderSummary)

  /// A cell is empty or holds a word for missing where a value is required.
  case missingValue(CSVPlace)

  /// A cell is not a value of its type.
  case invalidValue(CSVPlace, reason: String)

  /// A type that cannot be read from one cell, or a record that cannot be read from named cells.
  case unsupportedType(column: String?, type: String, reason: String)
}
