import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// The data sets of `Tests/Fixtures/logistic-datasets`, and their fits at 60 digits.
struct LogisticDataset: Decodable, CustomTestStringConvertible {
  struct Column: Decodable {
    let name: String
    let values: [Double]
  }

  let name: String
  let intercept: Bool
  let columns: [Column]?
  let outcome: [Int]?
  let successes: [Int]?
  let trials: [Int]?
  let frequencies: [Int]?
  let offset: [Double]?

  var testDescription: String { name }

  /// Whether the data are stored; others are generated or may not be copied.
  var isStored: Bool { columns != nil }

  func design() throws -> Design {
    var terms = (columns ?? []).map { DesignTerm.numeric($0.name, $0.values) }
    if let offset { terms.append(.offset("offset", offset)) }
    return try Design(terms: terms, intercept: intercept ? .included : .omitted)
  }

  func data() throws -> LogisticData {
    if let successes, let trials {
      return try LogisticData(
        counts: BinomialCounts(successes: successes, trials: trials), design: design())
    }
    return try LogisticData(
      outcome: (outcome ?? []).map { $0 == 1 }, design: design(),
      frequencies: frequencies.map { try FrequencyWeights($0) })
  }

  static func load() throws -> [LogisticDataset] {
    struct File: Decodable { let datasets: [LogisticDataset] }
    return try Fixtures.json("logistic-datasets/datasets.json", as: File.self).datasets
  }
}

/// A fit of a data set, solved at 60 digits.
struct LogisticTruth: Decodable {
  struct Test: Decodable {
    let statistic: Double
    let degreesOfFreedom: Double
    let pValue: Double
  }

  let name: String
  let names: [String]
  let estimates: [Double]
  let standardErrors: [Double]
  let pValues: [Double]
  let logLikelihood: Double
  let logLikelihoodWithBinomialCoefficients: Double?
  let deviance: Double
  let nullDeviance: Double
  let pearson: Double
  let observations: Int
  let events: Int
  let residualDegreesOfFreedom: Int
  let condition: Double
  let likelihoodRatioTest: Test?
  let scoreTest: Test?
  let waldTest: Test?

  static func load() throws -> [String: LogisticTruth] {
    struct File: Decodable { let fits: [LogisticTruth] }
    let fits = try Fixtures.json("logistic-datasets/expected.json", as: File.self).fits
    return Dictionary(fits.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
