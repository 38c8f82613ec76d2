import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesAudit

@Suite("Files of figures")
struct PaperTests {
  private func error(_ text: String) -> PaperError? {
    #expect(throws: PaperError.self) { try Paper(json: Data(text.utf8)) }
  }

  private func error(check text: String) -> PaperError? {
    error("{\"checks\": [\n" + text + "\n]}")
  }

  @Test func aFileOfEveryKind() throws {
    let paper = try Paper(json: Fixtures.data("audit/simulated.json"))
    let kinds = Set(paper.checks.map { type(of: $0.check).kind })
    #expect(kinds == Set(CheckKind.allCases) && paper.checks.count == 40 * kinds.count)
    #expect(try Paper(json: Fixtures.data("audit/simulated.json")) == paper)
  }

  @Test("Simulated papers are never called inconsistent")
  func simulated() throws {
    let report = try Paper(json: Fixtures.data("audit/simulated.json")).audit()
    for entry in report.findings {
      #expect(entry.verdict != .inconsistent, "\(entry.id): \(entry.statement)")
    }
    #expect(report.count(.notDecidable) * 10 < report.findings.count)
  }

  @Test func reportsSurviveJSON() throws {
    let report = try Paper(json: Fixtures.data("audit/simulated.json")).audit()
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(AuditReport.self, from: data) == report)
    #expect("\(report)".hasPrefix("520 checks: "))
  }

  @Test func unknownKeysNameTheNearest() {
    let found = error(
      check: """
        {"id": "a", "kind": "counts", "p": "0.4",
         "groups": [{"evnts": 15, "total": 36}, {"events": 16, "total": 38}]}
        """)
    #expect(found?.path == "checks[0].groups[0].evnts" && found?.line == 3)
    #expect(found?.reason.contains(#"did you mean "events"?"#) == true)
    #expect("\(found!)".hasPrefix("line 3, checks[0].groups[0].evnts: there is no such key"))
    let wrong = error(check: #"{"id": "a", "kind": "counts", "ratio": "0.4"}"#)
    #expect(wrong?.path == "checks[0].ratio")
    #expect(error(#"{"cheks": []}"#)?.reason.contains(#"did you mean "checks"?"#) == true)
  }

  @Test func figuresStandInQuotes() {
    let found = error(check: #"{"id": "a", "kind": "ratio", "ratio": 0.50}"#)
    #expect(found?.reason.contains(#"write "0.50" in quotes"#) == true)
    let comma = error(check: #"{"id": "a", "kind": "ratio", "ratio": "0,50"}"#)
    #expect(comma?.reason.contains("decimal mark as a point") == true)
  }

  @Test(
    "What is refused, and where",
    arguments: [
      (#"{"id": "a"}"#, "checks[0]"), (#"{"kind": "ratio"}"#, "checks[0]"),
      (#"{"id": "", "kind": "ratio"}"#, "checks[0].id"),
      (#"{"id": "a", "kind": "ration"}"#, "checks[0].kind"),
      (#"{"id": "a", "kind": 3}"#, "checks[0].kind"),
      (#"{"id": "a", "kind": "counts", "p": "0.4"}"#, "checks[0]"),
      (
        #"{"id": "a", "kind": "counts", "p": "0.4", "groups": [3]}"#,
        "checks[0].groups[0]"
      ),
      (
        #"{"id": "a", "kind": "counts", "p": "0.4", "groups": [{"events": 1, "total": 2}]}"#,
        "checks[0].groups"
      ),
      (#"{"id": "a", "kind": "paired", "p": "0.4", "pairs": 3.5}"#, "checks[0].pairs"),
      (#"{"id": "a", "kind": "paired", "p": "0.4", "pairs": 1e99}"#, "checks[0].pairs"),
      (
        #"{"id": "a", "kind": "paired", "p": "0.4", "pairs": 9, "tests": ["exact"]}"#,
        "checks[0].tests[0]"
      ),
      (
        #"{"id": "a", "kind": "ratio", "ratio": "1.2", "level": 95}"#, "checks[0].level"
      ),
      (#"{"id": "a", "kind": "ratio", "ratio": null}"#, "checks[0].ratio"),
      (
        #"{"id": "a", "kind": "area", "area": "0.7", "events": 3, "others": 3, "ties": 1}"#,
        "checks[0].ties"
      ),
      (
        #"{"id": "a", "kind": "statistic", "statistic": "F", "value": "2", "p": "0.1"}"#,
        "checks[0]"
      ),
      (#"{"id": "a", "kind": "survival", "n": 5, "rows": []}"#, "checks[0].rows"),
      (
        #"{"id": "a", "kind": "groupSizes", "sizes": ["3"], "total": 3}"#,
        "checks[0].sizes[0]"
      ),
      ("3", "checks[0]"), (#"{"id": "a", "id": "b"}"#, ""),
    ])
  func refusals(text: String, path: String) {
    let found = error(check: text)
    #expect(found?.path == path, "\(String(describing: found))")
    #expect(found?.line == 2)
  }

  @Test(
    "What is no JSON",
    arguments: [
      "", " ", "{", "[", #"{"checks""#, #"{"checks":"#, #"{"checks": [}"#, #"{"checks": [1,]}"#,
      "nul",
      #"{"checks": [1]} 3"#, "{\"title\": \"a\n\", \"checks\": [1]}", "{\"title\": \"\\x\"}",
      "{'a': 1}",
      "{\"title\": \"\\ud800\"}", #"{"title": 01}"#, #"{"title": 1.}"#, #"{"title": 1e}"#,
      "// a\n{}",
      #"{"title": "abc"#, String(repeating: "[", count: 100_000), #"{"a" 1}"#,
      #"{"a": 1 "b": 2}"#,
    ])
  func noJSON(text: String) {
    #expect(error(text) != nil)
  }

  @Test func otherFaultsOfTheWholeFile() throws {
    #expect(error("[]")?.reason == "is a list, not an object")
    #expect(error("{}")?.reason.contains(#""checks" is missing"#) == true)
    #expect(error(#"{"checks": []}"#) != nil && error(#"{"checks": 3}"#) != nil)
    #expect(throws: PaperError.self) { try Paper(json: Data([0xFF, 0xFE])) }
    let check = #"{"id": "a", "kind": "ratio", "ratio": "1.2"}"#
    let twice = error("{\"checks\": [\(check),\n \(check)]}")
    #expect(twice?.path == "checks[1].id" && twice?.line == 2)
    let escaped = "{\"title\": \"\\u00e4\\n\\ud83d\\ude00\", \"checks\": [\(check)]}"
    #expect(try Paper(json: Data(escaped.utf8)).title == "\u{E4}\n\u{1F600}")
    #expect(try Paper(json: Data([0xEF, 0xBB, 0xBF] + Array(escaped.utf8))).checks.count == 1)
  }

  /// The schema is written by hand: it has the keys that are read, and no other.
  @Test func theSchemaHasTheKeysThatAreRead() throws {
    #if os(Linux) || os(macOS)
      let data = try Data(contentsOf: Program.file("Documentation/audit.schema.json"))
      let schema = try #require(
        try JSONSerialization.jsonObject(with: data) as? [String: Any])
      func keys(_ object: Any?) -> Set<String> {
        Set(((object as? [String: Any])?["properties"] as? [String: Any] ?? [:]).keys)
      }
      func choices(_ object: Any?) -> [String]? { (object as? [String: Any])?["enum"] as? [String] }
      let definitions = try #require(schema["$defs"] as? [String: Any])
      #expect(keys(schema) == Set(Paper.keys))
      for kind in CheckKind.allCases {
        let definition = definitions[kind.rawValue] as? [String: Any]
        #expect(keys(definition) == Set(kind.keys.all), "\(kind)")
        #expect(
          Set(definition?["required"] as? [String] ?? [])
            == Set(["kind", "id"] + kind.keys.required), "\(kind)")
        #expect(definition?["additionalProperties"] as? Bool == false)
        let properties = definition?["properties"] as? [String: Any]
        if let rows = properties?["rows"] as? [String: Any] {
          #expect(keys(rows["items"]) == Set(CheckKeys.rows))
        }
        if let groups = properties?["groups"] as? [String: Any] {
          #expect(keys(groups["items"]) == Set(CheckKeys.groups))
        }
        if let tests = properties?["tests"] as? [String: Any] {
          #expect(
            choices(tests["items"])
              == (kind == .counts
                ? CountsTest.allCases.map(\.rawValue) : PairedTest.allCases.map(\.rawValue)))
        }
        if kind == .statistic {
          #expect(choices(properties?["statistic"]) == StatisticKind.allCases.map(\.rawValue))
        }
      }
      #expect(choices(definitions["rounding"]) == RoundingRule.allCases.map(\.rawValue))
      #expect(choices(definitions["sides"]) == Sides.allCases.map(\.rawValue))
    #endif
  }
}
