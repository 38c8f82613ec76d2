import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// The tables of a plan: hand-checked on few records, and each cell the number of its result
/// rounded once.
@Suite("Tables of plans")
struct PlanTableTests {
  private struct Record: Sendable {
    enum Arm: String, CaseIterable, Categorical { case drug, placebo }

    var arm: Arm?
    var before: Double?
    var after: Double?
    var walked: Bool?
    var walks: Bool?
    var failed: Bool?
  }

  private func table(
    _ records: [Record], _ name: String, place: Int = 0,
    @PlanBuilder<Record> analyses: () -> [PlanStep<Record>]
  ) throws -> Table {
    let report = AnalysisPlan<Record>("T", analyses: analyses).run(on: Cohort(records))
    #expect(report.notDone.allSatisfy { $0.part != nil }, "\(report.notDone)")
    let tables = report.document.sections.flatMap(\.blocks).compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    return try #require(tables.dropFirst(place).first)
  }

  /// Five pairs of one arm: 7 to 4, 6 to 6, 8 to 5, 5 to 6, 9 to 4; one without a value after.
  @Test func changeByHand() throws {
    let pairs: [(Double, Double?)] = [(7, 4), (6, 6), (8, 5), (5, 6), (9, 4), (3, nil)]
    let records = pairs.map { Record(arm: .drug, before: $0.0, after: $0.1) }
    let table = try table(records, "pain") {
      PairedChange(\.before, \.after, by: \.arm, better: .lower, label: "Pain")
    }
    #expect(table.caption == "Table 1. Pain before and after")
    // Quartiles of 5, 6, 7, 8, 9 and of 4, 4, 5, 6, 6 by type 7; differences -3, 0, -3, 1, -5.
    let row = table.rows[0]
    #expect(
      Array(row.prefix(7)) == [
        "drug", "5", "7 (6 to 8)", "5 (4 to 6)", "3/5 (60.0 %)", "1/5 (20.0 %)", "1/5 (20.0 %)",
      ])
    // V without the zero: ranks 1, 2.5, 2.5, 4; exact two-sided P(V <= 1) twice = 4/16.
    #expect(row.last == "0.250")
    #expect(
      table.rows[1] == [
        "placebo", "0", "n = 0", "n = 0", "0/0", "0/0", "0/0", "none", "none", "none",
      ])
    #expect(table.notes.contains("drug: 1 incomplete (missing: after 1)."))
    #expect(table.notes.contains("Improved: lower after."))
    #expect(table.notes.contains("All p-values are two-sided."))
  }

  @Test func changeWithoutDirectionSaysHigherAndLower() throws {
    let records = [(1.0, 2.0), (2, 1), (3, 5)].map { Record(before: $0.0, after: $0.1) }
    let table = try table(records, "x") { PairedChange(\.before, \.after) }
    #expect(table.columns.map(\.title).contains("Higher"))
    #expect(table.rows[0][0] == "All" && table.rows[0][4] == "2/3 (66.7 %)")
  }

  /// A group that a subset leaves without records takes no row; a note says so.
  @Test func groupWithoutRecordsTakesNoRow() throws {
    let records = [(1.0, true), (2, true), (3, false)].map {
      Record(arm: .drug, before: $0.0, failed: $0.1)
    }
    let table = try table(records, "survival") {
      SurvivalAnalysis(time: \.before, event: \.failed, by: \.arm)
    }
    #expect(table.columns.map(\.title) == ["Measure", "drug (n = 3)"])
    #expect(table.notes.contains { $0.contains("No complete records: placebo") })
  }

  /// A time called follow-up has no second row of that name, and late entry is said.
  @Test func survivalFromAnEntryOn() throws {
    let records = [(1.0, 3.0, true), (0, 4, true), (2, 5, false)].map {
      Record(before: $0.0, after: $0.1, failed: $0.2)
    }
    let plan = AnalysisPlan<Record>("T") {
      SurvivalAnalysis(time: \.after, event: \.failed, entry: \.before)
    }
    let report = plan.run(on: Cohort(records))
    #expect(report.notDone.isEmpty, "\(report.notDone)")
    let text = MarkdownRenderer.render(report.document)
    #expect(text.contains("Late entry: at risk from the entry on."))
    #expect(text.contains("Greenwood's standard error and late entry"))
  }

  /// Readers of a paper meet yes and no; the results keep their levels.
  @Test func levelsOfAYesOrNo() throws {
    let records = [(1.0, true), (2, true), (3, false)].map {
      Record(before: $0.0, walks: $0.1, failed: $0.1)
    }
    let groups = try table(records, "change") { GroupComparison(of: \.before, by: \.failed) }
    #expect(groups.rows.map { $0[0] } == ["no", "yes"])
    let baseline = try table(records, "baseline") {
      Baseline(by: \.failed, .category(\.walks))
    }
    #expect(baseline.columns.map(\.title).prefix(3) == ["Variable", "no (n = 1)", "yes (n = 2)"])
    #expect(baseline.rows.map { $0[0] } == ["walks", "  no", "  yes"])
  }

  /// What stands before the first heading is not headed by the title once more.
  @Test func textBeforeTheFirstHeading() throws {
    let plan = AnalysisPlan<Record>("Title") { Paragraph("Made up.") }
    let headings = plan.run(on: Cohort([])).document.sections.map(\.heading)
    #expect(headings == ["About this report", "Methods"])
  }

  /// 6 lost and none gained of 8: exact McNemar 2/64 = 0.03125.
  @Test func pairedShareByHand() throws {
    let records =
      (0..<6).map { _ in Record(arm: .drug, walked: true, walks: false) }
      + [
        Record(arm: .drug, walked: true, walks: true),
        Record(arm: .drug, walked: false, walks: false), Record(arm: .drug, walked: true),
      ]
    let table = try table(records, "walking") {
      PairedChange(\.walked, \.walks, by: \.arm, adjustment: .bonferroni, label: "Walking")
    }
    #expect(
      table.rows[0].prefix(6) == [
        "drug", "8", "7/8 (87.5 %)", "1/8 (12.5 %)", "0", "6",
      ])
    #expect(table.rows[0].suffix(2) == ["0.031", "0.031"], "one arm has a p-value")
    #expect(table.notes.contains("drug: 1 incomplete (missing: walks 1)."))
  }

  /// 3 of 5 against 1 of 4: Fisher's p is 0.5238 (R: fisher.test(matrix(c(2, 3, 3, 1), 2))).
  @Test func sharesByHand() throws {
    let records =
      [true, true, true, false, false].map { Record(arm: .drug, failed: $0) }
      + [true, false, false, false].map { Record(arm: .placebo, failed: $0) }
      + [Record(arm: nil, failed: true)]
    let table = try table(records, "failed") { ShareComparison(of: \.failed, by: \.arm) }
    #expect(
      table.rows == [
        ["drug", "5", "3/5 (60.0 %)"], ["placebo", "4", "1/4 (25.0 %)"],
        ["All", "9", "4/9 (44.4 %)"],
      ])
    #expect(table.notes.contains { $0.contains("p = 0.524, two-sided") })
    #expect(table.notes.contains("1 of 10 records excluded (missing: arm 1)."))
  }

  /// Two scores, one of them lacking once: areas of 6 and of 5, their difference of the 5 with both.
  @Test func differencesOfAreasSayTheirRecords() throws {
    let events: [(Double, Double?)] = [(3, 3), (5, 1), (4, nil)]
    let others: [(Double, Double?)] = [(1, 2), (2, 4), (3.5, 0)]
    let records =
      events.map { Record(before: $0.0, after: $0.1, failed: true) }
      + others.map { Record(before: $0.0, after: $0.1, failed: false) }
    let table = try table(records, "failed", place: 2) {
      Discrimination(
        of: \.failed, scores: .higher(\.before), .higher(\.after), resamples: 100)
    }
    #expect(table.columns[1].title == "Difference in AUC")
    #expect(
      table.notes.last == "Of the records with the outcome and every score: n = 5, 2 events.")
  }

  /// Table 1 with everything: means by choice, the difference of both groups, all records.
  @Test func baselineByHand() throws {
    let records =
      [1.0, 2, 3].map { Record(arm: .drug, before: $0, failed: $0 > 1) }
      + [2.0, 4, 6].map { Record(arm: .placebo, before: $0, failed: false) }
    let table = try table(records, "baseline") {
      Baseline(by: \.arm, .numeric(\.before, as: .mean), .category(\.failed))
    }
    #expect(
      table.columns.map(\.title) == [
        "Variable", "drug (n = 3)", "placebo (n = 3)", "All (n = 6)", "Missing", "SMD", "p",
      ])
    // 2 / sqrt(2.5) = 1.2649; the mean of all is 3, their variance (4 + 1 + 0 + 1 + 1 + 9) / 5.
    #expect(
      table.rows[0].prefix(6) == ["before", "2 (1)", "4 (2)", "3 (1.789)", "0", "1.265"])
    // Shares 2/3 and 0: (2/3) / sqrt((2/9) / 2) = 2.
    #expect(table.rows[1].prefix(6) == ["failed", "", "", "", "0", "2.000"])
    #expect(
      table.rows[2].prefix(4) == ["  no", "1/3 (33.3 %)", "3/3 (100.0 %)", "4/6 (66.7 %)"])
    #expect(table.notes.contains("SD: standard deviation."))
    #expect(table.notes.contains { $0.contains("Welch") })
    #expect(table.notes.contains { $0.hasPrefix("SMD: absolute") })
  }

  @Test func mixedBaselineNamesWhatEachRowShows() throws {
    let records = [1.0, 2, 3].flatMap { number in
      [
        Record(arm: .drug, before: number, after: number),
        Record(arm: .placebo, before: 2 * number),
      ]
    }
    let table = try table(records, "baseline") {
      Baseline(by: \.arm, .numeric(\.before, as: .mean), .numeric(\.after))
    }
    #expect(table.rows.map { $0[0] } == ["before, mean (SD)", "after, median (IQR)"])
    #expect(table.rows[1].prefix(3) == ["after, median (IQR)", "n = 3: 2 (1.5 to 2.5)", "n = 0"])
    #expect(table.rows[1][5] == "undefined")
  }

  /// Every numeral of the tables of a whole report is a number of its results, rounded once.
  @Test func cellsAreTheResultsRoundedOnce() throws {
    let cohort = try PlannedPatient.cohort()
    let plan = AnalysisPlan<PlannedPatient>("Cells") {
      PairedChange(\.painBefore, \.painAfter, by: \.care, better: .lower)
      GroupComparison(of: \.age, by: \.care)
      LogisticModel(of: \.failed, on: .numeric(\.age), models: .crude)
    }
    let report = plan.run(on: cohort)
    let tables = report.document.sections.flatMap(\.blocks).compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    guard case .change(let change)? = report.items[0].result.value,
      case .comparison(let comparison)? = report.items[1].result.value,
      case .logistic(let logistic)? = report.items[2].result.value
    else { throw StatsError.undefined("another kind") }
    func near(_ cell: String, _ value: Double, decimals: Int) -> Bool {
      cell == String(format: "%.\(decimals)f", value)
    }
    for (arm, row) in zip(change.arms, tables[0].rows) {
      let p = try #require(arm.test.value).test.pValue.value
      #expect(p < 0.001 ? row[9] == "< 0.001" : near(row[9], p, decimals: 3))
      #expect(
        row[4]
          == "\(arm.lower)/\(arm.count) (\(String(format: "%.1f", 100 * Double(arm.lower) / Double(arm.count))) %)"
      )
    }
    for (group, row) in zip(comparison.groups, tables[1].rows) {
      let mean = try #require(group.summary.mean)
      // Four digits of a number from 10 to 100, without zeros at the end of an exact one.
      #expect(Double(row[4]) == Double(String(format: "%.2f", mean)))
    }
    let fit = try #require(logistic.crude.first).result.get()
    let ratio = try #require(fit.coefficients.last).oddsRatio
    #expect(near(tables[2].rows[0][2], ratio.value, decimals: 3))
    #expect(tables[2].rows[0][1] == "\(fit.events)/\(fit.count)")
  }
}
