import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Laws of trends, pairs of groups, repeated measurements and changes by group.
@Suite struct GroupComparisonLawTests {
  private func groups(_ seed: Int, _ count: Int = 3) throws -> GroupedValues {
    var random = SeededGenerator(seed: UInt64(seed))
    let grid = [4.0, 12, 1e6][seed % 3]
    return try GroupedValues(
      groups: (0..<count).map { "g\($0)" },
      values: (0..<count).map { group in
        (0..<(2 + (seed + group) % 5)).map { _ in (random.uniform() * grid).rounded() }
      })
  }

  private func reversed(_ values: GroupedValues) throws -> GroupedValues {
    try GroupedValues(
      groups: values.groups.reversed(), values: values.values, counts: values.counts.reversed())
  }

  @Test(arguments: 1...12) func trendsMirror(seed: Int) throws {
    let values = try groups(seed)
    for method in RankLawTests.methods {
      let up = try JonckheereTerpstraTest(values, alternative: .greater, method: method)
      let down = try JonckheereTerpstraTest(reversed(values), alternative: .less, method: method)
      #expect(agrees(up.pValue.value, down.pValue.value, digits: 13))
      let both = try JonckheereTerpstraTest(values, method: method)
      #expect(
        try agrees(
          both.pValue.value,
          JonckheereTerpstraTest(reversed(values), method: method).pValue.value, digits: 13))
      #expect(both.pValue.value <= 1)
    }
  }

  /// Of two groups the trend is the rank sum of the second against the first.
  @Test(arguments: 1...8) func trendOfTwoGroupsIsTheRankSum(seed: Int) throws {
    let values = try groups(seed, 2)
    for method in RankLawTests.methods + [.exactDoubled] {
      let trend = try JonckheereTerpstraTest(values, alternative: .greater, method: method)
      let sum = try RankSumTest(reversed(values), alternative: .greater, method: method)
      #expect(trend.statistic?.value == sum.statistic?.value)
      #expect(agrees(trend.pValue.value, sum.pValue.value, digits: 12))
    }
  }

  @Test func sizesOfTheExactTrend() throws {
    var random = SeededGenerator(seed: 3)
    func draw(_ count: Int, _ shift: Double) -> [Double] {
      (0..<count).map { _ in random.uniform() + shift }
    }
    let thirds = try GroupedValues(
      groups: ["a", "b", "c"], values: [draw(33, 0), draw(33, 0.05), draw(33, 0.1)])
    let exact = try JonckheereTerpstraTest(thirds)
    #expect(exact.method == "Jonckheere-Terpstra test (exact)")
    let normal = try JonckheereTerpstraTest(
      thirds, method: .asymptotic(continuityCorrection: true))
    // The approximation is good to a few percent here: a check of the size.
    #expect((exact.pValue.value / normal.pValue.value - 1).magnitude < 0.05)
    let large = try GroupedValues(
      groups: ["a", "b", "c"], values: [draw(400, 0), draw(400, 0.05), draw(400, 0.1)])
    #expect(try JonckheereTerpstraTest(large).method.contains("normal approximation"))
    #expect(throws: StatsError.self) { try JonckheereTerpstraTest(large, method: .exact) }
  }

  @Test(arguments: 1...8) func pairsAreTheTestsOfTwoGroups(seed: Int) throws {
    let values = try groups(seed)
    let pairs = try values.pairwiseRankSumTests(adjustment: .bonferroni)
    #expect(pairs.pairs.count == 3)
    for pair in pairs.pairs {
      let (first, second) = (
        try #require(values.groups.firstIndex(of: pair.first)),
        try #require(values.groups.firstIndex(of: pair.second))
      )
      let alone = try RankSumTest(
        GroupedValues(
          groups: [pair.first, pair.second], values: values.values,
          counts: [values.counts[first], values.counts[second]]))
      #expect(pair.pValue == alone.pValue)
      #expect(pair.estimate == alone.estimates.first)
      #expect(
        try #require(pair.adjustedPValue).value == min(1, 3 * alone.pValue.value))
    }
    // Two groups: Dunn's z squared is H.
    let two = try groups(seed, 2)
    let z = try #require(two.dunnTest().pairs.first?.statistic).value
    let h = try #require(KruskalWallisTest(two).statistic).value
    #expect(agrees(z * z, h, digits: 13, absolute: 1e-28))
  }

  @Test func emptyAndConstantGroups() throws {
    let constant = try GroupedValues(groups: ["a", "b", "c"], values: [[1, 1], [1], []])
    let dunn = try constant.dunnTest()
    #expect(dunn.pairs.count == 1)
    #expect(dunn.pairs[0].adjustedPValue?.value == 1)
    for alternative in Alternative.allCases {
      let trend = try JonckheereTerpstraTest(constant, alternative: alternative)
      #expect(trend.pValue.value == 1)
      #expect(trend.method.contains("all values are equal"))
      #expect(trend.groupCounts == [2, 1, 0])
    }
    let alone = try GroupedValues(groups: ["a", "b"], values: [[1, 2], []])
    let reason = StatsError.tooFewGroups(variable: "group", found: 1, needed: 2)
    #expect(throws: reason) { try alone.dunnTest() }
    #expect(throws: reason) { try alone.pairwiseRankSumTests() }
    #expect(throws: reason) { try JonckheereTerpstraTest(alone) }
    #expect(throws: StatsError.self) { try constant.pairwiseRankSumTests(level: 2) }
    let large = try GroupedValues(
      groups: ["a", "b", "c"], values: [1, 2, 3],
      counts: [[300, 0, 0], [0, 300, 0], [0, 0, 2]])
    // A pair too large for the exact test says so; the others are tested and adjusted.
    let pairs = try large.pairwiseRankSumTests(method: .exact)
    #expect(pairs.pairs.map { $0.pValue == nil } == [true, false, false])
    #expect(pairs.pairs[0].remark.contains("too large"))
    #expect(pairs.description.contains("too large"))
    let tied = try FriedmanTest(treatments: ["a", "b"], columns: [[1, 2], [1, 2]])
    #expect(tied.pValue.value == 1)
    #expect(tied.method.contains("all treatments tie"))
    #expect(
      try BlockRanks(treatments: ["a", "b"], columns: [[1, 2], [1, 2]]).pairwiseRankTests()
        .pairs[0].pValue?.value == 1)
  }

  /// Two treatments without ties: Q is the square of the sign test's z.
  @Test func friedmanOfTwoIsTheSignTest() throws {
    let first = [1.0, 4, 2, 8, 5, 7, 3]
    let second = [2.0, 3, 4, 9, 6, 8, 1]
    let test = try FriedmanTest(treatments: ["x", "y"], columns: [first, second])
    let sign = try SignTest(before: first, after: second)
    let difference = Double(sign.positiveCount - sign.negativeCount)
    #expect(agrees(try #require(test.statistic).value, difference * difference / 7, digits: 15))
  }

  @Test func blocksMerge() throws {
    let columns = [[1.0, 4, 2, 8, 5, 5], [2, 3, 4, 8, 6, 5], [3, 3, 1, 8, 2, 7]]
    let names = ["x", "y", "z"]
    var part = try BlockRanks(treatments: names, columns: columns.map { Array($0[..<2]) })
    try part.merge(BlockRanks(treatments: names, columns: columns.map { Array($0[2...]) }))
    let whole = try BlockRanks(treatments: names, columns: columns)
    #expect(part == whole)
    let data = try JSONEncoder().encode(whole)
    #expect(try JSONDecoder().decode(BlockRanks.self, from: data) == whole)
    let broken = Data(
      #"{"treatments":["x","y"],"blocks":2,"doubledRankSums":[4,4],"tieSum":0}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(BlockRanks.self, from: broken)
    }
    #expect(throws: StatsError.self) {
      try part.merge(BlockRanks(treatments: ["x", "z"], columns: [[], []]))
    }
    #expect(throws: StatsError.self) { try BlockRanks(treatments: ["x"], columns: [[1]]) }
    #expect(throws: StatsError.self) {
      try BlockRanks(treatments: ["x", "x"], columns: [[1], [1]])
    }
    #expect(throws: StatsError.self) {
      try BlockRanks(treatments: ["x", "y"], columns: [[1], [1, 2]])
    }
    #expect(throws: StatsError.self) {
      try BlockRanks(treatments: ["x", "y"], columns: [[1], [.nan]])
    }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try FriedmanTest(treatments: ["x", "y"], columns: [[], []])
    }
  }

  struct Patient: Sendable {
    enum Arm: String, CaseIterable, Categorical, Codable { case radiotherapy, surgery, none }
    var arm: Arm
    var before: Double?
    var after: Double?
    var later: Double?
  }

  private let cohort = Cohort([
    Patient(arm: .radiotherapy, before: 7.3, after: 7.1, later: 6),
    Patient(arm: .radiotherapy, before: 6, after: 6, later: 5),
    Patient(arm: .surgery, before: 8, after: 3, later: 2),
    Patient(arm: .surgery, before: 6.2, after: 6.0, later: nil),
    Patient(arm: .surgery, before: 9, after: 4, later: 5),
    Patient(arm: .radiotherapy, before: 5, after: nil, later: 4),
  ])

  @Test func changesAreComparedByArm() throws {
    let changes = try cohort.groupedChanges(before: \.before, after: \.after, by: \.arm)
    #expect(changes.values == [-5, -0.2, 0])
    let test = try cohort.rankSumTestOfChange(before: \.before, after: \.after, by: \.arm)
    #expect(test.variables == "after minus before by arm")
    #expect(test.groups == ["radiotherapy", "surgery"])
    #expect(test.exclusions.excluded == 1)
    #expect(test.statistic?.value == 5.5)
    let kruskal = try cohort.kruskalWallisTestOfChange(
      before: \.before, after: \.after, by: \.arm)
    #expect(kruskal.groups.map(\.count) == [2, 3, 0])
    let plain = try RankSumTest([-0.2, 0], [-5, -0.2, -5])
    #expect(test.pValue == plain.pValue)
    #expect(test.estimates[0].value == plain.estimates[0].value)
  }

  @Test func repeatedMeasurementsOfACohort() throws {
    let test = try cohort.friedmanTest(of: [\.before, \.after, \.later])
    #expect(test.count == 4)
    #expect(test.exclusions.excluded == 2)
    #expect(test.variables == "before, after, later")
    let pairs = try cohort.pairwiseSignedRankTests(of: [\.before, \.after, \.later])
    #expect(pairs.pairs.map(\.first) == ["before", "before", "after"])
    #expect(pairs.pairs[0].estimate?.name == "pseudomedian, before minus after")
    #expect(try cohort.pairwiseRankTests(of: [\.before, \.after, \.later]).pairs.count == 3)
    #expect(try cohort.dunnTest(of: \.before, by: \.arm).pairs.count == 1)
    #expect(try cohort.pairwiseRankSumTests(of: \.before, by: \.arm).pairs.count == 1)
    let trend = try cohort.jonckheereTerpstraTest(of: \.before, by: \.arm)
    #expect(trend.groups == ["radiotherapy", "surgery", "none"])
    #expect(trend.variables == "before by arm")
  }

  @Test func resultsAreCodable() throws {
    func check<Value: Codable & Equatable>(_ value: Value) throws {
      let data = try JSONEncoder().encode(value)
      #expect(try JSONDecoder().decode(Value.self, from: data) == value)
    }
    let values = try groups(4)
    try check(values.dunnTest())
    try check(values.pairwiseRankSumTests(method: .exact))
    try check(JonckheereTerpstraTest(values))
    try check(cohort.friedmanTest(of: [\.before, \.after]))
  }
}
