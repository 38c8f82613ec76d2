import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// A number per so many of its units.
@Suite struct ScaledTermTests {
  private struct Patient: Sendable {
    var failed: Bool
    var meals: Double
    var hospital: String
  }

  private let patients: [Patient]

  init() {
    var patients: [Patient] = []
    for place in 0..<80 {
      let failed: Bool = (place * 7) % 11 < 4 + place / 24
      let meals: Int = 400 + (place * 137) % 913
      patients.append(
        Patient(failed: failed, meals: Double(meals), hospital: "h\(place % 3)"))
    }
    self.patients = patients
  }

  private func model(per: Double) throws -> LogisticRegression {
    try Cohort(patients).logisticRegression(
      of: \.failed, on: .numeric(\.meals, unit: "kcal", per: per),
      .category(\.hospital, reference: "h0"))
  }

  @Test func coefficientIsOfSoMany() throws {
    let (one, hundred) = (try model(per: 1), try model(per: 100))
    #expect(
      agrees(hundred.coefficients[1].estimate, 100 * one.coefficients[1].estimate, digits: 11))
    #expect(
      agrees(
        hundred.coefficients[1].standardError, 100 * one.coefficients[1].standardError, digits: 11))
    #expect(
      agrees(
        hundred.coefficients[1].pValue.value, one.coefficients[1].pValue.value, digits: 11))
    #expect(agrees(hundred.logLikelihood, one.logLikelihood, digits: 13))
    let coefficient = hundred.coefficients[1]
    #expect(coefficient.name == "meals (per 100)" && coefficient.term == "meals")
    #expect(coefficient.variable.description == "meals (per 100 kcal)")
    #expect(one.coefficients[1].name == "meals")
    #expect(hundred.table.rows[0].variable == VariableName("meals", unit: "per 100 kcal"))
    #expect(try hundred.waldTest(ofTerm: "meals").columns == ["meals (per 100)"])
  }

  @Test func predictionsAndRisksTakeTheNumberItself() throws {
    let (one, hundred) = (try model(per: 1), try model(per: 100))
    let values: [String: PredictorValue] = ["meals": 650, "hospital": "h1"]
    let (first, second) = (try one.probability(for: values), try hundred.probability(for: values))
    #expect(agrees(first.value, second.value, digits: 12))
    let term = { (per: Double) in Term<Patient>.numeric(\.meals, per: per) }
    var risks: [StandardisedRisks] = []
    for per in [1.0, 100] {
      let data = try Cohort(patients).logisticData(
        of: \.failed,
        on: [
          term(per), .category(\.hospital, reference: "h0"),
          .interaction(term(per), .category(\.hospital, reference: "h0")),
        ])
      risks.append(
        try data.standardisedRisks(
          of: data.fit(), reference: ["hospital": "h0"], compared: ["hospital": "h2"]))
      risks.append(
        try data.standardisedRisks(
          of: data.fit(), reference: ["meals": 500], compared: ["meals": 900]))
    }
    #expect(agrees(risks[0].riskDifference.value, risks[2].riskDifference.value, digits: 9))
    #expect(agrees(risks[1].riskDifference.value, risks[3].riskDifference.value, digits: 9))
  }

  @Test func survivesJSON() throws {
    let model = try model(per: 100)
    let copy = try JSONDecoder().decode(
      LogisticRegression.self, from: JSONEncoder().encode(model))
    #expect(copy == model)
    #expect(
      try copy.probability(for: ["meals": 650, "hospital": "h1"])
        == model.probability(for: ["meals": 650, "hospital": "h1"]))
  }

  @Test(arguments: [0, -1, .nan, .infinity, .leastNonzeroMagnitude]) func wrongUnits(_ per: Double)
  {
    #expect(throws: StatsError.self) { try model(per: per) }
  }
}
