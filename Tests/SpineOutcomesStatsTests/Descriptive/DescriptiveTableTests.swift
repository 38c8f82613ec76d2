import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Descriptive table")
struct DescriptiveTableTests {
  struct Patient: Sendable {
    var age: Double?
    var arm: String?
  }

  private let cohort = Cohort([
    Patient(age: 1, arm: "b"), Patient(age: 4, arm: "a"), Patient(age: nil, arm: "b"),
    Patient(age: 2, arm: nil), Patient(age: 3, arm: "b"),
  ])

  @Test func countsAndQuartilesOfFourValues() throws {
    let table = try cohort.descriptiveTable([.numeric(\.age), .category(\.arm)])
    #expect(table.count == 5 && table.exclusions.analysed == 5)
    guard case .numeric(let age) = table.rows[0], case .category(let arm) = table.rows[1] else {
      Issue.record("rows of another kind")
      return
    }
    // By hand: 1, 2, 3, 4 have mean 2.5, variance 5/3, quartiles 1.75, 2.5, 3.25 (R type 7).
    #expect(age.summary.count == 4 && age.missing == 1 && age.variable.label == "age")
    #expect(age.summary.mean == 2.5 && age.summary.median == 2.5)
    #expect(age.summary.lowerQuartile == 1.75 && age.summary.upperQuartile == 3.25)
    #expect(agrees(age.summary.standardDeviation ?? 0, 1.2909944487358056, digits: 15))
    #expect(arm.levels == ["a", "b"] && arm.counts == [1, 3] && arm.missing == 1)
  }

  @Test func noRecordsGiveZeroCounts() throws {
    let table = try Cohort<Patient>([]).descriptiveTable([.numeric(\.age), .category(\.arm)])
    guard case .numeric(let age) = table.rows[0], case .category(let arm) = table.rows[1] else {
      Issue.record("rows of another kind")
      return
    }
    #expect(table.count == 0 && age.summary.count == 0 && arm.levels.isEmpty)
  }

  @Test func survivesJSON() throws {
    let table = try cohort.descriptiveTable([.numeric(\.age), .category(\.arm)])
    let data = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(DescriptiveTable.self, from: data) == table)
  }
}
