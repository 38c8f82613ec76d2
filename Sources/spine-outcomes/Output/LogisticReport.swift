import SpineOutcomesReport
import SpineOutcomesStats

/// What is told of a logistic regression.
struct LogisticReport {
  private(set) var result: AnalysisResult
  private let model: LogisticRegression
  private var crude: [UnivariableRegression]?
  private var calibration: ((FigureSize?) throws -> Figure)?

  /// Fits and tells.
  ///
  /// - Parameters:
  ///   - data: The complete cases.
  ///   - options: How they are fitted, and what is told.
  ///   - level: The confidence level.
  ///   - study: The file, for weights and the places of rows.
  /// - Throws: `StatsError` for data that do not allow the fit.
  init(
    _ data: LogisticData, _ options: LogisticOptions, level: Double, _ study: Study
  ) throws {
    result = AnalysisResult(title: "Logistic regression of \(data.outcome)")
    let whole = data
    var data = data
    if let rule = options.elimination {
      let elimination = try data.backwardElimination(
        by: rule, inference: options.inference, level: level)
      model = elimination.model
      try addElimination(elimination, of: data)
      for step in elimination.steps { data = try data.dropping(term: step.dropped) }
    } else {
      model = try data.fit(
        estimator: options.method.value, inference: options.inference, level: level)
    }
    addRegression(model, data, study)
    if options.diagnostics {
      try LogisticChecks(data, model).add(to: &result, places: study.completePlaces())
    }
    offerCalibration(of: data)
    if let resamples = options.bootstrap {
      try addValidation(of: whole, options, resamples: resamples)
    }
  }

  /// Adds standardised risks.
  ///
  /// - Parameters:
  ///   - options: The terms, with what is compared.
  ///   - data: The complete cases.
  ///   - numbers: The terms of numbers; others are categories.
  ///   - study: The file, which remarks are added to.
  /// - Throws: `ValidationError` for values that do not suit the term, `StatsError` for a level
  ///   that does not occur or a risk of 0 or 1.
  mutating func add(
    risks options: [RiskOption], of data: LogisticData, numbers: Set<String>,
    in study: inout Study
  ) throws {
    var risks: [StandardisedRisks] = []
    var extrapolations: [String] = []
    for option in options {
      let name = option.column
      extrapolations += try study.extrapolations(of: name, to: option.numbers)
      for (reference, compared) in try option.settings(
        of: model, isNumber: numbers.contains(name))
      {
        risks.append(
          try data.standardisedRisks(
            of: model, reference: [name: reference], compared: [name: compared]))
      }
    }
    var section = Document.Section(heading: "Standardised risks")
    var table = Table(risks, caption: "Mean risks of \(model.outcome)")
    if model.estimator == .firth {
      table.notes.append(
        "Of Firth's estimator such intervals can be far too narrow where data are separated.")
    }
    table.notes += extrapolations
    section.add(table)
    result.add(section)
    result.add(risks, named: "standardisedRisks")
    for sentence in extrapolations { study.addRemark(sentence) }
  }

  /// Adds what resamples tell: of a regression that was chosen how often each term is kept, of
  /// another its performance in new records.
  private mutating func addValidation(
    of data: LogisticData, _ options: LogisticOptions, resamples: Int
  ) throws(StatsError) {
    let seed = options.seed ?? 1
    var section = Document.Section(heading: "Bootstrap")
    if let rule = options.elimination {
      let frequencies = try data.inclusionFrequencies(
        by: rule, inference: options.inference, resamples: resamples, seed: seed)
      section.add(Table(frequencies, caption: "How often each term is kept"))
      result.add(frequencies, named: "inclusionFrequencies")
    } else {
      let optimism = try data.optimism(
        estimator: options.method.value, resamples: resamples, seed: seed)
      section.add(Table(optimism, caption: "Performance, corrected for optimism"))
      result.add(optimism, named: "optimism")
    }
    result.add(section)
  }

  /// Adds each term by itself beside all together.
  mutating func add(crude: [UnivariableRegression]) {
    self.crude = crude
    var section = Document.Section(heading: "Crude and adjusted")
    section.add(
      Table(
        crude: crude, adjusted: model,
        caption: "Crude and adjusted odds ratios of \(model.outcome)"))
    result.add(section)
    result.add(crude, named: "crude")
  }

  /// Adds how the file was read, and offers the figures.
  mutating func add(_ study: Study, columns: [String: String?]) {
    result.add(study, columns: columns)
    let (model, crude) = (model, crude)
    result.offer("forest") { size in
      let size = size ?? .doubleColumn
      guard let crude else { return Figure(forest: model.table, size: size) }
      return Figure(crude: crude, adjusted: model, size: size)
    }
    if let calibration { result.offer("calibration", calibration) }
  }

