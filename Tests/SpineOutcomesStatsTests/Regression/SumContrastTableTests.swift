import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Tables of sum contrasts, and the notes below tables.
@Suite struct SumContrastTableTests {
  private struct File: Decodable {
    struct Model: Decodable {
      struct Column: Decodable {
        let name: String
        let values: [Double]
      }

      let name: String
      let columns: [Column]
      let outcome: [Int]
    }

    let models: [Model]
  }

  private func data(_ contrasts: Contrasts, omitting level: String = "3") throws -> LogisticData {
    let file = try Fixtures.json("logistic-design/expected.json", as: File.self)
    let model = try #require(
      file.models.first { $0.name == "infert, sum contrasts of education" })
    func values(_ name: String) throws -> [Double] {
      try #require(model.columns.first { $0.name == name }).values
    }
    return try LogisticData(
      outcome: model.outcome.map { $0 == 1 },
      design: Design(terms: [
        try .category(
          "education", values("education").map { "\(Int($0))" }, reference: level,
          contrasts: contrasts),
        .numeric("parity", try values("parity")),
        .numeric("spontaneous", try values("spontaneous")),
      ]))
  }

  /// R 4.2.2: `f <- glm(case ~ education + parity + spontaneous, binomial, infert)` with
  /// contr.sum, w = (0, -1, -1, 0, 0): exp(w'b), exp(w'b -+ qnorm(0.975) sqrt(w'Vw)),
  /// 2 pnorm(-|w'b / sqrt(w'Vw)|), iterated to full convergence.
  @Test func omittedLevelHasItsEstimate() throws {
    let rows = try data(.sum).fit().table.rows
    #expect(rows.map(\.level) == ["1", "2", "3", nil, nil])
    #expect(rows.allSatisfy { $0.kind == .estimate })
    let omitted = rows[2]
    #expect(omitted.count == 116 && omitted.events == 39)
    let interval = omitted.oddsRatio?.confidenceInterval
    #expect(agrees(omitted.oddsRatio?.value ?? 0, 0.68628991738059952, digits: 12))
    #expect(agrees(interval?.lower ?? 0, 0.37972055030041596, digits: 12))
    #expect(agrees(interval?.upper ?? 0, 1.2403696621782605, digits: 12))
    #expect(agrees(omitted.pValue?.value ?? 0, 0.21253174072327685, digits: 12))
  }

  /// Which level is left out does not matter to any of the rows.
  @Test func rowsDoNotDependOnTheOmittedLevel() throws {
    let first = try data(.sum).fit().table.rows
    let second = try data(.sum, omitting: "1").fit().table.rows
    for (one, other) in zip(first, second) {
      #expect(agrees(one.oddsRatio?.value ?? 0, other.oddsRatio?.value ?? 1, digits: 12))
      #expect(
        agrees(
          one.oddsRatio?.confidenceInterval?.upper ?? 0,
          other.oddsRatio?.confidenceInterval?.upper ?? 1, digits: 12))
      #expect(agrees(one.pValue?.value ?? 0, other.pValue?.value ?? 1, digits: 11))
    }
    #expect(try data(.treatment).fit().table.rows[2].kind == .reference)
  }

  @Test func profilesHaveNoIntervalOfTheOmittedLevel() throws {
    let fit = try data(.sum).fit(inference: .profileLikelihood)
    let omitted = fit.table.rows[2]
    #expect(omitted.kind == .omitted && omitted.pValue == nil)
    #expect(agrees(omitted.oddsRatio?.value ?? 0, 0.68628991738059952, digits: 12))
    #expect(omitted.oddsRatio?.confidenceInterval == nil)
    #expect(fit.description.contains("3 follows from the other levels and has no profile interval"))
    let decoded = try JSONDecoder().decode(
      RegressionTable.self, from: JSONEncoder().encode(fit.table))
    #expect(decoded == fit.table)
  }

  @Test func textSaysWhatIsCompared() throws {
    let lines = try data(.sum).fit().table.description.split(separator: "\n")
    #expect(!lines.contains { $0.contains("reference") })
    #expect(
      lines.last
        == "education: odds ratios are against the mean of the levels (of their log odds).")
    let treatment = try data(.treatment).fit().table.description
    #expect(treatment.contains("reference") && !treatment.contains("mean of the levels"))
  }

  @Test func notesArePrinted() throws {
    let fit = try LogisticData(
      outcome: [true, false, true, false, true, false, false, true],
      design: Design(["x": [1, 2, 3, 4, 5, 6, 7, 8]]),
      clusters: ["a", "a", "b", "b", "c", "c", "d", "d"]
    ).fit(inference: .clustered).noting(.afterSelection(removed: 2))
    let sentences = [
      "Few events: the rarer outcome occurs 4 times for 1 column (4.0 each; 10 or more are usual).",
      "Few clusters (4): cluster-robust standard errors are too small below 20.",
      "2 terms were removed by the same data: intervals are too narrow and p-values too small; "
        + "records that miss a removed term stay excluded.",
    ]
    #expect(fit.description.hasSuffix("events = 4. " + sentences.joined(separator: " ")))
    #expect(fit.table.notes == fit.notes)
    #expect(fit.table.description.hasSuffix("\n" + sentences.joined(separator: "\n")))
  }
}
