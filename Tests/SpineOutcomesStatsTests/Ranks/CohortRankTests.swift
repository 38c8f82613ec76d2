import SpineOutcomesStats
import Testing

/// Rank tests on records: missing values, groups, names and errors.
@Suite struct CohortRankTests {
  private enum Arm: String, CaseIterable, Categorical { case surgery, radiotherapy, none }

  private struct Patient: Sendable {
    var arm: Arm?
    var before: Double?
    var after: Double?
    var change: Double { (after ?? 0) - (before ?? 0) }
  }

  private let cohort = Cohort<Patient>([
    Patient(arm: .surgery, before: 7.3, after: 7.1),
    Patient(arm: .surgery, before: 6, after: 2.5),
    Patient(arm: .surgery, before: 5, after: nil),
    Patient(arm: .radiotherapy, before: 8, after: 3),
    Patient(arm: .radiotherapy, before: 0.3, after: 0.1),
    Patient(arm: nil, before: 4, after: 1),
  ])

  @Test func signedRankLeavesIncompletePairsOut() throws {
    let test = try cohort.signedRankTest(before: \.before, after: \.after)
    #expect(
      try test.pValue
        == SignedRankTest(before: [7.3, 6, 8, 0.3, 4], after: [7.1, 2.5, 3, 0.1, 1]).pValue)
    #expect(test.count == 5)
    #expect(test.negativeCount == 5)
    #expect(test.exclusions.missing == [.init(variable: "after", count: 1)])
  }

  @Test func armsAreTestedOneByOne() throws {
    let groups = cohort.signedRankTest(before: \.before, after: \.after, by: \.arm)
    #expect(groups.map(\.level) == [.surgery, .radiotherapy, .none])
    #expect(try groups[level: .surgery]?.get().count == 2)
    #expect(throws: StatsError.self) { try groups[level: Arm.none]?.get() }
  }

  @Test func rankSumComparesTheTwoLevelsWithData() throws {
    let test = try cohort.rankSumTest(of: \.after, by: \.arm)
    #expect(test.groups == ["surgery", "radiotherapy"])
    #expect(test.groupCounts == [2, 2])
    #expect(test.statistic?.value == 3)
    #expect(test.exclusions.incomplete == 2)
    let counted = try cohort.groupedValues(of: \.after, by: \.arm)
    #expect(counted.groups == ["surgery", "radiotherapy", "none"])
    #expect(try RankSumTest(counted).pValue == test.pValue)
  }

  @Test func rankSumNeedsTwoLevels() throws {
    let surgery = cohort.filter { $0.arm == .surgery }
    #expect(throws: StatsError.tooFewGroups(variable: "arm", found: 1, needed: 2)) {
      try surgery.rankSumTest(of: \.after, by: \.arm)
    }
    let three = Cohort(
      Arm.allCases.map { Patient(arm: $0, before: 1, after: Double($0.rawValue.count)) })
    #expect(throws: StatsError.levelCount(variable: "arm", found: 3, needed: 2)) {
      try three.rankSumTest(of: \.after, by: \.arm)
    }
    #expect(try three.kruskalWallisTest(of: \.after, by: \.arm).statistic?.degreesOfFreedom == 2)
  }

  @Test func kruskalWallisListsEmptyGroups() throws {
    let test = try cohort.kruskalWallisTest(of: \.after, by: \.arm)
    #expect(test.groups.map(\.count) == [2, 2, 0])
    #expect(test.statistic?.degreesOfFreedom == 1)
  }

  @Test func badValuesNameTheirRow() throws {
    let bad = Cohort([Patient(arm: .surgery, before: 1, after: .infinity)])
    #expect(
      throws: StatsError.invalidValue(
        .init(variable: "after", row: 1, reason: "is not a finite number"))
    ) { try bad.signedRankTest(before: \.before, after: \.after) }
    #expect(throws: StatsError.unnamedVariable(of: "Patient")) {
      try cohort.rankSumTest(of: \.change, by: \.arm)
    }
    let named = cohort.named(\.change, "change")
    #expect(try named.rankSumTest(of: \.change, by: \.arm).count == 5)
    let empty = Cohort<Patient>([])
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try empty.signedRankTest(before: \.before, after: \.after)
    }
  }
}
