public import SpineOutcomesStats

extension Table {
  /// Table 1: medians with quartiles, counts with percentages, and the comparison of the groups.
  ///
  /// The column "All" describes the records of all groups together. A chi-square test with an
  /// expected count below 5 says so in its note.
  ///
  /// - Parameters:
  ///   - table: The table as data.
  ///   - caption: What the table shows.
  public init(_ table: BaselineTable, caption: String) {
    let heads = table.groups.map {
      Column("\($0.name) (n = \($0.count))")
    }
    let all = table.groups.reduce(0) { $0 + $1.count }
    self.init(
      caption: caption,
      columns: [Column("Variable", .left)] + heads
        + [Column("All (n = \(all))"), Column("Missing"), Column("p")])
    var methods: [String] = []
    for row in table.rows {
      switch row {
      case .numeric(let row):
        add(
          [row.variable.description]
            + (row.groups + [row.overall]).map {
              Self.quartiles($0, showsCount: row.missing > 0)
            } + [String(row.missing)]
            + [Self.mark(row.comparison, in: &methods)])
      case .category(let row):
        add(
          [row.variable.description] + table.groups.map { _ in "" }
            + ["", String(row.missing), Self.mark(row.comparison, in: &methods)])
        let sizes = table.groups.indices.map { group in
          row.counts.reduce(0) { sum, level in
            sum.addingSaturating(level.indices.contains(group) ? level[group] : 0)
          }
        }
        for (level, counts) in zip(row.levels, row.counts) {
          let cells = zip(counts, sizes).map { Self.share($0, of: $1) }
          add(
            ["  \(level)"] + cells
              + [Self.share(Self.sum(counts), of: Self.sum(sizes))])
        }
      }
    }
    notes = ["Columns: \(table.groupedBy.label)\(Self.contents(of: table))."]
    notes += methods.enumerated().map { "(\(Self.letter($0))) \($1)." }
    let rules = Self.rules(of: table)
    if !rules.isEmpty { notes.append("IQR: quartiles by \(rules).") }
    notes.append("Missing: records of a group without the variable.")
    if table.exclusions.excluded > 0 { notes.append("\(table.exclusions).") }
  }

  /// What the cells show: only what the rows of the table need.
  private static func contents(of table: BaselineTable) -> String {
    var contents: [String] = []
    if table.rows.contains(where: { if case .numeric = $0 { true } else { false } }) {
      contents.append("median (IQR)")
    }
    if table.rows.contains(where: { if case .category = $0 { true } else { false } }) {
      contents.append("n/N (%)")
    }
    return contents.isEmpty ? "" : "; cells: " + contents.joined(separator: ", or ")
  }

  private static func quartiles(_ summary: NumericSummary, showsCount: Bool) -> String {
    guard let median = summary.median, let lower = summary.lowerQuartile,
      let upper = summary.upperQuartile
    else { return "n = 0" }
    let numbers = [median, lower, upper].map { Decimals.plain($0, 4) }
    let text = "\(numbers[0]) (\(numbers[1]) to \(numbers[2]))"
    return showsCount ? "n = \(summary.count): \(text)" : text
  }

  private static func sum(_ counts: [Int]) -> Int {
    counts.reduce(0) { $0.addingSaturating($1) }
  }

  /// A count of a total with its share: "16/17 (94.1 %)".
  static func share(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return "0/0" }
    return "\(count)/\(total) (\(Decimals.percent(count, of: total)))"
  }

  /// The p-value with the letter of its method's note; a reason in place of a p-value.
  private static func mark(_ comparison: Comparison, in methods: inout [String]) -> String {
    let text: String
    let note: String
    switch comparison {
    case .tested(let method, _, let pValue, let smallest):
      text = pValue.numeral
      if let smallest, smallest < 5 {
        note = "\(method); smallest expected count \(Decimals.significant(smallest, 2)), below 5"
      } else {
        note = method
      }
    case .notTested(let reason): (text, note) = ("none", "not tested: \(reason)")
    }
    if !methods.contains(note) { methods.append(note) }
    return "\(text) (\(letter(methods.firstIndex(of: note) ?? 0)))"
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
    return rules.joined(separator: ", ")
  }
}
