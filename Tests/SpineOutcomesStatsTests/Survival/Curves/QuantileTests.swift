import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Quantiles of survival by both rules, with their intervals on every scale.
struct QuantileTests {
  @Test func exactQuantiles() throws {
    for expected in try CurvesFixture.load().cases {
      for scale in SurvivalInterval.allCases {
        let curves = try expected.kaplanMeier(scale).curves
        for (curve, group) in zip(curves, expected.groups) {
          for truth in group.quantiles {
            let place: Comment = "\(expected.name), \(curve.group), \(scale), \(truth.probability)"
            let midpoint = try curve.quantile(truth.probability)
            #expect(midpoint.time == truth.midpoint, place)
            #expect(midpoint.rule == .midpoint)
            let first = try curve.quantile(truth.probability, rule: .first)
            #expect(first.time == truth.first, place)
            // The two midpoint rules differ only where no event follows.
            let toEnd = try curve.quantile(truth.probability, rule: .midpointToEnd).time
            #expect(toEnd == midpoint.time || (midpoint.time == first.time && toEnd != nil), place)
            #expect(first.confidenceInterval == midpoint.confidenceInterval, place)
            let limits = truth.limits[scale.rawValue] ?? []
            #expect(midpoint.confidenceInterval?.lower == limits.first ?? nil, place)
            if let interval = midpoint.confidenceInterval {
              #expect(interval.upper == (limits.last ?? nil) ?? .infinity, place)
            }
          }
        }
      }
    }
  }

  @Test func agreesWithR() throws {
    let expected = try RCurvesFixture.load()
    for (name, groups) in expected.quantiles {
      let scale = try #require(SurvivalInterval(rawValue: name))
      let survival = try SurvivalExamples.lung().kaplanMeier(
        time: \.days, event: \.died, by: \.sex, interval: scale)
      for (sex, right) in zip(["male", "female"], groups) {
        let curve = try #require(survival[sex])
        for (index, probability) in expected.probabilities.enumerated() {
          let quantile = try curve.quantile(probability)
          #expect(quantile.time == right.time[index], "\(name), \(sex), \(probability)")
          #expect(
            quantile.confidenceInterval?.lower == right.lower[index],
            "\(name), \(sex), \(probability)")
          #expect(
            quantile.confidenceInterval.map { $0.upper.isFinite ? $0.upper : nil }
              == right.upper[index], "\(name), \(sex), \(probability)")
        }
      }
    }
  }

  /// The quantiles that R's survival package holds itself to (its tests/quantile.R), on the first
  /// test data of Therneau and Grambsch with one more censored person.
  @Test func publishedQuantiles() throws {
    let (times, events) = (
      [9.0, 1, 1, 6, 6, 8, 10], [true, true, false, true, true, false, false]
    )
    let levels = [13.0 / 14, 6.0 / 7, 2.0 / 3, 0.5, 9.0 / 35, 0.1]
    let all = try KaplanMeier(LifeTable(times: times, events: events), interval: .log).curves[0]
    let found = try levels.map { try all.quantile(1 - $0, rule: .midpointToEnd) }
    #expect(found.map(\.time) == [1, 3.5, 6, 9, 9.5, nil])
    #expect(found.map { $0.confidenceInterval?.lower } == [1, 1, 1, 6, 6, 9])
    #expect(found.allSatisfy { $0.confidenceInterval?.upper == .infinity })
    #expect(try all.quantile(1 - 9.0 / 35).time == 9)
    #expect(try levels.map { try all.quantile(1 - $0, rule: .first).time } == [1, 1, 6, 9, 9, nil])
    let groups = try KaplanMeier(
      LifeTable(
        times: times, events: events, groupCodes: [0, 1, 1, 1, 0, 0, 0], groupNames: ["0", "1"]),
      interval: .log
    ).curves.map { curve in
      try levels.map { try curve.quantile(1 - $0, rule: .midpointToEnd) }
    }
    #expect(groups[0].map(\.time) == [6, 6, 9, 9, nil, nil])
    #expect(groups[1].map(\.time) == [1, 1, 3.5, 6, 6, 6])
    #expect(groups[0].map { $0.confidenceInterval?.lower } == [6, 6, 6, 6, 9, 9])
    #expect(groups[1].map { $0.confidenceInterval?.lower } == [1, 1, 1, 1, nil, nil])
  }

  @Test func medianIsTheQuantileOfOneHalf() throws {
    for expected in try CurvesFixture.load().cases {
      for curve in try expected.kaplanMeier().curves {
        let quantile = try curve.quantile(0.5)
        #expect(quantile.time == curve.median.median)
        #expect(quantile.confidenceInterval == curve.median.confidenceInterval)
      }
    }
  }

  @Test func manyTimesArePassedOverRightly() throws {
    // The interval of each quantile against a search through all rows.
    let count = 3_000
    let times = (0..<count).map { Double(($0 * 7_919) % 10_007) }
    let events = (0..<count).map { $0 % 5 > 0 }
    for scale in SurvivalInterval.allCases {
      let curve = try KaplanMeier(
        LifeTable(times: times, events: events), interval: scale
      ).curves[0]
      for probability in [0.05, 0.3, 0.5, 0.875] {
        let interval = try curve.quantile(probability).confidenceInterval
        let rows = curve.rows
        let lower = rows.first { ($0.lower ?? 1) <= 1 - probability }?.time
        let upper = rows.first { ($0.upper ?? 1) <= 1 - probability }?.time
        #expect(interval?.lower == lower, "\(scale) \(probability)")
        #expect(interval?.upper == upper ?? .infinity, "\(scale) \(probability)")
      }
    }
  }

  @Test(arguments: [0, 1, -0.5, 1.5, Double.nan, .infinity])
  func refusesProbabilities(_ probability: Double) throws {
    let curve = try KaplanMeier(LifeTable(times: [1, 2], events: [true, true])).curves[0]
    #expect(throws: StatsError.self) { try curve.quantile(probability) }
  }

  @Test func codableAndDescribed() throws {
    let curve = try KaplanMeier(
      LifeTable(
        times: [1, 2, 3, 4, 5, 6, 7, 8], events: [true, true, true, true, true, false, true, false]),
      labels: SurvivalLabels(time: VariableName("t", unit: "months"))
    ).curves[0]
    for probability in [0.25, 0.5, 0.9] {
      let quantile = try curve.quantile(probability)
      let data = try JSONEncoder().encode(quantile)
      #expect(try JSONDecoder().decode(SurvivalQuantile.self, from: data) == quantile)
    }
    #expect(
      try curve.quantile(0.25).description.hasPrefix("all: 25 % had the event by 2.5 months ("))
    #expect(try curve.quantile(0.9).description == "all: 90 % not reached")
    let empty = try KaplanMeier(
      LifeTable(times: [1], events: [true], groupCodes: [1], groupNames: ["a", "b"]))
    #expect(try empty.curves[0].quantile(0.5).time == nil)
  }
}
