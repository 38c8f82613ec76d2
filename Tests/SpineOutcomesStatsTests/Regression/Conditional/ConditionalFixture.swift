import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// `Tests/Fixtures/logistic-conditional`, at 60 digits.
struct ConditionalFixture: Decodable {
  typealias Test = InferenceFixture.Test

  struct Expected: Decodable {
    let names: [String]
    let estimates: [Double]
    let covariance: [[Double]]
    let standardErrors: [Double]
    let pValues: [Double]
    let logLikelihood: Double
    let nullLogLikelihood: Double
    let likelihoodRatioTest: Test
    let scoreTest: Test
    let waldTest: Test
    let informativeStrata: Int
    let informativeRows: Int
    let informativeEvents: Int
  }

  struct Model: Decodable, CustomTestStringConvertible {
    let name: String
    let columns: [InferenceFixture.Column]
    let outcome: [Int]
    let stratum: [Int]
    let expected: Expected

    var testDescription: String { name }

    func fit(frequencies: [Int]? = nil, rows: [Int]? = nil) throws -> ConditionalLogisticRegression
    {
      let rows = rows ?? Array(outcome.indices)
      return try ConditionalLogisticRegression(
        outcome: rows.map { outcome[$0] == 1 },
        design: Design(columns: columns.map { c in (c.name, rows.map { c.values[$0] }) }),
        strata: rows.map { "\(stratum[$0])" }, frequencies: frequencies.map(FrequencyWeights.init))
    }
  }

  struct NotEstimable: Decodable, CustomTestStringConvertible {
    let name: String
    let x: [Double]
    let outcome: [Int]
    let stratum: [Int]
    let sign: Int

    var testDescription: String { name }
  }

  let models: [Model]
  let notEstimable: [NotEstimable]

  static func load() throws -> ConditionalFixture {
    try Fixtures.json("logistic-conditional/expected.json", as: ConditionalFixture.self)
  }
}
