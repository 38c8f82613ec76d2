import SpineOutcomesStats
import Testing
import _StatsTestSupport

private enum Care: String, CaseIterable, Categorical {
  case reoperation, radiotherapy, conservative
}

private struct Patient: Sendable {
  var care: Care
  var failed: Bool?
  var walksBefore: Bool?
  var walksAfter: Bool?
  var hospital = "A"
}

@Suite struct CohortContingencyTests {
  /// 15 failures of 36 and 16 of 38, and 25 patients who were not retreated.
  private var cohort: Cohort<Patient> {
    var patients: [Patient] = []
    for (care, count, failures) in [
      (Care.reoperation, 36, 15), (.radiotherapy, 38, 16), (.conservative, 25, 0),
    ] {
      for index in 0..<count {
        let failed: Bool? = care == .conservative ? nil : index < failures
        let lost = care == .radiotherapy && index < 6
        patients.append(
          Patient(
            care: care, failed: failed, walksBefore: index % 5 != 4,
            walksAfter: lost ? false : index % 5 != 4))
      }
    }
    return Cohort(patients)
  }

  @Test func tableKeepsEmptyLevels() throws {
    let table = try cohort.contingencyTable(rows: \.care, columns: \.failed)
    #expect(table.counts == [[21, 15], [22, 16], [0, 0]])
    #expect(table.rowVariable == "care")
    #expect(table.exclusions.missing == [.init(variable: "failed", count: 25)])
    #expect(table.count == 74)
  }

  /// 15/36 against 16/38: p = 0.97 by chi-square and 1 by Fisher's test.
  @Test func comparesTwoArms() throws {
    let retreated = cohort.including("retreated") { $0.care != .conservative }
    let fisher = try retreated.fisherTest(\.care, \.failed)
    #expect(fisher.pValue.value == 1)
    #expect(fisher.count == 74)
    #expect(fisher.emptyRows == ["conservative"])
    #expect(fisher.exclusions.selections == [.init(reason: "not retreated", dropped: 25)])
    let ratio = try #require(fisher.estimates.first)
    #expect(ratio.name.hasSuffix("of failed = true, care radiotherapy versus reoperation"))
    // Failure is a little more frequent after radiotherapy.
    #expect(ratio.value > 1)
    let chi = try retreated.chiSquareTest(\.care, \.failed)
    #expect(agrees(chi.pValue.value, 0.97, digits: 2))
    #expect(agrees(try #require(chi.estimates.first).value, 16.0 / 38 - 15.0 / 36, digits: 13))
  }

  @Test func pairedByGroup() throws {
    let results = cohort.mcNemarTest(before: \.walksBefore, after: \.walksAfter, by: \.care)
    let radiotherapy = try #require(results[level: .radiotherapy]).get()
    #expect(radiotherapy.changesToFirst == 5)
    #expect(radiotherapy.pValue.value == 0.0625)
    #expect(try #require(results[level: .reoperation]).get().pValue.value == 1)
    #expect(
      radiotherapy.description.hasPrefix(
        "walksBefore x walksAfter: exact McNemar test, 0 from false to true, 5 from true to false, p = 0.062, "
          + "odds ratio of change, false to true versus true to false 0 (95 % CI 0 to "))
    #expect(throws: StatsError.self) {
      try cohort.excluding("all") { _ in true }
        .mcNemarTest(before: \.walksBefore, after: \.walksAfter)
    }
  }

  @Test func undeclaredLevelsWithOneValueCannotBeCompared() throws {
    #expect(throws: StatsError.levelCount(variable: "hospital", found: 1, needed: 2)) {
      try cohort.fisherTest(\.hospital, \.failed)
    }
  }
}
