import SpineOutcomesStats

/// One question of a plan: the records it is asked of, and how it is answered.
///
/// Plans are written with the analyses of this module, such as ``Baseline`` or ``PairedChange``;
/// each of them gives its steps to the plan.
public struct PlanStep<Record: Sendable>: Sendable {
  /// A selection of records, with its reason.
  typealias Selecting = @Sendable (Cohort<Record>) throws(StatsError) -> Cohort<Record>

  /// The answer: what is found in some records.
  typealias Finding =
    @Sendable (Cohort<Record>, PlanSettings<Record>) throws(StatsError)
    -> SpineOutcomesReport.Finding

  /// The heading in the document; nil for text under the heading before.
  let heading: (@Sendable (Cohort<Record>) -> String)?

  /// The chapter in which it stands; nil for a section of its own.
  var chapter: String?

  /// The selections, the outermost first.
  var selections: [Selecting] = []

  /// How the finding is made.
  let find: Finding

  init(heading: (@Sendable (Cohort<Record>) -> String)?, find: @escaping Finding) {
    self.heading = heading
    self.find = find
  }

  /// The records that the step is asked of.
  func selected(_ cohort: Cohort<Record>) throws(StatsError) -> Cohort<Record> {
    var cohort = cohort
    for selection in selections { cohort = try selection(cohort) }
    return cohort
  }
}
