/// The 2 x 2 tables of strata: the reference in the first row, the event in the second column.
struct StratifiedCells: Sendable {
  /// A stratum with records in both rows.
  struct Stratum: Sendable {
    let cells: TwoByTwo
    let count: Double

    /// Records of the group and of the reference.
    let group: Double
    let reference: Double

    /// Records with the event and without it.
    let events: Double
    let others: Double

    init(_ cells: TwoByTwo) {
      self.cells = cells
      group = Double(cells.c + cells.d)
      reference = Double(cells.a + cells.b)
      events = Double(cells.b + cells.d)
      others = Double(cells.a + cells.c)
      count = group + reference
    }

    /// Events of the group less those expected: (n d - group x events) / n, rounded once.
    var excess: Double {
      let product = group * events
      let remainder = (-product).addingProduct(group, events)
      return ((-product).addingProduct(count, Double(cells.d)) - remainder) / count
    }

    /// The hypergeometric variance of the events of the group.
    var variance: Double {
      group / count * reference * (events / count) * (others / (count - 1))
    }
  }

  /// The strata with records in both rows and both columns: those of the test and of odds ratios.
  let informative: [Stratum]

  /// The strata with records in both rows: those of the effects of risks.
  ///
  /// One without events has a risk difference of 0, one of events alone a risk ratio of 1 too.
  let comparable: [Stratum]

  /// The names of the strata with an empty row or column, or without records.
  let uninformative: [String]

  /// The collapsed table without empty levels.
  let collapsed: NonEmptyLevels

  /// "of failed = true, care radiotherapy versus reoperation".
  func name(_ effect: String) -> String { "\(effect) \(collapsed.table.comparison("versus"))" }

  /// Takes the strata of a table.
  ///
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` unless two rows and two columns have
  ///   records; ``StatsError/undefined(_:)`` when no stratum has records in both.
  init(_ table: StratifiedTable) throws(StatsError) {
    let collapsed = table.collapsed
    guard collapsed.count > 0 else { throw .noCompleteCases(table.exclusions) }
    self.collapsed = collapsed.nonEmptyLevels
    let kept = self.collapsed.table
    for (variable, names) in [
      (table.rowVariable, kept.rowNames), (table.columnVariable, kept.columnNames),
    ] where names.count != 2 {
      throw .levelCount(variable: variable, found: names.count, needed: 2)
    }
    var informative: [Stratum] = []
    var comparable: [Stratum] = []
    var uninformative: [String] = []
    for (name, part) in zip(table.stratumNames, table.tables) {
      let part = part.arranged(rows: kept.rowNames, columns: kept.columnNames)
      guard let cells = part.twoByTwo else { continue }
      let stratum = Stratum(cells)
      let isComparable = stratum.group > 0 && stratum.reference > 0
      if isComparable { comparable.append(stratum) }
      let isInformative = isComparable && stratum.events > 0 && stratum.others > 0
      if isInformative { informative.append(stratum) } else { uninformative.append(name) }
    }
    guard !informative.isEmpty else {
      throw .undefined(
        "no stratum of \(table.stratumVariable) has records in both rows and columns")
    }
    self.informative = informative
    self.comparable = comparable
    self.uninformative = uninformative
  }

  /// sum(a d / n) and sum(b c / n), whose ratio is the Mantel-Haenszel odds ratio.
  var crossProducts: (agreeing: Double, opposing: Double) {
    informative.reduce((0, 0)) { sums, stratum in
      let cells = stratum.cells
      return (
        sums.0 + Double(cells.a) / stratum.count * Double(cells.d),
        sums.1 + Double(cells.b) / stratum.count * Double(cells.c)
      )
    }
  }
}
