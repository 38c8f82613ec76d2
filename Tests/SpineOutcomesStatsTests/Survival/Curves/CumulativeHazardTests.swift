import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Nelson-Aalen and Fleming-Harrington against exact fractions and R.
struct CumulativeHazardTests {
  @Test func exactHazards() throws {
    for expected in try CurvesFixture.load().cases {
      let survival = try expected.kaplanMeier()
      for estimator in CumulativeHazardEstimator.allCases {
        let log = try survival.cumulativeHazard(estimator)
        let plain = try survival.cumulativeHazard(estimator, interval: .plain)
        for (index, group) in expected.groups.enumerated() {
          let truth = try #require(group.hazards[estimator.rawValue])
          let rows = log.curves[index].rows.filter { $0.events > 0 }
          let others = plain.curves[index].rows.filter { $0.events > 0 }
          #expect(rows.count == truth.count)
          for ((row, other), right) in zip(zip(rows, others), truth) {
            let numbers = [
              row.time, row.hazard, row.standardError, row.lower ?? .nan, row.upper ?? .nan,
              other.lower ?? .nan, other.upper ?? .nan, row.survival,
            ]
            // A plain lower limit is a difference: nearly 0 it has fewer digits.
            #expect(
              agrees(numbers, right, digits: 14, absolute: 1e-15),
              "\(expected.name), \(estimator), \(row.time): \(numbers) for \(right)")
          }
        }
      }
    }
  }

  @Test func agreesWithR() throws {
    let expected = try RCurvesFixture.load()
    let survival = try SurvivalExamples.lung().kaplanMeier(
      time: \.days, event: \.died, by: \.sex)
    for (name, groups) in expected.hazards {
      let estimator = try #require(CumulativeHazardEstimator(rawValue: name))
      let hazard = try survival.cumulativeHazard(estimator)
      for (sex, right) in zip(["male", "female"], groups) {
        let rows = try #require(hazard[sex]).rows
        #expect(rows.map(\.time) == right.time)
        #expect(agrees(rows.map(\.hazard), right.hazard, digits: 13))
        #expect(agrees(rows.map(\.standardError), right.standardError, digits: 13))
      }
      let at360 = try #require(hazard["male"]).survival(at: 360)
      #expect(agrees(at360.value, try #require(expected.breslow[name]), digits: 13))
    }
  }

  /// Ties in the limit: n events of n at one time have the harmonic number, and Σ 1 / k² of
  /// 10^6 terms is known to 17 digits (50-digit sums).
  @Test func manyTiedEvents() throws {
    let table = try LifeTable(
      counts: [
        .init(time: 1, events: 999_999, censored: 0), .init(time: 2, events: 0, censored: 1),
      ])
    let row = try #require(
      CumulativeHazard(table, estimator: .flemingHarrington).curves[0].rows.first)
    #expect(agrees(row.hazard, 13.392726722865723, digits: 15))
    #expect(agrees(row.standardError, 0.8030772483694993, digits: 15))
    let huge = try LifeTable(
      counts: [
        .init(time: 1, events: 1 << 40), .init(time: 2, events: 0, censored: 1 << 40),
      ])
    let half = try #require(
      CumulativeHazard(huge, estimator: .flemingHarrington).curves[0].rows.first)
    // log 2 - (1 / 2^40 - 1 / 2^41) / 2, and the sum of squares 1 / 2^40 - 1 / 2^41.
    #expect(agrees(half.hazard, 0.6931471805597179, digits: 15))
    #expect(agrees(half.standardError, 6.743495761740745e-07, digits: 15))
  }

  /// Without ties the two estimators are one; with ties Fleming-Harrington is the larger.
  @Test func estimatorsDifferByTies() throws {
    let untied = try KaplanMeier(
      LifeTable(times: [1, 2, 3, 4, 5], events: [true, false, true, true, true]))
    #expect(
      try untied.cumulativeHazard().curves[0].rows.map(\.hazard)
        == untied.cumulativeHazard(.flemingHarrington).curves[0].rows.map(\.hazard))
    let tied = try KaplanMeier(
      LifeTable(times: [1, 1, 1, 2], events: [true, true, true, false]))
    let (plain, corrected) = (
      try tied.cumulativeHazard().curves[0].hazard(at: 1).value,
      try tied.cumulativeHazard(.flemingHarrington).curves[0].hazard(at: 1).value
    )
    #expect(plain == 0.75)
    #expect(agrees(corrected, 13.0 / 12, digits: 15))
  }

  @Test func lookupCodableAndErrors() throws {
    let survival = try KaplanMeier(
      LifeTable(times: [1, 3, 4], events: [true, true, false]),
      exclusions: Exclusions(
        initial: 4, missing: [.init(variable: "age", count: 1)], incomplete: 1))
    let hazard = try survival.cumulativeHazard()
    let curve = try #require(hazard["all"])
    #expect(try curve.hazard(at: 0.5).value == 0)
    #expect(try curve.hazard(at: 0.5).confidenceInterval == nil)
    #expect(try curve.survival(at: 0.5).value == 1)
    #expect(try agrees(curve.hazard(at: 4).value, 5.0 / 6, digits: 15))
    let limits = try #require(try curve.hazard(at: 4).confidenceInterval)
    let survivalLimits = try #require(try curve.survival(at: 4).confidenceInterval)
    #expect(survivalLimits.lower == exp(-limits.upper))
    #expect(throws: StatsError.self) { try curve.hazard(at: 4.5) }
    #expect(throws: StatsError.self) { try curve.hazard(at: -1) }
    #expect(throws: StatsError.self) { try survival.cumulativeHazard().curves[0].hazard(at: .nan) }
    let data = try JSONEncoder().encode(hazard)
    #expect(try JSONDecoder().decode(CumulativeHazard.self, from: data) == hazard)
    #expect(
      hazard.description
        == "cumulative hazard (Nelson-Aalen, log intervals); all: n = 3, 2 events; "
        + "1 of 4 records excluded (missing: age 1)")
  }
}
