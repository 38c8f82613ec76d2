import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

private struct Expected: Decodable {
  var outcome: [Bool]
  var probability: Double
  var limits: [Double]
}

@Suite("Predictions of a logistic regression")
struct LogisticPredictionTests {
  /// The digits that a predictor loses by its distance from 0 are those of distance / spread.
  @Test(arguments: [(0, 14.0), (2015, 12), (1e7, 8), (1e9, 6)])
  func distanceFromZeroKeepsTheInterval(distance: Double, digits: Double) throws {
    let expected: Expected = try Fixtures.json("logistic-prediction/expected.json")
    let points = expected.outcome.indices.map { distance + Double($0) }
    let model = try LogisticRegression(
      outcome: expected.outcome, design: Design(["x": points]))
    let prediction = try model.probability(for: ["x": .number(distance + 4)])
    let interval = try #require(prediction.confidenceInterval)
    #expect(agrees(prediction.value, expected.probability, digits: digits))
    #expect(agrees([interval.lower, interval.upper], expected.limits, digits: digits))
  }

  @Test func factorIsThatOfTheCovariance() throws {
    let expected: Expected = try Fixtures.json("logistic-prediction/expected.json")
    let model = try LogisticRegression(
      outcome: expected.outcome, design: Design(["x": (0..<10).map(Double.init)]))
    for (first, row) in model.covarianceFactor.enumerated() {
      for (second, other) in model.covarianceFactor.enumerated() {
        let product = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(agrees(product, model.covariance[first][second], digits: 14))
      }
    }
  }

  @Test func hostileFactorThrows() throws {
    let expected: Expected = try Fixtures.json("logistic-prediction/expected.json")
    let model = try LogisticRegression(
      outcome: expected.outcome, design: Design(["x": (0..<10).map(Double.init)]))
    var object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(model)) as? [String: Any])
    for factor in [[], [[]], [[1.0], [2.0]]] as [[[Double]]] {
      object["covarianceFactor"] = factor
      let data = try JSONSerialization.data(withJSONObject: object)
      let hostile = try JSONDecoder().decode(LogisticRegression.self, from: data)
      #expect(throws: StatsError.self) { try hostile.probability(for: ["x": 1]) }
    }
  }

  @Test func nameOfTheConstantTermIsRefused() {
    #expect(throws: StatsError.self) { try Design(["(intercept)": [1, 2]], intercept: .omitted) }
  }

  @Test func frequenciesCountAsRecordsInTheExclusions() throws {
    let model = try LogisticRegression(
      outcome: [true, false, true, false], design: Design(["x": [0, 1, 2, 3]]),
      frequencies: FrequencyWeights([3, 2, 2, 2]))
    #expect(model.count == 9)
    #expect(model.exclusions.analysed == 9)
  }
}
