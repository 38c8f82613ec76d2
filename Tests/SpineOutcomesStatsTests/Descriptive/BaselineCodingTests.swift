import Foundation
import SpineOutcomesStats
import Testing

@Suite("JSON of baseline tables")
struct BaselineCodingTests {
  struct Patient: Codable, Sendable {
    enum Arm: String, Codable, CaseIterable, Categorical { case first, second }
    enum Site: String, Codable, CaseIterable, Categorical { case neck, chest, loin }

    var arm: Arm
    var site: Site
    var age: Double?
  }

  /// Neck 1 and 5, chest 2 and 4, loin 3 and 3: expected counts 2 and 4, chi-square 3/2.
  private var patients: [Patient] {
    let counts: [(Patient.Site, Int, Int)] = [(.neck, 1, 5), (.chest, 2, 4), (.loin, 3, 3)]
    return counts.flatMap { site, first, second in
      Array(repeating: Patient(arm: .first, site: site), count: first)
        + Array(repeating: Patient(arm: .second, site: site), count: second)
    }
  }

  @Test func rowsNameTheirKind() throws {
    let table = try Cohort(patients).baselineTable(
      by: \.arm, [.category(\.site), .numeric(\.age)])
    let data = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(BaselineTable.self, from: data) == table)
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["kind"] as? String } == ["category", "numeric"])
    #expect(rows[0]["counts"] as? [[Int]] == [[1, 5], [2, 4], [3, 3]])
    let tested = try #require(rows[0]["comparison"] as? [String: Any])
    #expect(tested["smallestExpectedCount"] as? Double == 2)
    #expect(tested["method"] as? String == "Pearson's chi-square test")
    let statistic = try #require(tested["statistic"] as? [String: Any])
    let value = try #require(statistic["value"] as? Double)
    #expect((value - 1.5).magnitude < 1e-14)
    #expect(statistic["degreesOfFreedom"] as? Double == 2)
    let untested = try #require(rows[1]["comparison"] as? [String: String])
    #expect(Array(untested.keys) == ["notTested"])
  }

  @Test func theListIsTheSameAsSingleVariables() throws {
    let cohort = Cohort(patients)
    let list: [BaselineVariable<Patient>] = [.numeric(\.age), .category(\.site)]
    #expect(
      try cohort.baselineTable(by: \.arm, list)
        == cohort.baselineTable(by: \.arm, .numeric(\.age), .category(\.site)))
    #expect(try cohort.baselineTable(by: \.arm, []).rows.isEmpty)
  }

  @Test func unknownKindsAreRefused() {
    for text in [#"{"kind": "other"}"#, "{}", #"{"kind": "numeric"}"#] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(BaselineTable.Row.self, from: Data(text.utf8))
      }
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Comparison.self, from: Data("{}".utf8))
    }
  }
}
