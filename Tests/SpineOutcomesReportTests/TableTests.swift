import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Tables of results")
struct TableTests {
  struct Patient: Codable, Sendable {
    enum Site: String, Codable, CaseIterable, Categorical { case neck, chest, loin }

    var walks: Bool
    var site: Site
    var age: Double
    var months: Double
    var died: Bool
  }

  /// Walking: neck 5, chest 4, loin 3; not: 1, 2, 3.
  ///
  /// Those who do not walk have the ages 1 to 6, the others 7 to 18.
  private var patients: Cohort<Patient> {
    let sites: [(Patient.Site, Bool, Int)] = [
      (.neck, false, 1), (.chest, false, 2), (.loin, false, 3),
      (.neck, true, 5), (.chest, true, 4), (.loin, true, 3),
    ]
    let rows = sites.flatMap { site, walks, count in
      Array(repeating: (site: site, walks: walks), count: count)
    }
    return Cohort(
      rows.enumerated().map { index, row in
        Patient(
          walks: row.walks, site: row.site, age: Double(index + 1), months: Double(index % 6 + 1),
          died: index % 6 < 2)
      }
    ).named(\.months, "time", unit: "months").named(\.died, "death").named(\.walks, "Walking")
  }

  @Test func baselineHasAllAndTheSmallExpectedCount() throws {
    let table = Table(
      try patients.baselineTable(by: \.walks, .numeric(\.age), .category(\.site)),
      caption: "c")
    #expect(
      table.columns.map(\.title) == [
        "Variable", "false (n = 6)", "true (n = 12)", "All (n = 18)", "Missing", "p",
      ])
    // Two of C(18, 6) = 18564 arrangements are as far apart: p = 0.0001.
    #expect(
      table.rows[0] == [
        "age", "3.5 (2.25 to 4.75)", "12.5 (9.75 to 15.25)", "9.5 (5.25 to 13.75)", "0",
        "< 0.001 (a)",
      ])
    // Chi-square 3/2 with 2 degrees of freedom: p = exp(-3/4) = 0.472.
    #expect(table.rows[1] == ["site", "", "", "", "0", "0.472 (b)"])
    #expect(
      table.rows[2] == ["  neck", "1/6 (16.7 %)", "5/12 (41.7 %)", "6/18 (33.3 %)", "", ""])
    #expect(table.notes[0] == "Columns: walking; cells: median (IQR), or n/N (%).")
    #expect(
      table.notes[2] == "(b) Pearson's chi-square test; smallest expected count 2.0, below 5.")
  }

  @Test func baselineNotesSayOnlyWhatTheRowsNeed() throws {
    let numeric = Table(
      try patients.baselineTable(by: \.walks, .numeric(\.age)), caption: "c")
    #expect(!numeric.notes.contains { $0.contains("n/N") })
    let category = Table(
      try patients.baselineTable(by: \.walks, .category(\.site)), caption: "c")
    #expect(!category.notes.contains { $0.contains("IQR") })
  }

  @Test func survivalAtTimes() throws {
    let survival = try patients.kaplanMeier(time: \.months, event: \.died, by: \.walks)
    let rows = try Table(survival, at: [0.5, 1, 2, 4, 7], caption: "c").rows
    // Six not walking: events at 1 and 2, then censored at 3 to 6: S = 5/6, then 4/6.
    #expect(rows[0] == ["false", "0.5", "6", "0", "0", "1.000", "not estimable"])
    #expect(rows[1].prefix(6) == ["false", "1", "6", "1", "0", "0.833"])
    #expect(rows[2].prefix(6) == ["false", "2", "5", "2", "0", "0.667"])
    #expect(rows[3].prefix(6) == ["false", "4", "3", "2", "2", "0.667"])
    #expect(rows[4] == ["false", "7", "0", "2", "4", "not observed", ""])
    #expect(rows.count == 10)
    #expect(throws: StatsError.self) { try Table(survival, at: [-1], caption: "c") }
  }

  @Test func medianAndFollowUp() throws {
    let survival = try patients.kaplanMeier(time: \.months, event: \.died, by: \.walks)
    let table = try Table(survival, caption: "c")
    #expect(table.columns[4].title == "95 % CI")
    // Reverse: 4 at risk at 3; 3/4, then 2/4 from 4 to 5: the midpoint.
    #expect(table.rows[0].prefix(4) == ["false", "6", "2", "not reached"])
    #expect(table.rows[0][5] == "4.5")
    #expect(table.notes[0].hasPrefix("Event: death. "))
  }

  /// A curve of one cause says what is censored, and has no median follow-up.
  @Test func causesOfAnEvent() throws {
    let table = try LifeTable(
      times: [1, 2, 3], causeCodes: [0, 1, nil], causeNames: ["relapse", "death"])
    let any = try Table(KaplanMeier(table), caption: "c")
    #expect(any.notes[1] == "Any of relapse, death is the event.")
    #expect(any.rows[0][5] == "3")
    let one = try Table(KaplanMeier(table.censoringOthers(than: "relapse")), caption: "c")
    #expect(
      one.notes[1] == "relapse with death censored: 1 - S is no cumulative incidence.")
    #expect(one.rows[0][5] == "undefined")
    let strata = try LifeTable(
      times: [1, 2], events: [true, false], stratumCodes: [0, 1], stratumNames: ["s", "t"])
    #expect(
      try Table(KaplanMeier(strata), caption: "c").notes.last
        == "The curves take the strata together.")
  }

  @Test func cutoffsShowCountsAndTies() throws {
    // At 1.5 2/2 and 2/4, at 3.5 1/2 and 4/4: both have J = 1/2.
    let curve = try ROCCurve(
      scores: [0, 1, 3, 3, 2, 4], outcomes: [false, false, false, false, true, true],
      eventsScore: .higher)
    let cutoff = try curve.cutoff(.youden, validation: .none)
    let first = Table([(curve.area, cutoff)], caption: "c")
    #expect(first.columns.map(\.title).contains("p (AUC)"))
    #expect(first.columns.map(\.title).contains("95 % CI"))
    #expect(first.rows[0][6] == "> 1.5")
    #expect(
      first.notes.contains(
        "score: 2 equally good thresholds (1.5, 3.5); the most sensitive is shown."))
    #expect(first.columns.map(\.title).suffix(2) == ["p (cutoff)", "Naive p"])
    #expect(first.notes.contains("Cutoffs by largest Youden index, not validated."))
    let second = Table(accuracyOf: [cutoff], caption: "c")
    #expect(second.rows.count == 1)
    #expect(second.rows[0][2] == "2/2 (100.0 %)" && second.rows[0][4] == "2/4 (50.0 %)")
    #expect(second.notes.last?.hasPrefix("Cutoffs are not validated") == true)
  }

  @Test(arguments: ScoreDirection.allCases)
  func areasBelowOneHalfAreNotTurnedRound(side: ScoreDirection) throws {
    let isEvent = [true, true, false, true, false, false]
    let curve = try ROCCurve(
      scores: [1, 2, 3, 4, 5, 6], outcomes: side == .higher ? isEvent : isEvent.reversed(),
      eventsScore: side)
    let table = Table(
      [(curve.area, try curve.cutoff(.youden, validation: .none))], caption: "c")
    let other = side == .higher ? "lower" : "higher"
    #expect(table.rows[0][3] == "0.111")
    #expect(
      table.notes.contains(
        "score: an area below 0.5 says that events have \(other) scores more often than not."))
  }

  @Test func classificationsShowCountsAndWhatIsUndefined() throws {
    let good = try Classification(
      truePositives: 8, falsePositives: 1, falseNegatives: 2, trueNegatives: 9, prevalence: 0.2)
    let table = Table(good, caption: "c")
    #expect(table.rows.map { $0[0] }.prefix(2) == ["Sensitivity", "Specificity"])
    #expect(table.rows[0].prefix(3) == ["Sensitivity", "8/10", "80.0 %"])
    #expect(table.rows.contains { $0[0] == "Positive predictive value, prevalence 20.0 %" })
    #expect(table.rows.contains { $0[0] == "Positive likelihood ratio" && $0[2] == "8.000" })
    #expect(table.rows.allSatisfy { !$0[4].isEmpty })
    let none = try Classification(
      truePositives: 0, falsePositives: 0, falseNegatives: 2, trueNegatives: 9)
    #expect(
      Table(none, caption: "c").notes.contains(
        "Undefined: positive predictive value, as no record is positive."))
  }

  @Test func methodsNameTheSoftware() {
    let section = Document.Section.methods("Tests are two-sided.")
    #expect(section.heading == "Methods")
    #expect(
      section.blocks == [
        .paragraph("Software: SpineOutcomesStats \(SoftwareVersion.current)."),
        .paragraph("Tests are two-sided."),
      ])
  }
}
