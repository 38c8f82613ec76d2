import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// The data sets of `Tests/Fixtures/cox`, and their fits at 60 digits by mpmath.
struct CoxFixture: Decodable {
  struct Column: Decodable {
    let name: String
    let values: [Double]
  }

  struct Data: Decodable {
    let name: String
    let time: [Double]
    let event: [Double]
    let columns: [Column]
    let entry: [Double]?
    let strata: [Double]?
    let frequency: [Double]?
    let cluster: [Double]?
  }

  let sets: [Data]

  static func load() throws -> [String: Data] {
    let fixture = try Fixtures.json("cox/data.json", as: CoxFixture.self)
    return Dictionary(uniqueKeysWithValues: fixture.sets.map { ($0.name, $0) })
  }
}

extension CoxFixture.Data {
  func design() throws -> Design {
    try Design(columns: columns.map { ($0.name, $0.values) })
  }

  func response() throws -> CoxResponse {
    try CoxResponse(
      times: time, events: event.map { $0 == 1 }, entries: entry,
      strata: strata.map { RowGroups(name: "strata", names: $0.map { "\($0)" }) },
      weights: frequency.map { .frequencies($0.map { Int($0) }) } ?? .none)
  }

  func problem(_ ties: CoxTies) throws -> CoxProblem {
    try CoxProblem(
      response(), design: design(), name: "event", exclusions: Exclusions(initial: time.count),
      ties: ties)
  }
}

struct CoxExpected: Decodable {
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let ties: CoxTies
    let count: Int
    let events: Int
    let estimates: [Double]
    let standardErrors: [Double]
    let covariance: [[Double]]
    let logLikelihood: Double
    let nullLogLikelihood: Double
    let scoreTest: Double
    let waldTest: Double
    let condition: Double
    let robust: [[Double]]
    let martingale: [Double]?
    let scoreSquares: [Double]
    let martingaleSquares: Double
    let schoenfeldSquares: [Double]
    let record: [Double]
    let times: [Double]
    let predicted: [[[Double]]]
    let terms: [String]
    let proportionality: [String: [Double]]

    var testDescription: String { "\(name), \(ties)" }
  }

  let cases: [Case]

  static func load() throws -> [Case] {
    try Fixtures.json("cox/expected.json", as: CoxExpected.self).cases
  }
}

/// The digits to which two numbers agree.
func coxDigits(_ actual: Double, _ expected: Double, scale: Double? = nil) -> Double {
  let distance = (actual - expected).magnitude
  guard distance > 0 else { return 17 }
  return -log10(distance / max(expected.magnitude, scale ?? 0))
}
