import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Strata and causes of the summary: builders, merging, JSON and errors.
///
/// Every expected number is a count of the few rows below.
struct LifeTableStrataTests {
  private enum Cause: String, CaseIterable, Codable { case relapse, death }

  private enum Ending: String, CaseIterable, Categorical, Codable {
    case alive, relapse, death
  }

  private struct Patient: Sendable {
    var months: Double
    var ending: Ending?
    var arm: String
    var hospital: String
    var admitted: Double?

    var followUp: CompetingFollowUp<Cause>? {
      guard let ending else { return nil }
      let end: CompetingFollowUp<Cause>.Ending =
        switch ending {
        case .alive: .censored
        case .relapse: .event(.relapse)
        case .death: .event(.death)
        }
      return CompetingFollowUp(time: months, ending: end, entry: admitted)
    }
  }

  private static let times = [3.0, 1, 4, 1, 5, 2, 3, 3]
  private static let causes: [Int?] = [0, nil, 1, 0, nil, 1, 1, 0]
  private static let groups = [0, 0, 1, 1, 0, 1, 0, 0]
  private static let strata = [0, 1, 0, 1, 1, 0, 0, 0]
  private static let entries: [Double?] = [nil, nil, 2, nil, 1, nil, nil, nil]

  private func table(_ rows: [Int]? = nil, weights: [Int]? = nil) throws -> LifeTable {
    let rows = rows ?? Array(Self.times.indices)
    return try LifeTable(
      times: rows.map { Self.times[$0] }, causeCodes: rows.map { Self.causes[$0] },
      causeNames: ["relapse", "death"], groupCodes: rows.map { Self.groups[$0] },
      groupNames: ["a", "b"], stratumCodes: rows.map { Self.strata[$0] },
      stratumNames: ["north", "south"], entries: rows.map { Self.entries[$0] }, weights: weights)
  }

  private func merged(_ first: LifeTable, _ second: LifeTable) throws -> LifeTable {
    var result = first
    try result.merge(second)
    return result
  }

