import Testing

@testable import SpineOutcomesStats

/// A record with every kind of stored property, and computed ones.
private struct Record: Sendable {
  enum Arm: CaseIterable, Categorical { case a, b }

  var text: String
  var number: Double
  var count: Int
  var perhaps: Double?
  var maybe: Int?
  var flag: Bool?
  var arm: Arm?
  var pain: PainScore?
  var grade: MotorGrade
  var doubled: Double { 2 * number }

  init(_ row: Int) {
    let isOdd = row % 2 == 1
    text = isOdd ? "odd" : "even"
    number = Double(row) + 0.5
    count = row
    perhaps = isOdd ? Double(row) : nil
    maybe = isOdd ? nil : row
    flag = row % 3 == 0 ? nil : isOdd
    arm = row % 3 == 0 ? nil : isOdd ? .a : .b
    pain = isOdd ? PainScore(Double(row) / 10) : nil
    grade = isOdd ? .normal : .flicker
  }
}

/// The same properties behind a reference, where no offset exists.
private final class Reference: Sendable {
  let number: Double?

  init(_ number: Double?) { self.number = number }
}

@Suite("Reading columns from records")
struct ColumnReadingTests {
  private let cohort = Cohort((0..<7).map(Record.init))

  private func same(_ actual: [Double], _ expected: [Double?]) -> Bool {
    actual.count == expected.count
      && zip(actual, expected).allSatisfy { $0.isNaN ? $1 == nil : $0 == $1 }
  }

  @Test func storedPropertiesOfEveryKind() throws {
    let rows = 0..<7
    #expect(same(try cohort.measured(\.number).values, rows.map { Double($0) + 0.5 }))
    #expect(same(try cohort.measured(\.count).values, rows.map { Double($0) }))
    #expect(
      same(try cohort.measured(\.perhaps).values, rows.map { $0 % 2 == 1 ? Double($0) : nil }))
    #expect(same(try cohort.measured(\.maybe).values, rows.map { $0 % 2 == 1 ? nil : Double($0) }))
    #expect(
      same(try cohort.measured(\.pain).values, rows.map { $0 % 2 == 1 ? Double($0) / 10 : nil }))
    #expect(same(try cohort.measured(\.grade).values, rows.map { $0 % 2 == 1 ? 5 : 1 }))
  }

  @Test func nestedAndReferencedProperties() throws {
    let nested = try cohort.measured(\.pain?.value)
    #expect(nested.name.label == "pain.value")
    #expect(same(nested.values, [nil, 0.1, nil, 0.3, nil, 0.5, nil]))
    let references = Cohort([Reference(1), Reference(nil)])
    #expect(same(try references.measured(\.number).values, [1, nil]))
  }

  @Test func namesComeFromStoredPropertiesOrTheCaller() throws {
    #expect(try cohort.name(of: \.perhaps).description == "perhaps")
    #expect(throws: StatsError.unnamedVariable(of: "Record")) { try cohort.name(of: \.doubled) }
    let named = cohort.named(\.doubled, "Twice", unit: "mm")
    #expect(try named.measured(\.doubled).name.description == "Twice (mm)")
    #expect(try named.filter { _ in true }.name(of: \.doubled).label == "Twice")
    #expect(try named.named(\.doubled, "Again").name(of: \.doubled).label == "Again")
  }

  @Test func levelsBecomeCodes() throws {
    let arms = try cohort.categories(\.arm)
    #expect(arms.levels == [.a, .b])
    #expect(arms.codes == [-1, 0, 1, -1, 1, 0, -1])
    let texts = try cohort.categories(\.text)
    #expect(texts.levelNames == ["even", "odd"])
    #expect(texts.codes == [0, 1, 0, 1, 0, 1, 0])
    #expect(try Cohort([10, 9, 10].map(Record.init)).categories(\.count).levels == [9, 10])
  }

  @Test func completeCasesCountTheMissingByVariable() throws {
    let pain = try cohort.measured(\.pain)
    let arm = try cohort.categories(\.arm)
    let complete = cohort.completeCases(of: [pain, arm])
    #expect(complete.rows == [1, 5])
    #expect(complete.values(pain) == [0.1, 0.5])
    #expect(complete.codes(arm) == [0, 0])
    #expect(
      complete.exclusions
        == Exclusions(
          initial: 7,
          missing: [.init(variable: "pain", count: 4), .init(variable: "arm", count: 3)],
          incomplete: 5))
    #expect(complete.count == 2)
    #expect(
      complete.exclusions.description == "5 of 7 records excluded (missing: pain 4, arm 3)")
  }

  @Test func noMissingValueMeansAllRows() throws {
    let number = try cohort.measured(\.number)
    let complete = cohort.completeCases(of: [number])
    #expect(complete.rows == nil)
    #expect(complete.values(number) == number.values)
    #expect(complete.exclusions.description == "no records excluded")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatAreNoneAreRefusedWithTheirFirstRow(value: Double) throws {
    var records = (0..<7).map(Record.init)
    records[5].perhaps = value
    let selected = Cohort(records).filter { $0.count > 2 }
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "perhaps", row: 6, reason: "is not a finite number"))
    ) { try selected.measured(\.perhaps) }
  }

  @Test func emptyCohort() throws {
    let empty = Cohort<Record>([])
    #expect(try empty.measured(\.number).values == [])
    #expect(try empty.categories(\.arm).levels == [.a, .b])
    #expect(empty.completeCases(of: [try empty.measured(\.number)]).count == 0)
  }

  @Test func undeclaredLevelsComeInTheirOwnOrder() throws {
    struct Grade: Categorical, Hashable, Comparable {
      static var declaredLevels: [Grade]? { nil }

      var size: Double

      var level: Grade? { self }

      static func < (first: Grade, second: Grade) -> Bool { first.size < second.size }
    }
    struct Case: Sendable { var grade: Grade }
    let cohort = Cohort([10, 9, 1.5, 9].map { Case(grade: Grade(size: $0)) })
    #expect(try cohort.categories(\.grade).levels.map(\.size) == [1.5, 9, 10])
  }

  @Test func recordsOfATableKeepTheirRows() throws {
    struct Case: Sendable { var time: Double }
    let cohort = Cohort([Case(time: 1), Case(time: .nan)], rows: [3, 3], lines: [7, 8])
    let error = #expect(throws: StatsError.self) { _ = try cohort.measured(\.time) }
    #expect(error?.description == "time, line 8 (data row 3): the value is not a finite number")
  }
}
