extension RegressionTable: CustomStringConvertible, CustomDebugStringConvertible {
  /// The table as aligned text, with methods, n, events, exclusions and notes below.
  public var description: String {
    let interval = ConfidenceInterval.title(level: level)
    var cells = [[outcome, "events/n", measure.rawValue, interval, "p"]]
    var previous: VariableName?
    for row in rows {
      if row.level != nil, row.variable != previous {
        cells.append([row.variable.description, "", "", "", ""])
      }
      previous = row.variable
      cells.append(row.cells)
    }
    var lines = Self.aligned(cells)
    lines.append(methods)
    lines += remarks
    lines.append("\(counts); \(exclusions)")
    lines += notes.map(\.description)
    return lines.joined(separator: "\n")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  private static func aligned(_ cells: [[String]]) -> [String] {
    let widths = (0..<5).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let padded = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }
      let line = padded.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

extension RegressionTable.Row {
  /// The five cells of the row: term, counts, odds ratio, interval, p-value.
  fileprivate var cells: [String] {
    let name = level.map { "  " + $0 } ?? variable.description
    let counts = count.map { count in "\(events ?? 0)/\(count)" } ?? ""
    switch kind {
    case .reference: return [name, counts, "1", "reference", ""]
    case .empty: return [name, counts, "", "no records", ""]
    case .estimate, .omitted:
      return [name, counts] + (ratio?.ratioCells ?? ["beyond range", ""]) + [
        pValue?.numeral ?? ""
      ]
    }
  }
}
