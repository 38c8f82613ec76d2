public import SpineOutcomesStats

extension Table {
  /// Table 1: medians with quartiles, counts with percentages, and the comparison of the groups.
  ///
  /// - Parameters:
  ///   - table: The table as data.
  ///   - caption: What the table shows.
  public init(_ table: BaselineTable, caption: String) {
    let heads = table.groups.map {
      Column("\($0.name) (n = \($0.count))")
    }
    self.init(
      caption: caption,
      columns: [Column("Variable", .left)] + heads + [Column("Missing"), Column("p")])
    var methods: [String] = []
    for row in table.rows {
      switch row {
      case .numeric(let row):
        let cells = row.groups.map { Self.quartiles($0, showsCount: row.missing > 0) }
        add(
          [row.variable.description] + cells
            + [String(row.missing), Self.mark(row.comparison, in: &methods)])
      case .category(let row):
        add(
          [row.variable.description] + table.groups.map { _ in "" }
            + [String(row.missing), Self.mark(row.comparison, in: &methods)])
        for (level, counts) in zip(row.levels, row.counts) {
          let cells = counts.indices.map { group in
            let total = row.counts.reduce(0) { sum, level in
              sum.addingSaturating(level.indices.contains(group) ? level[group] : 0)
            }
            return Self.share(counts[group], of: total)
          }
          add(["  \(level)"] + cells)
        }
      }
    }
    notes = ["Columns: \(table.groupedBy.label). Median (IQR), or n/N (%)."]
    notes += methods.enumerated().map { "\(Self.letter($0)) \($1)." }
    notes.append(
      "IQR: quartiles by \(Self.rules(of: table)). Missing: records of a group without it.")
    if table.exclusions.excluded > 0 { notes.append("\(table.exclusions).") }
  }

  private static func quartiles(_ summary: NumericSummary, showsCount: Bool) -> String {
    guard let median = summary.median, let lower = summary.lowerQuartile,
      let upper = summary.upperQuartile
    else { return "n = 0" }
    let numbers = [median, lower, upper].map { Decimals.plain($0, 4) }
    let text = "\(numbers[0]) (\(numbers[1]) to \(numbers[2]))"
    return showsCount ? "n = \(summary.count): \(text)" : text
  }

  private static func share(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return "0/0" }
    return "\(count)/\(total) (\(Decimals.percent(Double(count) / Double(total))))"
  }

  /// The p-value with the letter of its method's note; a reason in place of a p-value.
  private static func mark(_ comparison: Comparison, in methods: inout [String]) -> String {
    let text: String
    let note: String
    switch comparison {
    case .tested(let method, _, let pValue): (text, note) = (pValue.numeral, method)
    case .notTested(let reason): (text, note) = ("none", "not tested: \(reason)")
    }
    if !methods.contains(note) { methods.append(note) }
    return "\(text) \(letter(methods.firstIndex(of: note) ?? 0))"
  }

  /// The letter of a note, a to z; then a1, b1 and on.
  static func letter(_ index: Int) -> String {
    let round = index / 26
    let letter = UnicodeScalar(UInt8(97 + index % 26))
    return String(Character(letter)) + (round > 0 ? String(round) : "")
  }

  private static func rules(of table: BaselineTable) -> String {
    var rules: [String] = []
    for case .numeric(let row) in table.rows
    where !rules.contains(row.overall.quantileRule.rawValue) {
      rules.append(row.overall.quantileRule.rawValue)
    }
    return rules.isEmpty ? "R type 7" : rules.joined(separator: ", ")
  }
}
