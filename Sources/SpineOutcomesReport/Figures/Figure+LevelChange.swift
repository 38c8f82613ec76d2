public import SpineOutcomesStats

extension Figure {
  /// The changes of a category in one group of a figure of changes.
  public struct LevelChanges: Sendable, Equatable {
    /// The name of the group; empty for a single one.
    public var name: String

    /// Before in the rows, after in the columns, with the same levels in the same order.
    public var table: ContingencyTable

    /// What the test of the change says, such as "p = 0.031"; nil for nothing.
    public var note: String?

    /// Describes a group.
    public init(_ name: String = "", _ table: ContingencyTable, note: String? = nil) {
      self.name = name
      self.table = table
      self.note = note
    }
  }

  /// A category before and after, a panel for each group: bars of the levels, and bands between
  /// them as wide as those are many who went from one level to another.
  ///
  /// Levels stand in their order, the last at the top; bands to a later level have the first
  /// colour, bands to an earlier one the second, and who stays is grey. The counts stand in the bands
  /// where they find room, all of them in the caption.
  ///
  /// - Parameters:
  ///   - groups: The groups with their tables; all of the levels of the first.
  ///   - labels: The names of both values.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  /// - Throws: `StatsError.invalidArgument` unless all tables have the same levels in rows and
  ///   columns.
  ///
  /// - Complexity: O(levels squared) for each group.
  public init(
    levelChanges groups: [LevelChanges], labels: (before: String, after: String),
    name: String = "level-change", size: FigureSize = .doubleColumn
  ) throws(StatsError) {
    let names = groups.first?.table.rowNames ?? []
    guard
      groups.allSatisfy({ $0.table.rowNames == names && $0.table.columnNames == names })
    else {
      throw .invalidArgument(
        name: "groups", reason: "the tables have other levels before, after or in another group")
    }
    let panels = groups.map { group in
      let note = [group.note?.sentenceStart].compactMap { $0 }
      return LevelChangePlot.Panel(
        name: group.name, counts: group.table.counts,
        notes: [Self.summary(group.table, names)] + note)
    }
    let plot = LevelChangePlot(panels: panels, levels: names, labels: labels, size: size)
    let (drawing, height) = plot.drawn()
    let subject = "Change from \(labels.before) to \(labels.after)"
    let words = groups.map { group in
      let note = group.note.map { ", \($0)" } ?? ""
      return (group.name.isEmpty ? "" : "\(group.name): ") + "n = \(group.table.count): "
        + Self.changes(group.table.counts, names).joined(separator: ", ") + note
    }
    self.init(
      drawing, size: size, height: height, name: name, title: subject,
      caption: "\(subject). Bands are as wide as there are records with the change. "
        + "\(words.joined(separator: "; ")).",
      alternativeText: "\(subject). \(words.joined(separator: "; ")).")
  }

  /// The most kinds of changes that are told under a panel.
  private static let mostChanges = 6

  /// "n = 36: 6 from no to yes, 1 from yes to no, 29 unchanged"; of many kinds their sum.
  private static func summary(_ table: ContingencyTable, _ names: [String]) -> String {
    let words = changes(table.counts, names)
    let same = names.indices.reduce(0) { $0 + table[$1, $1] }
    let text =
      words.count > mostChanges + 1
      ? "\(table.count - same) changed, \(same) unchanged" : words.joined(separator: ", ")
    return "n = \(table.count): \(text)"
  }

  /// "6 from no to yes", "1 from yes to no", "29 unchanged".
  private static func changes(_ counts: [[Int]], _ names: [String]) -> [String] {
    var words: [String] = []
    var same = 0
    for (before, row) in counts.enumerated() {
      for (after, count) in row.enumerated() where count > 0 {
        if before == after {
          same += count
        } else {
          words.append("\(count) from \(names[before]) to \(names[after])")
        }
      }
    }
    return words + ["\(same) unchanged"]
  }
}
