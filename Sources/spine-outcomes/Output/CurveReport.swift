import SpineOutcomesReport
import SpineOutcomesStats

/// What a report says of curves besides their areas and cutoffs: partial areas and comparisons.
struct CurveReport {
  /// The column that tells the groups apart, each with a curve; nil when there is one curve.
  var by: String?

  /// The section of partial areas; nil when none were asked for.
  ///
  /// - Parameter curves: The names of the curves, those of groups or of the score, with their
  ///   partial areas.
  /// - Returns: A table, with one curve a sentence for each area besides.
  func partialAreas(
    _ curves: [(name: String, areas: [PartialAreaUnderCurve]?)]
  ) -> Document.Section? {
    let rows = curves.flatMap { curve in (curve.areas ?? []).map { (curve.name, $0) } }
    guard !rows.isEmpty else { return nil }
    var section = Document.Section(heading: "Parts of the ROC curve")
    section.add(
      Table(partialAreas: rows, title: by ?? "Score", caption: "Partial areas under the ROC curve"))
    if curves.count == 1 { for row in rows { section.add("\(row.1).") } }
    return section
  }

  /// The section of comparisons; nil when none were asked for.
  ///
  /// - Parameter curves: The names of the curves with the comparison that each is the first of.
  /// - Returns: Two tables for each comparison, with a single one a sentence besides.
  func comparisons(
    _ curves: [(name: String, comparison: ROCComparison?)]
  ) -> Document.Section? {
    let parts = curves.compactMap { curve in curve.comparison.map { (curve.name, $0) } }
    guard !parts.isEmpty else { return nil }
    var section = Document.Section(heading: "Comparison with other scores")
    for (name, comparison) in parts {
      let group = by.map { "\($0) \(name): " }
      section.add(
        Table(
          areasOf: comparison,
          caption: group.map { $0 + "areas under the ROC curves" } ?? "Areas under the ROC curves"))
      section.add(
        Table(
          differencesOf: comparison,
          caption: group.map { $0 + "differences of the areas" } ?? "Differences of the areas"))
      if parts.count == 1 { section.add("\(comparison).") }
    }
    return section
  }
}
