import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Landmark analysis: those still followed without the event, from there on.
struct LandmarkTests {
  @Test func agreesWithR() throws {
    let expected = try RCurvesFixture.load().landmark
    let survival = try SurvivalExamples.lung().kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let landmark = try survival.landmark(at: 180)
    let curves = try ["male", "female"].map { try #require(landmark[$0]) }
    #expect(curves.map(\.count) == expected.n)
    let rows = curves.flatMap(\.rows)
    #expect(rows.map(\.time) == expected.time)
    #expect(agrees(rows.map(\.survival), expected.survival, digits: 14))
    for (row, (lower, upper)) in zip(rows, zip(expected.lower, expected.upper)) {
      guard let found = row.lower, let lower, let other = row.upper, let upper else { continue }
      #expect(agrees(found, lower, digits: 12) && agrees(other, upper, digits: 12))
    }
    #expect(landmark.exclusions.selections.last?.dropped == 228 - landmark.count)
    #expect(landmark.exclusions.analysed == landmark.count)
    #expect(landmark.description.contains("event or end of follow-up by 180"))
  }

  /// S after the landmark is S / S(landmark).
  @Test func conditionalSurvival() throws {
    for expected in try CurvesFixture.load().cases {
      let survival = try expected.kaplanMeier()
      let time = 2.0
      guard let landmark = try? survival.landmark(at: time) else { continue }
      for (curve, whole) in zip(landmark.curves, survival.curves) {
        guard let base = try? whole.survival(at: time).value, base > 0 else { continue }
        for row in curve.rows {
          let expected = try whole.survival(at: row.time + time).value / base
          #expect(agrees(row.survival, expected, digits: 13, absolute: 1e-15))
        }
      }
    }
  }

  @Test func lateEntriesBeforeItAreAtRiskFromTheStart() throws {
    let table = try LifeTable([
      FollowUp(time: 5, isEvent: true, entry: 1), FollowUp(time: 6, isEvent: false, entry: 3),
      FollowUp(time: 2, isEvent: true), FollowUp(time: 8, isEvent: true, entry: 4.5),
    ])
    let landmark = try table.landmark(at: 3)
    #expect(landmark.groups[0].times == [1.5, 2, 3, 5])
    #expect(landmark.groups[0].lateEntries == [1, 0, 0, 0])
    #expect(landmark.groups[0].atRisk == [2, 3, 2, 1])
    #expect(landmark.count == 3)
  }

  @Test func decimalsStayDecimals() throws {
    let table = try LifeTable(times: [12.3, 6, 7.1], events: [true, true, true])
    #expect(try table.landmark(at: 6).groups[0].times == [1.1, 6.3])
    #expect(try table.landmark(at: 0).groups[0].times == [6, 7.1, 12.3])
    #expect(try table.landmark(at: 12.3).count == 0)
    #expect(throws: StatsError.self) { try KaplanMeier(table).landmark(at: 20) }
    for time in [-1, Double.nan, .infinity] {
      #expect(throws: StatsError.self) { try table.landmark(at: time) }
    }
  }

  /// 0.1 + 0.2 is the landmark 0.3 for an analysis, and just after it for exact times.
  @Test func nearEqualTimesAreUpToTheLandmark() throws {
    let table = try LifeTable(times: [0.1 + 0.2, 0.5, 0.8], events: [true, true, false])
    let landmark = try KaplanMeier(table).landmark(at: 0.3)
    #expect(landmark.count == 2)
    #expect(landmark.lifeTable.groups[0].times == [0.2, 0.5])
    #expect(landmark.exclusions.selections.last?.dropped == 1)
    #expect(try KaplanMeier(table, timeTolerance: .none).landmark(at: 0.3).count == 3)
    #expect(try table.landmark(at: 0.3).count == 3)
  }

  @Test func strataAndCausesStay() throws {
    let table = try LifeTable(
      times: [1, 2, 3, 4], causeCodes: [0, 1, 1, nil], causeNames: ["x", "y"],
      stratumCodes: [0, 1, 0, 1], stratumNames: ["s", "t"])
    let landmark = try table.landmark(at: 1)
    #expect(landmark.stratumNames == ["s", "t"])
    #expect(landmark.groups[0].eventsByCause == [[0, 0, 0], [1, 1, 0]])
    var parts = try LifeTable(
      times: [1, 2], causeCodes: [0, 1], causeNames: ["x", "y"], stratumCodes: [0, 1],
      stratumNames: ["s", "t"]
    ).landmark(at: 1)
    try parts.merge(
      LifeTable(
        times: [3, 4], causeCodes: [1, nil], causeNames: ["x", "y"], stratumCodes: [0, 1],
        stratumNames: ["s", "t"]
      ).landmark(at: 1))
    #expect(parts == landmark)
  }
}
