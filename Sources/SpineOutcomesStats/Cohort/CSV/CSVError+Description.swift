public import Foundation

extension CSVError: CustomStringConvertible, CustomDebugStringConvertible, LocalizedError {
  /// The error in one line: `cohort.csv, line 7 (data row 6), column "age": is not a number`.
  public var description: String {
    switch self {
    case .invalidOptions(let reason):
      return "CSV options: \(reason)"
    case .missingFile(let file):
      return (file.isEmpty ? "an empty path" : file) + ": no such file"
    case .unreadable(let file, let reason):
      return "\(file): cannot be read: \(reason)"
    case .emptyFile(let file):
      return Self.about(file) + "is empty"
    case .noRows(let file):
      return Self.about(file) + "has a header and no data rows"
    case .utf16(let file):
      return Self.about(file) + "looks like UTF-16; save it as UTF-8"
    case .workbook(let file):
      return Self.about(file) + "is an Excel workbook; save it as CSV UTF-8"
    case .separatorLine(let place, let line):
      return "\(place): \"\(line)\" is for a spreadsheet and names no columns; delete the line"
    case .invalidUTF8(let place):
      return "\(place): is not valid UTF-8; save the file as UTF-8"
    case .nulByte(let place):
      return "\(place): has a NUL byte; the file is not text in UTF-8"
    case .loneCarriageReturn(let place):
      return "\(place): has a carriage return without a line feed; "
        + "lines must end with LF or CRLF"
    case .unterminatedQuote(let place):
      return "\(place): a quote is opened and never closed"
    case .textAfterQuote(let place):
      return "\(place): has text after the closing quote"
    case .quoteInsideCell(let place):
      return "\(place): has a quote inside a cell that is not quoted"
    case .raggedRow(let place, let expected, let found, let remedy):
      return "\(place): \(Self.cells(found)) where the header has \(expected)" + (remedy ?? "")
    case .rowTooLong(let place, let limit):
      return "\(place): is longer than \(limit) bytes; a quote may be open"
    case .duplicateColumn(let place, let name, let positions):
      let columns = positions.map(String.init).joined(separator: " and ")
      guard let name else {
        return "\(place): columns \(columns) have the same name; "
          + "the first line must name the columns, each differently"
      }
      return "\(place): columns \(columns) are both named \"\(name)\""
    case .emptyColumnName(let place, let position):
      return "\(place): column \(position) has no name; the first line must name the columns"
    case .missingColumn(let place, let name, let header):
      return "\(place): has no column \"\(name)\"" + header.hint(for: name)
    case .missingValue(let place):
      return "\(place): is missing, and only an Optional may be: declare the property Optional"
    case .invalidValue(let place, let reason):
      return "\(place): \(reason)"
    case .unsupportedType(let column, let type, let reason):
      return (column.map { "column \"\($0)\": " } ?? "") + "\(type) \(reason)"
    }
  }

  /// The error in one line, as at the top level of a script.
  public var debugDescription: String { description }

  /// The error in one line, as a dialog shows it.
  public var errorDescription: String? { description }

  private static func about(_ file: String?) -> String { file.map { "\($0): " } ?? "the text " }

  private static func cells(_ count: Int) -> String { "\(count) cell\(count == 1 ? "" : "s")" }
}
