import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// What is asked of fitted models, from `Tests/Fixtures/logistic-inference` at 60 digits.
struct InferenceFixture: Decodable {
  struct Column: Decodable {
    let name: String
    let values: [Double]
  }

  struct Dataset: Decodable {
    let name: String
    let columns: [Column]?
    let outcome: [Int]?
    let successes: [Int]?
    let trials: [Int]?
    let frequencies: [Int]?
  }

  private struct Datasets: Decodable { let datasets: [Dataset] }

  struct Term: Decodable {
    let name: String
    let columns: [String]
  }

  struct Test: Decodable {
    let statistic: Double
    let degreesOfFreedom: Double
    let pValue: Double
  }

  struct TermTest: Decodable {
    let term: String
    let columns: [String]
    let likelihoodRatio: Test
    let score: Test
    let wald: Test
  }

  struct Nested: Decodable {
    let kept: [String]
    let likelihoodRatio: Test
    let score: Test
    let wald: Test
  }

  struct Family: Decodable {
    let hc0: [[Double]]
    let hc1: [[Double]]
    let hc2: [[Double]]
    let hc3: [[Double]]

    var all: [(RobustCorrection, [[Double]])] {
      [(.hc0, hc0), (.hc1, hc1), (.hc2, hc2), (.hc3, hc3)]
    }
  }

  struct Robust: Decodable {
    let hc0: [[Double]]
    let hc1: [[Double]]
    let hc2: [[Double]]
    let hc3: [[Double]]
    let byRow: Family?
    let cluster: Cluster?

    var single: Family { Family(hc0: hc0, hc1: hc1, hc2: hc2, hc3: hc3) }
  }

  struct Clustered: Decodable {
    let name: String
    let t: Double
    let pValue: Double
    let standardError: Double
    let lower: Double
    let upper: Double
  }

  struct Joint: Decodable {
    let columns: [String]
    let f: Double
    let degreesOfFreedom: [Double]
    let pValueF: Double
  }

  struct Cluster: Decodable {
    let clusters: Int
    let cr1: [[Double]]
    let tQuantile: Double
    let coefficients: [Clustered]
    let jointTest: Joint
  }

  struct Combination: Decodable {
    let weights: [Double]
    let estimate: Double
    let standardError: Double
    let lower: Double
    let upper: Double
  }

  struct Expected: Decodable {
    let estimates: [Double]
    let covariance: [[Double]]
    let scoreTest: Test
    let waldTest: Test
    let terms: [TermTest]
    let nested: Nested
    let robust: Robust
    let combination: Combination
  }

  struct Model: Decodable, CustomTestStringConvertible {
    let name: String
    let dataset: String
    let terms: [Term]
    let cluster: [Int]?
    let expected: Expected

    var testDescription: String { name }
  }

  let models: [Model]

  static func models() throws -> [Model] {
    try Fixtures.json("logistic-inference/expected.json", as: InferenceFixture.self).models
  }

  static func dataset(_ name: String) throws -> Dataset {
    let all = try Fixtures.json("logistic-datasets/datasets.json", as: Datasets.self).datasets
    guard let found = all.first(where: { $0.name == name }) else {
      throw StatsError.undefined("no data set named \(name)")
    }
    return found
  }
}

extension InferenceFixture.Model {
  /// The columns of some rows, grouped into terms.
  func design(_ data: InferenceFixture.Dataset, rows: [Int]? = nil) throws -> Design {
    let columns = try terms.flatMap { term in
      try term.columns.map { name in
        let column = try #require(data.columns?.first { $0.name == name })
        return DesignColumn(
          term: term.name, factors: [.number(variable: VariableName(name))],
          values: .numbers(rows.map { $0.map { column.values[$0] } } ?? column.values))
      }
    }
    return try Design(columns: columns, categories: [], offset: nil, intercept: .included)
  }

  /// The data as stored.
  func data() throws -> LogisticData {
    let set = try InferenceFixture.dataset(dataset)
    let clusters = cluster.map { $0.map { "\($0)" } }
    if let successes = set.successes, let trials = set.trials {
      return try LogisticData(
        counts: BinomialCounts(successes: successes, trials: trials), design: design(set),
        clusters: clusters, inference: .wald)
    }
    return try LogisticData(
      outcome: (set.outcome ?? []).map { $0 == 1 }, design: design(set),
      frequencies: set.frequencies.map(FrequencyWeights.init), clusters: clusters,
      inference: .wald)
  }

  /// The data with every observation on a row of its own.
  func singleRows() throws -> LogisticData {
    let set = try InferenceFixture.dataset(dataset)
    var rows: [Int] = []
    var outcome: [Bool] = []
    for row in (set.successes ?? set.outcome ?? []).indices {
      let events = set.successes?[row] ?? set.outcome?[row] ?? 0
      let trials = set.trials?[row] ?? 1
      for _ in 0..<(set.frequencies?[row] ?? 1) {
        for trial in 0..<trials {
          rows.append(row)
          outcome.append(trial < events)
        }
      }
    }
    return try LogisticData(outcome: outcome, design: design(set, rows: rows))
  }
}

/// The digits to which two covariance matrices agree, relative to the standard errors.
func digits(_ actual: [[Double]], _ expected: [[Double]]) -> Double {
  var worst = 1e-17
  for (row, pair) in zip(actual, expected).enumerated() {
    for (column, (one, other)) in zip(pair.0, pair.1).enumerated() {
      let size = (expected[row][row] * expected[column][column]).squareRoot()
      worst = max(worst, (one - other).magnitude / size)
    }
  }
  return actual.count == expected.count ? -log10(worst) : 0
}
