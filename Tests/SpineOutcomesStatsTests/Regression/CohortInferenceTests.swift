import Foundation
import Testing

@testable import SpineOutcomesStats

/// The choices of a regression through a cohort are those of the data.
@Suite struct CohortInferenceTests {
  private struct Patient: Sendable {
    var failed: Bool?
    var age: Double
    var hospital: String?
    var copies: Int
  }

  private let cohort: Cohort<Patient>

  init() {
    var patients: [Patient] = []
    for place in 0..<48 {
      let failed: Bool = (place * 7) % 11 < 4 + place / 16
      patients.append(
        Patient(
          failed: place == 5 ? nil : failed, age: Double(40 + (place * 13) % 37),
          hospital: place == 9 ? nil : "h\(place % 8)", copies: 1 + place % 3))
    }
    cohort = Cohort(patients)
  }

  @Test func firthAndProfileLikelihood() throws {
    let data = try cohort.logisticData(of: \.failed, on: .numeric(\.age))
    for estimator in [LogisticEstimator.maximumLikelihood, .firth] {
      let model = try cohort.logisticRegression(
        of: \.failed, on: .numeric(\.age), estimator: estimator, inference: .profileLikelihood)
      #expect(try model == data.fit(estimator: estimator, inference: .profileLikelihood))
      #expect(model.count == 47 && model.estimator == estimator)
      #expect(model.coefficients[1].confidenceInterval.method.contains("profile"))
    }
  }

  @Test func clustersAreReadAndTheirGapsExcluded() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .numeric(\.age), inference: .clustered(by: \.hospital))
    #expect(model.clusterCount == 8 && model.count == 46)
    #expect(model.coefficients[1].statistic.name == "t")
    #expect(model.coefficients[1].statistic.degreesOfFreedom == 7)
    #expect(model.notes.contains(.fewClusters(count: 8)))
    #expect(model.likelihoodRatioTest == nil)
    let missing = model.exclusions.missing.first { $0.variable == "hospital" }
    #expect(missing?.count == 1)
  }

  @Test func frequenciesByProperty() throws {
    let weighted = try cohort.logisticRegression(
      of: \.failed, on: .numeric(\.age), frequencies: .by(\.copies))
    let repeated = Cohort(
      cohort.records.flatMap { Array(repeating: $0, count: $0.copies) })
    let long = try repeated.logisticRegression(of: \.failed, on: .numeric(\.age))
    #expect(weighted.count == long.count && weighted.events == long.events)
    for (one, other) in zip(weighted.coefficients, long.coefficients) {
      #expect((one.estimate - other.estimate).magnitude < 1e-12 * other.standardError)
    }
  }

  @Test func groupedOutcomesByProperty() throws {
    struct Ward: Sendable {
      var failures: Int
      var patients: Int
      var beds: Double
    }
    let wards = [
      Ward(failures: 2, patients: 11, beds: 10), Ward(failures: 5, patients: 14, beds: 22),
      Ward(failures: 1, patients: 9, beds: 13), Ward(failures: 6, patients: 10, beds: 31),
    ]
    let model = try Cohort(wards).logisticData(
      successes: \.failures, trials: \.patients, on: [.numeric(\.beds)]
    ).fit()
    #expect(model.count == 44 && model.events == 14 && model.degreesOfFreedom == 2)
    let wrong = wards + [Ward(failures: 3, patients: 2, beds: 12)]
    guard
      case .invalidValue(let value)? = statsError({
        try Cohort(wrong).logisticData(
          successes: \.failures, trials: \.patients, on: [.numeric(\.beds)])
      })
    else {
      Issue.record("no invalidValue")
      return
    }
    #expect(value.row == 5 && value.variable == "failures")
  }

  @Test func everyFormSurvivesJSON() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .numeric(\.age), .category(\.hospital, reference: "h0"),
      .interaction(.numeric(\.age), .power(\.age, exponent: 2)),
      estimator: .firth)
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(LogisticRegression.self, from: data) == model)
  }
}
