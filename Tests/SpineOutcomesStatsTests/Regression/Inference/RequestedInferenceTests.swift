import Foundation
import Testing

@testable import SpineOutcomesStats

/// Data remember the inference that they were asked for.
@Suite struct RequestedInferenceTests {
  private struct Patient: Sendable {
    var failed: Bool
    var age: Double
    var known: Double
    var hospital: String
  }

  private let cohort = Cohort(
    (0..<60).map { place in
      Patient(
        failed: (place * 7) % 11 < 4 + place / 20, age: Double(40 + (place * 13) % 37),
        known: Double(place % 5) / 10, hospital: "h\(place % 12)")
    })

  @Test func fitsTakeIt() throws {
    for (inference, expected) in [
      (CohortInference<Patient>.wald, LogisticInference.wald),
      (.profileLikelihood, .profileLikelihood), (.robust(.hc3), .robust(.hc3)),
      (.clustered(by: \.hospital), .clustered),
    ] {
      let data = try cohort.logisticData(of: \.failed, on: .numeric(\.age), inference: inference)
      #expect(data.inference == expected)
      let model = try data.fit()
      #expect(model.inference == expected)
      #expect(
        try model
          == cohort.logisticRegression(of: \.failed, on: .numeric(\.age), inference: inference))
      #expect(try data.fit(inference: .wald).inference == .wald)
      #expect(model.clusterVariable == (expected == .clustered ? "hospital" : nil))
      let rule = EliminationRule.pValue(.wald, limit: 1e-300)
      #expect(try data.backwardElimination(by: rule).model.inference == expected)
      #expect(
        try data.inclusionFrequencies(by: rule, resamples: 5, seed: 1).inference == expected)
    }
  }

  @Test func clustersOfArraysMeanClusterRobustErrors() throws {
    let data = try LogisticData(
      outcome: cohort.records.map(\.failed), design: Design(["age": cohort.records.map(\.age)]),
      clusters: cohort.records.map(\.hospital))
    let model = try data.fit()
    #expect(model.inference == .clustered && model.clusterCount == 12)
    #expect(model.table.description.contains("Clusters: 12 (clusters)."))
  }

  @Test func offsetsAreNamedAndCompared() throws {
    let data = try cohort.logisticData(of: \.failed, on: .numeric(\.age), .offset(\.known))
    let model = try data.fit()
    #expect(model.table.offsets == ["known"])
    #expect(model.table.description.contains("Offset: known (coefficient 1)."))
    #expect(try data.dropping(term: "age").fit().offsets == ["known"])
    let other = try cohort.logisticRegression(of: \.failed, on: [])
    #expect(throws: StatsError.self) { try model.likelihoodRatioTest(against: other) }
    let strata = try cohort.conditionalLogisticRegression(
      of: \.failed, on: .numeric(\.age), .offset(\.known), strata: \.hospital)
    let without = try cohort.conditionalLogisticRegression(
      of: \.failed, on: .numeric(\.age), strata: \.hospital)
    #expect(strata.offsets == ["known"] && without.offsets.isEmpty)
    #expect(strata.description.contains("offset known"))
    let json = try JSONEncoder().encode(strata)
    #expect(try JSONDecoder().decode(ConditionalLogisticRegression.self, from: json) == strata)
    #expect(String(decoding: json, as: UTF8.self).contains("\"inference\":{"))
  }

  @Test func jsonHasNoUnnamedKeysAndNullForWhatDoesNotExist() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .numeric(\.age), inference: .robust(.hc3))
    let text = String(decoding: try JSONEncoder().encode(model), as: UTF8.self)
    #expect(!text.contains("_0") && text.contains("\"correction\":\"HC3\""))
    for key in ["clusterCount", "likelihoodRatioTest", "penalisedLogLikelihood"] {
      #expect(text.contains("\"\(key)\":null"))
    }
    for rule in [EliminationRule.pValue(.score, limit: 0.1), .akaikeInformationCriterion] {
      let data = try JSONEncoder().encode(rule)
      #expect(try JSONDecoder().decode(EliminationRule.self, from: data) == rule)
      #expect(!String(decoding: data, as: UTF8.self).contains("_0"))
    }
    for inference in [LogisticInference.wald, .profileLikelihood, .robust(.hc1), .clustered] {
      let data = try JSONEncoder().encode(inference)
      #expect(try JSONDecoder().decode(LogisticInference.self, from: data) == inference)
    }
  }

  @Test func crudeAndAdjustedSurviveJSON() throws {
    let both = try cohort.crudeAndAdjustedRegression(of: \.failed, on: .numeric(\.age))
    #expect(
      try JSONDecoder().decode(CrudeAndAdjusted.self, from: JSONEncoder().encode(both)) == both)
    let failed = UnivariableRegression(
      variable: VariableName("age"), result: .failure(.rankDeficient(terms: ["age"])))
    let copy = try JSONDecoder().decode(
      UnivariableRegression.self, from: JSONEncoder().encode(failed))
    #expect(copy.description == failed.description)
  }

  @Test func penalisedTestIsNamed() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .numeric(\.age), estimator: .firth, inference: .profileLikelihood)
    #expect(model.likelihoodRatioTest?.method.hasPrefix("Penalised likelihood-ratio test") == true)
  }

  @Test func apparentCalibrationHasNoTest() throws {
    let data = try cohort.logisticData(of: \.failed, on: .numeric(\.age))
    #expect(try data.calibration(of: data.fit(estimator: .firth)).test == nil)
  }
}
