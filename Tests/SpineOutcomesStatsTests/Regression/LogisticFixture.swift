import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// The fits and separations of `Tests/Fixtures/logistic`, solved at 60 digits by mpmath.
struct LogisticFixture: Decodable {
  struct Column: Decodable {
    let name: String
    let values: [Double]
  }

  struct Fit: Decodable, CustomTestStringConvertible {
    let name: String
    let columns: [Column]
    let outcome: [Bool]
    let frequencies: [Int]?
    let intercept: Bool
    let expected: Expected

    var testDescription: String { name }

    func design() throws -> Design {
      try Design(
        columns: columns.map { ($0.name, $0.values) },
        intercept: intercept ? .included : .omitted)
    }

    func model() throws -> LogisticRegression {
      try LogisticRegression(
        outcome: outcome, design: design(), frequencies: frequencies.map(FrequencyWeights.init))
    }
  }

  struct Expected: Decodable {
    let names: [String]
    let estimates: [Double]
    let standardErrors: [Double]
    let pValues: [Double]
    let logLikelihood: Double
    let nullDeviance: Double
    let likelihoodRatioP: Double
    let condition: Double
  }

  struct Separated: Decodable {
    let rows: [[Double]]
    let outcome: [Bool]
    let kind: String
    let finite: [Bool]?
    let signs: [Int]?

    func design() throws -> Design {
      try Design(
        columns: rows[0].indices.map { column in ("x\(column)", rows.map { $0[column] }) })
    }
  }

  struct Endometrial: Decodable {
    let columns: [Column]
    let outcome: [Bool]
  }

  let fits: [Fit]
  let separations: [Separated]
  let endometrial: Endometrial

  static func load() throws -> LogisticFixture {
    try Fixtures.json("logistic/expected.json", as: LogisticFixture.self)
  }

  static func fit(_ name: String) throws -> Fit {
    guard let fit = try load().fits.first(where: { $0.name == name }) else {
      throw StatsError.undefined("no fixture named \(name)")
    }
    return fit
  }
}

/// The separation that a call throws; nil when it throws none.
func separation(_ body: () throws -> LogisticRegression) throws -> Separation? {
  do {
    _ = try body()
    return nil
  } catch StatsError.separation(let separation) {
    return separation
  }
}

/// The error that a call throws; nil when it throws none.
func statsError<Value>(_ body: () throws -> Value) -> StatsError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? StatsError
  }
}
