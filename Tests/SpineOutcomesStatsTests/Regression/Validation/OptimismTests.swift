import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct OptimismTests {
  private struct Fixture: Decodable {
    struct Column: Decodable {
      let name: String
      let values: [Double]
    }

    struct Indices: Decodable {
      let concordance: Double
      let brier: Double
      let calibrationSlope: Double
      let calibrationIntercept: Double
    }

    let columns: [Column]
    let outcome: [Int]
    let resamples: [[Int]]
    let apparent: Indices
    let optimism: Indices
    let corrected: Indices
  }

  private func data(_ fixture: Fixture) throws -> LogisticData {
    try LogisticData(
      outcome: fixture.outcome.map { $0 == 1 },
      design: Design(columns: fixture.columns.map { ($0.name, $0.values) }))
  }

  @Test func agreesWithTruthOnListedResamples() throws {
    let fixture = try Fixtures.json("logistic-bootstrap/expected.json", as: Fixture.self)
    let resamples = fixture.resamples.map { rows in
      var trials = [Int](repeating: 0, count: fixture.outcome.count)
      for row in rows { trials[row] += 1 }
      return LogisticResponse(
        resampledEvents: zip(trials, fixture.outcome).map { $0 * $1 }, trials: trials)
    }
    let optimism = try data(fixture).optimism(
      estimator: .maximumLikelihood, seed: 0, over: resamples)
    #expect(optimism.resamples == 20 && optimism.failedResamples == 0)
    expect(optimism.concordance, \.concordance, fixture)
    expect(optimism.brierScore, \.brier, fixture)
    expect(optimism.calibrationSlope, \.calibrationSlope, fixture)
    expect(optimism.calibrationIntercept, \.calibrationIntercept, fixture)
  }

  /// Means of differences of numbers of size 1: 13 decimals.
  private func expect(
    _ index: Optimism.Index, _ path: KeyPath<Fixture.Indices, Double>, _ fixture: Fixture
  ) {
    #expect((index.apparent - fixture.apparent[keyPath: path]).magnitude < 1e-13)
    #expect((index.optimism - fixture.optimism[keyPath: path]).magnitude < 1e-13)
    #expect((index.corrected - fixture.corrected[keyPath: path]).magnitude < 1e-13)
  }

  @Test func seedDecides() throws {
    let data = try ChecksFixture.named("kyphosis").data()
    let one = try data.optimism(resamples: 50, seed: 7)
    #expect(try data.optimism(resamples: 50, seed: 7) == one)
    #expect(try data.optimism(resamples: 50, seed: 8) != one)
    #expect(one.seed == 7 && one.generator == SeededGenerator.name)
    #expect(one.resamples + one.failedResamples == 50)
    // Fits do worse on other records than on their own.
    #expect(one.concordance.optimism > 0 && one.brierScore.optimism < 0)
    #expect(one.calibrationSlope.corrected < 1)
  }

  @Test func firthFitsEveryResampleWithBothOutcomes() throws {
    let data = try LogisticData(
      outcome: [false, false, true, false, true, true], design: Design(["x": [1, 2, 3, 4, 5, 6]]))
    let optimism = try data.optimism(estimator: .firth, resamples: 40, seed: 1)
    let likelihood = try data.optimism(resamples: 40, seed: 1)
    #expect(likelihood.failedResamples > optimism.failedResamples)
  }

  @Test func numbersOfResamplesAreChecked() throws {
    let data = try ChecksFixture.named("kyphosis").data()
    for count in [Int.min, -1, 0, 1_000_001, .max] {
      #expect(throws: StatsError.self) { try data.optimism(resamples: count, seed: 1) }
    }
  }
}
