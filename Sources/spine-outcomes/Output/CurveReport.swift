import SpineOutcomesReport
import SpineOutcomesStats

/// What a report says of curves besides their areas and cutoffs: partial areas and comparisons.
struct CurveReport {
  /// What the names of the curves are, in a heading.
  var title: String

  /// What stands before the captions of a curve: "sex female: "; empty for the only one.
  var prefix: (String) -> String

  /// The section of partial areas; nil when none were asked for.
  ///
  /// - Parameter curves: The names of the curves with their partial areas.
  /// - Returns: A table, with one curve a sentence for each area besides.
  func partialAreas(
    _ curves: [(name: String, areas: [PartialAreaUnderCurve]?)]
  ) -> Document.Section? {
    let rows = curves.flatMap { curve in (curve.areas ?? []).map { (curve.name, $0) } }
    guard !rows.isEmpty else { return nil }
    var section = Document.Section(heading: "Parts of the ROC curve")
    section.add(
      Table(partialAreas: rows, title: title, caption: "Partial areas under the ROC curve"))
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
      section.add(
        Table(areasOf: comparison, caption: prefix(name) + "Areas under the ROC curves"))
      section.add(
        Table(differencesOf: comparison, caption: prefix(name) + "Differences of the areas"))
      if parts.count == 1 { section.add("\(comparison).") }
    }
    return section
  }
}
