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
    var stratum: String?
    var incidence: Double
    var logHazardError: Double
  }

  struct Case: Decodable {
    var name: String
    var times: [Double]
    var causes: [Int]
    var columns: [Column]
    var censoringGroups: [String]?
    var frequencies: [Int]?
    var offset: [Double]?
    var strata: [String]?
    var entries: [Double]?
    var pooled: Bool
    var coefficients: [Double]
    var standardErrors: [Double]
    var covariance: [[Double]]
    var logPseudolikelihood: Double
    var nullLogPseudolikelihood: Double
    var wald: Double
    var count: Int
    var events: Int
    var predictions: [Prediction]

    var codes: [Int?] { causes.map { $0 == 0 ? nil : $0 - 1 } }

    func design() throws -> Design {
      try Design(
        terms: columns.map { .numeric($0.name, $0.values) }
          + (offset.map { [.offset("known", $0)] } ?? []), intercept: .omitted)
    }

    func regression(level: Double = 0.95) throws -> FineGrayRegression {
      try FineGrayRegression(
        times: times, causeCodes: codes, causeNames: ["relapse", "death"], cause: "relapse",
        design: design(), entries: entries, strata: strata, censoring: censoring,
        frequencies: frequencies.map { try FrequencyWeights($0) }, level: level)
    }

    var censoring: FineGrayCensoring {
      censoringGroups.map { .groups($0) } ?? (pooled ? .pooled : .withinStrata)
    }

    /// The values of a prediction, by the names of the columns.
    func values(_ prediction: Prediction) -> [String: PredictorValue] {
      var values: [String: PredictorValue] = [:]
      for (column, value) in zip(columns, prediction.values) {
        values[column.name] = .number(value)
      }
      if offset != nil { values["known"] = .number(prediction.offset) }
      return values
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

    /// Estimates by `coxph` on `finegray`.
    struct Expanded: Decodable {
      var name: String
      var coefficients: [Double]
    }

    var cases: [Case]
    var expanded: [Expanded]
  }

  var cases: [Case]

  static func cases() throws -> [Case] {
    try Fixtures.json("fine-gray/expected.json", as: FineGrayFixture.self).cases
  }

  static func named(_ name: String) throws -> Case? { try cases().first { $0.name == name } }

  static func other() throws -> Other {
    try Fixtures.json("fine-gray/expected-r.json", as: Other.self)
  }
}
