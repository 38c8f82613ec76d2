/// How a CSV file is written: said by the caller, never guessed from the file.
public struct CSVOptions: Sendable, Hashable {
  /// The character between two cells.
  public enum Delimiter: Sendable, Hashable {
    /// A comma, as in RFC 4180.
    case comma

    /// A semicolon, as spreadsheets write where the comma is the decimal mark.
    case semicolon

    /// A tab.
    case tab

    /// Another ASCII character that no number, quotation or line end contains, such as "|".
    case character(Character)
  }

  /// The character between the whole part of a number and its decimals.
  public enum DecimalMark: Sendable, Hashable {
    /// A point: 12.5.
    case point

    /// A comma: 12,5.
    case comma
  }

  /// The character between two cells: a comma unless said otherwise.
  public var delimiter: Delimiter

  /// The decimal mark of every number in the file: a point unless said otherwise.
  public var decimal: DecimalMark

  /// The texts that stand for a missing value, compared byte by byte, quoted or not: none unless
  /// said otherwise.
  ///
  /// In a property that is a number they are compared as numbers too: -9.0 is missing where "-9"
  /// is listed.
  ///
  /// The empty cell is always missing and need not be listed. No word is missing by itself: "NA"
  /// is the text "NA" in a column of texts, and an error in a column of numbers.
  public var missing: [String]

  /// Creates options.
  ///
  /// - Parameters:
  ///   - delimiter: The character between two cells; a comma by default.
  ///   - decimal: The decimal mark, a point by default; it must differ from the delimiter.
  ///   - missing: The texts that stand for a missing value, besides the empty cell; none by
  ///     default.
  public init(
    delimiter: Delimiter = .comma, decimal: DecimalMark = .point, missing: [String] = []
  ) {
    self.delimiter = delimiter
    self.decimal = decimal
    self.missing = missing
  }
}
