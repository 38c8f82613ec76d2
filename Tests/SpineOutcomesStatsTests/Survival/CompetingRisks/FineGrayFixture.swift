import SpineOutcomesStats
import _StatsTestSupport

/// The cases of `Fixtures/fine-gray`: 50 digits, and what R's cmprsk gives for them.
struct FineGrayFixture: Decodable {
  struct Column: Decodable {
    var name: String
    var values: [Double]
  }

  struct Prediction: Decodable {
    var time: Double
    var values: [Double]
    var offset: Double
    var incidence: Double
  }

  struct Case: Decodable {
    var name: String
    var times: [Double]
    var causes: [Int]
    var columns: [Column]
    var censoringGroups: [String]?
    var frequencies: [Int]?
    var offset: [Double]?
    var coefficients: [Double]
    var standardErrors: [Double]
    var covariance: [[Double]]
    var logPseudolikelihood: Double
    var nullLogPseudolikelihood: Double
    var wald: Double
    var count: Int
    var events: Int
    var prediction: Prediction

    var codes: [Int?] { causes.map { $0 == 0 ? nil : $0 - 1 } }

    func design() throws -> Design {
      try Design(
        terms: columns.map { .numeric($0.name, $0.values) }
          + (offset.map { [.offset("known", $0)] } ?? []), intercept: .omitted)
    }

    func regression(level: Double = 0.95) throws -> FineGrayRegression {
      try FineGrayRegression(
        times: times, causeCodes: codes, causeNames: ["relapse", "death"], cause: "relapse",
        design: design(), censoringGroups: censoringGroups,
        frequencies: frequencies.map { try FrequencyWeights($0) }, level: level)
    }
  }

  struct Other: Decodable {
    struct Case: Decodable {
      var name: String
      var coefficients: [Double]
      var standardErrors: [Double]
      var logPseudolikelihood: Double
      var nullLogPseudolikelihood: Double
    }

    var cases: [Case]
  }

  var cases: [Case]

  static func cases() throws -> [Case] {
    try Fixtures.json("fine-gray/expected.json", as: FineGrayFixture.self).cases
  }

  static func named(_ name: String) throws -> Case? { try cases().first { $0.name == name } }

  static func cmprsk() throws -> [Other.Case] {
    try Fixtures.json("fine-gray/expected-r.json", as: Other.self).cases
  }
}
