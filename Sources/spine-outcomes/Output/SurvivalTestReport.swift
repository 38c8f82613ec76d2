import SpineOutcomesReport
import SpineOutcomesStats

/// The tests between the groups of survival curves, as sections and as JSON.
struct SurvivalTestReport {
  let options: SurvivalTestOptions

  /// The column that tells the groups apart.
  let by: String

  /// Adds the test and, where asked for, those of all pairs.
  ///
  /// A test that the events leave undefined is a remark; fewer than two groups are an error.
  func add(_ survival: KaplanMeier, to result: inout AnalysisResult) throws {
    switch try options.groupTest() {
    case .weighted(let weight): try add(survival, weight, to: &result)
    case .trend(let scores): try addTrend(survival, scores, to: &result)
    }
  }

  /// The test that a figure shows; nil where it is undefined.
  static func test(
    of survival: KaplanMeier, _ options: SurvivalTestOptions
  ) -> (any HypothesisTest)? {
    switch try? options.groupTest() {
    case .weighted(let weight)?: try? survival.logRankTest(weight: weight)
    case .trend(let scores)?: try? survival.logRankTrendTest(scores: scores)
    case nil: nil
    }
  }

  private func add(
    _ survival: KaplanMeier, _ weight: LogRankWeight, to result: inout AnalysisResult
  ) throws {
    let outcome = Result { () throws(StatsError) in try survival.logRankTest(weight: weight) }
    let section = try section(
      weight.testName, outcome, named: "logRankTest", &result
    ) { Table($0, caption: "Observed and expected events") }
    result.add(section)
    try addPermutations(survival, weight, to: &result)
    guard let adjustment = options.pairwise?.value else { return }
    let tests = try survival.pairwiseLogRankTests(adjustment: adjustment, weight: weight)
    var pairs = Document.Section(heading: "Pairs of groups")
    pairs.add(Table(tests, caption: "Each pair of \(by)"))
    result.add(pairs)
    result.add(tests, named: "pairwiseLogRankTests")
  }

  private func addPermutations(
    _ survival: KaplanMeier, _ weight: LogRankWeight, to result: inout AnalysisResult
  ) throws {
    guard let method = options.permutation else { return }
    let outcome = Result { () throws(StatsError) in
      try survival.logRankPermutationTest(method: method, weight: weight)
    }
    var section = Document.Section(heading: "Permutation test")
    let name = "logRankPermutationTest"
    switch outcome {
    case .success(let test):
      section.add("\(test).")
      result.add(test, named: name)
    case .failure(.undefined(let reason)):
      section.add("Not done: \(reason).")
      result.add(LogRankPermutationTest?.none, named: name)
      result.add(reason, named: name + "Error")
    case .failure(let error): throw error
    }
    result.add(section)
  }

  private func addTrend(
    _ survival: KaplanMeier, _ scores: [Double]?, to result: inout AnalysisResult
  ) throws {
    if let scores, scores.count != survival.curves.count {
      throw Failure(
        "--test trend: \(scores.count) scores for \(survival.curves.count) groups of \(by): "
          + survival.curves.map(\.group).joined(separator: ", "), .usage)
    }
    let outcome = Result { () throws(StatsError) in
      try survival.logRankTrendTest(scores: scores)
    }
    let section = try section(
      "Test for trend", outcome, named: "logRankTrendTest", &result
    ) { Table($0, caption: "Observed and expected events") }
    result.add(section)
  }

  /// The table of a test, or why it is undefined.
  private func section<Test: HypothesisTest>(
    _ heading: String, _ outcome: Result<Test, StatsError>, named name: String,
    _ result: inout AnalysisResult, _ table: (Test) -> Table
  ) throws -> Document.Section {
    var section = Document.Section(heading: heading)
    switch outcome {
    case .success(let test):
      var table = table(test)
      table.columns[0].title = by
      section.add(table)
      result.add(test, named: name)
    case .failure(.undefined(let reason)):
      section.add("Not done: \(reason).")
      result.add(Test?.none, named: name)
      result.add(reason, named: name + "Error")
    case .failure(let error): throw error
    }
    return section
  }
}