  @Test func countsByStratumGroupAndCause() throws {
    let table = try table()
    #expect(table.stratumNames == ["north", "south"])
    #expect(table.groupNames == ["a", "b"])
    #expect(table.causes == ["relapse", "death"])
    #expect(table.count == 8)
    #expect(table.events == 6)
    let north = try #require(table.stratum("north"))
    #expect(north.groups[0].times == [3])
    #expect(north.groups[0].events == [3])
    #expect(north.groups[0].eventsByCause == [[2], [1]])
    #expect(north.groups[1].times == [2, 4])
    #expect(north.groups[1].eventsByCause == [[0, 0], [1, 1]])
    #expect(north.groups[1].lateEntries == [1, 0])
    #expect(table.stratum("west") == nil)
    // Group a over both strata: censored at 1 and 5, one entered at 1, three events at 3.
    #expect(table.groups[0].times == [1, 3, 5])
    #expect(table.groups[0].events == [0, 3, 0])
    #expect(table.groups[0].censored == [1, 0, 1])
    #expect(table.groups[0].lateEntries == [1, 0, 0])
    #expect(table.groups[0].eventsByCause == [[0, 2, 0], [0, 1, 0]])
    #expect(table.groups[0].atRisk == [4, 4, 1])
    #expect(
      table.description
        == "life table of 2 groups in 2 strata, 8 records, 6 events; "
        + "event: any of relapse, death")
  }

  @Test func pooledStrataAreTheUnstratifiedTable() throws {
    let plain = try LifeTable(
      times: Self.times, causeCodes: Self.causes, causeNames: ["relapse", "death"],
      groupCodes: Self.groups, groupNames: ["a", "b"], entries: Self.entries)
    #expect(try table().groups == plain.groups)
    let stratified = try KaplanMeier(table())
    #expect(stratified.curves == (try KaplanMeier(plain)).curves)
    #expect(stratified.description.contains("2 strata together"))
    #expect(stratified.description.contains("event: any of relapse, death"))
  }

  @Test func mergedPartsAreTheWhole() throws {
    let whole = try table()
    let parts = try [[0, 3, 6], [1, 4, 7], [2, 5]].map { try table($0) }
    let left = try merged(try merged(parts[0], parts[1]), parts[2])
    let right = try merged(parts[0], try merged(parts[1], parts[2]))
    #expect(left == whole)
    #expect(right == whole)
    #expect(try merged(parts[2], merged(parts[1], parts[0])) == whole)
  }

  @Test func weightsAreRepeatedRows() throws {
    let weights = [2, 1, 3, 0, 1, 1, 2, 1]
    let rows = weights.indices.flatMap { Array(repeating: $0, count: weights[$0]) }
    #expect(try table(weights: weights) == table(rows))
    #expect(try table(weights: Array(repeating: 1, count: 8)) == table())
  }

  /// Few distinct times are counted, many sorted, weighted rows counted one by one: all alike, over
  /// more rows than a thread takes at once.
  @Test(arguments: [61, 66_000])
  func everyWayCountsAlike(_ distinct: Int) throws {
    let rows = 0..<66_000
    func build(_ weights: [Int]?) throws -> LifeTable {
      try LifeTable(
        times: rows.map { Double(($0 &* 7_919) % distinct) / 4 },
        causeCodes: rows.map { $0 % 5 < 3 ? $0 % 5 : nil }, causeNames: ["x", "y", "z"],
        groupCodes: rows.map { $0 % 3 }, groupNames: ["a", "b", "c"],
        stratumCodes: rows.map { $0 / 7 % 2 }, stratumNames: ["s", "t"], weights: weights)
    }
    let table = try build(nil)
    #expect(table == (try build(rows.map { _ in 1 })))
    #expect(table.count == 66_000)
    #expect(table.events == 39_600)
  }

  @Test func theFirstWrongRowIsNamed() {
    var times = (0..<70_000).map { Double($0 % 50) }
    times[65_900] = -1
    times[69_999] = .nan
    var codes = [Int](repeating: 0, count: 70_000)
    codes[65_950] = 1
    let error = StatsError.invalidValue(
      InvalidValue(variable: "time", row: 65_901, reason: "is negative"))
    #expect(throws: error) {
      try LifeTable(
        times: times, events: Array(repeating: true, count: 70_000), groupCodes: codes)
    }
    codes[3] = -1
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "group", row: 4, reason: "has no group name"))
    ) {
      try LifeTable(
        times: times, events: Array(repeating: true, count: 70_000), groupCodes: codes)
    }
  }

  @Test func differentNamesComeSorted() throws {
    func hospital(_ name: String, _ cause: String) throws -> LifeTable {
      try LifeTable(
        counts: [.init(stratum: name, time: 2, events: 1, cause: cause, censored: 1)],
        stratumNames: [name], causeNames: [cause])
    }
    let (b, a) = (try hospital("b", "stroke"), try hospital("a", "death"))
    let union = try merged(b, a)
    #expect(union == (try merged(a, b)))
    #expect(union.stratumNames == ["a", "b"])
    #expect(union.causes == ["death", "stroke"])
    #expect(union.strata[0].groups[0].eventsByCause == [[1], [0]])
    #expect(union.strata[1].groups[0].eventsByCause == [[0], [1]])
    #expect(union.groups[0].eventsByCause == [[1], [1]])
    let empty = try LifeTable(times: [], events: [], groupNames: [])
    #expect(try merged(union, empty) == union)
    #expect(try merged(empty, union) == union)
  }

  @Test func countsAndColumnsAgree() throws {
    let counts = try LifeTable(
      counts: [
        .init(group: "a", stratum: "north", time: 3, events: 2, cause: "relapse"),
        .init(group: "b", stratum: "north", time: 4, events: 1, cause: "death"),
        .init(group: "a", stratum: "south", time: 5, events: 0, censored: 1),
        .init(group: "a", stratum: "north", time: 3, events: 1, cause: "death"),
        .init(group: "b", stratum: "north", time: 2, events: 1, cause: "death", lateEntries: 1),
        .init(group: "b", stratum: "south", time: 1, events: 1, cause: "relapse"),
        .init(group: "a", stratum: "south", time: 1, events: 0, censored: 1, lateEntries: 1),
      ], groupNames: ["a", "b"], stratumNames: ["north", "south"],
      causeNames: ["relapse", "death"])
    #expect(counts == (try table()))
  }

  @Test func cohortAndFollowUpsAgree() throws {
    let endings: [Ending] = Self.causes.map { $0 == nil ? .alive : $0 == 0 ? .relapse : .death }
    var patients = Self.times.indices.map {
      Patient(
        months: Self.times[$0], ending: endings[$0], arm: ["a", "b"][Self.groups[$0]],
        hospital: ["north", "south"][Self.strata[$0]], admitted: Self.entries[$0])
    }
    patients.append(Patient(months: 9, ending: nil, arm: "a", hospital: "north"))
    let cohort = Cohort(patients)
    #expect(
      try cohort.lifeTable(followUp: \.followUp, by: \.arm, strata: \.hospital) == table())
    let columns = try cohort.lifeTable(
      time: \.months, ending: \.ending, censored: .alive, by: \.arm, strata: \.hospital)
    #expect(
      try columns
        == LifeTable(
          times: Self.times, causeCodes: Self.causes, causeNames: ["relapse", "death"],
          groupCodes: Self.groups, groupNames: ["a", "b"], stratumCodes: Self.strata,
          stratumNames: ["north", "south"]))
    #expect(
      try cohort.lifeTable(time: \.months, ending: \.ending, censored: .alive, by: \.arm).groups
        == columns.groups)
    let followUps = patients.dropLast().map(\.followUp)
    #expect(
      try LifeTable(
        followUps, groupCodes: Self.groups, groupNames: ["a", "b"], stratumCodes: Self.strata,
        stratumNames: ["north", "south"]) == table())
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "follow-up", row: 9, reason: "is missing"))
    ) { try LifeTable(patients.map(\.followUp)) }
    #expect(throws: StatsError.self) {
      try cohort.lifeTable(time: \.months, ending: \.arm, censored: "alive", by: \.arm)
    }
  }

  @Test func oneCauseSaysWhatItCensors() throws {
    let relapse = try table().censoringOthers(than: "relapse")
    #expect(relapse.causes == ["relapse"])
    #expect(relapse.censoredCauses == ["death"])
    #expect(relapse.count == 8)
    #expect(relapse.events == 3)
    #expect(relapse.groups[0].events == [0, 2, 0])
    #expect(relapse.groups[0].censored == [1, 1, 1])
    #expect(
      try KaplanMeier(relapse).description.contains(
        "event: relapse, with death censored: no cumulative incidence"))
    #expect(
      throws: StatsError.unknownLevel(
        variable: "cause", level: "fall", known: ["relapse", "death"])
    ) { try table().censoringOthers(than: "fall") }
    var mixed = relapse
    #expect(throws: StatsError.self) { try mixed.merge(table()) }
    #expect(mixed == relapse)
    #expect(try relapse.censoringOthers(than: "relapse") == relapse)
    // A plain event may be of any cause: it is neither relapse nor one cause more.
    let plain = try LifeTable(times: [1, 2], events: [true, false])
    for named in [try table(), relapse] {
      var (first, second) = (plain, named)
      #expect(throws: StatsError.self) { try first.merge(named) }
      #expect(throws: StatsError.self) { try second.merge(plain) }
      #expect(first == plain && second == named)
    }
    // Who died was not lost to follow-up, and is no longer told apart.
    #expect(throws: StatsError.self) { try KaplanMeier(relapse).medianFollowUp() }
    #expect(try KaplanMeier(table()).medianFollowUp().count == table().groups.count)
  }

  /// The competing risks that R's survival package works out by hand (its tests/testci.R).
  @Test func publishedCompetingRisks() throws {
    let table = try LifeTable(
      times: [1, 2, 2, 3, 3, 3, 5, 6], causeCodes: [nil, 0, nil, 1, nil, 1, nil, 1],
      causeNames: ["1", "2"])
    let group = table.groups[0]
    #expect(group.times == [1, 2, 3, 5, 6])
    #expect(group.atRisk == [8, 7, 5, 2, 1])
    #expect(group.eventsByCause == [[0, 1, 0, 0, 0], [0, 0, 2, 0, 1]])
    let rows = try KaplanMeier(table).curves[0].rows
    let expected = [1, 6.0 / 7, 18.0 / 35, 18.0 / 35, 0]
    #expect(agrees(rows.map(\.survival), expected, digits: 15))
  }

  @Test func codable() throws {
    for table in [try table(), try table().censoringOthers(than: "death"), try table([])] {
      let data = try JSONEncoder().encode(table)
      #expect(try JSONDecoder().decode(LifeTable.self, from: data) == table)
    }
    let followUp = CompetingFollowUp<Cause>(time: 2, ending: .event(.death), entry: 1)
    let data = try JSONEncoder().encode(followUp)
    #expect(try JSONDecoder().decode(CompetingFollowUp<Cause>.self, from: data) == followUp)
  }

  @Test(arguments: [
    #"{"causes":["a","b"],"groups":[{"name":"g","times":[1],"events":[1],"censored":[0]}]}"#,
    #"{"causes":[],"groups":[]}"#,
    #"{"causes":["a","a"],"groups":[]}"#,
    #"{"causes":["a"],"censoredCauses":["a"],"groups":[]}"#,
    #"{"strata":[{"name":"s","groups":[]},{"name":"s","groups":[]}]}"#,
    """
    {"strata":[{"name":"s","groups":[]},
    {"name":"t","groups":[{"name":"g","times":[],"events":[],"censored":[]}]}]}
    """,
    """
    {"causes":["a","b"],"groups":[{"name":"g","times":[1],"events":[1],"censored":[0],
    "eventsByCause":[[1],[1]]}]}
    """,
    """
    {"causes":["a","b"],"groups":[{"name":"g","times":[1],"events":[1],"censored":[0],
    "eventsByCause":[[2],[-1]]}]}
    """,
    """
    {"causes":["a","b"],"groups":[{"name":"g","times":[1],"events":[1],"censored":[0],
    "eventsByCause":[[1],[]]}]}
    """,
    """
    {"groups":[{"name":"g","times":[1],"events":[1],"censored":[0],
    "eventsByCause":[[1],[0]]}]}
    """,
  ])
  func refusesInvalidJSON(_ json: String) {
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(LifeTable.self, from: Data(json.utf8))
    }
  }

  @Test func refusesNames() {
    func build(
      _ cause: Int?, _ stratum: Int, causes: [String] = ["x", "y"], strata: [String] = ["s"]
    ) throws -> LifeTable {
      try LifeTable(
        times: [1], causeCodes: [cause], causeNames: causes, stratumCodes: [stratum],
        stratumNames: strata)
    }
    for cause in [-1, 2, Int.max] {
      #expect(
        throws: StatsError.invalidValue(
          InvalidValue(variable: "cause", row: 1, reason: "has no cause name"))
      ) { try build(cause, 0) }
    }
    for stratum in [-1, 1, Int.max] {
      #expect(
        throws: StatsError.invalidValue(
          InvalidValue(variable: "stratum", row: 1, reason: "has no stratum name"))
      ) { try build(0, stratum) }
    }
    #expect(throws: StatsError.self) { try build(0, 0, causes: []) }
    #expect(throws: StatsError.self) { try build(0, 0, causes: ["x", "x"]) }
    #expect(throws: StatsError.self) { try build(0, 0, strata: ["s", "s"]) }
    #expect(throws: StatsError.unknownLevel(variable: "stratum", level: "t", known: ["all"])) {
      try LifeTable(counts: [.init(stratum: "t", time: 1, events: 1)])
    }
    #expect(throws: StatsError.unknownLevel(variable: "cause", level: "t", known: ["event"])) {
      try LifeTable(counts: [.init(time: 1, events: 1, cause: "t")])
    }
    let many = (0..<5_000).map(String.init)
    #expect(throws: StatsError.tooLarge("more than 2^24 combinations of group, stratum and cause"))
    {
      try LifeTable(times: [], events: [], groupNames: many, stratumNames: many)
    }
  }
}
