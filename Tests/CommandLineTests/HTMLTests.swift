#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// Pages of every subcommand: well-formed, and with the numbers of the results.
  @Suite("HTML of the command line")
  struct HTMLTests {
    /// The examples of Documentation/CommandLine.md that give a result of a file: every renderer of
    /// a table is among them.
    static let examples = DocumentedCommand.all(in: "Documentation/CommandLine.md").map(\.command)
      .filter { command in
        command.hasPrefix("spine-outcomes ")
          && !["report", "audit"].contains { command.contains("spine-outcomes \($0) ") }
          && !["--format", "--plot", "--output", "2>&1", "|"].contains(where: command.contains)
      }

    /// Every number of a table is that of the result, rounded once: some number of the JSON, in
    /// percent where it says so, is written as it with the decimals that are shown; limits stand
    /// together, and percentages are those of their counts.
    @Test(arguments: examples)
    func numbersAreThoseOfTheResult(command: String) throws {
      let html = try Program.shell("\(command) --format html")
      #expect(html.status == 0 && html.errors.isEmpty, "\(html.errors)")
      let page = ParsedPage(html.output)
      #expect(page.isWellFormed)
      #expect(page.all("table").count > 0 && page.texts("h1").first == page.texts("title").first)
      let json = try Program.shell("\(command) --format json")
      let results = try ResultNumbers(json: Data(json.output.utf8))
        .with(ResultNumbers(Self.asked(command))).with(ResultNumbers(Self.influences(json.output)))
      let cells = page.all("td").filter { $0.attributes["class"] == "n" }.map(\.text)
      #expect(!cells.isEmpty)
      for cell in cells {
        for fault in results.faults(in: cell) { Issue.record("\(cell): \(fault)") }
      }
    }

    /// The numbers of a command, such as times.
    private static func asked(_ command: String) -> [Double] {
      command.split { " ,=:".contains($0) }.compactMap { Double($0) }
    }

    /// The changes of coefficients without a row, in standard errors.
    private static func influences(_ json: String) throws -> [Double] {
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      let model = object?["coxRegression"] as? [String: Any]
      let errors = (model?["coefficients"] as? [[String: Any]] ?? []).compactMap {
        $0["standardError"] as? Double
      }
      let rows = (object?["residuals"] as? [String: Any])?["rows"] as? [[String: Any]] ?? []
      return rows.flatMap { row in
        zip(row["coefficientChanges"] as? [Double] ?? [], errors).map { $0 / $1 }
      }
    }

    @Test func styleOfNumbers() throws {
      let arguments = [
        "compare", "Examples/Data/kyphosis.csv", "--value", "start", "--by", "kyphosis",
      ]
      func output(_ options: String...) throws -> (status: Int32, output: String, errors: String) {
        let run = try Program.run("spine-outcomes", arguments: arguments + options)
        return (run.status, run.output, run.errors)
      }
      #expect(
        try output("--format", "html").output.contains("<td class=\"n\">11\u{2013}16</td>"))
      #expect(
        try output("--format", "html", "--numbers", "plain").output.contains(
          "<td class=\"n\">11 to 16</td>"))
      let comma = try output("--numbers", "comma").output
      for text in [
        "12,61", "11\u{2013}16", "p < 0,001", "(95 % CI 0,6808\u{2013}0,9067)", "n = 81",
      ] {
        #expect(comma.contains(text), "\(text)")
      }
      #expect(try comma.filter(\.isNumber) == output().output.filter(\.isNumber))
      let refused = try output("--format", "json", "--numbers", "comma")
      #expect(refused.status == 64 && refused.errors.contains("--numbers"))
    }
  }
#endif
