import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Robust and cluster-robust covariances against 60-digit arithmetic.
@Suite struct RobustCovarianceTests {
  @Test(arguments: try InferenceFixture.models())
  func agreesWithTheDefinition(_ model: InferenceFixture.Model) throws {
    let expected = model.expected.robust
    for (correction, covariance) in (expected.byRow ?? expected.single).all {
      let fit = try model.data().fit(inference: .robust(correction))
      #expect(digits(fit.covariance, covariance) >= 12, "\(correction)")
      #expect(fit.inference == .robust(correction))
      #expect(fit.likelihoodRatioTest == nil)
      for (place, coefficient) in fit.coefficients.enumerated() {
        #expect(
          agrees(coefficient.standardError, covariance[place][place].squareRoot(), digits: 12))
      }
    }
    for (correction, covariance) in expected.single.all {
      let fit = try model.singleRows().fit(inference: .robust(correction))
      #expect(digits(fit.covariance, covariance) >= 12, "\(correction), single rows")
    }
  }

  @Test(arguments: try InferenceFixture.models().filter { $0.cluster != nil })
  func clusters(_ model: InferenceFixture.Model) throws {
    let expected = try #require(model.expected.robust.cluster)
    let fit = try model.data().fit(inference: .clustered)
    #expect(fit.clusterCount == expected.clusters)
    #expect(digits(fit.covariance, expected.cr1) >= 12)
    for (coefficient, truth) in zip(fit.coefficients, expected.coefficients) {
      #expect(coefficient.name == truth.name)
      #expect(agrees(coefficient.standardError, truth.standardError, digits: 12))
      #expect(coefficient.statistic.name == "t")
      #expect(coefficient.statistic.degreesOfFreedom == Double(expected.clusters - 1))
      #expect(agrees(coefficient.statistic.value, truth.t, digits: 11))
      #expect(agrees(coefficient.pValue.value, truth.pValue, digits: 10))
      let size = truth.standardError
      #expect(
        agrees(
          coefficient.confidenceInterval.lower, truth.lower, digits: 12, absolute: 1e-12 * size))
      #expect(
        agrees(
          coefficient.confidenceInterval.upper, truth.upper, digits: 12, absolute: 1e-12 * size))
    }
    let joint = try fit.waldTest(of: expected.jointTest.columns)
    #expect(joint.statistic?.name == "F")
    #expect(agrees(joint.statistic?.value ?? 0, expected.jointTest.f, digits: 11))
    #expect(joint.statistic?.degreesOfFreedom == expected.jointTest.degreesOfFreedom[0])
    #expect(joint.statistic?.denominatorDegreesOfFreedom == expected.jointTest.degreesOfFreedom[1])
    #expect(agrees(joint.pValue.value, expected.jointTest.pValueF, digits: 10))
    #expect(fit.notes.contains(.fewClusters(count: expected.clusters)) == (expected.clusters < 20))
    let decoded = try JSONDecoder().decode(
      JointTest.self, from: JSONEncoder().encode(joint))
    #expect(decoded == joint)
    #expect(joint.description.contains("F("))
  }
}
