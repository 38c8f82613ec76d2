/// A table as data: a caption, columns, rows of plain text, and notes.
public struct Table: Sendable, Equatable, Codable {
  /// How the cells of a column are set.
  public enum Alignment: String, Sendable, Codable {
    /// Flush left: words.
    case left

    /// Flush right: numbers.
    case right
  }

  /// A column: its title and how its cells are set.
  public struct Column: Sendable, Equatable, Codable {
    /// The title.
    public var title: String

    /// How the cells are set.
    public var alignment: Alignment

    /// Creates a column.
    public init(_ title: String, _ alignment: Alignment = .right) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// What the table shows.
  public var caption: String

  /// The columns.
  public var columns: [Column]

  /// The rows; a row shorter than the columns ends in empty cells.
  public private(set) var rows: [[String]]

  /// Notes under the table: tests, levels, exclusions.
  public var notes: [String]

  /// Creates a table.
  public init(
    caption: String, columns: [Column], rows: [[String]] = [], notes: [String] = []
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = []
    self.notes = notes
    for row in rows { add(row) }
  }

  /// Adds a row, filled with empty cells or cut to the number of columns.
  public mutating func add(_ row: [String]) {
    let filler = Array(repeating: "", count: max(0, columns.count - row.count))
    rows.append(Array((row + filler).prefix(columns.count)))
  }
}
