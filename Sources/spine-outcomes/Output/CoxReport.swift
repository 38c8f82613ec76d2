import SpineOutcomesReport
import SpineOutcomesStats

/// What is told of a Cox regression.
struct CoxReport {
  private(set) var result: AnalysisResult
  private let data: CoxData
  private let model: CoxRegression

  /// The number of rows that are shown.
  private static let shown = 5

  /// Fits and tells.
  ///
  /// - Parameters:
  ///   - data: The complete cases.
  ///   - level: The confidence level.
  ///   - study: The file, for its weights.
  /// - Throws: `StatsError` for data that do not allow the fit.
  init(_ data: CoxData, level: Double, _ study: Study) throws {
    self.data = data
    result = AnalysisResult(title: "Cox regression of \(data.outcome) over \(data.time)")
    model = try data.fit(level: level)
    var section = Document.Section(heading: "Partial likelihood")
    if let weighting = study.weighting { section.add(weighting) }
    for test in [model.likelihoodRatioTest, model.scoreTest, model.waldTest].compactMap({ $0 }) {
      section.add("\(test).")
    }
    var table = Table(model, caption: "Hazard ratios of \(model.outcome)")
    let kind: JointTest.Kind = model.likelihoodRatioTest == nil ? .wald : .likelihoodRatio
    let (data, model) = (data, model)
    switch result.attempt(
      "termTests",
      { () throws(StatsError) in
        try data.termTests(kind, of: model)
      })
    {
    case .success(let tests):
      for test in tests where test.columns.count > 1 {
        let statistic = test.statistic.map { ", \($0)" } ?? ""
        table.notes.append(
          "\(test.variables ?? ""), all levels: \(test.method)\(statistic), \(test.pValue).")
      }
    case .failure(let reason): table.notes.append("Tests of single terms: not done: \(reason).")
    }
    section.add(table)
    switch result.attempt(
      "concordance",
      { () throws(StatsError) in
        try data.concordance(of: model)
      })
    {
    case .success(let concordance): section.add("\(concordance).")
    case .failure(let reason): section.add("Concordance: not done: \(reason).")
    }
    result.add(section)
    result.add(model, named: "coxRegression")
  }

  /// Adds each term by itself beside all together.
  mutating func add(crude: [UnivariableCoxRegression]) {
    var section = Document.Section(heading: "Crude and adjusted")
    section.add(
      Table(
        crude: crude, adjusted: model,
        caption: "Crude and adjusted hazard ratios of \(model.outcome)"))
    result.add(section)
    result.add(crude, named: "crude")
  }

  /// Adds the tests of proportional hazards, and the rows that the estimates hang on.
  ///
  /// - Parameter places: The places of the rows in the file.
  /// - Throws: `StatsError` for a fit beyond the range of a double.
  mutating func addDiagnostics(_ places: [RowPlace]) throws {
    var section = Document.Section(heading: "Diagnostics")
    let (data, model) = (data, model)
    let tests = result.attempt("proportionalHazardsTests") { () throws(StatsError) in
      try data.proportionalHazardsTests(of: model)
    }
    switch tests {
    case .success(let tests): section.add(Table(tests, caption: "Proportional hazards"))
    case .failure(let reason): section.add("Proportional hazards: not tested: \(reason).")
    }
    let residuals = try data.residuals(of: model)
    let own = residuals.rows.compactMap { places.indices.contains($0 - 1) ? places[$0 - 1] : nil }
    section.add(influential(residuals, own))
    result.add(PlacedResiduals(residuals, own), named: "residuals")
    result.add(section)
  }

  /// Adds survival at times for a record at the reference.
  ///
  /// - Parameter times: The times.
  /// - Throws: `StatsError` for a hazard beyond the range of a double.
  mutating func addSurvival(at times: [Double]) throws {
    let baseline = try data.baseline(of: model)
    var section = Document.Section(heading: "Survival at the reference")
    var predictions: [(stratum: String?, survival: [PredictedSurvival])] = []
    var reasons: [String] = []
    for stratum in baseline.strata {
      // Each stratum as far as it was followed.
      let known = times.filter { $0 <= stratum.lastTime }
      predictions.append((stratum.name, try baseline.survival(at: known, stratum: stratum.name)))
      guard known.count < times.count else { continue }
      let name = stratum.name.map { "\(baseline.model.strata ?? "stratum") \($0)" } ?? "the records"
      reasons.append(
        "Beyond the last follow-up of \(name), \(Decimals.plain(stratum.lastTime)), survival is not "
          + "known.")
    }
    var table = Table(predictions: predictions, of: baseline, caption: "Predicted survival")
    table.notes += reasons
    section.add(table)
    result.add(section)
    result.add(predictions.map { NamedSurvival($0.stratum, $0.survival) }, named: "survival")
    result.add(baseline.reference, named: "reference")
  }

  /// Adds how the file was read.
  mutating func add(_ study: Study, columns: [String: String?]) {
    result.add(study, columns: columns)
  }

  /// The rows without which a coefficient would change most, in standard errors; no value or
  /// residual tells of a patient.
  private func influential(_ residuals: CoxResiduals, _ places: [RowPlace]) -> Table {
    var table = Table(
      caption: "Most influential rows",
      columns: [.init("Line"), .init("Data row"), .init("Term", .left), .init("Change in SE")])
    let errors = model.coefficients.map(\.standardError)
    let changes = residuals.coefficientChanges.map { row in
      zip(row, errors).map { $0 / $1 }.enumerated().max {
        $0.element.magnitude < $1.element.magnitude
      }
    }
    let ranked = zip(places, changes).sorted { one, other in
      let (first, second) = (one.1?.element.magnitude ?? 0, other.1?.element.magnitude ?? 0)
      return first == second ? one.0.row < other.0.row : first > second
    }
    var listed: Set<RowPlace> = []
    for (place, change) in ranked where listed.count < Self.shown {
      guard let change, listed.insert(place).inserted else { continue }
      table.add([
        "\(place.line)", "\(place.row)", residuals.columns[change.offset],
        Decimals.fixed(change.element, 3),
      ])
    }
    table.notes = [
      "Change: by how many standard errors the coefficient is higher for the row (dfbeta)."
    ]
    return table
  }
}

/// The residuals of a Cox regression as JSON, each record with its place in the file.
private struct PlacedResiduals: Encodable {
  let columns: [String]
  let rows: [Row]

  struct Row: Encodable {
    let line: Int
    let dataRow: Int
    let martingale: Double
    let deviance: Double
    let score: [Double]
    let coefficientChanges: [Double]
  }

  init(_ residuals: CoxResiduals, _ places: [RowPlace]) {
    columns = residuals.columns
    rows = places.enumerated().map { index, place in
      Row(
        line: place.line, dataRow: place.row, martingale: residuals.martingale[index],
        deviance: residuals.deviance[index], score: residuals.score[index],
        coefficientChanges: residuals.coefficientChanges[index])
    }
  }
}

/// The predictions of a stratum as JSON.
private struct NamedSurvival: Encodable {
  let stratum: String?
  let times: [PredictedSurvival]

  init(_ stratum: String?, _ times: [PredictedSurvival]) {
    (self.stratum, self.times) = (stratum, times)
  }

  enum CodingKeys: CodingKey { case stratum, times }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(stratum, forKey: .stratum)
    try container.encode(times, forKey: .times)
  }
}
