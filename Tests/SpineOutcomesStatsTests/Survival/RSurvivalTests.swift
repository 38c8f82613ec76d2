import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Against R's survival package, at the digits R keeps.
struct RSurvivalTests {
  struct Expected: Decodable {
    var lungAll: Fit
    var lungBySex: Fit
    var lungByEcog: Fit
    var mercaptopurine: Fit
    var plateau: Fit
    var half: Fit
    var halfEnd: Fit
    var near: Fit
    var lungWithEarlyCensored: Test
    var logHazardRatios: LogHazardRatios
    var followUpBySex: [[Double?]]
  }

  struct LogHazardRatios: Decodable {
    var lung: Double
    var mercaptopurine: Double
    var unbalanced: Double
  }

  struct Test: Decodable {
    var chiSquare: Double
    var pValue: Double
  }

  struct Fit: Decodable {
    var groups: [String]
    var rows: [Row]
    var lower: [String: [Double?]]
    var upper: [String: [Double?]]
    var medians: [String: [[Double?]]]
    var logRank: LogRank?

    private enum CodingKeys: CodingKey { case groups, rows, lower, upper, medians, logRank }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      // R writes a list of one as the value itself.
      groups =
        try (try? container.decode([String].self, forKey: .groups))
        ?? [container.decode(String.self, forKey: .groups)]
      rows = try container.decode([Row].self, forKey: .rows)
      lower = try container.decode([String: [Double?]].self, forKey: .lower)
      upper = try container.decode([String: [Double?]].self, forKey: .upper)
      medians = try container.decode([String: [[Double?]]].self, forKey: .medians)
      logRank = try container.decodeIfPresent(LogRank.self, forKey: .logRank)
    }
  }

  struct Row: Decodable {
    var group: String
    var time: Double
    var atRisk: Int
    var events: Int
    var censored: Int
    var survival: Double
    var standardError: Double?
  }

  struct LogRank: Decodable {
    var observed: [Int]
    var expected: [Double]
    var covariance: [[Double]]
    var chiSquare: Double
    var pValue: Double
  }

  let expected: Expected

  init() throws { expected = try Fixtures.json("survival-r/expected.json") }

  @Test func lung() throws {
    let patients = try SurvivalExamples.lung()
    try check(try patients.kaplanMeier(time: \.days, event: \.died), expected.lungAll)
    for scale in SurvivalInterval.allCases {
      try check(
        try patients.kaplanMeier(time: \.days, event: \.died, by: \.sex, interval: scale),
        expected.lungBySex)
      try check(
        try patients.kaplanMeier(time: \.days, event: \.died, by: \.ecog, interval: scale),
        expected.lungByEcog)
    }
  }

  @Test func mercaptopurine() throws {
    let patients = try SurvivalExamples.mercaptopurine()
    try check(
      try patients.kaplanMeier(time: \.weeks, event: \.relapsed, by: \.treatment),
      expected.mercaptopurine)
  }

  @Test func plateaus() throws {
    let plateau = try LifeTable(
      times: [1, 2, 3, 4, 5, 6], events: [true, true, false, true, true, false])
    try check(try KaplanMeier(plateau), expected.plateau)
    let half = try LifeTable(
      times: [1, 2, 3, 4, 5, 6, 7, 8], events: Array(repeating: true, count: 8))
    try check(try KaplanMeier(half), expected.half)
    let halfEnd = try LifeTable(times: [1, 2, 3, 4], events: [true, true, false, false])
    try check(try KaplanMeier(halfEnd), expected.halfEnd)
  }

  @Test func nearTies() throws {
    let root = 2.0.squareRoot()
    let table = try LifeTable(
      times: [root * root, 2, 1, 3, 2.5], events: [true, true, true, true, false],
      groupCodes: [0, 1, 0, 1, 0], groupNames: ["a", "b"])
    let result = try KaplanMeier(table)
    #expect(result.mergedTimes == 1)
    #expect(try result.logRankTest().mergedTimes == 1)
    try check(result, expected.near)
    let apart = try KaplanMeier(table, timeTolerance: .none)
    #expect(apart.mergedTimes == 0)
    #expect(try apart.logRankTest().pValue != result.logRankTest().pValue)
  }

  @Test func groupThatIsNeverCompared() throws {
    var table = try SurvivalExamples.lung().lifeTable(time: \.days, event: \.died, by: \.sex)
    try table.merge(
      try LifeTable(times: [1, 2, 3], events: [false, false, false], groupNames: ["early"]))
    let test = try LogRankTest(table)
    #expect(test.groups.map(\.name) == ["early", "female", "male"])
    #expect(test.groups[0].expected == 0)
    let statistic = try #require(test.statistic)
    #expect(statistic.degreesOfFreedom == 1)
    #expect(agrees(statistic.value, expected.lungWithEarlyCensored.chiSquare, digits: 12))
    #expect(agrees(test.pValue.value, expected.lungWithEarlyCensored.pValue, digits: 12))
    #expect(test.estimates.isEmpty)
  }

  @Test func hazardRatios() throws {
    let unbalanced = try LifeTable(
      times: [1, 2, 3, 5, 7] + (4...43).map(Double.init), events: Array(repeating: true, count: 45),
      groupCodes: Array(repeating: 0, count: 5) + Array(repeating: 1, count: 40),
      groupNames: ["few", "many"])
    let lung = try SurvivalExamples.lung().logRankTest(time: \.days, event: \.died, by: \.sex)
    let leukaemia = try SurvivalExamples.mercaptopurine()
      .logRankTest(time: \.weeks, event: \.relapsed, by: \.treatment)
    for (test, first, truth) in [
      (lung, "male", expected.logHazardRatios.lung),
      (leukaemia, "mercaptopurine", expected.logHazardRatios.mercaptopurine),
      (try LogRankTest(unbalanced), "few", expected.logHazardRatios.unbalanced),
    ] {
      let logarithm = log(try #require(test.estimates.first).value)
      #expect(
        agrees(test.groups[0].name == first ? logarithm : -logarithm, truth, digits: 12))
    }
  }

  @Test func medianFollowUp() throws {
    let result = try SurvivalExamples.lung().kaplanMeier(time: \.days, event: \.died, by: \.sex)
    for (median, right) in zip(try result.medianFollowUp(), expected.followUpBySex) {
      #expect(median.median == right[0])
      #expect(median.confidenceInterval?.lower == right[1])
      #expect(median.confidenceInterval?.upper == right[2] ?? .infinity)
    }
  }

  private func check(_ result: KaplanMeier, _ fit: Fit) throws {
    #expect(result.curves.map(\.group) == fit.groups)
    let scale = result.interval.rawValue
    let lower = try #require(fit.lower[scale])
    let upper = try #require(fit.upper[scale])
    let rows = result.curves.flatMap(\.rows)
    #expect(rows.count == fit.rows.count)
    for (index, (row, right)) in zip(rows, fit.rows).enumerated() {
      #expect(row.time == right.time)
      #expect(row.atRisk == right.atRisk)
      #expect(row.events == right.events)
      #expect(row.censored == right.censored)
      // R multiplies up to 186 factors in plain doubles.
      #expect(agrees(row.survival, right.survival, digits: 13, absolute: 1e-300))
      #expect(agrees(row.standardError ?? -1, right.standardError ?? -1, digits: 13))
      guard row.survival < 1, row.survival > 0 else { continue }
      #expect(agrees(row.lower ?? -1, lower[index] ?? -1, digits: 11))
      #expect(agrees(row.upper ?? -1, upper[index] ?? -1, digits: 11))
    }
    for (median, right) in zip(result.median, try #require(fit.medians[scale])) {
      #expect(Double(median.count) == right[0])
      #expect(Double(median.events) == right[1])
      #expect(median.median == right[2])
      #expect(median.confidenceInterval?.lower == right[3])
      #expect(median.confidenceInterval.map(\.upper) ?? .infinity == right[4] ?? .infinity)
    }
    guard let truth = fit.logRank else { return }
    let test = try result.logRankTest()
    #expect(test.groups.map(\.observed) == truth.observed)
    #expect(agrees(test.groups.map(\.expected), truth.expected, digits: 13))
    for (row, right) in zip(test.covariance, truth.covariance) {
      #expect(agrees(row, right, digits: 12))
    }
    #expect(agrees(try #require(test.statistic).value, truth.chiSquare, digits: 12))
    #expect(agrees(test.pValue.value, truth.pValue, digits: 12))
  }
}
