import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Survival through the typed cohort.
struct CohortSurvivalTests {
  enum Care: String, CaseIterable, Categorical { case reoperation, radiotherapy, conservative }

  struct Patient: Sendable {
    var care: Care?
    var months: Double?
    var died: Bool?
    var admitted: Double?

    var followUp: FollowUp? {
      guard let months, let died else { return nil }
      return FollowUp(time: months, isEvent: died, entry: admitted)
    }

    var certain: FollowUp { FollowUp(time: months ?? 0, isEvent: died ?? false) }
  }

  private let patients = Cohort([
    Patient(care: .reoperation, months: 5, died: true),
    Patient(care: .radiotherapy, months: 3, died: true),
    Patient(care: .reoperation, months: 8, died: false),
    Patient(care: .radiotherapy, months: nil, died: true),
    Patient(care: .radiotherapy, months: 4, died: nil),
    Patient(care: nil, months: 9, died: true),
    Patient(care: .radiotherapy, months: 6, died: true),
  ])

  @Test func missingIsCounted() throws {
    let survival = try patients.named(\.months, "follow-up", unit: "months")
      .kaplanMeier(time: \.months, event: \.died, by: \.care)
    #expect(survival.curves.map(\.group) == ["reoperation", "radiotherapy", "conservative"])
    #expect(survival.curves.map(\.count) == [2, 2, 0])
    #expect(
      survival.exclusions.missing == [
        .init(variable: "follow-up", count: 1), .init(variable: "died", count: 1),
        .init(variable: "care", count: 1),
      ])
    #expect(survival.exclusions.analysed == 4)
    #expect(survival.median.map(\.unit) == ["months", "months", "months"])
    #expect(
      survival.median[1].description
        == "radiotherapy: n = 2, 2 events, median 4.5 months (95 % CI 3 to not reached)")
    let test = try survival.logRankTest()
    #expect(test.exclusions == survival.exclusions)
    #expect(test.statistic?.degreesOfFreedom == 1)
    #expect(test.estimates.count == 1)
    #expect(
      try patients.named(\.months, "follow-up", unit: "months")
        .logRankTest(time: \.months, event: \.died, by: \.care) == test)
    #expect(survival.description.hasPrefix("Kaplan-Meier (log-log intervals); reoperation: n = 2"))
    #expect(survival.description.contains("3 of 7 records excluded"))
  }

  @Test func followUpsAgreeWithColumns() throws {
    let byColumns = try patients.kaplanMeier(time: \.months, event: \.died, by: \.care)
    let byFollowUp = try patients.kaplanMeier(followUp: \.followUp, by: \.care)
    #expect(byFollowUp.curves == byColumns.curves)
    #expect(byFollowUp.labels.time.label == "follow-up")
    #expect(
      byFollowUp.exclusions.missing == [
        .init(variable: "follow-up", count: 2), .init(variable: "care", count: 1),
      ])
    #expect(
      try patients.logRankTest(followUp: \.followUp, by: \.care).pValue
        == byColumns.logRankTest().pValue)
    let all = try patients.kaplanMeier(time: \.months, event: \.died)
    #expect(all.curves.map(\.group) == ["all"])
    #expect(all.count == 5)
    #expect(try patients.kaplanMeier(followUp: \.followUp).curves == all.curves)
    #expect(try patients.kaplanMeier(followUp: \.certain).count == 7)
    #expect(
      try patients.lifeTable(followUp: \.followUp, by: \.care)
        == patients.lifeTable(time: \.months, event: \.died, by: \.care))
  }

  @Test func rowsOfErrorsAreThoseOfTheData() throws {
    var records = patients.records
    records[6].months = -1
    let cohort = Cohort(records)
    let error = StatsError.invalidValue(
      InvalidValue(variable: "months", row: 7, reason: "is negative"))
    #expect(throws: error) { try cohort.kaplanMeier(time: \.months, event: \.died, by: \.care) }
    #expect(throws: error) {
      try cohort.including("complete") { $0.care != nil }
        .kaplanMeier(time: \.months, event: \.died, by: \.care)
    }
    records[6].months = 6
    records[6].admitted = 6
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(
          variable: "entry of follow-up", row: 7, reason: "is not before the end of follow-up"))
    ) { try Cohort(records).kaplanMeier(followUp: \.followUp, by: \.care) }
  }

  @Test func nothingComplete() throws {
    let empty = Cohort([Patient(care: .reoperation, months: nil, died: true)])
    let exclusions = Exclusions(
      initial: 1, missing: [.init(variable: "months", count: 1)], incomplete: 1)
    #expect(throws: StatsError.noCompleteCases(exclusions)) {
      try empty.kaplanMeier(time: \.months, event: \.died, by: \.care)
    }
    #expect(throws: StatsError.noCompleteCases(exclusions)) {
      try empty.logRankTest(time: \.months, event: \.died, by: \.care)
    }
    #expect(try empty.lifeTable(time: \.months, event: \.died, by: \.care).count == 0)
  }

  @Test func hospitalsMergeToTheWhole() throws {
    let lung = try SurvivalExamples.lung()
    let whole = try lung.lifeTable(time: \.days, event: \.died, by: \.sex)
    var merged = try Cohort(Array(lung.records[..<100]))
      .lifeTable(time: \.days, event: \.died, by: \.sex)
    try merged.merge(
      try Cohort(Array(lung.records[100...])).lifeTable(time: \.days, event: \.died, by: \.sex))
    #expect(merged == whole)
    #expect(try LogRankTest(merged) == LogRankTest(whole))
  }

  private struct Ended: Sendable {
    var months: Double
    var ending: String
    var arm: String
  }

  /// One cause of several in one call: the others are censored, and the result says so.
  @Test func causes() throws {
    let cohort = Cohort([
      Ended(months: 1, ending: "relapse", arm: "a"), Ended(months: 2, ending: "death", arm: "a"),
      Ended(months: 3, ending: "relapse", arm: "a"), Ended(months: 4, ending: "alive", arm: "a"),
      Ended(months: 5, ending: "death", arm: "b"),
    ])
    let survival = try cohort.kaplanMeier(
      time: \.months, ending: \.ending, censored: "alive", cause: "relapse", by: \.arm)
    #expect(survival["a"]?.rows.map(\.survival) == [0.75, 0.75, 0.375, 0.375])
    #expect(survival["b"]?.rows.map(\.survival) == [1])
    #expect(survival.lifeTable.censoredCauses == ["death"])
    #expect(survival.description.contains("with death censored: no cumulative incidence"))
    let all = try cohort.kaplanMeier(
      time: \.months, ending: \.ending, censored: "alive", cause: "death")
    #expect(all.curves[0].rows.map(\.survival) == [1, 0.75, 0.75, 0.75, 0])
    for cause in ["alive", "fall"] {
      #expect(throws: StatsError.self) {
        try cohort.kaplanMeier(
          time: \.months, ending: \.ending, censored: "alive", cause: cause)
      }
    }
  }
}
