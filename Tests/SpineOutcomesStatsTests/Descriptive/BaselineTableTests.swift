import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

private struct Patient: Sendable {
  enum Arm: String, CaseIterable, Categorical { case operated, irradiated, observed }

  var arm: Arm?
  var age: Double?
  var smokes: Bool?
}

@Suite("Baseline table")
struct BaselineTableTests {
  /// Ages and smoking by arm; one record without an arm, one without an age.
  private let patients =
    [50.0, 61, 47, 58].map { Patient(arm: .operated, age: $0, smokes: $0 > 55) }
    + [70.0, 66, 72].map { Patient(arm: .irradiated, age: $0, smokes: true) }
    + [
      Patient(arm: nil, age: 40, smokes: false), Patient(arm: .operated, age: nil, smokes: nil),
    ]

  private func numeric(_ row: BaselineTable.Row) throws -> BaselineTable.NumericRow {
    guard case .numeric(let row) = row else { throw StatsError.undefined("not numeric") }
    return row
  }

  private func category(_ row: BaselineTable.Row) throws -> BaselineTable.CategoryRow {
    guard case .category(let row) = row else { throw StatsError.undefined("no category") }
    return row
  }

  @Test func countsMissingAndEmptyGroups() throws {
    let table = try Cohort(patients).baselineTable(
      by: \.arm, .numeric(\.age), .category(\.smokes))
    #expect(table.groups.map(\.name) == ["operated", "irradiated", "observed"])
    #expect(table.groups.map(\.count) == [5, 3, 0])
    #expect(table.exclusions.missing == [.init(variable: "arm", count: 1)])
    let age = try numeric(table.rows[0])
    #expect(age.missing == 1)
    #expect(age.groups.map(\.count) == [4, 3, 0])
    #expect(age.groups.map(\.median) == [54, 70, nil])
    #expect(age.overall.count == 7)
    let smokes = try category(table.rows[1])
    #expect(smokes.levels == ["false", "true"])
    #expect(smokes.counts == [[2, 0, 0], [2, 3, 0]])
    #expect(smokes.missing == 1)
  }

  @Test func testsFitTheKindOfVariable() throws {
    let table = try Cohort(patients).baselineTable(
      by: \.arm, .numeric(\.age), .category(\.smokes))
    // All three irradiated are older: 2 of C(7, 3) = 35 arrangements are as extreme.
    let age = try numeric(table.rows[0])
    guard case .tested(_, _, let pValue, _) = age.comparison else {
      Issue.record("not tested")
      return
    }
    #expect(agrees(pValue.value, 2.0 / 35, digits: 13))
    // Smokers 2 of 4 against 3 of 3: of C(7, 3) = 35 tables, those as improbable as the one at hand
    // have 3 smokers of 3 irradiated (10) or 1 of 3 (5).
    let smokes = try category(table.rows[1])
    guard case .tested(let method, _, let exact, _) = smokes.comparison else {
      Issue.record("not tested")
      return
    }
    #expect(method.contains("Fisher"))
    #expect(agrees(exact.value, 15.0 / 35, digits: 13))
  }

  @Test func whatCannotBeTestedSaysWhy() throws {
    let one = Cohort(patients).filter { $0.arm == .operated }
    let table = try one.baselineTable(by: \.arm, .numeric(\.age), .category(\.smokes))
    for row in table.rows {
      let comparison =
        switch row {
        case .numeric(let row): row.comparison
        case .category(let row): row.comparison
        }
      guard case .notTested(let reason) = comparison else {
        Issue.record("tested with one group")
        return
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test func badNumbersNameTheirRow() throws {
    var records = patients
    records[2].age = .nan
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "age", row: 3, reason: "is not a finite number"))
    ) { try Cohort(records).baselineTable(by: \.arm, .numeric(\.age)) }
  }

  @Test func survivesJSON() throws {
    let table = try Cohort(patients).baselineTable(
      by: \.arm, .numeric(\.age, quantileRule: .weibull), .category(\.smokes))
    let data = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(BaselineTable.self, from: data) == table)
  }

  @Test func emptyCohortIsATableWithoutRecords() throws {
    let table = try Cohort<Patient>([]).baselineTable(by: \.arm, .numeric(\.age))
    #expect(table.groups.map(\.count) == [0, 0, 0])
    #expect(try numeric(table.rows[0]).overall.count == 0)
  }
}
