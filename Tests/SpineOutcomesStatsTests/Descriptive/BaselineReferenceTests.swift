import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Table 1 of real data against R: `Tests/Fixtures/baseline`.
@Suite("Baseline table against R")
struct BaselineReferenceTests {
  private struct Expected: Decodable {
    struct Difference: Decodable {
      var value: Double
      var first: String
      var second: String
    }

    struct Number: Decodable {
      var n: [Int]
      var mean: [Double]
      var sd: [Double]
      var quartiles: [[Double]]
      var missing: Int
      var shapiro: [Double]
      var welch: Double
      var smd: Difference
    }

    struct Category: Decodable {
      var levels: [String]
      var counts: [[Int]]
      var fisher: Double?
      var chiSquare: Double
      var smd: Difference
    }

    struct Sex: Decodable {
      var age, weightLoss, mealCalories: Number
      var ecog, died: Category
    }

    struct ECOG: Decodable {
      var age: Number
      var sex: Category
    }

    var kyphosis: [String: Number]
    var lungBySex: Sex
    var lungByECOG: ECOG
  }

  private struct Child: Codable, Sendable {
    var kyphosis: Bool
    var ageMonths, vertebrae, start: Double
  }

  private struct Patient: Codable, Sendable {
    var sex: String
    var age: Double
    var ecog: Int?
    var died: Bool
    var mealCalories: Double?
    var weightLoss: Double?
  }

  private let expected: Expected
  private let children: Cohort<Child>
  private let patients: Cohort<Patient>

  init() throws {
    expected = try Fixtures.json("baseline/expected.json")
    children = try Cohort(csv: Program.file("Examples/Data/kyphosis.csv").path)
    patients = try Cohort(csv: Program.file("Examples/Data/lung.csv").path)
  }

  private func check(_ row: BaselineTable.Row, _ expected: Expected.Number) throws {
    guard case .numeric(let row) = row else { throw StatsError.undefined("not numeric") }
    #expect(row.groups.map(\.count) == expected.n)
    #expect(row.missing == expected.missing)
    #expect(agrees(row.groups.compactMap(\.mean), expected.mean, digits: 14))
    #expect(agrees(row.groups.compactMap(\.standardDeviation), expected.sd, digits: 13.5))
    for (group, quartiles) in zip(row.groups, expected.quartiles) {
      #expect(
        [group.lowerQuartile, group.median, group.upperQuartile] == quartiles.map { $0 })
    }
    let difference = try #require(row.standardisedDifference)
    #expect(agrees(difference.value, expected.smd.value, digits: 13))
    #expect([difference.first, difference.second] == [expected.smd.first, expected.smd.second])
  }

  private func check(_ row: BaselineTable.Row, _ expected: Expected.Category) throws {
    guard case .category(let row) = row else { throw StatsError.undefined("no category") }
    #expect(row.levels == expected.levels)
    #expect(row.counts == expected.counts)
    let difference = try #require(row.standardisedDifference)
    #expect(agrees(difference.value, expected.smd.value, digits: 13))
    #expect([difference.first, difference.second] == [expected.smd.first, expected.smd.second])
    guard case .tested(_, _, let pValue, _) = row.comparison else {
      Issue.record("not tested")
      return
    }
    // R's fisher.test keeps 12 digits of p.
    #expect(agrees(pValue.value, expected.fisher ?? expected.chiSquare, digits: 11))
  }

  @Test func kyphosis() throws {
    let table = try children.baselineTable(
      by: \.kyphosis, .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start))
    for (row, name) in zip(table.rows, ["ageMonths", "vertebrae", "start"]) {
      try check(row, try #require(expected.kyphosis[name]))
    }
  }

  @Test func lungBySex() throws {
    let table = try patients.baselineTable(
      by: \.sex, .numeric(\.age), .numeric(\.weightLoss), .numeric(\.mealCalories),
      .category(\.ecog), .category(\.died))
    try check(table.rows[0], expected.lungBySex.age)
    try check(table.rows[1], expected.lungBySex.weightLoss)
    try check(table.rows[2], expected.lungBySex.mealCalories)
    try check(table.rows[3], expected.lungBySex.ecog)
    try check(table.rows[4], expected.lungBySex.died)
  }

  @Test func lungByPerformanceStatus() throws {
    let table = try patients.including("of status 0 to 2") { ($0.ecog ?? 9) < 3 }
      .baselineTable(by: \.ecog, .numeric(\.age), .category(\.sex))
    try check(table.rows[0], expected.lungByECOG.age)
    try check(table.rows[1], expected.lungByECOG.sex)
  }

  @Test func meansAreComparedByWelch() throws {
    let two = try patients.baselineTable(by: \.sex, .numeric(\.weightLoss, as: .mean))
    let three = try patients.including("of status 0 to 2") { ($0.ecog ?? 9) < 3 }
      .baselineTable(by: \.ecog, .numeric(\.age, as: .mean))
    for (row, welch) in [
      (two.rows[0], expected.lungBySex.weightLoss.welch),
      (three.rows[0], expected.lungByECOG.age.welch),
    ] {
      guard case .numeric(let row) = row, case .tested(let method, _, let p, _) = row.comparison
      else { throw StatsError.undefined("not tested") }
      #expect(row.shown == .mean)
      #expect(method.contains("Welch"))
      #expect(agrees(p.value, welch, digits: 11))
    }
  }

  /// The rule takes means where no Shapiro-Wilk p is below 0.05: R's p-values say where.
  @Test func theRuleFollowsShapiroWilk() throws {
    let table = try children.baselineTable(
      by: \.kyphosis, .numeric(\.ageMonths, as: .byShapiroWilk),
      .numeric(\.start, as: .byShapiroWilk))
    let affected = try children.including("with kyphosis") { $0.kyphosis }
      .baselineTable(by: \.kyphosis, .numeric(\.ageMonths, as: .byShapiroWilk))
    func shown(_ row: BaselineTable.Row) -> BaselineNumber? {
      if case .numeric(let row) = row { row.shown } else { nil }
    }
    let ages = try #require(expected.kyphosis["ageMonths"])
    #expect(ages.shapiro[0] < 0.05 && ages.shapiro[1] >= 0.05)
    #expect(table.rows.map(shown) == [.median, .median])
    #expect(affected.rows.map(shown) == [.mean])
  }
}
