import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// The two regressions of a cause one after another on one cohort, as a user writes them: local
/// recurrence, with death competing.
struct CompetingRegressionsTests {
  enum FirstEvent: String, CaseIterable, Categorical { case recurrence, death }
  enum Care: String, CaseIterable, Categorical { case reoperation, radiotherapy }

  struct Patient: Sendable {
    var months: Double
    var firstEvent: FirstEvent?
    var age: Double
    var care: Care
    var hospital: String
    var referred: Double
  }

  private func cohort() throws -> (Cohort<Patient>, FineGrayFixture.Case) {
    let fixture = try #require(try FineGrayFixture.named("late entry in strata"))
    let events: [FirstEvent?] = [nil, .recurrence, .death]
    let patients = fixture.times.indices.map { row in
      Patient(
        months: fixture.times[row], firstEvent: events[fixture.causes[row]],
        age: fixture.columns[0].values[row],
        care: fixture.columns[1].values[row] == 1 ? .radiotherapy : .reoperation,
        hospital: fixture.strata?[row] ?? "", referred: fixture.entries?[row] ?? 0)
    }
    return (Cohort(patients), fixture)
  }

  @Test func causeSpecificThenSubdistribution() throws {
    let (cohort, fixture) = try cohort()
    let hazards = try cohort.coxRegression(
      time: \.months, cause: \.firstEvent, of: .recurrence, on: .numeric(\.age),
      .category(\.care, reference: .reoperation), strata: .by(\.hospital), entry: .at(\.referred))
    let model = try cohort.fineGrayRegression(
      time: \.months, cause: \.firstEvent, of: .recurrence, on: .numeric(\.age),
      .category(\.care, reference: .reoperation), strata: .by(\.hospital), entry: .at(\.referred))
    #expect(hazards.coefficients.map(\.name) == ["age", "care: radiotherapy"])
    #expect(model.coefficients.map(\.name) == ["age", "care: radiotherapy"])
    #expect(agrees(model.coefficients.map(\.estimate), fixture.coefficients, digits: 12))
    #expect(agrees(model.coefficients.map(\.standardError), fixture.standardErrors, digits: 12))
    #expect(model.strata == "hospital" && model.censoringGroups == "hospital")
    #expect(model.description.contains("stratified by hospital; late entry"))
    let truth = fixture.predictions[0]
    let predicted = try model.cumulativeIncidence(
      at: truth.time,
      for: [
        "age": .number(truth.values[0]),
        "care": .level(truth.values[1] == 1 ? "radiotherapy" : "reoperation"),
      ], stratum: truth.stratum)
    #expect(agrees(predicted.value, truth.incidence, digits: 11))
    // Deaths are the other cause of the same regression.
    let deaths = try cohort.fineGrayRegression(
      time: \.months, cause: \.firstEvent, of: .death, on: .numeric(\.age))
    #expect(deaths.events == model.competingEvents && deaths.competingEvents == model.events)
  }

  @Test func sharedCensoring() throws {
    let (cohort, _) = try cohort()
    func fit(_ censoring: RecordCensoring<Patient>) throws -> FineGrayRegression {
      try cohort.fineGrayRegression(
        time: \.months, cause: \.firstEvent, of: .recurrence, on: .numeric(\.age),
        strata: .by(\.hospital), censoring: censoring)
    }
    let (own, pooled, named) = (try fit(.withinStrata), try fit(.pooled), try fit(.by(\.hospital)))
    #expect(own.coefficients == named.coefficients && own.covariance == named.covariance)
    #expect(own.coefficients != pooled.coefficients && pooled.censoringGroups == nil)
    #expect(pooled.description.contains("one censoring for all strata"))
  }

  /// Late entry by a column is late entry of a life table.
  @Test func curvesWithLateEntry() throws {
    let (cohort, fixture) = try cohort()
    let table = try LifeTable(
      times: fixture.times, causeCodes: fixture.codes, causeNames: ["recurrence", "death"],
      groupCodes: fixture.strata?.map { $0 == "a" ? 0 : 1 } ?? [], groupNames: ["a", "b"],
      entries: fixture.entries)
    let truth = try CumulativeIncidence(table)
    let found = try cohort.cumulativeIncidence(
      time: \.months, cause: \.firstEvent, entry: \.referred, by: \.hospital)
    for cause in ["recurrence", "death"] {
      for group in ["a", "b"] {
        let (one, other) = (found[cause, group: group], truth[cause, group: group])
        #expect(try one?.incidence(at: 1).value == other?.incidence(at: 1).value)
        #expect(try one?.standardError(at: 1) == other?.standardError(at: 1))
      }
    }
    let all = try cohort.cumulativeIncidence(
      time: \.months, cause: \.firstEvent, entry: \.referred)
    #expect(all["death", group: "all"]?.events == fixture.causes.count { $0 == 2 })
    // Gray's test is for follow-up from the origin.
    let error = #expect(throws: StatsError.self) { try found.grayTest(cause: "recurrence") }
    #expect(error?.description.contains("late entry") == true)
  }
}
