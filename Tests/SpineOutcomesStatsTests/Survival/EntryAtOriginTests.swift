import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// An entry of 0 is no late entry, for those who leave at 0 as well.
struct EntryAtOriginTests {
  private let times = [0.0, 0, 1, 1, 2, 3]
  private let causes = [1, 2, 1, 0, 2, 0]
  private let names = ["recurrence", "death"]

  @Test func lifeTable() throws {
    let plain = try LifeTable(
      times: times, events: causes.map { $0 > 0 }, groupNames: ["all"])
    let given = try LifeTable(
      times: times, events: causes.map { $0 > 0 }, groupNames: ["all"],
      entries: [0, 0, 0, nil, 0, 0])
    #expect(given == plain)
    #expect(
      try LifeTable([FollowUp(time: 0, isEvent: true, entry: 0)])
        == LifeTable([FollowUp(time: 0, isEvent: true)]))
  }

  @Test func robustFollowUp() throws {
    let events = causes.map { $0 > 0 }
    #expect(
      try ClusteredFollowUp(times: times, events: events, entries: [0, 0, nil, 0, 0, 0])
        == ClusteredFollowUp(times: times, events: events))
  }

  private struct Patient: Sendable {
    var months: Double
    var ending: String
    var entry = 0.0
    var group = "all"
  }

  /// F at 0, 1 and 2 by exact arithmetic: 1/6, 1/6 + 4/6 1/4, and 1/6 + 4/6 3/4 1/2 for death; R's
  /// survfit gives the same.
  @Test func incidence() throws {
    let records = times.indices.map { row in
      Patient(months: times[row], ending: causes[row] == 0 ? "alive" : names[causes[row] - 1])
    }
    let incidence = try Cohort(records).cumulativeIncidence(
      time: \.months, ending: \.ending, censored: "alive", entry: \.entry, by: \.group,
      strata: \.group)
    let recurrence = try #require(incidence["recurrence", group: "all"])
    let death = try #require(incidence["death", group: "all"])
    let truths = [(0.0, 1.0 / 6, 1.0 / 6), (1.0, 1.0 / 3, 1.0 / 6), (2.0, 1.0 / 3, 5.0 / 12)]
    for (time, one, two) in truths {
      #expect(agrees(try recurrence.incidence(at: time).value, one, digits: 15))
      #expect(agrees(try death.incidence(at: time).value, two, digits: 15))
    }
  }
}
