import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Tables of regressions with sum contrasts")
struct SumContrastReportTests {
  private let outcome = (0..<60).map { ($0 * $0 * 7 + $0) % 5 < 2 }

  private func fit(
    _ contrasts: Contrasts, _ inference: LogisticInference = .wald
  ) throws -> LogisticRegression {
    try LogisticRegression(
      outcome: outcome,
      design: Design(terms: [
        try .category(
          "site", (0..<60).map { ["chest", "loin", "neck"][($0 * 7) % 3] }, reference: "neck",
          contrasts: contrasts)
      ]), inference: inference)
  }

  @Test func omittedLevelIsNoReference() throws {
    let model = try fit(.sum)
    let table = Table(model, caption: "c")
    let neck = try #require(table.rows.last)
    #expect(neck[0] == "  neck" && !neck.contains("reference"))
    let sum = model.coefficients.dropFirst().reduce(0) { $0 + $1.estimate }
    #expect(neck[2] == Decimals.significant(-sum))
    #expect(neck[5].contains(" to ") && !neck[6].isEmpty)
    #expect(table.notes.contains { $0.contains("site: odds ratios are against the mean") })
    let profile = Table(try fit(.sum, .profileLikelihood), caption: "c")
    #expect(profile.rows.last?[4] == neck[4])
    #expect(profile.rows.last?[5] == "" && profile.rows.last?[6] == "")
    #expect(profile.notes.contains { $0.contains("neck follows from the other levels") })
    let treatment = Table(try fit(.treatment), caption: "c")
    #expect(treatment.rows.last?[5] == "reference")
  }

  @Test func notesOfTheRegressionAreNotesOfTheTable() throws {
    let model = try LogisticRegression(
      outcome: [true, false, true, false, true, false, false, true],
      design: Design(["x": [1, 2, 3, 4, 5, 6, 7, 8]]), estimator: .firth)
    #expect(model.notes.count == 2)
    for table in [
      Table(model, caption: "c"), Table(crude: [], adjusted: model, caption: "c"),
    ] {
      #expect(table.notes.suffix(2) == model.notes.map(\.description)[...])
    }
  }
}
