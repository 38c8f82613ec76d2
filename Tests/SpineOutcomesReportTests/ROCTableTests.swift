import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// The kyphosis study of `Fixtures/roc-comparison`.
private struct ComparisonFile: Decodable {
  struct Score: Decodable {
    var name: String
    var eventsScore: ScoreDirection
    var values: [Double?]
  }
  struct Case: Decodable {
    var name: String
    var outcomes: [Bool]
    var scores: [Score]
  }
  var paired: [Case]
}

@Suite("Tables of compared scores and of partial areas")
struct ROCTableTests {
  private func comparison(_ names: [String], level: Double = 0.95) throws -> ROCComparison {
    let study = try #require(
      try Fixtures.json("roc-comparison/expected.json", as: ComparisonFile.self).paired
        .first { $0.name == "kyphosis" })
    let scores = try names.map { name in
      try #require(study.scores.first { $0.name == name })
    }
    return try ROCComparison(
      PairedScores(
        scores.map { .init($0.name, eventsScore: $0.eventsScore) },
        values: scores.map { $0.values.compactMap { $0 } }, outcomes: study.outcomes), level: level)
  }

  /// The numbers of the fixture: areas 0.8235, 0.5896 and 0.7344.
  @Test func areasOfOneSetOfRecords() throws {
    let table = Table(
      areasOf: try comparison(["start", "age", "vertebrae"]), caption: "c")
    #expect(
      table.columns.map(\.title) == ["Score", "Events have", "n", "Events", "AUC", "95 % CI"])
    #expect(table.rows.map { $0[4] } == ["0.824", "0.590", "0.734"])
    #expect(table.rows[0] == ["start", "lower scores", "81", "17", "0.824", "0.730 to 0.917"])
    #expect(table.rows[1][1] == "higher scores" && table.rows[1][5] == "0.464 to 0.715")
    #expect(table.notes.count == 2 && table.notes[1].hasPrefix("95 % CI: DeLong"))
  }

  /// Differences 0.2339, 0.0892 and -0.1448; chi-square 8.6897, p = 0.01297.
  @Test func differencesOfAllPairs() throws {
    let table = Table(
      differencesOf: try comparison(["start", "age", "vertebrae"]), caption: "c")
    #expect(
      table.rows == [
        ["start minus age", "0.234", "0.069 to 0.399", "2.777", "0.005"],
        ["start minus vertebrae", "0.089", "-0.056 to 0.234", "1.205", "0.228"],
        ["age minus vertebrae", "-0.145", "-0.356 to 0.066", "-1.345", "0.178"],
      ])
    #expect(table.notes.contains("p-values of pairs are not adjusted for their number."))
    let last = try #require(table.notes.last)
    #expect(last.hasPrefix("All areas equal: ") && last.contains("8.6897"))
    #expect(last.contains("p = 0.013") && last.contains("(2)"))
  }

  @Test func twoScoresHaveNoTestBesides() throws {
    let table = Table(
      differencesOf: try comparison(["start", "age"], level: 0.9), caption: "c")
    #expect(table.columns[2].title == "90 % CI")
    #expect(table.rows == [["start minus age", "0.234", "0.095 to 0.372", "2.777", "0.005"]])
    #expect(table.notes.count == 1)
  }

  @Test func alikeScoresHaveNoInterval() throws {
    let scores = try PairedScores(
      [.init("a", eventsScore: .higher), .init("b", eventsScore: .lower)],
      values: [[1, 2, 3, 4], [4, 3, 2, 1]], outcomes: [false, true, false, true])
    let table = Table(differencesOf: try ROCComparison(scores), caption: "c")
    #expect(table.rows == [["a minus b", "0.000", "not estimable", "none", "> 0.999"]])
    #expect(table.notes[0].contains("both scores order all records alike"))
  }

  /// 0.0131066 and 0.3245634, corrected 0.5426664 and 0.7660846, of `Fixtures/roc-partial`.
  @Test func partialAreasAndTheirMethods() throws {
    let curve = try comparison(["start", "age"]).rocCurve(of: "start")
    let narrow = try curve.partialArea(over: .specificity(0.9...1), variance: .delta)
    let wide = try curve.partialArea(over: .specificity(0.5...1), variance: .delta)
    let table = Table(
      partialAreas: [("start", narrow), ("start", wide)], title: "Score", caption: "c")
    #expect(
      table.columns.map(\.title) == [
        "Score", "Range", "n", "Area", "95 % CI", "Corrected", "95 % CI", "p",
      ])
    #expect(
      table.rows[0].prefix(4) == ["start", "specificity 0.9 to 1", "81", "0.0131"])
    #expect(table.rows[0][5] == "0.543" && table.rows[1][5] == "0.766")
    #expect(table.rows[1][3] == "0.325")
    #expect(table.notes.dropFirst() == ["95 % CI and p: delta method."])
    let other = try curve.partialArea(
      over: .specificity(0.5...1), variance: .bootstrap(resamples: 99, seed: 1))
    let mixed = Table(
      partialAreas: [("start", narrow), ("start", other)], title: "Score", caption: "c")
    #expect(mixed.notes.contains("specificity 0.9 to 1: 95 % CI and p: delta method."))
    #expect(mixed.notes.contains { $0.contains("99 ") && $0.contains("bootstrap") })
  }
}
