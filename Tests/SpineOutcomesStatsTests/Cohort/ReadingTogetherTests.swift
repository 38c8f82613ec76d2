import LinearAlgebra
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Large cohorts are read by another way than small ones: the same numbers come out.
@Suite struct ReadingTogetherTests {
  struct Patient: Sendable {
    var age: Double
    var months: Double?
    var nodes: Int
    var visits: Int?
    var pain: PainScore
    var failed: Bool
    var twice: Double { age * 2 }
  }

  static let count = 30_011

  static func patients(_ count: Int = count) throws -> [Patient] {
    var random = SeededGenerator(seed: 11)
    return try (0..<count).map { row in
      Patient(
        age: Double(random.integer(below: 900)) / 10,
        months: row % 1000 == 7 ? nil : Double(random.integer(below: 400)) / 8,
        nodes: Int(random.integer(below: 20)), visits: row % 3001 == 0 ? nil : row % 5,
        pain: try #require(PainScore(Double(random.integer(below: 11)))),
        failed: random.integer(below: 3) == 0)
    }
  }

  @Test func readsEveryTypeAsTheSlowWayDoes() throws {
    let records = try Self.patients()
    let properties = try [
      #require(StoredNumber(\Patient.age)), #require(StoredNumber(\Patient.months)),
      #require(StoredNumber(\Patient.nodes)), #require(StoredNumber(\Patient.visits)),
      #require(StoredNumber(\Patient.pain)),
    ]
    let read = RecordReader.together(records, properties)
    let expected: [[Double]] = [
      records.map(\.age), records.map { $0.months ?? .nan }, records.map { Double($0.nodes) },
      records.map { $0.visits.map { Double($0) } ?? .nan }, records.map { $0.pain.value },
    ]
    for (property, values) in zip(properties, expected) {
      let column = try #require(read[property.key])
      #expect(column.values.count == values.count)
      #expect(
        zip(column.values, values).allSatisfy {
          $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN
        })
      #expect(column.moments.isFinite == values.allSatisfy(\.isFinite))
      let own = ColumnMoments(values)
      #expect(!own.isFinite || column.moments == own)
    }
    #expect(StoredNumber(\Patient.twice) == nil)
  }

  @Test func readsMorePropertiesThanOnePassTakes() throws {
    let records = try Self.patients(100)
    let age = try #require(StoredNumber(\Patient.age))
    let nodes = try #require(StoredNumber(\Patient.nodes))
    let read = RecordReader.together(records, Array(repeating: age, count: 40) + [nodes])
    #expect(read[age.key]?.values == records.map(\.age))
    #expect(read[nodes.key]?.values == records.map { Double($0.nodes) })
    #expect(RecordReader.together([Patient](), [age])[age.key] == nil)
  }

  /// The cohort's fit is that of its columns, with missing values left out.
  @Test func fitsAsTheColumnsDo() throws {
    let records = try Self.patients()
    let terms: [Term<Patient>] = [
      .numeric(\.age), .numeric(\.months), .numeric(\.visits), .numeric(\.pain),
      .spline(\.nodes, knots: [2, 9, 17]), .interaction(.numeric(\.age), .numeric(\.pain)),
    ]
    let model = try Cohort(records).logisticRegression(of: \.failed, on: terms)
    let complete = records.filter { $0.months != nil && $0.visits != nil }
    let small = try Cohort(complete).logisticRegression(of: \.failed, on: terms)
    #expect(model.count == complete.count)
    #expect(model.exclusions.excluded == records.count - complete.count)
    #expect(model.coefficients == small.coefficients)
    let columns = try LogisticRegression(
      outcome: complete.map(\.failed),
      design: Design(["age": complete.map(\.age), "nodes": complete.map { Double($0.nodes) }]))
    let selected = try Cohort(complete).logisticRegression(
      of: \.failed, on: .numeric(\.age), .numeric(\.nodes))
    #expect(selected.coefficients.map(\.estimate) == columns.coefficients.map(\.estimate))
    #expect(selected.coefficients.map(\.standardError) == columns.coefficients.map(\.standardError))
  }

  @Test(arguments: [0, 16_384, 29_999, count - 1])
  func namesTheRowOfABadNumber(row: Int) throws {
    var records = try Self.patients()
    records[row].age = row % 2 == 0 ? .nan : .infinity
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "age", row: row + 1, reason: "is not a finite number"))
    ) {
      try Cohort(records).logisticRegression(of: \.failed, on: .numeric(\.months), .numeric(\.age))
    }
  }
}
