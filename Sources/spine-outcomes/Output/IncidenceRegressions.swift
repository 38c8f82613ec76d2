import SpineOutcomesReport
import SpineOutcomesStats

/// The two regressions of a cause, beside each other and one by one; one that the data do not allow
/// says why, and the other is given.
struct IncidenceRegressions {
  var cohort: Cohort<TableRow>
  var time: Selector<TableRow, Double?>
  var endings: StudyEndings
  var terms: [Term<TableRow>]
  var strata: RecordStrata<TableRow>
  var entry: RecordEntry<TableRow>
  var censoring: RecordCensoring<TableRow>
  var level: Double

  /// Fits and adds them.
  ///
  /// - Parameters:
  ///   - cause: The cause.
  ///   - interest: Its name.
  ///   - result: What they are added to.
  func add(of cause: CellLevel, named interest: String, to result: inout AnalysisResult) {
    let hazards = result.attempt("coxRegression") { () throws(StatsError) in
      try cohort.coxRegression(
        time: time, ending: endings.selector, censored: endings.censored, of: cause, on: terms,
        strata: strata, entry: entry, level: level)
    }
    let regression = result.attempt("fineGrayRegression") { () throws(StatsError) in
      try cohort.fineGrayRegression(
        time: time, ending: endings.selector, censored: endings.censored, of: cause, on: terms,
        strata: strata, entry: entry, censoring: censoring, level: level)
    }
    var section = Document.Section(heading: "Regressions of \(interest)")
    switch (hazards, regression) {
    case (.success(let hazards), .success(let regression)):
      section.add(
        Table(
          hazards: hazards, subdistribution: regression,
          caption: "Hazard ratios and subdistribution hazard ratios"))
    case (.success(let hazards), .failure):
      section.add(Table(hazards, caption: "Hazard ratios"))
    default: break
    }
    if case .failure(let error) = hazards {
      section.add("Cox regression: not done: \(error.description).")
    }
    switch regression {
    case .success(let regression):
      section.add(Table(regression, caption: "Fine-Gray regression"))
      result.offer("forest") { size in
        let size = size ?? .doubleColumn
        guard case .success(let hazards) = hazards else {
          return Figure(forest: regression, size: size)
        }
        return Figure(hazards: hazards, subdistribution: regression, size: size)
      }
    case .failure(let error): section.add("Fine-Gray regression: not done: \(error.description).")
    }
    result.add(section)
  }
}
