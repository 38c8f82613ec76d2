import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Curves: edges of time, plateaus, lookups, JSON and errors.
struct SurvivalCurveTests {
  private func curve(
    _ times: [Double], _ events: [Bool], interval: SurvivalInterval = .logLog
  ) throws -> SurvivalCurve {
    try KaplanMeier(try LifeTable(times: times, events: events), interval: interval).curves[0]
  }

  @Test func eventAtTimeZero() throws {
    let curve = try curve([0, 0, 1, 2], [true, false, true, false])
    #expect(try curve.atRisk(at: 0) == 4)
    #expect(try curve.survival(at: 0).value == 0.75)
    #expect(curve.rows.map(\.atRisk) == [4, 2, 1])
    #expect(curve.rows.map(\.survival) == [0.75, 0.375, 0.375])
  }

  @Test func numberAtRisk() throws {
    let late = try KaplanMeier(
      try LifeTable([
        FollowUp(time: 3, isEvent: true), FollowUp(time: 5, isEvent: true, entry: 2),
        FollowUp(time: 6, isEvent: false, entry: 4),
      ])
    ).curves[0]
    let numbers = try [0, 1, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7].map { try late.atRisk(at: $0) }
    #expect(numbers == [1, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 0])
  }

  @Test func lookup() throws {
    let curve = try curve([1, 2, 3, 4], [true, true, true, false])
    #expect(
      try [0, 0.5, 1, 1.5, 2, 3.9, 4].map { try curve.survival(at: $0).value }
        == [1, 1, 0.75, 0.75, 0.5, 0.25, 0.25])
    #expect(try curve.survival(at: 0.5).confidenceInterval == nil)
    #expect(try curve.survival(at: 2).confidenceInterval?.level == 0.95)
    #expect(try curve.survival(at: 2).name == "survival at 2")
  }

  @Test func extrapolationIsRefused() throws {
    let censored = try curve([1, 2], [true, false])
    let error = StatsError.undefined(
      "the time is beyond the last follow-up of group all: "
        + "a Kaplan-Meier curve is not extrapolated")
    #expect(throws: error) { try censored.survival(at: 2.1) }
    #expect(try censored.atRisk(at: 2.1) == 0)
    // All have died: S stays 0.
    #expect(try curve([1, 2], [true, true]).survival(at: 100).value == 0)
    for time in [-1, Double.nan, Double.infinity] {
      let error = StatsError.invalidArgument(
        name: "time", reason: "a time is 0 or more and finite")
      #expect(throws: error) { try censored.survival(at: time) }
      #expect(throws: error) { try censored.atRisk(at: time) }
    }
  }

  @Test func plateauAtOneHalf() throws {
    // S = 9/10 · 8/9 · ... in doubles misses 1/2 by rounding for many n; the midpoint must not.
    for half in 1...200 {
      let count = 2 * half
      let all = try curve(
        (1...count).map(Double.init), Array(repeating: true, count: count))
      #expect(all.median.median == Double(half) + 0.5, "n = \(count)")
      let odd = try curve(
        (1...(count + 1)).map(Double.init), Array(repeating: true, count: count + 1))
      #expect(odd.median.median == Double(half) + 1)
    }
    // Through censoring: 2/3 · 3/4 is 1/2; the next event is at 9.
    let gaps = try curve(
      [1, 1, 2, 3, 4, 5, 9, 10],
      [true, true, false, false, true, false, true, true])
    #expect(gaps.rows.map(\.survival)[3] == 0.75 * 0.75)
    // S stays at 1/2 to the end: the first time.
    #expect(try curve([1, 2, 3, 4], [true, true, false, false]).median.median == 2)
  }

  @Test func allCensored() throws {
    let curve = try curve([1, 2, 3], [false, false, false])
    #expect(curve.median.median == nil)
    #expect(curve.median.confidenceInterval == nil)
    #expect(curve.rows.allSatisfy { $0.survival == 1 && $0.standardError == 0 && $0.lower == nil })
    #expect(curve.description == "all: n = 3, 0 events, median not reached")
  }

  @Test func oneRowAndAllAtOnce() throws {
    let one = try curve([5], [true])
    #expect(one.median.median == 5)
    #expect(one.median.confidenceInterval == nil)
    #expect(one.rows[0].survival == 0)
    #expect(one.rows[0].standardError == nil)
    let tied = try curve([2, 2, 2], [true, true, true])
    #expect(tied.rows.count == 1)
    #expect(tied.median.median == 2)
  }

  @Test func emptyGroupAndEmptyTable() throws {
    let survival = try KaplanMeier(
      try LifeTable(times: [1], events: [true], groupCodes: [1], groupNames: ["a", "b"]))
    #expect(survival.median[0].count == 0)
    #expect(survival.curves[0].rows.isEmpty)
    #expect(try survival.curves[0].atRisk(at: 0) == 0)
    #expect(throws: StatsError.undefined("group a has no records and no survival")) {
      try survival.curves[0].survival(at: 0)
    }
    #expect(survival["c"] == nil)
    for names in [[], ["a"]] {
      #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
        try KaplanMeier(try LifeTable(times: [], events: [], groupNames: names))
      }
    }
  }

  @Test func timeRescaled() throws {
    let fixture = try #require(
      try ExactSurvivalFixture.load().cases.first { $0.name == "lung by sex" })
    let days = try KaplanMeier(try fixture.lifeTable())
    let codes = fixture.groupCodes
    for unit in [1 / 30.4375, 1 / 365.25, 1e-12, 1e200] {
      let scaled = try KaplanMeier(
        try LifeTable(
          times: fixture.times.map { $0 * unit }, events: fixture.events, groupCodes: codes,
          groupNames: fixture.groupNames))
      #expect(
        scaled.curves.map { $0.rows.map(\.survival) }
          == days.curves.map { $0.rows.map(\.survival) })
      #expect(try scaled.logRankTest().pValue == days.logRankTest().pValue)
      #expect(scaled.median.map(\.median) == days.median.map { $0.median.map { $0 * unit } })
    }
  }

  @Test func levelsAndTolerancesOutOfRange() throws {
    let table = try LifeTable(
      times: [1, 2], events: [true, true], groupCodes: [0, 1], groupNames: ["a", "b"])
    for level in [0, 1, 95, -1, Double.nan] {
      #expect(throws: StatsError.self) { try KaplanMeier(table, level: level) }
      #expect(throws: StatsError.self) { try LogRankTest(table, level: level) }
    }
    for share in [0, -1, 1, Double.nan, Double.infinity] {
      let error = StatsError.invalidArgument(
        name: "timeTolerance", reason: "a relative tolerance lies between 0 and 0.001")
      #expect(throws: error) { try KaplanMeier(table, timeTolerance: .relative(share)) }
    }
  }

  @Test func codable() throws {
    for fixture in try ExactSurvivalFixture.load().cases {
      let survival = try KaplanMeier(
        try fixture.lifeTable(), interval: .arcsine, timeTolerance: .none,
        labels: SurvivalLabels(time: VariableName("follow-up", unit: "months")))
      let data = try JSONEncoder().encode(survival)
      #expect(try JSONDecoder().decode(KaplanMeier.self, from: data) == survival)
      let curves = try JSONEncoder().encode(survival.curves)
      #expect(try JSONDecoder().decode([SurvivalCurve].self, from: curves) == survival.curves)
      let median = try JSONEncoder().encode(survival.median)
      #expect(try JSONDecoder().decode([MedianSurvival].self, from: median) == survival.median)
    }
  }

  @Test func whatIsNotReachedIsNull() throws {
    let curve = try curve([1, 2, 3], [false, false, false])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let median = String(decoding: try encoder.encode(curve.median), as: UTF8.self)
    #expect(
      median == #"{"confidenceInterval":null,"count":3,"events":0,"group":"all","#
        + #""median":null,"unit":null}"#)
    let row = String(decoding: try encoder.encode(curve.rows[0]), as: UTF8.self)
    #expect(row.contains(#""lower":null"#))
    let open = try self.curve([1, 2, 3, 4], [true, true, true, true])
    let text = String(decoding: try encoder.encode(open.median), as: UTF8.self)
    #expect(text.contains(#""upper":"Infinity""#))
    #expect(open.description == "all: n = 4, 4 events, median 2.5 (95 % CI 1 to not reached)")
  }
}
