import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct CutoffBootstrapTests {
  struct Expected: Decodable {
    struct Data: Decodable {
      var events: [Double]
      var others: [Double]
    }
    struct Resampled: Decodable {
      var rule: CutoffRule
      var resamples: Int
      var withoutCutoff: Int
      var seed: String
      var lower: Double
      var upper: Double
      var sensitivity: Double
      var specificity: Double
    }
    struct Enumerated: Decodable {
      var rule: CutoffRule
      var events: [Double]
      var others: [Double]
      var sensitivity: Double
      var specificity: Double
    }
    struct ManyRows: Decodable {
      var values: [Double]
      var events: [Int]
      var others: [Int]
      var resamples: Int
      var seed: String
      var sensitivity: Double
      var specificity: Double
    }
    var manyRows: ManyRows
    var kyphosisStart: Data
    var resampled: [Resampled]
    var enumerated: [Enumerated]
  }

  static func curve(
    _ events: [Double], _ others: [Double], _ direction: ScoreDirection = .lower
  ) throws -> ROCCurve {
    try ROCCurve(
      scores: events + others,
      outcomes: events.map { _ in true } + others.map { _ in false }, eventsScore: direction)
  }

  let expected: Expected

  init() throws { expected = try Fixtures.json("roc/expected-bootstrap.json") }

  /// The same resamples, evaluated row by row in Python.
  @Test func resamplesAreReproducible() throws {
    let data = expected.kyphosisStart
    let curve = try Self.curve(data.events, data.others)
    for case let truth in expected.resampled {
      let seed = try #require(UInt64(truth.seed))
      let result = try #require(
        try curve.cutoff(
          truth.rule, validation: .bootstrap(resamples: truth.resamples, seed: seed)
        ).bootstrap)
      #expect(result.thresholdInterval.lower == truth.lower)
      #expect(result.thresholdInterval.upper == truth.upper)
      #expect(result.sensitivity == truth.sensitivity)
      #expect(result.specificity == truth.specificity)
      #expect(result.seed == seed && result.generator == "xoshiro256**")
      #expect(result.resamples == truth.resamples)
      #expect(result.resamplesWithoutCutoff == truth.withoutCutoff)
    }
  }

  /// Records in several blocks, drawn by blocks in Python too.
  @Test func manyRows() throws {
    let truth = expected.manyRows
    let summary = try GroupedValues(
      groups: ["other", "event"], values: truth.values, counts: [truth.others, truth.events])
    let seed = try #require(UInt64(truth.seed))
    let result = try ROCCurve(summary, events: "event", eventsScore: .lower).cutoff(
      .youden, validation: .bootstrap(resamples: truth.resamples, seed: seed)
    ).bootstrap
    #expect(result?.sensitivity == truth.sensitivity)
    #expect(result?.specificity == truth.specificity)
  }

  /// Against all possible resamples; 40 000 draws leave a standard error below 0.003.
  @Test func resamplesHaveTheRightDistribution() throws {
    for truth in expected.enumerated {
      let result = try #require(
        try Self.curve(truth.events, truth.others).cutoff(
          truth.rule, validation: .bootstrap(resamples: 40_000, seed: 12)
        ).bootstrap)
      #expect(abs(result.sensitivity - truth.sensitivity) < 0.012)
      #expect(abs(result.specificity - truth.specificity) < 0.012)
    }
  }

  @Test func seedsDecide() throws {
    let data = expected.kyphosisStart
    let curve = try Self.curve(data.events, data.others)
    func run(_ seed: UInt64) throws -> Cutoff {
      try curve.cutoff(.youden, validation: .bootstrap(resamples: 100, seed: seed))
    }
    #expect(try run(4) == run(4))
    #expect(try run(4).bootstrap?.sensitivity != run(5).bootstrap?.sensitivity)
  }

  @Test func negatedScoresMirrorTheInterval() throws {
    let data = expected.kyphosisStart
    let validation = CutoffValidation.bootstrap(resamples: 100, seed: 3)
    let lower = try Self.curve(data.events, data.others).cutoff(.youden, validation: validation)
    let higher = try Self.curve(
      data.events.map { -$0 }, data.others.map { -$0 }, .higher
    ).cutoff(.youden, validation: validation)
    #expect(higher.threshold == -lower.threshold)
    let (first, second) = (lower.bootstrap, higher.bootstrap)
    #expect(second?.thresholdInterval.lower == (first?.thresholdInterval.upper).map { -$0 })
    #expect(second?.sensitivity == first?.sensitivity)
    #expect(second?.specificity == first?.specificity)
  }

  @Test func refusals() throws {
    let curve = try Self.curve([1, 2, 3], [2, 3, 4])
    for resamples in [Int.min, -1, 0, 1, 38, 1_000_001, Int.max] {
      #expect(throws: StatsError.self) {
        try curve.cutoff(.youden, validation: .bootstrap(resamples: resamples, seed: 1))
      }
    }
    _ = try curve.cutoff(.youden, validation: .bootstrap(resamples: 39, seed: 1))
    for (events, others) in [([1.0], [2.0, 3]), ([1, 2], [3])] {
      #expect(throws: StatsError.self) {
        try Self.curve(events, others).cutoff(
          .youden, validation: .bootstrap(resamples: 99, seed: 1))
      }
      _ = try Self.curve(events, others).cutoff(.youden, validation: .none)
    }
    let huge = try GroupedValues(
      groups: ["no", "yes"], values: [1, 2], counts: [[1 << 29, 1], [1, 1]])
    #expect(throws: StatsError.tooLarge("records to resample")) {
      try ROCCurve(huge, events: "yes", eventsScore: .higher).cutoff(
        .youden, validation: .bootstrap(resamples: 99, seed: 1))
    }
  }

  @Test func allTied() throws {
    let cutoff = try Self.curve([1, 1, 1], [1, 1]).cutoff(
      .youden, validation: .bootstrap(resamples: 99, seed: 1))
    #expect(cutoff.threshold == .infinity)
    #expect(cutoff.bootstrap?.sensitivity == 1 && cutoff.bootstrap?.specificity == 0)
    #expect(cutoff.bootstrap?.thresholdInterval.lower == .infinity)
    let json = try JSONEncoder().encode(cutoff)
    #expect(try JSONDecoder().decode(Cutoff.self, from: json) == cutoff)
  }
}
