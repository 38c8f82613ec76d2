public import SpineOutcomesStats

extension Table {
  /// What a baseline table has besides the groups.
  public struct BaselineColumns: OptionSet, Sendable, Codable {
    /// The bits.
    public let rawValue: Int

    /// Creates a set of bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// All groups together.
    public static let all = BaselineColumns(rawValue: 1)

    /// How many records lack the variable.
    public static let missing = BaselineColumns(rawValue: 2)

    /// The standardised mean difference; that of the pair which lies furthest apart, where there
    /// are more than two groups.
    public static let difference = BaselineColumns(rawValue: 4)

    /// The p-value.
    public static let pValue = BaselineColumns(rawValue: 8)
  }

  /// Table 1: numbers and counts by group, and the comparison of the groups.
  ///
  /// Numbers have medians with quartiles, or means with standard deviations where the row asks for
  /// them; categories have counts of all with percentages. The column "All" describes the records of
  /// all groups together. A chi-square test with an expected count below 5 says so in its note.
  ///
  /// - Parameters:
  ///   - table: The table as data.
  ///   - caption: What the table shows.
  ///   - columns: What stands beside the groups.
  public init(
    _ table: BaselineTable, caption: String, columns: BaselineColumns = [.all, .missing, .pValue]
  ) {
    let heads = table.groups.map {
      Column("\($0.name) (n = \($0.count))")
    }
    let all = table.groups.reduce(0) { $0 + $1.count }
    self.init(
      caption: caption,
      columns: [Column("Variable", .left)] + heads
        + (columns.contains(.all) ? [Column("All (n = \(all))")] : [])
        + (columns.contains(.missing) ? [Column("Missing")] : [])
        + (columns.contains(.difference) ? [Column("SMD")] : [])
        + (columns.contains(.pValue) ? [Column("p")] : []))
    var methods: [String] = []
    func last(
      _ missing: Int, _ difference: StandardisedDifference?, _ comparison: Comparison
    ) -> [String] {
      (columns.contains(.missing) ? [String(missing)] : [])
        + (columns.contains(.difference)
          ? [difference.map { Decimals.share($0.value) } ?? "undefined"] : [])
        + (columns.contains(.pValue) ? [Self.mark(comparison, in: &methods)] : [])
    }
    let isMixed = Set(Self.shown(in: table)).count > 1
    for row in table.rows {
      switch row {
      case .numeric(let row):
        let name = row.variable.description
        let statistic = isMixed ? (row.shown == .mean ? ", mean (SD)" : ", median (IQR)") : ""
        add(
          [name + statistic]
            + (row.groups + (columns.contains(.all) ? [row.overall] : [])).map {
              Self.centre($0, row.shown, showsCount: row.missing > 0)
            } + last(row.missing, row.standardisedDifference, row.comparison))
      case .category(let row):
        add(
          [row.variable.description] + table.groups.map { _ in "" }
            + (columns.contains(.all) ? [""] : [])
            + last(row.missing, row.standardisedDifference, row.comparison))
        let sizes = table.groups.indices.map { group in
          row.counts.reduce(0) { sum, level in
            sum.addingSaturating(level.indices.contains(group) ? level[group] : 0)
          }
        }
        for (level, counts) in zip(row.levels, row.counts) {
          let cells = zip(counts, sizes).map { Self.share($0, of: $1) }
          add(
            ["  \(level)"] + cells
              + (columns.contains(.all) ? [Self.share(Self.sum(counts), of: Self.sum(sizes))] : []))
        }
      }
    }
    notes = ["Columns: \(table.groupedBy.label.midSentence)\(Self.contents(of: table))."]
    notes += methods.enumerated().map { "(\(Self.letter($0))) \($1)." }
    let rules = Self.rules(of: table)
    if !rules.isEmpty { notes.append("IQR: quartiles by \(rules).") }
    if Self.shown(in: table).contains(.mean) { notes.append("SD: standard deviation.") }
    notes += Self.choices(in: table)
    if columns.contains(.difference) { notes += Self.differences(in: table) }
    if columns.contains(.missing) {
      notes.append("Missing: records of the groups that lack the variable.")
    }
    if table.exclusions.excluded > 0 { notes.append("\(table.exclusions).") }
  }

  /// What the cells show: only what the rows of the table need.
  private static func contents(of table: BaselineTable) -> String {
    var contents: [String] = []
    let shown = Self.shown(in: table)
    if shown.contains(.median) { contents.append("median (IQR)") }
    if shown.contains(.mean) { contents.append("mean (SD)") }
    if table.rows.contains(where: { if case .category = $0 { true } else { false } }) {
      contents.append("n/N (%)")
    }
    return contents.isEmpty ? "" : "; cells: " + contents.joined(separator: ", or ")
  }

  private static func centre(
    _ summary: NumericSummary, _ shown: BaselineNumber, showsCount: Bool
  ) -> String {
    guard summary.count > 0 else { return "n = 0" }
    let text = centre(summary, isMean: shown == .mean)
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
        // 4.96 is told from 5.
        let text = Decimals.significant(smallest, smallest < 4.95 ? 2 : 4)
        note = "\(method); smallest expected count \(text), below 5"
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
    distinct(
      numbers(in: table).filter { $0.shown != .mean }.map(\.overall.quantileRule.rawValue)
    ).joined(separator: ", ")
  }

  private static func numbers(in table: BaselineTable) -> [BaselineTable.NumericRow] {
    table.rows.compactMap { if case .numeric(let row) = $0 { row } else { nil } }
  }

  /// What the numeric rows show.
  private static func shown(in table: BaselineTable) -> [BaselineNumber] {
    numbers(in: table).map { $0.shown == .mean ? .mean : .median }
  }

  /// How rows that follow a rule have chosen.
  private static func choices(in table: BaselineTable) -> [String] {
    let ruled = numbers(in: table).filter { $0.rule == .byShapiroWilk }
    guard !ruled.isEmpty else { return [] }
    let names = ruled.map(\.variable.label).joined(separator: ", ")
    return [
      "\(names): mean (SD) and Welch's test where the Shapiro-Wilk test has p of 0.05 or more in "
        + "each group, else median (IQR) and a rank test."
    ]
  }

  /// What the differences are, and of more than two groups which pairs they are of.
  private static func differences(in table: BaselineTable) -> [String] {
    let formula = "SMD: absolute standardised mean difference"
    guard table.groups.count > 2 else { return ["\(formula) (Yang and Dalton)."] }
    let differences = table.rows.compactMap { row -> (variable: String, pair: String)? in
      let (variable, difference) =
        switch row {
        case .numeric(let row): (row.variable, row.standardisedDifference)
        case .category(let row): (row.variable, row.standardisedDifference)
        }
      return difference.map { (variable.label, "\($0.first) and \($0.second)") }
    }
    let pairs = distinct(differences.map(\.pair)).map { pair in
      let variables = differences.filter { $0.pair == pair }.map(\.variable.midSentence)
      return "\(pair) for \(Sentences.list(variables))"
    }
    guard !pairs.isEmpty else { return ["\(formula), defined for no two groups."] }
    return [
      "\(formula) (Yang and Dalton) of the two groups that lie furthest apart, of those where it is "
        + "defined: \(pairs.joined(separator: "; "))."
    ]
  }
}
