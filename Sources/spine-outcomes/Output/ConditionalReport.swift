import SpineOutcomesReport
import SpineOutcomesStats

/// What is told of a conditional logistic regression.
struct ConditionalReport {
  private(set) var result: AnalysisResult

  /// Tells of a fit.
  ///
  /// - Parameters:
  ///   - model: The fit.
  ///   - study: The file.
  ///   - columns: The columns, by the options that name them.
  /// - Throws: `StatsError` for a test that is undefined.
  init(
    _ model: ConditionalLogisticRegression, _ study: Study, columns: [String: String?]
  ) throws(StatsError) {
    result = AnalysisResult(
      title: "Conditional logistic regression of \(model.outcome) within \(model.strata)")
    var section = Document.Section(heading: "Conditional maximum likelihood")
    if let weighting = study.weighting { section.add(weighting) }
    let tests = [model.likelihoodRatioTest, model.scoreTest, model.waldTest]
    let words = tests.compactMap { test in
      test.statistic.map { "\(test.method), \($0), \(test.pValue)" }
    }
    section.add("All terms together: \(words.joined(separator: "; ")).")
    section.add(Table(model, caption: "Odds ratios of \(model.outcome)"))
    result.add(section)
    result.add(model, named: "conditionalLogisticRegression")
    var termTests: [JointTest] = []
    for term in model.terms { termTests.append(try model.waldTest(ofTerm: term)) }
    result.add(termTests, named: "termTests")
    result.add(study, columns: columns)
    result.offer("forest") { size in Figure(forest: model, size: size ?? .doubleColumn) }
  }
}
