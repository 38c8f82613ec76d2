import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Standardised differences")
struct StandardisedDifferenceTests {
  private struct Record: Sendable {
    var arm: String
    var number: Double?
    var level: String?
  }

  private func difference(_ records: [Record], _ place: Int) throws -> StandardisedDifference? {
    let row = try Cohort(records).baselineTable(
      by: \.arm, .numeric(\.number), .category(\.level)
    ).rows[place]
    return switch row {
    case .numeric(let row): row.standardisedDifference
    case .category(let row): row.standardisedDifference
    }
  }

  private func records(_ numbers: [String: [Double]]) -> [Record] {
    numbers.flatMap { arm, values in values.map { Record(arm: arm, number: $0) } }
  }

  private func records(levels: [(String, String, Int)]) -> [Record] {
    levels.flatMap { arm, level, count in
      Array(repeating: Record(arm: arm, number: nil, level: level), count: count)
    }
  }

  /// Means 2 and 4, variances 1 and 4: 2 / sqrt(2.5).
  @Test func ofNumbersByHand() throws {
    let found = try difference(records(["a": [1, 2, 3], "b": [2, 4, 6]]), 0)
    #expect(agrees(try #require(found).value, 2 / (2.5).squareRoot(), digits: 15))
  }

  /// Shares 1/4 and 3/4: 0.5 / sqrt(3/16).
  @Test func ofTwoLevelsByHand() throws {
    let found = try difference(
      records(levels: [("a", "x", 1), ("a", "y", 3), ("b", "x", 3), ("b", "y", 1)]), 1)
    #expect(agrees(try #require(found).value, 2 / (3.0).squareRoot(), digits: 15))
  }

  /// The order of groups and of levels, the unit and copies of all records change nothing (copies
  /// change the standard deviation, so they are of the category alone).
  @Test func doesNotDependOnOrderUnitOrSize() throws {
    let counts = [("a", "x", 5), ("a", "y", 3), ("a", "z", 2), ("b", "x", 1), ("b", "y", 4)]
    let plain = try #require(try difference(records(levels: counts), 1)).value
    let names = ["a": "b", "b": "a", "x": "z", "y": "y", "z": "x"]
    let swapped = counts.map { (names[$0.0] ?? "", names[$0.1] ?? "", $0.2) }
    let tripled = counts.map { ($0.0, $0.1, 3 * $0.2) }
    for other in [swapped, tripled] {
      #expect(
        agrees(try #require(try difference(records(levels: other), 1)).value, plain, digits: 13))
    }
    let numbers = ["a": [1, 2, 5.5], "b": [2, 9, 6.25]]
    let one = try #require(try difference(records(numbers), 0)).value
    for unit in [1e-300, 1000, 1e300] {
      let scaled = records(numbers.mapValues { $0.map { $0 * unit } })
      #expect(agrees(try #require(try difference(scaled, 0)).value, one, digits: 13))
    }
  }

  @Test func ofMoreGroupsIsTheFurthestPair() throws {
    let found = try #require(
      try difference(records(["a": [1, 2, 3], "b": [2, 3, 4], "c": [3, 4, 5]]), 0))
    #expect(found.first == "a" && found.second == "c")
    #expect(agrees(found.value, 2, digits: 15))
    #expect(found.description == "2.000 (a and c)")
  }

  @Test func whatCannotBeToldIsNil() throws {
    #expect(try difference(records(["a": [1], "b": [2]]), 0) == nil)
    #expect(try difference(records(["a": [1, 1], "b": [2, 2]]), 0) == nil)
    #expect(try difference(records(["a": [1, 1], "b": [1, 1]]), 0)?.value == 0)
    #expect(try difference(records(["a": [1, 2]]), 0) == nil)
    // No level in common.
    #expect(try difference(records(levels: [("a", "x", 3), ("b", "y", 3)]), 1) == nil)
    #expect(try difference(records(levels: [("a", "x", 3), ("b", "x", 9)]), 1)?.value == 0)
    #expect(try difference([], 1) == nil)
  }
}
