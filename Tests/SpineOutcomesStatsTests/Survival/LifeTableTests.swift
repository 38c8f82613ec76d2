import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// The summary: merging, weights, counts, JSON and its errors.
struct LifeTableTests {
  private func parts() throws -> (whole: LifeTable, parts: [LifeTable]) {
    let fixture = try #require(
      try ExactSurvivalFixture.load().cases.first { $0.name == "late entry and weights" })
    let parts = try (0..<3).map { part in
      let rows = fixture.times.indices.filter { $0 % 3 == part }
      return try LifeTable(
        times: rows.map { fixture.times[$0] }, events: rows.map { fixture.events[$0] },
        groupCodes: rows.map { fixture.groupCodes[$0] }, groupNames: fixture.groupNames,
        entries: rows.map { fixture.entries[$0] }, weights: rows.map { fixture.weights[$0] })
    }
    return (try fixture.lifeTable(), parts)
  }

  private func merged(_ first: LifeTable, _ second: LifeTable) throws -> LifeTable {
    var result = first
    try result.merge(second)
    return result
  }

  @Test func mergedPartsAreTheWhole() throws {
    let (whole, parts) = try parts()
    let left = try merged(try merged(parts[0], parts[1]), parts[2])
    let right = try merged(parts[0], try merged(parts[1], parts[2]))
    let swapped = try merged(parts[2], try merged(parts[1], parts[0]))
    #expect(left == whole)
    #expect(right == whole)
    #expect(swapped == whole)
    #expect(try merged(whole, LifeTable(times: [], events: [], groupNames: [])) == whole)
    #expect(try merged(LifeTable(times: [], events: [], groupNames: []), whole) == whole)
  }

  @Test func differentGroupsComeSorted() throws {
    let ba = try LifeTable(times: [1], events: [true], groupCodes: [0], groupNames: ["b", "a"])
    let ac = try LifeTable(times: [2], events: [false], groupCodes: [1], groupNames: ["a", "c"])
    #expect(try merged(ba, ba).groups.map(\.name) == ["b", "a"])
    let union = try merged(ba, ac)
    #expect(union.groups.map(\.name) == ["a", "b", "c"])
    #expect(union.groups.map(\.count) == [0, 1, 1])
    #expect(try merged(ac, ba) == union)
    #expect(try merged(try merged(ba, ba), ac) == merged(ba, try merged(ba, ac)))
  }

  @Test func weightsAreRepeatedRows() throws {
    let times = [3.0, 1, 4, 1, 5, 0]
    let events = [true, false, true, true, false, true]
    let entries: [Double?] = [nil, nil, 2, nil, 0, nil]
    let weights = [2, 0, 3, 1, 1, 4]
    let weighted = try LifeTable(times: times, events: events, entries: entries, weights: weights)
    let rows = times.indices.flatMap { Array(repeating: $0, count: weights[$0]) }
    let repeated = try LifeTable(
      rows.map { FollowUp(time: times[$0], isEvent: events[$0], entry: entries[$0]) })
    #expect(weighted == repeated)
    #expect(weighted.count == 11)
    #expect(weighted.events == 10)
    // Entry 0 is no late entry; only the three who entered at 2 did.
    #expect(weighted.groups[0].lateEntries == [0, 0, 3, 0, 0, 0])
    #expect(weighted.groups[0].times == [0, 1, 2, 3, 4, 5])
    #expect(weighted.groups[0].atRisk == [8, 4, 3, 6, 4, 1])
  }

  @Test func columnsFollowUpsAndCountsAgree() throws {
    let columns = try LifeTable(times: [2, 1, 2, 2], events: [true, false, true, false])
    let followUps = try LifeTable([
      FollowUp(time: 2, isEvent: false), FollowUp(time: 2, isEvent: true),
      FollowUp(time: 1, isEvent: false), FollowUp(time: 2, isEvent: true),
    ])
    let counts = try LifeTable(counts: [
      .init(time: 2, events: 1, censored: 1), .init(time: 1, events: 0, censored: 1),
      .init(time: 2, events: 1), .init(time: 7, events: 0),
    ])
    #expect(columns == followUps)
    #expect(columns == counts)
    #expect(columns.description == "life table of 1 group, 4 records, 2 events")
  }

  @Test func manyRowsAreCounted() throws {
    // Above the size from which keys are sorted by radix.
    let times = (0..<5_000).map { Double(($0 * 7_919) % 997) / 8 }
    let events = (0..<5_000).map { $0 % 3 == 0 }
    let codes = (0..<5_000).map { $0 % 4 }
    let names = ["a", "b", "c", "d"]
    let table = try LifeTable(times: times, events: events, groupCodes: codes, groupNames: names)
    for (code, group) in table.groups.enumerated() {
      #expect(group.times == Set(zip(times, codes).filter { $1 == code }.map(\.0)).sorted())
      #expect(group.count == 1_250)
      #expect(group.eventCount == (0..<5_000).filter { codes[$0] == code && events[$0] }.count)
    }
    let weighted = try LifeTable(
      times: times, events: events, groupCodes: codes, groupNames: names,
      weights: Array(repeating: 1, count: 5_000))
    #expect(weighted == table)
  }

  @Test func minusZeroIsZero() throws {
    let table = try LifeTable(times: [-0.0, 0.0], events: [true, false])
    #expect(table.groups[0].times.map(\.sign) == [.plus])
    #expect(table == (try LifeTable(counts: [.init(time: -0.0, events: 1, censored: 1)])))
  }

  @Test func codable() throws {
    let (whole, _) = try parts()
    let data = try JSONEncoder().encode(whole)
    #expect(try JSONDecoder().decode(LifeTable.self, from: data) == whole)
  }

  @Test(arguments: [
    #"{"name":"a","times":[2,1],"events":[1,1],"censored":[0,0],"lateEntries":[]}"#,
    #"{"name":"a","times":[1,1],"events":[1,1],"censored":[0,0],"lateEntries":[]}"#,
    #"{"name":"a","times":[-1],"events":[1],"censored":[0],"lateEntries":[]}"#,
    #"{"name":"a","times":[1],"events":[],"censored":[0],"lateEntries":[]}"#,
    #"{"name":"a","times":[1],"events":[1],"censored":[0,1],"lateEntries":[]}"#,
    #"{"name":"a","times":[1],"events":[1],"censored":[0],"lateEntries":[0,0]}"#,
    #"{"name":"a","times":[1],"events":[-1],"censored":[2],"lateEntries":[]}"#,
    #"{"name":"a","times":[1],"events":[0],"censored":[0],"lateEntries":[]}"#,
    #"{"name":"a","times":[1,2],"events":[2,0],"censored":[0,1],"lateEntries":[2,0]}"#,
    #"{"name":"a","times":[1],"events":[9007199254740993],"censored":[0],"lateEntries":[]}"#,
    #"{"name":"a","times":[1],"events":[1],"censored":[0],"lateEntries":[9223372036854775807]}"#,
    #"{"name":"a","times":[],"events":[],"censored":[]},{"name":"a","times":[],"events":[],"censored":[]}"#,
  ])
  func refusesInvalidJSON(_ group: String) {
    let json = Data(#"{"groups":[\#(group)]}"#.utf8)
    #expect(throws: (any Error).self) { try JSONDecoder().decode(LifeTable.self, from: json) }
  }

  @Test(arguments: [-1, Double.nan, Double.infinity, -Double.infinity])
  func refusesTimes(_ time: Double) {
    let reason = time < 0 ? "is negative" : "is not a finite number"
    let error = StatsError.invalidValue(
      InvalidValue(variable: "time", row: 2, reason: reason))
    #expect(throws: error) { try LifeTable(times: [1, time], events: [true, true]) }
    #expect(throws: error) {
      try LifeTable([
        FollowUp(time: 1, isEvent: true), FollowUp(time: time, isEvent: true, entry: 0.5),
      ])
    }
    #expect(throws: error) {
      try LifeTable(counts: [.init(time: 1, events: 1), .init(time: time, events: 1)])
    }
    #expect(throws: StatsError.self) {
      try LifeTable([FollowUp(time: 2, isEvent: true, entry: time)])
    }
  }

  @Test(arguments: [1.0, 2.0, 0.5])
  func refusesEntryNotBeforeTheEnd(_ entry: Double) {
    let error = StatsError.invalidValue(
      InvalidValue(variable: "entry", row: 1, reason: "is not before the end of follow-up"))
    #expect(throws: error) { try LifeTable([FollowUp(time: 0.5, isEvent: true, entry: entry)]) }
  }

  @Test func refusesColumnsAndNames() {
    #expect(
      throws: StatsError.lengthMismatch(
        first: "times", firstCount: 1, second: "events", secondCount: 0)
    ) { try LifeTable(times: [1], events: []) }
    #expect(
      throws: StatsError.lengthMismatch(
        first: "times", firstCount: 1, second: "weights", secondCount: 2)
    ) { try LifeTable([FollowUp(time: 1, isEvent: true)], weights: [1, 1]) }
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "weight", row: 1, reason: "is negative"))
    ) { try LifeTable(times: [1], events: [true], weights: [-1]) }
    for code in [-1, 1, Int.max] {
      #expect(
        throws: StatsError.invalidValue(
          InvalidValue(variable: "group", row: 1, reason: "has no group name"))
      ) { try LifeTable(times: [1], events: [true], groupCodes: [code]) }
    }
    #expect(
      throws: StatsError.invalidArgument(
        name: "groupNames", reason: "a group name is given twice")
    ) { try LifeTable(times: [], events: [], groupNames: ["a", "a"]) }
    #expect(throws: StatsError.self) { try LifeTable(counts: [.init(time: 1, events: -1)]) }
    #expect(throws: StatsError.unknownLevel(variable: "group", level: "b", known: ["all"])) {
      try LifeTable(counts: [.init(group: "b", time: 1, events: 1)])
    }
  }

  @Test func refusesTooMany() throws {
    let error = StatsError.tooLarge("more than 2^53 records in a life table")
    let most = 1 << 53
    #expect(throws: error) { try LifeTable(times: [1], events: [true], weights: [Int.max]) }
    #expect(throws: error) {
      try LifeTable(times: [1, 2], events: [true, false], weights: [most, 1])
    }
    var table = try LifeTable(times: [1], events: [true], weights: [most])
    let one = try LifeTable(times: [1], events: [true])
    #expect(throws: error) { try table.merge(one) }
    #expect(table.count == most)
  }

  @Test func refusesMoreLeavingThanAtRisk() {
    #expect(throws: StatsError.undefined("group all: more leave at a time than are at risk")) {
      try LifeTable(counts: [
        .init(time: 1, events: 2), .init(time: 2, events: 0, lateEntries: 1),
      ])
    }
  }
}
