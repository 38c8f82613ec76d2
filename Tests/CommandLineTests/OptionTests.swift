#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesReport
  import Testing
  import _StatsTestSupport

  @Suite("Options of the command line")
  struct OptionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
      _ arguments: String...
    ) throws -> (status: Int32, output: String, errors: String) {
      try Program.run("spine-outcomes", in: folder.path, arguments: arguments)
    }

    private func output(_ arguments: String...) throws -> String {
      let (status, output, errors) = try Program.run(
        "spine-outcomes", in: folder.path, arguments: arguments)
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return output
    }

    @Test(
      "Weights are repeated rows",
      arguments: [
        "compare FILE --value x --by g",
        "table FILE --rows g --columns y",
        "table FILE --rows g --columns y --strata w",
        "table FILE --rows z --columns y --test exact-trend",
        "proportion FILE --of y --by g",
        "proportion FILE --of y --against 0.4 --test minlike",
        "logistic FILE --outcome y --predictor x --category g",
        "logistic FILE --outcome y --predictor x --robust HC3",
        "logistic FILE --outcome y --predictor x --category g --offset z --method firth",
        "logistic FILE --outcome y --predictor x --predictor z --selection backward",
        "logistic FILE --outcome y --predictor x --strata g",
        "logistic FILE --outcome y --predictor x --category g --crude",
        "roc FILE --outcome y --score x --events-score higher --by g",
        "roc FILE --outcome y --score x --events-score lower --cutoff chi-square --at 2",
        "roc FILE --outcome y --score x --events-score lower --cutoff corner --bootstrap 99",
        "roc FILE --outcome y --score x --events-score lower --compare z:higher --partial "
          + "sensitivity=0.5...1",
        "survival FILE --time x --event y --by g --at 2",
        "paired FILE --before x --after z --by g",
        "paired FILE --before y --after w",
        "describe FILE",
        "describe FILE --by g",
      ])
    func weights(command: String) throws {
      let rows = [
        ("1.5", "yes", "a", "2", "no", 3), ("2.5", "no", "b", "2", "no", 1),
        ("3", "yes", "b", "5", "yes", 2), ("", "no", "a", "1", "yes", 4),
        ("2", "no", "a", "", "no", 2), ("2", "yes", "b", "9", "", 5), ("7", "", "b", "1", "no", 1),
        ("1", "no", "b", "4", "yes", 3), ("9", "yes", "a", "4", "yes", 0),
      ]
      let cells = rows.map { "\($0.0),\($0.1),\($0.2),\($0.3),\($0.4)" }
      let weightedRows = zip(cells, rows).map { "\($0),\($1.5)\n" }.joined()
      let repeated = zip(cells, rows).map { String(repeating: $0 + "\n", count: $1.5) }.joined()
      try folder.write("x,y,g,z,w,n\n" + weightedRows, to: "weighted.csv")
      try folder.write("x,y,g,z,w\n" + repeated, to: "repeated.csv")
      func json(_ file: String, _ more: [String]) throws -> String {
        let words = command.split(separator: " ").map { $0 == "FILE" ? file : String($0) }
        let run = try Program.run(
          "spine-outcomes", in: folder.path, arguments: words + ["--format", "json"] + more)
        #expect(run.status == 0, "\(run.errors)")
        return run.output
      }
      /// The results without how the file was read.
      func results(_ json: String) throws -> NSDictionary {
        let all = try #require(
          JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary)
        let results = NSMutableDictionary()
        for (key, value) in all where key as? String != "columns" && key as? String != "remarks" {
          if let key = key as? NSString { results.setObject(value, forKey: key) }
        }
        return results
      }
      let expected = try json("repeated.csv", [])
      #expect(expected.count > 100)
      let weighted = try json("weighted.csv", ["--weights", "n"])
      #expect(try results(weighted) == results(expected))
    }

    @Test func dialectIsThatOfTheOptions() throws {
      try folder.write("v,g\n1.5,a\n2.5,b\n,a\n9,b\n4,a\n", to: "plain.csv")
      try folder.write("v;g\r\n1,5;a\r\n2,5;b\r\n-9;a\r\n9;b\r\n4;a\r\n", to: "comma.csv")
      try folder.write("v\tg\n1.5\t\"a\"\n2.5\tb\nn/a\ta\n9\tb\n4\ta", to: "tab.csv")
      let words = ["--value", "v", "--by", "g", "--format", "json"]
      let plain = try Program.run(
        "spine-outcomes", in: folder.path, arguments: ["compare", "plain.csv"] + words)
      for more in [
        ["compare", "comma.csv", "--delimiter", ";", "--decimal", ",", "--missing", "-9"],
        ["compare", "comma.csv", "--delimiter=semicolon", "--decimal=comma", "--missing=-9"],
        ["compare", "tab.csv", "--delimiter", "tab", "--missing", "n/a"],
        ["compare", "tab.csv", "--delimiter", "\\t", "--missing", "n/a"],
      ] {
        let other = try Program.run("spine-outcomes", in: folder.path, arguments: more + words)
        #expect(other.status == 0 && other.output == plain.output, "\(other.errors)")
      }
    }

    @Test func missingTextsAreThoseThatAreNamed() throws {
      try folder.write("v,g\n1,a\nNA,a\n2,b\n.,b\n", to: "data.csv")
      let both = ["--missing", "NA", "--missing", "."]
      let all = try Program.run(
        "spine-outcomes", in: folder.path,
        arguments: ["compare", "data.csv", "--value", "v", "--by", "g"] + both)
      #expect(all.status == 0 && all.output.contains("missing: v 2"))
      let none = try run("compare", "data.csv", "--value", "v", "--by", "g")
      #expect(none.status == 65 && none.errors.contains("line 3"))
      let named = try run("compare", "data.csv", "--value", "v", "--by", "g", "--missing", "NA")
      #expect(named.status == 65 && named.errors.contains("line 5"))
    }

    @Test func levelReachesEveryInterval() throws {
      for command in [
        ["compare", "--value", "start", "--by", "kyphosis"],
        ["table", "--rows", "vertebrae", "--columns", "kyphosis"],
        ["logistic", "--outcome", "kyphosis", "--predictor", "start"],
        [
          "logistic", "--outcome", "kyphosis", "--predictor", "start", "--method", "firth",
          "--interval", "profile", "--diagnostics",
        ],
        [
          "logistic", "--outcome", "kyphosis", "--predictor", "start", "--selection", "backward",
          "--diagnostics",
        ],
        [
          "logistic", "--outcome", "kyphosis", "--predictor", "start", "--strata", "vertebrae",
        ],
        [
          "logistic", "--outcome", "kyphosis", "--predictor", "start", "--cluster", "vertebrae",
        ],
        ["roc", "--outcome", "kyphosis", "--score", "start", "--events-score", "lower"],
        [
          "roc", "--outcome", "kyphosis", "--score", "start", "--events-score", "lower", "--cutoff",
          "cost=5:1,prevalence=sample", "--bootstrap", "99", "--at", "8", "--prevalence", "0.3",
        ],
        ["survival", "--time", "start", "--event", "kyphosis", "--at", "5"],
        ["paired", "--before", "start", "--after", "vertebrae"],
      ] {
        let file = Program.file("Examples/Data/kyphosis.csv").path
        let (status, output, _) = try Program.run(
          "spine-outcomes",
          arguments: [command[0], file] + command.dropFirst() + ["--level", "0.8"])
        #expect(status == 0 && !output.contains("95 %"), "\(output)")
      }
    }

    @Test("Options against --crude", arguments: ["--strata vertebrae", "--selection backward"])
    func crudeConflicts(option: String) throws {
      let file = Program.file("Examples/Data/kyphosis.csv").path
      let (status, output, errors) = try Program.run(
        "spine-outcomes",
        arguments: ["logistic", file, "--outcome", "kyphosis", "--predictor", "start", "--crude"]
          + option.split(separator: " ").map(String.init))
      #expect(status == 64 && output.isEmpty)
      #expect(errors.contains("--crude exclude each other"))
    }

    @Test func levelsAreNumbersInNumericOrder() throws {
      try folder.write("v,g\n1,10\n2,9\n3,1.0\n4,1\n5,b\n6,B\n", to: "data.csv")
      let text = try output("compare", "data.csv", "--value", "v", "--by", "g")
      let lines = text.split(separator: "\n")
      let start = try #require(lines.lastIndex { $0.hasPrefix("---------------------") })
      let rows = lines[(start + 1)...].prefix(5).map { $0.split(separator: " ").prefix(2) }
      #expect(rows.map { $0.joined(separator: " ") } == ["1.0 2", "9 1", "10 1", "B 1", "b 1"])
    }

    @Test func eventsAreComparedAsNumbersOrText() throws {
      try folder.write("y,x\n1,1\n2.0,2\n1,3\n2,4\n1,2\n2,1\n", to: "data.csv")
      let number = try output(
        "roc", "data.csv", "--outcome", "y", "--event", "2", "--score", "x", "--events-score",
        "higher")
      #expect(number.contains("3 events, n = 6"))
      try folder.write("y,x\n-1,1\n0,2\n-1,3\n0,4\n", to: "data.csv")
      let negative = try output(
        "roc", "data.csv", "--outcome", "y", "--event", "-1", "--score", "x", "--events-score",
        "higher")
      #expect(negative.contains("2 events, n = 4"))
    }

    @Test func referenceIsChosenAndColonsMayBeInNames() throws {
      let rows = "0,b\n1,b\n0,a\n1,a\n0,a\n1,c:d\n0,c:d\n"
      try folder.write("y,k:1\n" + rows, to: "data.csv")
      let first = try output("logistic", "data.csv", "--outcome", "y", "--category", "k:1")
      #expect(
        first.split(separator: "\n").contains { $0.hasPrefix("  a ") && $0.contains("reference") })
      let other = try output("logistic", "data.csv", "--outcome", "y", "--category", "k:1:c:d")
      #expect(
        other.split(separator: "\n").contains { $0.hasPrefix("  c:d") && $0.contains("reference") })
    }

    @Test func groupsThatFailAreNamedAndOthersGoOn() throws {
      try folder.write("a,b,g\n1,2,x\n3,4,x\n5,,y\n2,1,\n", to: "data.csv")
      let text = try output("paired", "data.csv", "--before", "a", "--after", "b", "--by", "g")
      #expect(text.contains("y: not analysed: no complete cases"))
      #expect(text.contains("1 record without g is in no group."))
    }

    @Test func markdownHasPipeTables() throws {
      let file = Program.file("Examples/Data/kyphosis.csv").path
      let text = try output("describe", file, "--by", "kyphosis", "--format", "markdown")
      #expect(text.hasPrefix("# Description of kyphosis.csv\n\n## 81 records\n"))
      #expect(text.contains("| Variable | false (n = 64) | true (n = 17) |"))
    }

    @Test func jsonWritesInfinityAndNull() throws {
      try folder.write("v,g,t,e\n1,a,5,0\n2,b,6,0\n", to: "data.csv")
      let limits = try output(
        "compare", "data.csv", "--value", "v", "--by", "g", "--format", "json")
      #expect(limits.contains("\"upper\" : \"Infinity\""))
      #expect(limits.contains("\"lower\" : \"-Infinity\""))
      #expect(limits.contains("\"standardDeviation\" : null"))
      let median = try output(
        "survival", "data.csv", "--time", "t", "--event", "e", "--format", "json")
      #expect(median.contains("\"median\" : null"))
    }

    @Test func wideTablesGoOnBelow() throws {
      let levels = (0..<40).map { "\($0 % 2),level number \($0 % 20)\n" }.joined()
      try folder.write("r,a rather long name of a column\n" + levels, to: "data.csv")
      let text = try output(
        "table", "data.csv", "--rows", "r", "--columns", "a rather long name of a column")
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
      for level in 0..<20 { #expect(text.contains("level number \(level)")) }
    }

    @Test func completionsAreWritten() throws {
      for shell in ["bash", "zsh", "fish"] {
        let script = try output("--generate-completion-script", shell)
        #expect(script.contains("spine-outcomes") && script.contains("events-score"))
      }
    }
  }
#endif
