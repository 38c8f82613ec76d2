import Foundation
import Testing

@testable import SpineOutcomesStats

@Suite("CSV records")
struct CSVRecordTests {
  private struct Patient: Codable, Sendable, Equatable {
    enum Care: String, Codable, CaseIterable { case reoperation, radiotherapy, conservative }

    enum Grade: Int, Codable { case low = 1, high }

    var hospital: String
    var care: Care
    var grade: Grade?
    var age: Double
    var weight: Float?
    var levels: Int
    var small: Int8?
    var large: UInt64?
    var died: Bool
    var walks: Bool?
    var operated: Date
    var recurred: Date?
    var pain: PainScore?
    var motor: MotorGrade
  }

  private static let header =
    "hospital,care,grade,age,weight,levels,small,large,died,walks,operated,recurred,pain,motor\n"

  @Test("decode every supported type, missing values and all")
  func types() throws {
    let cohort = try Cohort<Patient>(
      csv: .text(
        Self.header
          + "\"A, \"\"north\"\"\",radiotherapy,2,61.5,70.1,3,-128,18446744073709551615,Yes,0,"
          + "2024-02-29,2024-03-01T09:00:00+09:00,7.5,4\n"
          + "B,conservative,,.5,,-1,,,FALSE,,1969-12-31,,,0\n"))
    let day = 86_400.0
    #expect(
      cohort.records == [
        Patient(
          hospital: "A, \"north\"", care: .radiotherapy, grade: .high, age: 61.5, weight: 70.1,
          levels: 3, small: -128, large: .max, died: true, walks: false,
          operated: Date(timeIntervalSince1970: 19782 * day),
          recurred: Date(timeIntervalSince1970: 19783 * day), pain: PainScore(7.5),
          motor: .againstResistance),
        Patient(
          hospital: "B", care: .conservative, grade: nil, age: 0.5, weight: nil, levels: -1,
          small: nil, large: nil, died: false, walks: nil,
          operated: Date(timeIntervalSince1970: -day), recurred: nil, pain: nil, motor: .none),
      ])
  }

  private struct Renamed: Decodable, Sendable, Equatable {
    var first: Int
    var second: Int

    enum CodingKeys: String, CodingKey {
      case first = "the first, too long to be stored inline"
      case second = "2nd"
    }
  }

  @Test("find columns by coding key in any order, and ignore others")
  func codingKeys() throws {
    let text = "x,2nd,y,\"the first, too long to be stored inline\"\na,2,,1\n,4,c,3\n"
    let cohort = try Cohort<Renamed>(csv: Data(text.utf8))
    #expect(cohort.records == [Renamed(first: 1, second: 2), Renamed(first: 3, second: 4)])
  }

  private struct Score: Decodable, Sendable {
    var score: Double?
  }

  @Test("know the line of each record, and report it when a value is refused later")
  func origin() throws {
    let cohort = try Cohort<Score>(csv: .text("note,score\n\"a\nb\",1\n\n,2\n,3\n"))
    #expect(cohort.origin.lines == [2, 5, 6])
    #expect(cohort.origin.rows == nil)
    #expect(cohort.origin.file == nil)
    let kept = cohort.filter { $0.score != 2 }
    #expect(kept.origin.lines == [2, 6])
    #expect(kept.origin.rows == [1, 3])
  }

  @Test("take the listed texts for missing, and no others")
  func missingTexts() throws {
    let options = CSVOptions(missing: ["-99", "unknown", "모름"])
    let cohort = try Cohort<Score>(
      csv: .text("score\n-99\n\nunknown\n모름\n99\n"), options: options)
    #expect(cohort.records.map(\.score) == [nil, nil, nil, nil, 99])
    #expect(
      CSVErrorTests.message("score\nNA\n", Score.self, options)
        == "line 2 (data row 1), column \"score\": is not a number: "
        + "if this text stands for missing, pass options: "
        + "CSVOptions(missing: [\"-99\", \"unknown\", \"모름\", \"NA\"])")
  }

  private struct Conditional: Decodable, Sendable, Equatable {
    var values: [Int]

    enum CodingKeys: CodingKey { case kind, a, b, c }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: CodingKeys.self)
      values = []
      let isForward = try row.decode(Bool.self, forKey: .kind)
      for key: CodingKeys in isForward ? [.a, .b] : [.b, .a] {
        values.append(try row.decodeNil(forKey: key) ? -1 : row.decode(Int.self, forKey: key))
      }
      if row.contains(.c) { values.append(try row.decode(Int?.self, forKey: .c) ?? -2) }
    }
  }

  @Test("serve records that ask for columns in varying order")
  func varyingOrder() throws {
    let cohort = try Cohort<Conditional>(csv: .text("a,b,kind\n1,2,yes\n3,4,no\n,6,1\n7,8,0\n"))
    #expect(cohort.records.map(\.values) == [[1, 2], [4, 3], [-1, 6], [8, 7]])
    let wider = try Cohort<Conditional>(csv: .text("c,a,b,kind\n9,1,2,yes\n,3,4,no\n"))
    #expect(wider.records.map(\.values) == [[1, 2, 9], [4, 3, -2]])
  }

  private struct Wrapped<Value: Decodable & Sendable>: Decodable, Sendable {
    var cell: Value
  }

  private struct Refusing: Decodable, Sendable {
    init(from decoder: any Decoder) throws {
      let text = try decoder.singleValueContainer().decode(String.self)
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(text) is no such thing"))
    }
  }

  private struct Failing: Decodable, Sendable {
    struct Failure: Error {}

    init(from decoder: any Decoder) throws { throw Failure() }
  }

  private struct Point: Decodable, Sendable {
    var x: Double
  }

  private enum Plain: String, Decodable { case only }

  @Test("refuse types that want more than one value, and hide what types quote")
  func unsupported() {
    #expect(
      CSVErrorTests.message("cell\n1\n", Wrapped<Point>.self)
        == "column \"cell\": Point wants several values from one cell")
    #expect(
      CSVErrorTests.message("cell\n1\n", Wrapped<[Double]>.self)
        == "column \"cell\": Array<Double> wants several values from one cell")
    #expect(
      CSVErrorTests.message("cell\n1\n", [Double].self)
        == "a record must read its properties by name, not in order")
    #expect(
      CSVErrorTests.message("cell\n1\n", Double.self)
        == "a record must have properties with the names of columns")
    #expect(
      CSVErrorTests.message("cell\nKim\n", Wrapped<Refusing>.self)
        == "line 2 (data row 1), column \"cell\": is not a Refusing")
    #expect(
      CSVErrorTests.message("cell\nKim\n", Wrapped<Failing>.self)
        == "line 2 (data row 1), column \"cell\": is not a Failing")
    #expect(
      CSVErrorTests.message("cell\nKim\n", Wrapped<Plain>.self)
        == "line 2 (data row 1), column \"cell\": is not a Plain")
    #expect(
      CSVErrorTests.message("cell\nKim\n", Failing.self)
        == "line 2 (data row 1): the row is not a Failing")
    #expect(
      CSVErrorTests.message("cell\n\n\n5\n", Wrapped<Plain>.self)
        == "line 2 (data row 1), column \"cell\": is missing, and only an Optional may be: declare the property Optional"
    )
  }
}
