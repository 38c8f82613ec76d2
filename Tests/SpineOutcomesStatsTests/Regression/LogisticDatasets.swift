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

extension LogisticDataset {
  /// The 20 thousand rows that `generated` describes: not stored, made again by the same integers.
  static func twentyThousand() throws -> LogisticData {
    var state: UInt64 = 20_261_123
    func draw() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    let names = ["age", "female", "mass", "centre1", "centre2", "centre3", "marker"]
    var columns = [[Double]](repeating: [], count: names.count)
    var outcome: [Bool] = []
    for _ in 0..<20_000 {
      let (age, female) = (20 + draw() % 61, draw() % 2)
      let mass = Double(draw() % 4096) / 128
      let centre = draw() % 4
      let marker = Double(draw() % 2_000_003) / 1024
      let limit =
        40 + 4 * (age - 20) + 60 * female + 3 * Int(mass) + 20 * centre + Int(marker / 10)
      outcome.append(draw() % 1000 < limit)
      let row = [
        Double(age), Double(female), mass, centre == 1 ? 1 : 0, centre == 2 ? 1 : 0,
        centre == 3 ? 1 : 0, marker,
      ]
      for (place, value) in row.enumerated() { columns[place].append(value) }
    }
    return try LogisticData(
      outcome: outcome, design: Design(columns: Array(zip(names, columns))))
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
