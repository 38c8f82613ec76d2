import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Fine-Gray regression against the estimating function at 50 digits, against cmprsk, and its laws.
struct FineGrayTests {
  @Test func estimatingFunction() throws {
    for fixture in try FineGrayFixture.cases() {
      let found = try fixture.regression()
      let digits = 12.5
      #expect(found.count == fixture.count && found.events == fixture.events)
      for (place, coefficient) in found.coefficients.enumerated() {
        let (truth, error) = (fixture.coefficients[place], fixture.standardErrors[place])
        let distance = (coefficient.estimate - truth).magnitude
        #expect(distance <= pow(10, -digits) * max(truth.magnitude, error), "\(fixture.name)")
        #expect(agrees(coefficient.standardError, error, digits: digits), "\(fixture.name)")
        #expect(
          agrees(
            found.covariance[place], fixture.covariance[place], digits: digits - 1,
            absolute: 1e-12 * (found.covariance[place].map(\.magnitude).max() ?? 0)))
      }
      #expect(agrees(found.logPseudolikelihood, fixture.logPseudolikelihood, digits: 13))
      #expect(agrees(found.nullLogPseudolikelihood, fixture.nullLogPseudolikelihood, digits: 13))
      #expect(agrees(found.waldTest.statistic?.value ?? 0, fixture.wald, digits: digits - 1))
      #expect(found.waldTest.statistic?.degreesOfFreedom == Double(fixture.columns.count))
    }
  }

  /// R 4.2 with cmprsk 2.2, which stops at 7 to 15 digits, and which has other standard errors
  /// with several groups of censoring.
  @Test func crrOfR() throws {
    let cases = try FineGrayFixture.cases()
    for truth in try FineGrayFixture.other().cases {
      let fixture = try #require(cases.first { $0.name == truth.name })
      let found = try fixture.regression()
      #expect(agrees(found.coefficients.map(\.estimate), truth.coefficients, digits: 7))
      #expect(
        agrees(
          found.coefficients.map(\.standardError), truth.standardErrors,
          digits: fixture.censoringGroups == nil ? 7 : 2))
      #expect(agrees(found.logPseudolikelihood, truth.logPseudolikelihood, digits: 13))
    }
  }

  /// R 4.2 with survival 3.5: `coxph` on `finegray`, with strata and late entry.
  @Test func expandedDataOfR() throws {
    let expanded = try FineGrayFixture.other().expanded
    #expect(expanded.count == 3)
    for truth in expanded {
      let found = try #require(try FineGrayFixture.named(truth.name)).regression()
      #expect(agrees(found.coefficients.map(\.estimate), truth.coefficients, digits: 13))
    }
  }

  /// Without events of other causes it is Cox's regression, and its errors are Lin and Wei's; so it
  /// is without censoring, when persons with another event are followed up for ever.
  @Test func relationToCoxRegression() throws {
    for name in ["no other cause", "no censoring"] {
      let fixture = try #require(try FineGrayFixture.named(name))
      let found = try fixture.regression()
      let cox = try CoxRegression(
        followUp: zip(fixture.times, fixture.causes).map { time, cause in
          FollowUp(time: cause == 2 ? 1e6 : time, isEvent: cause == 1)
        }, design: fixture.design(), ties: .breslow, inference: .robust)
      for (one, other) in zip(found.coefficients, cox.coefficients) {
        #expect(agrees(one.estimate, other.estimate, digits: 13))
        #expect(agrees(one.standardError, other.standardError, digits: 13))
      }
      #expect(agrees(found.logPseudolikelihood, cox.logLikelihood, digits: 13))
    }
  }

  @Test func frequenciesAreRepeatedRows() throws {
    let fixture = try #require(try FineGrayFixture.named("frequencies"))
    let rows = fixture.times.indices.flatMap { row in
      Array(repeating: row, count: fixture.frequencies?[row] ?? 1)
    }
    let repeated = try FineGrayRegression(
      times: rows.map { fixture.times[$0] }, causeCodes: rows.map { fixture.codes[$0] },
      causeNames: ["relapse", "death"], cause: "relapse",
      design: try Design(
        columns: fixture.columns.map { column in
          (name: column.name, values: rows.map { column.values[$0] })
        }))
    let weighted = try fixture.regression()
    for (one, other) in zip(weighted.coefficients, repeated.coefficients) {
      #expect(agrees(one.estimate, other.estimate, digits: 13))
      #expect(agrees(one.standardError, other.standardError, digits: 13))
    }
  }

  @Test func timeMayBeStretchedAndColumnsRescaled() throws {
    let fixture = try #require(try FineGrayFixture.named("ties"))
    let first = try fixture.regression()
    var other = fixture
    other.times = fixture.times.map { exp($0 / 4) }
    other.columns[0].values = fixture.columns[0].values.map { 40 - 1000 * $0 }
    let second = try other.regression()
    #expect(
      agrees(second.coefficients[0].estimate, -first.coefficients[0].estimate / 1000, digits: 13))
    #expect(
      agrees(
        second.coefficients[0].standardError, first.coefficients[0].standardError / 1000,
        digits: 13))
    #expect(agrees(second.coefficients[1].estimate, first.coefficients[1].estimate, digits: 13))
    #expect(
      agrees(second.coefficients[1].standardError, first.coefficients[1].standardError, digits: 13))
  }

  /// One group of censoring for each level of a constant is one for all; and the order of rows is
  /// none.
  @Test func orderOfRowsAndGroups() throws {
    let fixture = try #require(try FineGrayFixture.named("ties"))
    let first = try fixture.regression()
    var turned = fixture
    turned.times.reverse()
    turned.causes.reverse()
    for place in turned.columns.indices { turned.columns[place].values.reverse() }
    turned.censoringGroups = fixture.times.map { _ in "all" }
    turned.strata = turned.censoringGroups
    turned.entries = fixture.times.map { _ in 0 }
    let second = try turned.regression()
    for (one, other) in zip(first.coefficients, second.coefficients) {
      #expect(agrees(one.estimate, other.estimate, digits: 13))
      #expect(agrees(one.standardError, other.standardError, digits: 13))
    }
    #expect(first.censoringGroups == nil && second.censoringGroups == "censoring")
  }

  @Test func nearTiesAreTies() throws {
    let fixture = try #require(try FineGrayFixture.named("ties"))
    var near = fixture
    for row in near.times.indices where row % 2 == 0 { near.times[row] = near.times[row].nextUp }
    let (one, other) = (try fixture.regression(), try near.regression())
    #expect(other.mergedTimes > 0)
    #expect(agrees(one.coefficients[0].estimate, other.coefficients[0].estimate, digits: 14))
    #expect(
      agrees(one.coefficients[0].standardError, other.coefficients[0].standardError, digits: 14))
  }

  @Test func intervalsAndPValuesAgree() throws {
    let fixture = try #require(try FineGrayFixture.named("untied"))
    let plain = try fixture.regression()
    for place in plain.coefficients.indices {
      let at = try fixture.regression(level: 1 - plain.coefficients[place].pValue.value)
      let interval = at.coefficients[place].confidenceInterval
      #expect(min(interval.lower.magnitude, interval.upper.magnitude) < 1e-12)
    }
    #expect(
      try plain.waldTest(ofTerm: "x1").pValue.value
        - plain.coefficients[0].pValue.value < 1e-13)
    #expect(
      try plain.waldTest(of: ["x1", "x2"]).statistic == plain.waldTest.statistic)
    #expect(throws: StatsError.self) { try plain.waldTest(ofTerm: "x9") }
  }

  @Test func jsonThereAndBack() throws {
    for name in ["censoring groups", "offset", "late entry in strata"] {
      let found = try #require(try FineGrayFixture.named(name)).regression()
      let data = try JSONEncoder().encode(found)
      #expect(try JSONDecoder().decode(FineGrayRegression.self, from: data) == found)
    }
  }

  private func regression(
    _ times: [Double], _ codes: [Int?], _ columns: [(name: String, values: [Double])]
  ) throws -> FineGrayRegression {
    try FineGrayRegression(
      times: times, causeCodes: codes, causeNames: ["a", "b"], cause: "a",
      design: try Design(columns: columns))
  }

  /// Every event of the cause has the largest value of its risk set, and so no finite ratio.
  @Test func monotone() throws {
    let times = [1.0, 2, 3, 4, 5, 6, 7, 8]
    let codes: [Int?] = [0, 1, 0, nil, 0, 1, nil, nil]
    let up = [8.0, 2, 7, 1, 6, 3, 2, 1]
    let error = #expect(throws: StatsError.self) {
      try regression(times, codes, [("x", up), ("y", [1, 0, 1, 0, 0, 1, 1, 0])])
    }
    guard case .separation(let separation)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(separation.terms.contains { $0.name == "x" && $0.isPositive })
    // The person with the other event at 2 stays at risk: with a larger value there is overlap.
    var overlapping = up
    overlapping[1] = 6.5
    let fine = try regression(times, codes, [("x", overlapping)])
    #expect(fine.coefficients[0].estimate > 0)
    // In Cox's regression of the cause that person has left before the event at 5.
    overlapping[1] = 9
    #expect(throws: Never.self) { try regression(times, codes, [("x", overlapping)]) }
  }

  @Test func refusals() throws {
    let times = [1.0, 2, 3, 4, 5, 6]
    let codes: [Int?] = [0, 1, 0, nil, 0, 1]
    let x = [1.0, 3, 2, 5, 4, 0]
    #expect(throws: StatsError.noEvents(outcome: "a", count: 3)) {
      try regression([1, 2, 3], [1, nil, 1], [("x", [1, 2, 3])])
    }
    #expect(throws: StatsError.rankDeficient(terms: ["y"])) {
      try regression(times, codes, [("x", x), ("y", x.map { 2 * $0 + 1 })])
    }
    #expect(throws: StatsError.rankDeficient(terms: ["y"])) {
      try regression(times, codes, [("x", x), ("y", x.map { _ in 3 })])
    }
    #expect(throws: StatsError.unknownLevel(variable: "cause", level: "c", known: ["a", "b"])) {
      try FineGrayRegression(
        times: times, causeCodes: codes, causeNames: ["a", "b"], cause: "c",
        design: try Design(["x": x]))
    }
    #expect(throws: StatsError.self) { try regression(times, codes, []) }
    #expect(throws: StatsError.self) { try regression([1, 2], codes, [("x", x)]) }
    #expect(throws: StatsError.self) { try regression([], [], [("x", [])]) }
    #expect(throws: StatsError.self) {
      try regression(times, [0, 7, 0, nil, 0, 1], [("x", x)])
    }
    #expect(throws: StatsError.self) {
      try regression([-1, 2, 3, 4, 5, 6], codes, [("x", x)])
    }
    #expect(throws: StatsError.self) {
      try regression(times, codes, [("x", Array(x.dropLast()))])
    }
  }

  struct Patient: Sendable {
    var months: Double
    var event: String?
    var ending: String
    var age: Double?
    var arm: String
  }

  @Test func typedRecords() throws {
    let fixture = try #require(try FineGrayFixture.named("censoring groups"))
    let names: [String?] = [nil, "relapse", "death"]
    var patients = fixture.times.indices.map { row in
      Patient(
        months: fixture.times[row], event: names[fixture.causes[row]],
        ending: names[fixture.causes[row]] ?? "alive", age: fixture.columns[0].values[row],
        arm: fixture.censoringGroups?[row] ?? "")
    }
    var truth = fixture
    truth.columns.removeLast()
    let grouped = try Cohort(patients).fineGrayRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "relapse", on: [.numeric(\.age)],
      censoring: .by(\.arm))
    #expect(grouped.coefficients[0].estimate == (try truth.regression()).coefficients[0].estimate)
    #expect(grouped.censoringGroups == "arm")
    truth.censoringGroups = nil
    let plain = try Cohort(patients).fineGrayRegression(
      time: \.months, cause: \.event, of: "relapse", on: .numeric(\.age))
    #expect(plain.covariance == (try truth.regression()).covariance)
    let same = try Cohort(patients).fineGrayRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "relapse", on: [.numeric(\.age)])
    #expect(same == plain)
    #expect(plain.description.contains("Fine-Gray regression of relapse"))
    patients[3].age = nil
    let less = try Cohort(patients).fineGrayRegression(
      time: \.months, cause: \.event, of: "relapse", on: .numeric(\.age),
      .category(\.arm, reference: "a"))
    #expect(less.count == patients.count - 1 && less.exclusions.excluded == 1)
    #expect(less.coefficients.map(\.name) == ["age", "arm: b"])
    #expect(less.categories.first?.levels.map(\.name) == ["a", "b"])
    let hazards = try Cohort(patients).coxRegression(
      time: \.months, cause: \.event, of: "relapse", on: [.numeric(\.age)])
    let ending = try Cohort(patients).coxRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "relapse", on: [.numeric(\.age)])
    #expect(hazards.coefficients == ending.coefficients)
    let rows = patients.filter { $0.age != nil }
    let direct = try CoxRegression(
      followUp: rows.map { FollowUp(time: $0.months, isEvent: $0.event == "relapse") },
      design: try Design(["age": rows.map { $0.age ?? 0 }]))
    #expect(hazards.coefficients[0].estimate == direct.coefficients[0].estimate)
    #expect(hazards.outcome == "relapse" && hazards.description.contains("death are censored"))
    #expect(
      throws: StatsError.unknownLevel(
        variable: "event", level: "other", known: ["death", "relapse"])
    ) {
      try Cohort(patients).fineGrayRegression(
        time: \.months, cause: \.event, of: "other", on: .numeric(\.age))
    }
  }
}
