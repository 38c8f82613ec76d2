extension Table {
  /// The table of a report with "yes" and "no" for the levels true and false: as heads of rows, as
  /// titles of columns ("true (n = 17)") and before the notes of a group ("true: 2 incomplete").
  func withYesAndNo() -> Table {
    Table(
      caption: caption,
      columns: columns.map { Column(Self.yesOrNo($0.title), $0.alignment) },
      rows: rows.map { row in row.prefix(1).map(Self.yesOrNo) + row.dropFirst() },
      notes: notes.map(Self.yesOrNo))
  }

  /// "yes" and "no" for the first word true and false, with the blanks before it and what follows
  /// in brackets or after a colon; any other text stays.
  static func yesOrNo(_ text: String) -> String {
    let blanks = text.prefix { $0 == " " }
    let rest = text.dropFirst(blanks.count)
    for (level, word) in [("true", "yes"), ("false", "no")] where rest.hasPrefix(level) {
      let tail = rest.dropFirst(level.count)
      if tail.isEmpty || tail.hasPrefix(" (n = ") || tail.hasPrefix(": ") {
        return blanks + word + tail
      }
    }
    return text
  }
}
