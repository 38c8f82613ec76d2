import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// The models of `Tests/Fixtures/logistic-firth`: penalised fits and profiles at 60 digits.
struct FirthFixture: Decodable, CustomTestStringConvertible {
  struct Limits: Decodable {
    let name: String
    let lower: Double
    let upper: Double
    let crossings: [Double]
  }

  struct TermTest: Decodable {
    let term: String
    let columns: [String]
    let statistic: Double
    let degreesOfFreedom: Double
    let pValue: Double
  }

  struct Expected: Decodable {
    let separation: String
    let names: [String]
    let estimates: [Double]
    let standardErrors: [Double]
    let covariance: [[Double]]
    let penalizedLogLikelihood: Double
    let logLikelihood: Double
    let nullPenalizedLogLikelihood: Double
    let coefficientTests: [LogisticTruth.Test]
    let terms: [TermTest]
    let likelihoodRatioTest: LogisticTruth.Test
    let profileIntervals: [Limits]
  }

  let name: String
  let columns: [LogisticDataset.Column]
  let outcome: [Int]?
  let successes: [Int]?
  let trials: [Int]?
  let frequencies: [Int]?
  let expected: Expected

  var testDescription: String { name }

  func data(
    _ change: ([LogisticDataset.Column]) -> [(name: String, values: [Double])] = {
      $0.map { ($0.name, $0.values) }
    }
  ) throws -> LogisticData {
    let design = try Design(
      columns: change(columns).map { column in
        let term = expected.terms.first { $0.columns.contains(column.name) }
        return DesignColumn(
          term: term?.term ?? column.name, factors: [.number(variable: VariableName(column.name))],
          values: .numbers(column.values))
      }, categories: [], offset: nil, intercept: .included)
    if let successes, let trials {
      return try LogisticData(
        counts: BinomialCounts(successes: successes, trials: trials), design: design)
    }
    return try LogisticData(
      outcome: (outcome ?? []).map { $0 == 1 }, design: design,
      frequencies: frequencies.map { try FrequencyWeights($0) })
  }

  static func load() throws -> [FirthFixture] {
    struct File: Decodable { let models: [FirthFixture] }
    return try Fixtures.json("logistic-firth/expected.json", as: File.self).models
  }
}
