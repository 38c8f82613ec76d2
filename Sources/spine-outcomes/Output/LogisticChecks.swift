import SpineOutcomesReport
import SpineOutcomesStats

/// How well a logistic regression fits, and which rows it hangs on.
struct LogisticChecks {
  private let data: LogisticData
  private let model: LogisticRegression

  init(_ data: LogisticData, _ model: LogisticRegression) {
    (self.data, self.model) = (data, model)
  }

  /// The number of rows that are shown.
  private static let shown = 5

  /// Adds the section.
  ///
  /// - Parameters:
  ///   - result: What it is added to.
  ///   - places: The places of the rows in the file.
  /// - Throws: `StatsError` for a fit beyond the range of a double.
  func add(to result: inout AnalysisResult, places: [RowPlace]) throws {
    var section = Document.Section(heading: "Diagnostics")
    let fit = try data.fitStatistics(of: model)
    section.add(Table(fit, caption: "Goodness of fit"))
    result.add(fit, named: "fitStatistics")
    let test = result.attempt("hosmerLemeshowTest") { () throws(StatsError) in
      try data.hosmerLemeshowTest(of: model)
    }
    switch test {
    case .success(let test): section.add("\(test).")
    case .failure(let reason): section.add("Not done: \(reason).")
    }
    // Of maximum likelihood it is intercept 0 and slope 1 by construction.
    if model.estimator == .firth || !model.offsets.isEmpty {
      _ = result.attempt("apparentCalibration") { () throws(StatsError) in
        try data.calibration(of: model)
      }
    }
    let inflation = try varianceInflation()
    if inflation.count > 1 { section.add(Table(inflation, caption: "Variance inflation")) }
    result.add(inflation, named: "varianceInflation")
    let diagnostics = try data.diagnostics(of: model)
    // Rows without trials have no diagnostics: each of the others knows its number.
    let own = diagnostics.rows.compactMap { row in
      places.indices.contains(row.row - 1) ? places[row.row - 1] : nil
    }
    section.add(influential(diagnostics, own))
    result.add(PlacedDiagnostics(diagnostics, own), named: "diagnostics")
    result.add(section)
  }

  /// Inflation is of the model's own covariance: a robust regression has that of its Wald twin.
  private func varianceInflation() throws -> [VarianceInflation] {
    try model.hasRobustErrors
      ? data.fit(inference: .wald).varianceInflation() : model.varianceInflation()
  }

  /// The rows of greatest Cook's distance, by their places; no value or residual tells
  /// of a patient.
  private func influential(_ diagnostics: LogisticDiagnostics, _ places: [RowPlace]) -> Table {
    var table = Table(
      caption: "Most influential rows",
      columns: [
        .init("Line"), .init("Data row"), .init("Cook's distance"), .init("Leverage"),
      ])
    // A row that alone decides a coefficient has no distance: none has more influence.
    func distance(_ row: LogisticDiagnostics.Row) -> Double { row.cooksDistance ?? .infinity }
    let ranked = zip(places, diagnostics.rows).sorted { one, other in
      let (first, second) = (distance(one.1), distance(other.1))
      return first == second ? one.0.row < other.0.row : first > second
    }
    var listed: Set<RowPlace> = []
    // Leverage 0 is that of 0 trials, which influence nothing.
    for (place, row) in ranked where listed.count < Self.shown && row.leverage > 0 {
      guard listed.insert(place).inserted else { continue }
      table.add([
        "\(place.line)", "\(place.row)",
        row.cooksDistance.map { Decimals.fixed($0, 4) } ?? "undefined",
        Decimals.fixed(row.leverage, 4),
      ])
    }
    table.notes = [
      "The \(listed.count) of greatest Cook's distance, of equal ones the first; mean leverage "
        + "\(Decimals.fixed(diagnostics.meanLeverage, 4))."
    ]
    return table
  }
}
