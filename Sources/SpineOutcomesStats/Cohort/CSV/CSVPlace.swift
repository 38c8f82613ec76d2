/// A place in a CSV file, for errors.
public struct CSVPlace: Sendable, Hashable {
  /// The last component of the file's path; nil for text in memory.
  public var file: String?

  /// The physical line, counted from 1; line ends inside quotes count.
  public var line: Int

  /// The data row, counted from 1; nil for the header.
  public var row: Int?

  /// The name of the column; nil where it is not known.
  public var column: String?

  /// Creates a place.
  ///
  /// - Parameters:
  ///   - file: The last component of the file's path; nil for text in memory.
  ///   - line: The physical line, counted from 1.
  ///   - row: The data row, counted from 1; nil for the header.
  ///   - column: The name of the column; nil where it is not known.
  public init(file: String?, line: Int, row: Int?, column: String?) {
    self.file = file
    self.line = line
    self.row = row
    self.column = column
  }
}

extension CSVPlace: CustomStringConvertible {
  /// The place in words: `cohort.csv, line 7 (data row 6), column "age"`.
  public var description: String {
    var text = file.map { "\($0), " } ?? ""
    text += "line \(line)"
    if let row { text += " (data row \(row))" }
    if let column { text += ", column \"\(column)\"" }
    return text
  }
}
