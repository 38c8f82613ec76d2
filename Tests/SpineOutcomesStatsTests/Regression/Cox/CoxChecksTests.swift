import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct CoxChecksTests {
  private func forEach(
    _ body: (CoxExpected.Case, CoxFixture.Data) throws -> Void
  ) throws {
    let sets = try CoxFixture.load()
    for expected in try CoxExpected.load() {
      try body(expected, #require(sets[expected.name]))
    }
  }

  @Test func robustVariances() throws {
    try forEach { expected, set in
      let inference: CoxInference = set.cluster == nil ? .robust : .clustered
      let model = try set.data(expected.ties, inference: inference).fit()
      let covariance = model.covariance
      for (row, list) in expected.robust.enumerated() {
        for (column, value) in list.enumerated() {
          let scale = (expected.robust[row][row] * expected.robust[column][column]).squareRoot()
          #expect(
            coxDigits(covariance[row][column], value, scale: scale) >= 11.5,
            "\(expected.testDescription)")
        }
      }
      #expect(model.likelihoodRatioTest == nil && model.scoreTest == nil)
      #expect(model.clusterCount == set.cluster.map { Set($0).count })
    }
  }

  @Test func residuals() throws {
    try forEach { expected, set in
      let data = try set.data(expected.ties)
      let residuals = try data.residuals(of: data.fit())
      if let martingale = expected.martingale {
        for (own, other) in zip(residuals.martingale, martingale) {
          #expect((own - other).magnitude < 1e-13)
        }
      }
      let weights = set.frequency ?? set.time.map { _ in 1 }
      let squares = zip(residuals.martingale, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
      #expect(agrees(squares, expected.martingaleSquares, digits: 12))
      #expect(zip(residuals.martingale, weights).reduce(0) { $0 + $1.0 * $1.1 }.magnitude < 1e-11)
      for column in set.columns.indices {
        let score = zip(residuals.score, weights).reduce(0) {
          $0 + $1.0[column] * $1.0[column] * $1.1
        }
        #expect(agrees(score, expected.scoreSquares[column], digits: 11.5))
        let schoenfeld = residuals.schoenfeld.reduce(0) {
          $0 + $1.values[column] * $1.values[column] * Double($1.frequency)
        }
        #expect(agrees(schoenfeld, expected.schoenfeldSquares[column], digits: 12))
        let sum = residuals.schoenfeld.reduce(0) {
          $0 + $1.values[column] * Double($1.frequency)
        }
        #expect(sum.magnitude < 1e-12 * expected.schoenfeldSquares[column].squareRoot())
      }
    }
  }

  @Test func proportionalHazards() throws {
    let scales: [String: HazardTimeScale] = [
      "identity": .identity, "log": .logarithm, "rank": .rank, "km": .kaplanMeier,
    ]
    try forEach { expected, set in
      let data = try set.data(expected.ties)
      let model = try data.fit()
      for (name, values) in expected.proportionality {
        let tests = try data.proportionalHazardsTests(
          of: model, scale: #require(scales[name]))
        #expect(tests.map(\.variables) == expected.terms + ["all terms"])
        for (test, value) in zip(tests, values) {
          let own = try #require(test.statistic).value
          #expect(
            agrees(own, value, digits: 11, absolute: 1e-12),
            "\(expected.testDescription) \(name) \(test.variables ?? ""): \(own), \(value)")
        }
      }
    }
  }

  @Test func baselineAndPrediction() throws {
    try forEach { expected, set in
      let data = try set.data(expected.ties)
      let baseline = try data.baseline(of: data.fit())
      let names = set.strata.map { Set($0).sorted().map { "\(Int($0))" } }
      for (stratum, pairs) in expected.predicted.enumerated() {
        for (time, pair) in zip(expected.times, pairs) {
          let own = baseline.strata.first { $0.name == names?[stratum] }
          guard time <= own?.lastTime ?? 0, own != nil else { continue }
          let found = try baseline.predicted(
            row: expected.record, at: time, stratum: names?[stratum])
          let predicted = try #require(found)
          #expect(agrees(predicted.hazard, pair[0], digits: 12), "\(expected.testDescription)")
          #expect(agrees(predicted.error, pair[1], digits: 11.5), "\(expected.testDescription)")
        }
      }
    }
  }

  @Test func concordance() throws {
    let sets = try CoxFixture.load()
    for expected in try Fixtures.json("cox/r.json", as: CoxPeer.self).cases {
      let set = try #require(sets[expected.name])
      let data = try set.data(expected.ties)
      let own = try data.concordance(of: data.fit())
      #expect(
        [own.concordant, own.discordant, own.tied].map(Double.init)
          == Array(expected.counts.prefix(3)), "\(expected.name)")
      #expect(agrees(own.estimate.value, expected.concordance, digits: 13), "\(expected.name)")
      #expect(agrees(own.standardError, expected.concordanceSE, digits: 11), "\(expected.name)")
      guard set.cluster != nil else { continue }
      let clustered = try set.data(expected.ties, inference: .clustered)
      let model = try clustered.fit()
      #expect(
        agrees(
          try clustered.concordance(of: model).standardError, expected.clusteredSE, digits: 11),
        "\(expected.name)")
    }
  }
}

/// What R's survival package says of the same regressions.
struct CoxPeer: Decodable {
  struct Case: Decodable {
    let name: String
    let ties: CoxTies
    let counts: [Double]
    let concordance: Double
    let concordanceSE: Double
    let clusteredSE: Double
  }

  let cases: [Case]
}

extension CoxBaseline {
  /// The cumulated hazard of a row of columns, with its standard error.
  func predicted(
    row: [Double], at time: Double, stratum: String?
  ) throws -> (hazard: Double, error: Double)? {
    let own = try survival(
      ofRow: row, offset: 0, at: [time], stratum, .logLog, level: nil)
    return own.first.map { ($0.cumulativeHazard, $0.standardError) }
  }
}
