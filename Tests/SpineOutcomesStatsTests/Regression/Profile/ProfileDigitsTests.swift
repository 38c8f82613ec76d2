import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Profile intervals and likelihood-ratio tests of `Tests/Fixtures/logistic-inference`, roots of
/// the profile at 60 digits.
@Suite struct ProfileDigitsTests {
  struct Model: Decodable {
    struct Limits: Decodable {
      let name: String
      let lower: Double
      let upper: Double
    }

    struct Term: Decodable {
      let term: String
      let columns: [String]
      let likelihoodRatio: LogisticTruth.Test
    }

    struct Expected: Decodable {
      let names: [String]
      let estimates: [Double]
      let standardErrors: [Double]
      let profileIntervals: [Limits]
      let terms: [Term]
    }

    let name: String
    let dataset: String
    let expected: Expected
  }

  private func models() throws -> [(Model, LogisticDataset)] {
    struct File: Decodable { let models: [Model] }
    let sets = try LogisticDataset.load()
    return try Fixtures.json("logistic-inference/expected.json", as: File.self).models
      .compactMap { model in
        sets.first { $0.name == model.dataset && $0.isStored }.map { (model, $0) }
      }
  }

  @Test func limitsAgreeWithTruth() throws {
    let models = try models()
    #expect(models.count >= 5)
    for (model, set) in models {
      let fit = try set.data().fit(inference: .profileLikelihood)
      let expected = model.expected
      var worst = 99.0
      for (place, limits) in expected.profileIntervals.enumerated() {
        let coefficient = fit.coefficients[place]
        #expect(coefficient.name == limits.name)
        let interval = coefficient.confidenceInterval
        for (actual, truth) in [(interval.lower, limits.lower), (interval.upper, limits.upper)] {
          let size = max(truth.magnitude, expected.standardErrors[place])
          worst = min(worst, -log10(max((actual - truth).magnitude / size, 1e-17)))
        }
      }
      if ProcessInfo.processInfo.environment["DIGITS"] != nil { print(model.name, worst) }
      #expect(worst >= 12, "\(model.name): \(worst)")
    }
  }

  @Test func testsAgreeWithTruth() throws {
    for (model, set) in try models() {
      let fit = try set.data().fit(inference: .profileLikelihood)
      for term in model.expected.terms where term.columns.count == 1 {
        let coefficient = try #require(fit[term.columns[0]])
        let truth = term.likelihoodRatio
        #expect(coefficient.statistic.name == "chi-square")
        #expect(coefficient.statistic.degreesOfFreedom == 1)
        // A difference of log-likelihoods of some hundreds.
        #expect(
          agrees(coefficient.statistic.value, truth.statistic, digits: 11, absolute: 1e-12),
          "\(model.name) \(term.term)")
        #expect(
          agrees(coefficient.pValue.value, truth.pValue, digits: 10),
          "\(model.name) \(term.term)")
      }
    }
  }
}
