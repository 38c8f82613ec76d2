import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

private struct Patient: Sendable {
  enum Arm: String, CaseIterable, Categorical, Sendable { case surgery, radiation, care, none }

  var hospital: String
  var arm: Arm
  var age: Double?
  var months: Double
  var entered: Double
  var died: Bool
  var copies: Int
}

@Suite struct CoxCohortTests {
  private var records: [Patient] {
    let arms: [Patient.Arm] = [.surgery, .radiation, .care]
    var records: [Patient] = []
    for i in 0..<120 {
      let age: Double? = i == 5 ? nil : Double(50 + (i * 37) % 41)
      let months = Double(1 + (i * 53) % 60)
      records.append(
        Patient(
          hospital: "H\(i % 4)", arm: arms[(i * 7) % 3], age: age, months: months,
          entered: i % 5 == 0 ? 0.5 : 0, died: (i * 31) % 5 < 3, copies: 1 + i % 2))
    }
    return records
  }

  @Test func cohortAndArraysAgree() throws {
    let cohort = Cohort(records)
    let model = try cohort.coxRegression(
      time: \.months, event: \.died,
      on: .numeric(\.age, unit: "years", per: 10), .category(\.arm, reference: .surgery),
      strata: .by(\.hospital), entry: .at(\.entered), frequencies: .by(\.copies))
    let kept = records.filter { $0.age != nil }
    let arrays = try CoxRegression(
      followUp: kept.map { FollowUp(time: $0.months, isEvent: $0.died, entry: $0.entered) },
      design: Design(
        terms: [
          .numeric("age", kept.map { ($0.age ?? 0) / 10 }),
          .category("arm", kept.map(\.arm.rawValue), reference: "surgery"),
        ]),
      strata: kept.map(\.hospital), frequencies: FrequencyWeights(kept.map(\.copies)))
    #expect(model.coefficients.map(\.name) == ["age (per 10)", "arm: radiation", "arm: care"])
    for own in model.coefficients {
      let other = try #require(
        arrays.coefficients.first { $0.name == own.name || $0.name == "age" && own.term == "age" })
      #expect(
        (own.estimate - other.estimate).magnitude
          <= 1e-12 * max(own.estimate.magnitude, own.standardError))
    }
    #expect(model.count == kept.reduce(0) { $0 + $1.copies })
    #expect(model.exclusions.excluded == 1)
    #expect(model.strata == "hospital" && model.strataCount == 4 && model.entersLate)
    #expect(model.table.description.contains("hazard ratio"))
    #expect(model.table.rows.contains { $0.kind == .empty && $0.level == "none" })
    #expect(model.description.contains("hazard ratio"))
    #expect(!model.table.description.contains("odds"))
    let baseline = try cohort.coxData(
      time: \.months, event: \.died, on: .numeric(\.age), .category(\.arm, reference: .surgery),
      strata: .by(\.hospital)
    ).baseline(
      of: cohort.coxRegression(
        time: \.months, event: \.died, on: .numeric(\.age), .category(\.arm, reference: .surgery),
        strata: .by(\.hospital)))
    #expect(baseline.strata.compactMap(\.name) == ["H0", "H1", "H2", "H3"])
    let survival = try baseline.survival(
      for: ["age": 60, "arm": "care"], at: [0, 12, 24], stratum: "H2")
    #expect(survival[0].survival.value == 1 && survival[0].survival.confidenceInterval == nil)
    #expect(survival[1].survival.value > survival[2].survival.value)
    #expect(throws: StatsError.self) {
      try baseline.survival(for: ["age": 60, "arm": "care"], at: [12])
    }
    #expect(throws: StatsError.self) {
      try baseline.survival(for: ["age": 60, "arm": "none"], at: [12], stratum: "H2")
    }
  }

  @Test func oneAtATime() throws {
    let cohort = Cohort(records)
    let both = try cohort.crudeAndAdjustedCoxRegression(
      time: \.months, event: \.died, on: .numeric(\.age), .category(\.arm, reference: .surgery),
      inference: .clustered(by: \.hospital))
    #expect(both.crude.map(\.variable.label) == ["age", "arm"])
    #expect(try both.crude[1].result.get().count == 120 && both.adjusted.count == 119)
    #expect(both.adjusted.clusterCount == 4)
    #expect(both.adjusted.notes.contains(.fewClusters(count: 4)))
    let decoded = try JSONDecoder().decode(
      CrudeAndAdjustedHazards.self, from: JSONEncoder().encode(both))
    #expect(decoded == both)
  }

  /// Terms by themselves as a list or one after another, with late entry.
  @Test func listsAndArgumentsAgree() throws {
    let cohort = Cohort(records)
    let one = cohort.coxRegressionsOneAtATime(
      time: \.months, event: \.died, on: .numeric(\.age), .category(\.arm, reference: .surgery),
      entry: .at(\.entered))
    let other = cohort.coxRegressionsOneAtATime(
      time: \.months, event: \.died,
      on: [.numeric(\.age), .category(\.arm, reference: .surgery)], entry: .at(\.entered))
    #expect(one == other && one.count == 2)
    #expect(try one.allSatisfy { try $0.result.get().entersLate })
  }

  /// A cause-specific regression is that of the cause as the event, with late entry too; its data
  /// answer what a fit cannot, and its notes name what was censored.
  @Test func causesWithLateEntry() throws {
    let cohort = Cohort(records.enumerated().map { Ending($1, place: $0) })
    let data = try cohort.coxData(
      time: \.months, cause: \.cause, of: "relapse", on: [.numeric(\.age)], entry: .at(\.entered),
      frequencies: .by(\.copies))
    let plain = try cohort.coxData(
      time: \.months, event: \.relapsed, on: .numeric(\.age), entry: .at(\.entered),
      frequencies: .by(\.copies))
    let (model, other) = (try data.fit(), try plain.fit())
    #expect(model.coefficients == other.coefficients && model.entersLate)
    #expect(model.outcome == "relapse")
    #expect(model.notes.contains(.censoredCauses(cause: "relapse", censored: ["death"])))
    #expect(!other.notes.contains { if case .censoredCauses = $0 { true } else { false } })
    #expect(try data.concordance(of: model) == plain.concordance(of: other))
    #expect(
      try data.proportionalHazardsTests(of: model).map(\.pValue)
        == plain.proportionalHazardsTests(of: other).map(\.pValue))
    let direct = try cohort.coxRegression(
      time: \.months, cause: \.cause, of: "relapse", on: [.numeric(\.age)], entry: .at(\.entered),
      frequencies: .by(\.copies))
    #expect(direct == model)
    #expect(throws: StatsError.self) {
      try cohort.coxData(time: \.months, cause: \.cause, of: "move", on: [.numeric(\.age)])
    }
  }

  private struct Ending: Sendable {
    var cause: String?
    var relapsed: Bool
    var age: Double
    var months: Double
    var entered: Double
    var copies: Int

    init(_ patient: Patient, place: Int) {
      cause = patient.died ? (place % 3 == 0 ? "death" : "relapse") : nil
      relapsed = cause == "relapse"
      age = patient.age ?? 60
      (months, entered, copies) = (patient.months, patient.entered, patient.copies)
    }
  }

  @Test func errorsNameThePlace() {
    var wrong = records
    wrong[7].months = -1
    #expect {
      try Cohort(wrong).coxRegression(time: \.months, event: \.died, on: .numeric(\.age))
    } throws: { error in
      // The record without age is left out before.
      "\(error)".contains("months, row 8: the value is negative")
    }
  }
}
