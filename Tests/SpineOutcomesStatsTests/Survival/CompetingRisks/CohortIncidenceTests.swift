import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Cumulative incidence of typed records.
struct CohortIncidenceTests {
  enum Event: String, CaseIterable, Categorical { case recurrence, death }
  enum Ending: String, CaseIterable, Categorical { case alive, recurrence, death }

  struct Patient: Sendable {
    var months: Double?
    var firstEvent: Event?
    var ending: Ending?
    var text: String?
    var arm: String?
    var hospital: String
    var entry: Double

    var followUp: CompetingFollowUp<Event>? {
      months.map {
        CompetingFollowUp(
          time: $0, ending: firstEvent.map { .event($0) } ?? .censored,
          entry: entry > 0 ? entry : nil)
      }
    }
  }

  private func cohort() throws -> Cohort<Patient> {
    let fixture = try #require(try CompetingRisksFixture.named("strata"))
    let endings: [Ending] = [.alive, .recurrence, .death]
    let events: [Event?] = [nil, .recurrence, .death]
    return Cohort(
      fixture.times.indices.map { row in
        let cause = fixture.causes[row]
        return Patient(
          months: fixture.times[row], firstEvent: events[cause], ending: endings[cause],
          text: [nil, "relapse", "death"][cause], arm: fixture.groupNames[fixture.groupCodes[row]],
          hospital: fixture.stratumNames[fixture.stratumCodes[row]], entry: 0)
      })
  }

  @Test func allFormsAgree() throws {
    let (cohort, fixture) = (
      try cohort(), try #require(try CompetingRisksFixture.named("strata"))
    )
    var table = fixture
    table.causeNames = ["recurrence", "death"]
    let truth = try CumulativeIncidence(try table.lifeTable())
    let byCause = try cohort.cumulativeIncidence(
      time: \.months, cause: \.firstEvent, by: \.arm, strata: \.hospital)
    #expect(byCause.lifeTable == truth.lifeTable)
    #expect(byCause.curves == truth.curves)
    let plain = try cohort.cumulativeIncidence(time: \.months, cause: \.firstEvent, by: \.arm)
    #expect(plain.curves == truth.curves)
    let byEnding = try cohort.cumulativeIncidence(
      time: \.months, ending: \.ending, censored: .alive, by: \.arm)
    #expect(byEnding.curves == truth.curves)
    let byText = try cohort.cumulativeIncidence(time: \.months, cause: \.text, by: \.arm)
    #expect(byText.causes == ["death", "relapse"])
    #expect(
      byText["relapse", group: "a"]?.rows.map(\.incidence)
        == truth["recurrence", group: "a"]?.rows.map(\.incidence))
    let byFollowUp = try cohort.cumulativeIncidence(followUp: \.followUp, by: \.arm)
    #expect(byFollowUp.curves == truth.curves)
    let late = try cohort.cumulativeIncidence(
      time: \.months, ending: \.ending, censored: .alive, entry: \.entry, by: \.arm,
      strata: \.hospital)
    #expect(late.lifeTable == truth.lifeTable)
    let all = try cohort.cumulativeIncidence(time: \.months, cause: \.firstEvent)
    #expect(all.lifeTable.groupNames == ["all"])
    #expect(
      try cohort.cumulativeIncidence(time: \.months, ending: \.ending, censored: .alive).curves
        == all.curves)
    #expect(try cohort.cumulativeIncidence(followUp: \.followUp).curves == all.curves)
    let gray = try cohort.grayTest(
      time: \.months, cause: \.firstEvent, of: .recurrence, by: \.arm, strata: \.hospital)
    #expect(gray.statistic == (try truth.grayTest(cause: "recurrence").statistic))
    #expect(gray.method == "Gray's test of recurrence, stratified by hospital")
    #expect(
      try cohort.grayTest(time: \.months, cause: \.firstEvent, of: .death, by: \.arm)
        == plain.grayTest(cause: "death"))
  }

  @Test func missingIsNotCensored() throws {
    var patients = try cohort().records
    patients[0].months = nil
    patients[1].arm = nil
    patients[2].firstEvent = nil
    patients[2].ending = nil
    let cohort = Cohort(patients)
    let byCause = try cohort.cumulativeIncidence(time: \.months, cause: \.firstEvent, by: \.arm)
    #expect(byCause.count == patients.count - 2)
    #expect(byCause.exclusions.excluded == 2)
    #expect(byCause.description.contains("2 of 150 records excluded"))
    let byEnding = try cohort.cumulativeIncidence(
      time: \.months, ending: \.ending, censored: .alive, by: \.arm)
    #expect(byEnding.count == patients.count - 3)
  }

  @Test func refusals() throws {
    struct Record: Sendable {
      var time: Double
      var cause: String?
      var wrong: String
    }
    let none = Cohort([Record(time: 1, cause: nil, wrong: "Censored")])
    let error = #expect(throws: StatsError.self) {
      try none.cumulativeIncidence(time: \.time, cause: \.cause)
    }
    #expect(error?.description.contains("no event of any cause") == true)
    let named = #expect(throws: StatsError.self) {
      try none.cumulativeIncidence(time: \.time, cause: \.wrong)
    }
    #expect(named?.description.contains("as ending:") == true)
    let negative = Cohort([Record(time: -1, cause: "a", wrong: "b")])
    #expect(
      throws: StatsError.invalidValue(InvalidValue(variable: "time", row: 1, reason: "is negative"))
    ) {
      try negative.cumulativeIncidence(time: \.time, cause: \.cause)
    }
    #expect(throws: StatsError.self) {
      try Cohort([Record]()).cumulativeIncidence(time: \.time, cause: \.cause)
    }
    let fine = Cohort([Record(time: 1, cause: "a", wrong: "b")])
    #expect(throws: StatsError.self) {
      try fine.cumulativeIncidence(time: \.time, cause: \.cause, level: 95)
    }
    let incidence = try fine.cumulativeIncidence(time: \.time, cause: \.cause)
    #expect(throws: StatsError.self) { try incidence.compare("b", at: 1, "all", against: "all") }
    #expect(throws: StatsError.self) { try incidence.compare("a", at: 1, "all", against: "all") }
    #expect(throws: StatsError.self) { try incidence.compare("a", at: 1, "all", against: "x") }
    let curve = try #require(incidence["a", group: "all"])
    #expect(throws: StatsError.self) { try curve.incidence(at: -1) }
    #expect(throws: StatsError.self) { try curve.incidence(at: .nan) }
    #expect(throws: StatsError.self) { try curve.timeLost(to: 0) }
    #expect(throws: StatsError.self) { try curve.time(reaching: 1) }
    #expect(throws: StatsError.self) { try curve.numbers(at: [.infinity]) }
  }

  @Test func beyondTheFollowUp() throws {
    let incidence = try CumulativeIncidence(
      try LifeTable(times: [1, 2], causeCodes: [0, nil], causeNames: ["a", "b"]))
    let curve = try #require(incidence["a", group: "all"])
    #expect(try curve.incidence(at: 2).value == 0.5)
    let error = #expect(throws: StatsError.self) { try curve.incidence(at: 2.5) }
    #expect(error?.description.contains("not extrapolated") == true)
    #expect(throws: StatsError.self) { try curve.timeLost(to: 3) }
  }

  @Test func censoredCausesAreRefused() throws {
    let table = try LifeTable(times: [1, 2], causeCodes: [0, 1], causeNames: ["a", "b"])
    let error = #expect(throws: StatsError.self) {
      try CumulativeIncidence(try table.censoringOthers(than: "a"))
    }
    #expect(error?.description.contains("needs the table with all causes") == true)
  }
}
