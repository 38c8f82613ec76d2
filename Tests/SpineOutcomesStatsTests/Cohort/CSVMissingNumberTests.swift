import SpineOutcomesStats
import Testing

@Suite("CSV: numbers that stand for missing")
struct CSVMissingNumberTests {
  struct Patient: Codable, Sendable, Equatable {
    var age: Double?
    var weight: Float?
    var grade: Int?
    var code: String?
    var died: Bool?
  }

  private static let text = """
    age,weight,grade,code,died
    -9.0,-9,-9,-9.0,1.0
    1,-9.00,3,-9,0.0
    -9e0,2,-9,9,0
    """

  @Test("are compared as numbers in properties that are numbers, as texts in texts")
  func records() throws {
    let cohort = try Cohort<Patient>(
      csv: .text(Self.text), options: CSVOptions(missing: ["-9"]))
    #expect(
      cohort.records == [
        Patient(age: nil, weight: nil, grade: nil, code: "-9.0", died: true),
        Patient(age: 1, weight: nil, grade: 3, code: nil, died: false),
        Patient(age: nil, weight: 2, grade: nil, code: "9", died: false),
      ])
  }

  @Test("are so in tables and in columns of numbers too")
  func tables() throws {
    let options = CSVOptions(missing: ["-9.0"])
    let table = try CSVTable(.text(Self.text), options: options)
    #expect(try table.numbers("age") == [nil, 1, nil])
    #expect(try table.strings("code") == [nil, "-9", "9"])
    #expect(throws: CSVError.self) { _ = try table.completeNumbers("age") }
    let numbers = try CSVNumbers(.text(Self.text), columns: ["age", "grade"], options: options)
    #expect(try numbers.numbers("grade") == [nil, 3, nil])
  }

  @Test("are an error where the property is no Optional")
  func required() {
    struct Strict: Codable, Sendable { var age: Double }
    #expect(throws: CSVError.self) {
      _ = try Cohort<Strict>(csv: .text("age\n1\n-9.0\n"), options: CSVOptions(missing: ["-9"]))
    }
  }

  @Test("A word above numbers is a name; a word above words may be a patient's")
  func header() {
    func message(_ text: String) -> String {
      do {
        _ = try CSVTable(.text(text), columns: ["nothing"])
        return ""
      } catch {
        return error.description
      }
    }
    #expect(message("age,arm\n61,surgery\n").contains("its columns are \"age\", \"arm\""))
    #expect(!message("Kim,surgery\nLee,surgery\n").contains("Kim"))
    #expect(!message("Kim,NA\nLee,3\n").contains("Kim"))
    #expect(!message("Kim,5\nLee,3\n").contains("Kim"))
  }
}
