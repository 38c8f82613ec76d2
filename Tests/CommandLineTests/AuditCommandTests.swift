#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  @Suite("Audit on the command line")
  struct AuditCommandTests {
    private let park = Program.file("Examples/ParkEtAl2025.json").path

    @Test func jsonHasTheFindings() throws {
      let (status, output, errors) = try Program.run(
        "spine-outcomes", "audit", park, "--format", "json")
      #expect(status == 0 && errors.isEmpty)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      #expect(Set(json.keys) == ["title", "doi", "findings"])
      let findings = try #require(json["findings"] as? [[String: Any]])
      let wrong = findings.filter { $0["verdict"] as? String == "inconsistent" }
      #expect(findings.count == 10 && wrong.count == 2)
    }

    @Test func strictTellsByTheExitCode() throws {
      let strict = try Program.run("spine-outcomes", "audit", park, "--strict")
      let plain = try Program.run("spine-outcomes", "audit", park)
      #expect(strict.status == 1 && plain.status == 0)
      #expect(strict.output == plain.output && strict.errors.isEmpty)
      let good = #"{"checks": [{"id": "a", "kind": "groupSizes", "sizes": [1, 2], "total": 3}]}"#
      let agreed = try Program.run(
        "spine-outcomes", arguments: ["audit", "-", "--strict"], input: Data(good.utf8))
      #expect(agreed.status == 0 && agreed.output.contains("1 + 2 is 3"))
    }

    @Test func outputGoesToAFile() throws {
      let folder = try TemporaryFolder()
      let (status, output, _) = try Program.run(
        "spine-outcomes", in: folder.path,
        arguments: ["audit", park, "--format", "markdown", "--output", "audit.md"])
      #expect(status == 0 && output.isEmpty)
      #expect(try folder.text(of: "audit.md").hasPrefix("# Audit of ParkEtAl2025.json\n"))
    }

    @Test("One line says what is wrong, and where")
    func failures() throws {
      let folder = try TemporaryFolder()
      try folder.write("{\"checks\": [\n{\"id\": \"a\", \"knid\": \"counts\"}]}", to: "paper.json")
      func run(_ arguments: String...) throws -> (status: Int32, errors: String) {
        let (status, output, errors) = try Program.run(
          "spine-outcomes", in: folder.path, arguments: ["audit"] + arguments)
        #expect(output.isEmpty)
        return (status, errors)
      }
      let key = try run("paper.json")
      #expect(key.status == 65)
      #expect(
        key.errors.hasPrefix(
          "error: paper.json, line 2, checks[0].knid: there is no such key; "
            + "did you mean \"kind\"?"))
      #expect(key.errors.filter(\.isNewline).count == 1)
      try folder.write(
        #"{"checks": [{"id": "a", "kind": "percentage", "percentage": "41.9", "total": 74}]}"#,
        to: "bare.json")
      #expect(
        try run("bare.json").errors.hasSuffix(
          "checks[0].percentage: 41.9 is no share of a whole; write \"41.9 %\" for a percentage\n"))
      try folder.write(#"{"checks": []}"#, to: "empty.json")
      #expect(
        try run("empty.json").errors == "error: empty.json, line 1, checks: is an empty list\n")
      #expect(try run("none.json") == (66, "error: there is no file none.json\n"))
      #expect(try run(".").status == 66)
      #expect(try run("paper.json", "--output", "paper.json").status == 64)
      #expect(try run("paper.json", "--format", "xml").status == 64)
    }
  }
#endif
