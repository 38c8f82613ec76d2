public import SpineOutcomesStats

extension Figure {
  /// Two categories: a bar for each row of a table, divided into the shares of its columns.
  ///
  /// The counts stand in the bars where they find room, all of them in the alternative text. Rows
  /// and columns without records are left out.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - test: A test of it, whose p-value is shown; none by default.
  ///   - name: The name of the figure.
  ///   - size: The width; one column by default.
  ///
  /// - Complexity: O(rows * columns).
  public init(
    contingency table: ContingencyTable, test: (any HypothesisTest)? = nil,
    name: String = "contingency", size: FigureSize = .singleColumn
  ) {
    let totals = table.columnTotals
    let columns = table.columnNames.indices.filter { totals[$0] > 0 }
    let rows = table.rowNames.indices.filter { table.rowTotals[$0] > 0 }
    let (rowTitle, columnTitle) = (
      VariableName(table.rowVariable), VariableName(table.columnVariable)
    )
    let rowNames = GroupNames.shown(rows.map { table.rowNames[$0] }, of: rowTitle)
    let columnNames = GroupNames.shown(columns.map { table.columnNames[$0] }, of: columnTitle)
    let plot = ContingencyPlot(
      rows: zip(rows, rowNames).map { row, name in
        .init(name: name, counts: columns.map { table[row, $0] })
      }, columns: columnNames,
      note: test.map(\.figureNote), size: size)
    let (drawing, height) = plot.drawn()
    let subject = "\(table.columnVariable) by \(table.rowVariable.midSentence)"
    var caption = [
      "\(subject) (n = \(table.count))",
      "Bars: shares of the records of each row, in the order of the key; numbers: records",
    ]
    if let test {
      caption.append(test.figureNote)
    }
    if table.exclusions.excluded > 0 { caption.append("\(table.exclusions)") }
    let words = plot.rows.map { row in
      let parts = zip(columnNames, row.counts).map { name, count in
        "\(name) \(LevelPanel.text(count, of: row.total))"
      }
      return "\(row.name), n = \(row.total): \(parts.joined(separator: ", "))"
    }
    self.init(
      drawing, size: size, height: height, name: name, title: subject,
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: ([subject] + words + (test.map { [$0.figureNote] } ?? []))
        .joined(separator: "; ") + ".")
  }
}
