import SpineOutcomesStats
import Testing

@Suite("Names of levels")
struct LevelNameTests {
  enum Grade: CaseIterable, Categorical {
    case one, partlyMobile, nonAmbulatory, stageII, groupB, MRIFirst, ecog3, snake_case, T
    case MildPain, mildPain, mildpain, MRIfirst, mRIFirst
  }

  enum Described: String, CaseIterable, Categorical, CustomStringConvertible {
    case notRetreated

    var description: String { "conservative care" }
  }

  @Test func casesAreWords() {
    #expect(
      Grade.allCases.map { String(level: $0) } == [
        "one", "partly mobile", "non ambulatory", "stage II", "group B", "MRI first", "ecog3",
        "snake_case", "T", "Mild pain", "mild pain", "mildpain", "MR ifirst", "m RI first",
      ])
    #expect(Set(Grade.allCases.map { String(level: $0) }).count == Grade.allCases.count)
  }

  @Test func aDescriptionIsKept() {
    #expect(String(level: Described.notRetreated) == "conservative care")
    #expect(String(level: AmbulatoryStatus.nonAmbulatory) == "non-ambulatory")
    #expect(AmbulatoryStatus.allCases.map(\.description).first == "independent")
  }

  @Test(arguments: ["camelCase", "ABc", "", " x", "nonAmbulatory"])
  func textsOfDataAreKept(text: String) {
    #expect(String(level: text) == text)
  }

  @Test func numbersAndTruth() {
    #expect(String(level: 3) == "3" && String(level: true) == "true")
    #expect(String(level: MotorGrade.allCases[0]) == String(describing: MotorGrade.allCases[0]))
  }

  struct Patient: Sendable {
    var grade: Grade
    var text: String
    var fails: Bool
    var number: Int?
  }

  @Test func resultsUseThem() throws {
    let cohort = Cohort([
      Patient(grade: .partlyMobile, text: "asRead", fails: true),
      Patient(grade: .groupB, text: "asRead2", fails: false),
    ])
    let table = try cohort.contingencyTable(rows: \.grade, columns: \.fails)
    #expect(table.rowNames.contains("partly mobile") && table.rowNames.contains("group B"))
    #expect(
      try cohort.contingencyTable(rows: \.text, columns: \.fails).rowNames == ["asRead", "asRead2"])
    #expect(try cohort.group(\.grade, .groupB).selections[0].reason == "grade not group B")
  }

  @Test func repeatedRecords() throws {
    let cohort = Cohort(
      [2, 0, 3].map { (number: Int) in
        Patient(grade: .one, text: "\(number)", fails: false, number: number)
      })
    let repeated = try cohort.repeated(by: \.number)
    #expect(repeated.records.map(\.text) == ["2", "2", "3", "3", "3"])
    #expect(repeated.initialCount == 5 && repeated.selections.isEmpty)
  }
}
