/// Renders a table as CSV (RFC 4180): the titles, then the rows, as they are shown.
public enum CSVRenderer {
  /// The table as CSV, with a final line break; caption and notes stand in the document.
  ///
  /// A cell that a spreadsheet would take for a formula, because it begins with =, +, @ or with a
  /// minus and is no number, has an apostrophe before it.
  public static func render(_ table: Table) -> String {
    ([table.columns.map(\.title)] + table.rows)
      .map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    var text = text
    if let first = text.first {
      let isFormula = "=+@".contains(first) || (first == "-" && Double(text) == nil)
      if isFormula || first == "\t" || first.isNewline { text = "'" + text }
    }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
