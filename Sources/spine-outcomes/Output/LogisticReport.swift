import SpineOutcomesReport
import SpineOutcomesStats

/// What is told of a logistic regression.
struct LogisticReport {
  private(set) var result: AnalysisResult

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
    var data = data
    let model: LogisticRegression
    if let rule = options.selection?.value {
      let elimination = try data.backwardElimination(
        by: rule, inference: options.inference, level: level)
      addElimination(elimination)
      for step in elimination.steps { data = try data.dropping(term: step.dropped) }
      model = elimination.model
    } else {
      model = try data.fit(
        estimator: options.method.value, inference: options.inference, level: level)
    }
    try addRegression(model, data, study)
    if options.diagnostics {
      try LogisticChecks(data, model).add(to: &result, places: study.completePlaces())
    }
  }

  private mutating func addElimination(_ elimination: BackwardElimination) {
    var section = Document.Section(heading: "Backward elimination")
    section.add(Table(elimination, caption: "Terms dropped, in order"))
    result.add(section)
    result.add(elimination, named: "backwardElimination")
  }

  private mutating func addRegression(
    _ model: LogisticRegression, _ data: LogisticData, _ study: Study
  ) throws {
    var section = Document.Section(
      heading: model.estimator == .firth ? "Firth's penalised likelihood" : "Maximum likelihood")
    if let weighting = study.weighting { section.add(weighting) }
    let isRobust = model.hasRobustErrors
    if let test = model.likelihoodRatioTest {
      section.add("\(test).")
    } else if isRobust, model.coefficients.contains(where: { !$0.isIntercept }) {
      let test = try model.waldTest()
      if let statistic = test.statistic {
        section.add(
          "All terms together: \(test.method), \(statistic), \(test.pValue), n = \(test.count).")
      }
      result.add(test, named: "waldTest")
    }
    var table = Table(model, caption: "Odds ratios of \(model.outcome)")
    let kind: JointTest.Kind =
      model.estimator == .maximumLikelihood && !isRobust ? .likelihoodRatio : .wald
    let tests = try data.termTests(kind, of: model)
    for test in tests where test.columns.count > 1 {
      guard let term = test.variables, let statistic = test.statistic else { continue }
      table.notes.append("\(term), all levels: \(test.method), \(statistic), \(test.pValue).")
    }
    result.add(tests, named: "termTests")
    if let count = model.clusterCount { table.notes.append("Clusters: \(count).") }
    section.add(table)
    if model.estimator == .firth { section.add(addSeparation(of: data)) }
    result.add(section)
    result.add(model, named: "logisticRegression")
  }

  /// Whether the data of a penalised fit are separated, in a sentence.
  private mutating func addSeparation(of data: LogisticData) -> String {
    do throws(StatsError) {
      _ = try data.fit()
      result.add(Separation?.none, named: "separation")
      return "No separation: maximum likelihood has finite estimates too."
    } catch .separation(let separation) {
      result.add(separation, named: "separation")
      let terms = separation.terms.map { "\($0.name) (\($0.isPositive ? "+" : "-")infinity)" }
      return "The data are separated (\(separation.kind.rawValue)): maximum likelihood has no "
        + "finite estimate for \(terms.joined(separator: ", "))."
    } catch {
      result.add(Separation?.none, named: "separation")
      return "Maximum likelihood without the penalty: \(error)."
    }
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
