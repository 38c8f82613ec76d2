import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// What is asked of fitted models beside inference, from `Tests/Fixtures/logistic-inference` at
/// 60 digits.
struct ChecksFixture: Decodable, CustomTestStringConvertible {
  struct Group: Decodable {
    let count: Int
    let events: Int
    let expectedEvents: Double
  }

  struct Grouped: Decodable {
    let statistic: Double
    let degreesOfFreedom: Double
    let pValue: Double
    let groups: [Group]
  }

  struct HosmerLemeshow: Decodable {
    let quantileType7: Grouped
    let middleOfTies: Grouped
  }

  struct Indices: Decodable {
    let aic: Double
    let bic: Double
    let aicWithBinomialCoefficients: Double
    let bicOfRowsWithBinomialCoefficients: Double
    let aicc: Double
    let mcFadden: Double
    let coxSnell: Double
    let nagelkerke: Double
    let tjur: Double
    let brier: Double
    let brierScaled: Double
    let concordance: Double
    let eventsPerVariable: Double
    let hosmerLemeshow: HosmerLemeshow
  }

  struct Interval: Decodable {
    let estimate: Double
    let standardError: Double
    let lower: Double
    let upper: Double
  }

  struct CalibrationTruth: Decodable {
    struct Test: Decodable {
      let statistic: Double
      let pValue: Double
    }

    let predictions: [Double]
    let interceptInTheLarge: Interval
    let intercept: Interval
    let slope: Interval
    let testOfBoth: Test
    let observedOverExpected: Double
    let brier: Double
    let concordance: Double
  }

  struct Influence: Decodable {
    let row: Int
    let leverage: Double
    let pearsonResidual: Double
    let devianceResidual: Double
    let standardizedPearson: Double
    let standardizedDeviance: Double
    let cooksDistance: Double
    let dfbeta: [Double]
  }

  struct Inflation: Decodable {
    let term: String
    let degreesOfFreedom: Int
    let gvif: Double
    let gvifScaled: Double
  }

  struct Standardised: Decodable {
    let from: [String: Double]
    let to: [String: Double]
    let riskFrom: Interval
    let riskTo: Interval
    let riskDifference: Interval
    let logRiskRatio: Interval
    let logMarginalOddsRatio: Interval
  }

  struct Expected: Decodable {
    let pearson: Double
    let standardErrors: [Double]
    let indices: Indices
    let calibration: CalibrationTruth?
    let influence: [Influence]
    let inflation: [Inflation]
    let standardised: Standardised?
  }

  let name: String
  let dataset: String
  let expected: Expected

  var testDescription: String { name }

  static func load() throws -> [ChecksFixture] {
    struct File: Decodable { let models: [ChecksFixture] }
    return try Fixtures.json("logistic-inference/expected.json", as: File.self).models
  }

  static func named(_ name: String) throws -> ChecksFixture {
    try #require(try load().first { $0.name == name })
  }

  func data() throws -> LogisticData {
    try #require(try InferenceFixture.models().first { $0.name == name }).data()
  }
}
