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
    let termTests = try Self.termTests(of: model)
    var table = Table(model, caption: "Odds ratios of \(model.outcome)")
    table.notes += termTests.filter { $0.test.columns.count > 1 }.map { term, test in
      let statistic = test.statistic.map { ", \($0)" } ?? ""
      return "\(term), all levels: \(test.method)\(statistic), \(test.pValue)."
    }
    section.add(table)
    result.add(section)
    result.add(model, named: "conditionalLogisticRegression")
    result.add(termTests.map(\.test), named: "termTests")
    result.add(study, columns: columns)
  }

  /// Wald's test of each term, as the intervals are; of a category by all its levels together.
  private static func termTests(
    of model: ConditionalLogisticRegression
  ) throws(StatsError) -> [(term: String, test: JointTest)] {
    var terms: [(variable: VariableName, columns: [String])] = []
    for coefficient in model.coefficients {
      if let place = terms.firstIndex(where: { $0.variable == coefficient.variable }) {
        terms[place].columns.append(coefficient.name)
      } else {
        terms.append((coefficient.variable, [coefficient.name]))
      }
    }
    var tests: [(term: String, test: JointTest)] = []
    for (variable, columns) in terms {
      tests.append((variable.description, try model.waldTest(of: columns)))
    }
    return tests
  }
}
