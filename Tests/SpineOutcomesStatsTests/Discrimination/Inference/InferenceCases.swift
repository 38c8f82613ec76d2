import Foundation
import SpineOutcomesStats
import _StatsTestSupport

/// Counts of one curve, as all generators of `Fixtures/roc-*` write them.
struct CountedCurve: Decodable, Sendable {
  var name: String
  var eventsScore: ScoreDirection
  var scores: [Double]
  var eventCounts: [Int]
  var otherCounts: [Int]
  var events: Int
  var others: Int

  func curve(_ direction: ScoreDirection? = nil) throws -> ROCCurve {
    try ROCCurve(
      GroupedValues(
        groups: ["other", "event"], values: scores, counts: [otherCounts, eventCounts]),
      events: "event", eventsScore: direction ?? eventsScore)
  }

  /// The curve with events and others exchanged.
  func swapped() throws -> ROCCurve {
    try ROCCurve(
      GroupedValues(
        groups: ["other", "event"], values: scores, counts: [eventCounts, otherCounts]),
      events: "event", eventsScore: eventsScore)
  }
}

/// Exact areas and variances of `Fixtures/roc-inference/generate.py`.
struct AreaCase: Decodable, Sendable, CustomStringConvertible {
  struct Inference: Decodable, Sendable {
    struct Test: Decodable, Sendable {
      var scale: AreaUnderCurve.IntervalScale
      var null: Double
      var z: Double
      var p: Double
      var pGreater: Double
    }
    struct Interval: Decodable, Sendable {
      var scale: AreaUnderCurve.IntervalScale
      var level: Double
      var lower: Double
      var upper: Double
    }
    var standardError: Double?
    var tests: [Test]
    var intervals: [Interval]
  }
  var curve: CountedCurve
  var area: Double
  var delong: Inference
  var hanleyMcNeil: Inference
  var null: Inference

  private enum Keys: CodingKey { case area, delong, hanleyMcNeil, null }

  init(from decoder: any Decoder) throws {
    curve = try CountedCurve(from: decoder)
    let container = try decoder.container(keyedBy: Keys.self)
    area = try container.decode(Double.self, forKey: .area)
    delong = try container.decode(Inference.self, forKey: .delong)
    hanleyMcNeil = try container.decode(Inference.self, forKey: .hanleyMcNeil)
    null = try container.decode(Inference.self, forKey: .null)
  }

  var description: String { curve.name }

  private struct File: Decodable { var cases: [AreaCase] }

  static func cases() -> [AreaCase] {
    (try? Fixtures.json("roc-inference/expected.json", as: File.self).cases) ?? []
  }
}

/// Exact partial areas and points of `Fixtures/roc-partial/generate.py`.
struct PartialCase: Decodable, Sendable, CustomStringConvertible {
  struct Partial: Decodable, Sendable {
    var focus: String
    var high: Double
    var low: Double
    var area: Double
    var corrected: Double
    var maximum: Double
    var minimum: Double

    var range: PartialRange {
      focus == "specificity" ? .specificity(low...high) : .sensitivity(low...high)
    }
  }
  struct At: Decodable, Sendable {
    var specificity: Double?
    var sensitivity: Double?
    var interpolated: Double
    var attainable: Double
  }
  var curve: CountedCurve
  var area: Double
  var partial: [Partial]
  var sensitivityAt: [At]
  var specificityAt: [At]

  private enum Keys: CodingKey { case area, partial, sensitivityAt, specificityAt }

  init(from decoder: any Decoder) throws {
    curve = try CountedCurve(from: decoder)
    let container = try decoder.container(keyedBy: Keys.self)
    area = try container.decode(Double.self, forKey: .area)
    partial = try container.decode([Partial].self, forKey: .partial)
    sensitivityAt = try container.decode([At].self, forKey: .sensitivityAt)
    specificityAt = try container.decode([At].self, forKey: .specificityAt)
  }

  var description: String { curve.name }

  private struct File: Decodable { var cases: [PartialCase] }

  static func cases() -> [PartialCase] {
    (try? Fixtures.json("roc-partial/expected.json", as: File.self).cases) ?? []
  }
}

/// Bootstraps row by row, of `Fixtures/roc-bootstrap/generate.py`.
struct BootstrapFile: Decodable {
  struct Inference: Decodable {
    var estimate: Double
    var standardError: Double
    var lower: Double
    var upper: Double
    var p: [String: Double]
    var z: Double?
    var normalP: Double?
    var normalLower: Double?
    var normalUpper: Double?
  }
  struct Single: Decodable {
    var name: String
    var eventsScore: ScoreDirection
    var scores: [Double]
    var outcomes: [Bool]
    var resamples: Int
    var seed: UInt64
    var measures: [String: Inference]
  }
  struct Paired: Decodable {
    var values: [[Double]]
    var outcomes: [Bool]
    var eventsScores: [ScoreDirection]
    var resamples: Int
    var seed: UInt64
    var measures: [String: [Inference]]
  }
  struct Unpaired: Decodable {
    struct Part: Decodable {
      var scores: [Double]
      var outcomes: [Bool]
    }
    var parts: [Part]
    var eventsScore: ScoreDirection
    var resamples: Int
    var seed: UInt64
    var measures: [String: Inference]
  }
  var single: [Single]
  var paired: Paired
  var unpaired: Unpaired

  static func load() throws -> BootstrapFile { try Fixtures.json("roc-bootstrap/expected.json") }

  static let measures: [String: ROCMeasure] = [
    "area": .area, "partial specificity 0.9 1": .partialArea(.specificity(0.9...1)),
    "partial sensitivity 0.8 1": .partialArea(.sensitivity(0.8...1)),
    "attainable sensitivity at 0.9": .sensitivity(atSpecificity: 0.9, .attainable),
    "interpolated sensitivity at 0.9": .sensitivity(atSpecificity: 0.9, .interpolated),
    "attainable specificity at 0.75": .specificity(atSensitivity: 0.75, .attainable),
  ]
}
