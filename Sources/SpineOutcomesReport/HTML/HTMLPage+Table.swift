extension HTMLPage {
  /// Adds a table: caption, heads, rows, and notes under it.
  ///
  /// A row whose first cell is indented is a level of the row above it that is not: both stand in
  /// one row group, whose head is that of the variable.
  mutating func add(_ table: Table) {
    tableCount += 1
    let name = "table-\(tableCount)"
    let isNumeric = table.columns.map { $0.alignment == .right }
    let described = table.notes.isEmpty ? "" : " aria-describedby=\"\(name)-notes\""
    line("<div class=\"table\">")
    line("<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(name)\" tabindex=\"0\">")
    line("<table\(described)>")
    line("<caption id=\"\(name)\"><span>\(HTMLText.escaped(table.caption))</span></caption>")
    line("<thead>")
    let heads = zip(table.columns, isNumeric).map { column, isNumeric in
      "<th scope=\"col\"\(isNumeric ? " class=\"n\"" : "")>\(HTMLText.prose(column.title))</th>"
    }
    line("<tr>\(heads.joined())</tr>")
    line("</thead>")
    addRows(of: table, isNumeric)
    line("</table>")
    line("</div>")
    if !table.notes.isEmpty {
      line("<div class=\"notes\" id=\"\(name)-notes\">")
      for note in table.notes { line("<p>\(HTMLText.prose(note))</p>") }
      line("</div>")
    }
    line("</div>")
  }

  private mutating func addRows(of table: Table, _ isNumeric: [Bool]) {
    var isOpen = false
    var isGroup = false
    for (index, row) in table.rows.enumerated() {
      let depth = Self.depth(row)
      let isHead =
        depth == 0 && index + 1 < table.rows.count && Self.depth(table.rows[index + 1]) > 0
      if !isOpen || isHead || (isGroup && depth == 0) {
        if isOpen { line("</tbody>") }
        line("<tbody>")
        (isOpen, isGroup) = (true, isHead)
      }
      let cells = zip(row, isNumeric).enumerated().map { column, cell in
        column == 0
          ? Self.head(cell.0, depth: depth, isNumeric: cell.1, isHead: isHead)
          : "<td\(cell.1 ? " class=\"n\"" : "")>\(HTMLText.escaped(cell.0))</td>"
      }
      line("<tr>\(cells.joined())</tr>")
    }
    if isOpen { line("</tbody>") }
  }

  /// The head of a row: of the rows of its levels as well, where it has some.
  private static func head(
    _ text: String, depth: Int, isNumeric: Bool, isHead: Bool
  ) -> String {
    var classes: [String] = []
    if isNumeric { classes.append("n") }
    if isHead { classes.append("variable") }
    if depth > 0 { classes.append("level-\(depth)") }
    let mark = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let text = HTMLText.escaped(String(text.drop { $0 == " " }))
    return "<th scope=\"\(isHead ? "rowgroup" : "row")\"\(mark)>\(text)</th>"
  }

  /// How deep a row is indented, in steps of two spaces, at most 3.
  private static func depth(_ row: [String]) -> Int {
    let spaces = row.first?.utf8.prefix { $0 == UInt8(ascii: " ") }.count ?? 0
    return spaces == row.first?.utf8.count ? 0 : min((spaces + 1) / 2, 3)
  }
}
