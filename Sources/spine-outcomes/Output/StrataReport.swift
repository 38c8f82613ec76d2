import SpineOutcomesReport
import SpineOutcomesStats

/// What the `table` command reports of a table within strata.
struct StrataReport {
  let table: StratifiedTable
  let level: Double

  func add(to result: inout AnalysisResult, weighting: String?, corrected: Bool) throws {
    let title = "\(table.rowVariable) by \(table.columnVariable)"
    let test = try MantelHaenszelTest(
      table, correction: corrected ? .yates : .none, level: level)
    var section = Document.Section(heading: "Counts and tests within strata")
    if let weighting { section.add(weighting) }
    section.add(Table(strataOf: test, caption: "\(title), by \(table.stratumVariable)"))
    section.add("\(test).")
    result.add(table, named: "stratifiedTable")
    result.add(test, named: "mantelHaenszelTest")
    let homogeneity = result.attempt("breslowDayTest") { () throws(StatsError) in
      try BreslowDayTest(table)
    }
    switch homogeneity {
    case .success(let test): section.add("\(test).")
    case .failure(let error): section.add("Breslow-Day test: not done: \(error).")
    }
    let comparison = test.commonOddsRatio.name.dropFirst("common odds ratio ".count)
    section.add(
      Table(
        effects: [
          ("Common risk difference", test.commonRiskDifference),
          ("Common risk ratio", test.commonRiskRatio),
          ("Common odds ratio", test.commonOddsRatio),
        ],
        comparison: String(comparison), caption: "Effects that the strata have in common"))
    result.add(section)
    let (level, strata) = (level, table.stratumVariable)
    result.offer("forest") { size in
      Figure(
        forest: ForestPlot(strata: test, level: level),
        caption: "Odds ratios \(comparison), by \(strata) (n = \(test.count)). Strata: conditional "
          + "odds ratios with exact intervals; common: Mantel-Haenszel. \(test.method): "
          + "\(test.pValue).", size: size ?? .doubleColumn)
    }
  }
}
