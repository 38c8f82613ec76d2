import Foundation
import SpineOutcomesStats
import _StatsTestSupport

/// The data sets and exact expectations of `Fixtures/roc/generate.py`.
struct ExactROC: Decodable {
  struct Case: Decodable, Sendable, CustomStringConvertible {
    var name: String
    var eventsScore: ScoreDirection
    var events: Int
    var others: Int
    var area: Double
    var standardError: Double
    var lower: Double
    var upper: Double
    var z: Double
    var p: Double
    var logitLower: Double
    var logitUpper: Double
    var logitP: Double
    var youden: [[Int]]
    var closestToCorner: [[Int]]
    var youdenIndex: Double
    var smirnov: Double
    var sensitivityInterval: [Double]
    var specificityInterval: [Double]
    var eventScores: [Double]
    var otherScores: [Double]

    var description: String { name }

    var scores: [Double] { eventScores + otherScores }

    var outcomes: [Bool] { eventScores.map { _ in true } + otherScores.map { _ in false } }

    func curve() throws -> ROCCurve {
      try ROCCurve(scores: scores, outcomes: outcomes, eventsScore: eventsScore)
    }
  }

  struct Bounds: Decodable {
    var k: [Int]
    var root: [Double]
    var complement: [Double]
    var p: [Double]
  }

  struct Limit: Decodable {
    var distances: [Double]
    var p: [Double]
  }

  var cases: [Case]
  var bounds: Bounds
  var limit: Limit

  static func load() throws -> ExactROC { try Fixtures.json("roc/expected.json") }

  static func cases() -> [Case] { (try? load().cases) ?? [] }
}

/// The curves of pROC on public data, of `Fixtures/roc/generate.R`.
struct PeerROC: Decodable {
  struct Case: Decodable, Sendable, CustomStringConvertible {
    var name: String
    var eventsScore: ScoreDirection
    var scores: [Double]
    var outcomes: [Bool]
    var area: Double
    var standardError: Double
    var lower: Double
    var upper: Double
    var innerThresholds: [Double]
    var sensitivities: [Double]
    var specificities: [Double]
    var youden: [Double]
    var closestToCorner: [Double]
    var truePositives: Int
    var falsePositives: Int
    var trueNegatives: Int
    var falseNegatives: Int
    var sensitivityInterval: [Double]
    var specificityInterval: [Double]
    var distance: Double
    var smirnov: Double

    var description: String { name }
  }

  var cases: [Case]

  static func cases() -> [Case] {
    (try? Fixtures.json("roc/expected-r.json", as: PeerROC.self).cases) ?? []
  }
}

/// Scores and outcomes for laws, the same in every run.
struct SyntheticScores {
  var scores: [Double] = []
  var outcomes: [Bool] = []

  /// Whole-numbered scores below `distinct`, raised for events by a tenth of them.
  init(count: Int, distinct: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<count {
      let isEvent = Int.random(in: 0..<3, using: &generator) == 0
      let score = Int.random(in: 0..<distinct, using: &generator)
      scores.append(Double(score + (isEvent ? distinct / 10 : 0)))
      outcomes.append(isEvent)
    }
  }
}
