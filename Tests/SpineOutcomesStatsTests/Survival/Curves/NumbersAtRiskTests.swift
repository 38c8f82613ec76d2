import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Numbers at risk, events and censorings at given times.
struct NumbersAtRiskTests {
  @Test func exactNumbers() throws {
    for expected in try CurvesFixture.load().cases {
      for (curve, group) in zip(try expected.kaplanMeier().curves, expected.groups) {
        let numbers = try curve.numbers(at: group.numbers.map { $0[0] })
        for (found, truth) in zip(numbers, group.numbers) {
          let place: Comment = "\(expected.name), \(curve.group), \(truth[0])"
          #expect(found.time == truth[0], place)
          #expect(
            [found.atRisk, found.events, found.censored, found.lateEntries]
              == truth.dropFirst().map { Int($0) }, place)
        }
      }
    }
  }

  @Test func agreesWithR() throws {
    let survival = try SurvivalExamples.lung().kaplanMeier(
      time: \.days, event: \.died, by: \.sex)
    let numbers = try ["male", "female"].flatMap { sex in
      try #require(survival[sex]).numbers(at: [0, 180, 360, 700]).map(\.atRisk)
    }
    #expect(numbers == (try RCurvesFixture.load().atRisk))
  }

  /// Everybody is at risk, to come, or gone: before the time by event or censoring.
  @Test func nobodyIsLost() throws {
    for expected in try CurvesFixture.load().cases {
      for curve in try expected.kaplanMeier().curves {
        let late = curve.rows.reduce(0) { $0 + $1.lateEntries }
        for row in curve.rows {
          let now = try curve.numbers(at: [row.time])[0]
          #expect(now.atRisk == row.atRisk)
          let gone = now.events - row.events + now.censored - row.censored
          #expect(now.atRisk + gone + late - now.lateEntries == curve.count)
        }
        let end = try curve.numbers(at: [1e9])[0]
        #expect(end.atRisk == 0)
        #expect(end.events == curve.events)
        #expect(end.events + end.censored == curve.count)
      }
    }
  }

  @Test func timeZeroAndOrder() throws {
    let curve = try KaplanMeier(
      LifeTable([
        FollowUp(time: 0, isEvent: true), FollowUp(time: 0, isEvent: false),
        FollowUp(time: 2, isEvent: true, entry: 1), FollowUp(time: 2, isEvent: true),
      ])
    ).curves[0]
    let numbers = try curve.numbers(at: [2, 0, 1, 1.5])
    #expect(numbers.map(\.atRisk) == [2, 3, 1, 2])
    #expect(numbers.map(\.events) == [3, 1, 1, 1])
    #expect(numbers.map(\.censored) == [1, 1, 1, 1])
    #expect(numbers.map(\.lateEntries) == [1, 0, 0, 1])
    #expect(throws: StatsError.self) { try curve.numbers(at: [1, -1]) }
    #expect(throws: StatsError.self) { try curve.numbers(at: [.nan]) }
  }
}