  /// The calibration of the fitted probabilities on the records of the fit.
  private mutating func offerCalibration(of data: LogisticData) {
    let model = model
    calibration = { size in
      let rows = try data.diagnostics(of: model).rows
      return Figure(
        calibration: try data.calibration(of: model), predicted: rows.map(\.probability),
        size: size ?? .singleColumn)
    }
  }

  private mutating func addElimination(
    _ elimination: BackwardElimination, of data: LogisticData
  ) throws(StatsError) {
    var section = Document.Section(heading: "Backward elimination")
    let start = try data.fit(inference: .wald).akaikeInformationCriterion
    var table = Table(elimination, caption: "Terms dropped, in order")
    if table.rows.first?.first != "0" {
      let tests = Array(repeating: "", count: max(0, table.columns.count - 3))
      table = Table(
        caption: table.caption, columns: table.columns,
        rows: [["0", "none"] + tests + [Decimals.fixed(start, 3)]] + table.rows,
        notes: table.notes)
    }
    section.add(table)
    result.add(section)
    result.add(
      EliminationSteps(elimination, startAkaikeInformationCriterion: start),
      named: "backwardElimination")
  }

  private mutating func addRegression(
    _ model: LogisticRegression, _ data: LogisticData, _ study: Study
  ) {
    var section = Document.Section(
      heading: model.estimator == .firth ? "Firth's penalised likelihood" : "Maximum likelihood")
    if let weighting = study.weighting { section.add(weighting) }
    if let test = model.likelihoodRatioTest {
      section.add("\(test).")
    } else if model.hasRobustErrors {
      section.add(addWaldTest(of: model))
    }
    var table = Table(model, caption: "Odds ratios of \(model.outcome)")
    table.notes += addTermTests(of: model, data)
    section.add(table)
    if model.estimator == .firth { section.add(addSeparation(of: data)) }
    result.add(section)
    result.add(model, named: "logisticRegression")
  }

  /// All terms of a robust regression together, in a sentence.
  private mutating func addWaldTest(of model: LogisticRegression) -> String {
    let test = result.attempt("waldTest") { () throws(StatsError) in try model.waldTest() }
    switch test {
    case .success(let test):
      let statistic = test.statistic.map { ", \($0)" } ?? ""
      return "All terms together: \(test.method)\(statistic), \(test.pValue), n = \(test.count)."
    case .failure(let reason): return "All terms together: not tested: \(reason)."
    }
  }

  /// The tests of terms with several columns, in a sentence each.
  private mutating func addTermTests(
    of model: LogisticRegression, _ data: LogisticData
  ) -> [String] {
    let kind: JointTest.Kind = model.hasRobustErrors ? .wald : .likelihoodRatio
    let tests = result.attempt("termTests") { () throws(StatsError) in
      try data.termTests(kind, of: model)
    }
    switch tests {
    case .success(let tests):
      let notes = (try? model.disagreements(with: tests)) ?? []
      return notes.map(\.description)
        + tests.filter { $0.columns.count > 1 }.map { test in
          let statistic = test.statistic.map { ", \($0)" } ?? ""
          return "\(test.variables ?? ""), all levels: \(test.method)\(statistic), \(test.pValue)."
        }
    case .failure(let reason): return ["Tests of single terms: not done: \(reason)."]
    }
  }

  /// Whether the data of a penalised fit are separated, in a sentence.
  private mutating func addSeparation(of data: LogisticData) -> String {
    do throws(StatsError) {
      _ = try data.fit(inference: .wald)
      result.add(Separation?.none, named: "separation")
      return "No separation: maximum likelihood has finite estimates too."
    } catch .separation(let separation) {
      result.add(separation, named: "separation")
      return "The data are separated (\(separation.kind.rawValue)): maximum likelihood has no "
        + "finite estimate for \(separation.culprits)."
    } catch {
      result.add(Separation?.none, named: "separation")
      return "Maximum likelihood without the penalty: \(error)."
    }
  }
}

/// The steps of a backward elimination as JSON, without the regression that is left, which has a
/// name of its own.
private struct EliminationSteps: Encodable {
  let rule: EliminationRule
  let startAkaikeInformationCriterion: Double
  let steps: [BackwardElimination.Step]
  let kept: [String]

  init(_ elimination: BackwardElimination, startAkaikeInformationCriterion: Double) {
    (rule, steps, kept) = (elimination.rule, elimination.steps, elimination.kept)
    self.startAkaikeInformationCriterion = startAkaikeInformationCriterion
  }
}

extension LogisticRegression {
  /// Whether its covariance is a robust one, for which likelihoods do not hold.
  var hasRobustErrors: Bool {
    switch inference {
    case .wald, .profileLikelihood: false
    case .robust, .clustered: true
    }
  }
}
