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
    let response = try LogisticResponse(
      outcome: fixture.outcome.map { $0 == 1 }, frequencies: nil)
    let resamples = fixture.resamples.map { rows in
      var trials = [Int](repeating: 0, count: fixture.outcome.count)
      for row in rows { trials[row] += 1 }
      return response.resampled(
        events: zip(trials, fixture.outcome).map { $0 * $1 }, trials: trials)
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

  private let x = (0..<60).map { Double(($0 * 37) % 23) / 4 }
  private let w = (0..<60).map { Double(($0 * $0) % 11) }
  private let outcome = (0..<60).map { ($0 * $0 * 7 + $0) % 5 < 2 }

  /// Only with a constant term and without an offset is the own calibration line 0 + 1.
  @Test func apparentLineIsTheCalibrationOfTheFit() throws {
    let offset = DesignTerm.offset("known", w.map { 0.3 * $0 - 2 })
    let terms: [DesignTerm] = [.numeric("x", x)]
    let designs = [
      try Design(terms: terms + [offset]),
      try Design(terms: terms + [.numeric("w", w)], intercept: .omitted),
      try Design(terms: terms + [offset], intercept: .omitted),
    ]
    for design in designs {
      let data = try LogisticData(outcome: outcome, design: design)
      let line = try data.calibration(of: data.fit())
      let optimism = try data.optimism(resamples: 5, seed: 1)
      #expect((line.slope.value - 1).magnitude > 1e-3)
      #expect(agrees(optimism.calibrationSlope.apparent, line.slope.value, digits: 11))
      #expect(agrees(optimism.calibrationIntercept.apparent, line.intercept.value, digits: 11))
    }
    let plain = try LogisticData(outcome: outcome, design: Design(["x": x, "w": w]))
    let line = try plain.calibration(of: plain.fit())
    #expect(agrees(line.slope.value, 1, digits: 11))
    #expect(try plain.optimism(resamples: 5, seed: 1).calibrationSlope.apparent == 1)
  }

  @Test func clustersAreDrawnWhole() throws {
    let names = (0..<60).map { "c\($0 % 12)" }
    // Every cluster has some rows of frequency 0 and some of more.
    let frequencies = (0..<60).map { ($0 * 7) % 5 }
    let response = try LogisticResponse(
      outcome: outcome, frequencies: FrequencyWeights(frequencies))
    let resamples = try Resamples(
      response, clusters: RowGroups(name: "clusters", names: names), count: 20, seed: 4)
    #expect(resamples.unit == .clusters)
    var isVaried = false
    for resample in resamples {
      var drawn = [Int?](repeating: nil, count: 12)
      for row in 0..<60 {
        guard frequencies[row] > 0 else {
          #expect(resample.trials(row) == 0 && resample.events(row) == 0)
          continue
        }
        let times = resample.trials(row) / frequencies[row]
        #expect(resample.trials(row) == times * frequencies[row])
        #expect(resample.events(row) == (outcome[row] ? resample.trials(row) : 0))
        #expect(drawn[row % 12] == nil || drawn[row % 12] == times)
        drawn[row % 12] = times
      }
      #expect(drawn.reduce(0) { $0 + ($1 ?? 0) } == 12)
      isVaried = isVaried || drawn.contains(0)
    }
    #expect(isVaried)
  }

  /// Each row is drawn Binomial(60, 1/60) times: mean 1, variance 59/60.
  @Test func clustersOfOneRowAreRows() throws {
    let response = try LogisticResponse(outcome: outcome, frequencies: nil)
    let single = RowGroups(name: "clusters", names: (0..<60).map { "\($0)" })
    for clusters in [single, nil] {
      let resamples = try Resamples(response, clusters: clusters, count: 2_000, seed: 9)
      var (squares, events) = (0, 0)
      for resample in resamples {
        #expect(resample.totalTrials == 60)
        squares += (0..<60).reduce(0) { $0 + (resample.trials($1) - 1) * (resample.trials($1) - 1) }
        events += resample.totalEvents
      }
      // Five standard errors: sqrt(3 / 120000) and sqrt(60 * 0.24 / 2000) at most.
      #expect((Double(squares) / 120_000 - 59.0 / 60).magnitude < 0.025)
      #expect((Double(events) / 2_000 - Double(response.totalEvents)).magnitude < 0.43)
    }
  }

  @Test func clustersAreNamedInTheResult() throws {
    let design = try Design(["x": x, "w": w])
    let names = (0..<60).map { "c\($0 % 12)" }
    let clustered = try LogisticData(outcome: outcome, design: design, clusters: names)
    let records = try LogisticData(outcome: outcome, design: design)
    let one = try clustered.optimism(resamples: 30, seed: 2)
    #expect(one.unit == .clusters && one.description.contains("resamples of clusters"))
    #expect(try clustered.optimism(resamples: 30, seed: 2) == one)
    #expect(try clustered.optimism(resamples: 30, seed: 3) != one)
    #expect(try records.optimism(resamples: 30, seed: 2).unit == .records)
    let alone = try LogisticData(
      outcome: outcome, design: design, clusters: names.map { _ in "all" })
    #expect(throws: StatsError.tooFewGroups(variable: "clusters", found: 1, needed: 2)) {
      try alone.optimism(resamples: 5, seed: 1)
    }
    // The largest cluster could be drawn 2100 times: 2100 * 2^52 trials exceed what is counted.
    let many = RowGroups(name: "clusters", names: (0..<2_100).map { "c\($0)" })
    let counts = try BinomialCounts(
      successes: Array(repeating: 1, count: 2_100),
      trials: [1 << 52] + Array(repeating: 2, count: 2_099))
    #expect(throws: StatsError.tooLarge("the number of records of a resample of clusters")) {
      try Resamples(LogisticResponse(counts), clusters: many, count: 1, seed: 1)
    }
  }
}
