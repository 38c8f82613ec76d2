import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Renderers")
struct RendererTests {
  private var document: Document {
    get throws {
      var section = Document.Section(heading: "Pain & walking")
      section.add("A line that says p < 0.001 and_more.")
      section.add(
        Table(
          caption: "Scores", columns: [.init("Arm", .left), .init("n"), .init("Median")],
          rows: [["a|b", "36", "7.0"], ["radiotherapy", "8"]], notes: ["n: complete cases"]))
      try section.add(result: ["p": 0.25, "n": 3], named: "test")
      return Document(title: "Study *one*", sections: [section])
    }
  }

  @Test func markdownEscapesItsSigns() throws {
    #expect(
      MarkdownRenderer.render(try document) == """
        # Study \\*one\\*

        ## Pain \\& walking

        A line that says p \\< 0.001 and\\_more.

        **Scores**

        | Arm | n | Median |
        | :-- | --: | --: |
        | a\\|b | 36 | 7.0 |
        | radiotherapy | 8 |  |

        *n: complete cases*

        """)
  }

  @Test func textAlignsColumns() throws {
    #expect(
      TextRenderer.render(try document) == """
        Study *one*
        ===========

        Pain & walking
        --------------

        A line that says p < 0.001 and_more.

        Scores
        Arm            n  Median
        ------------------------
        a|b           36     7.0
        radiotherapy   8
        n: complete cases

        """)
  }

  @Test func jsonHoldsResultsInFull() throws {
    let text = try JSONRenderer.render(try document)
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    guard case .object(let top) = value, case .array(let sections)? = top["sections"],
      case .object(let section)? = sections.first
    else {
      Issue.record("not an object of sections")
      return
    }
    let expected = JSONValue.object(["p": .number(0.25), "n": .integer(3)])
    #expect(top["schema"] == .integer(1))
    #expect(
      top["software"]
        == .object([
          "name": .string("SpineOutcomesStats"), "version": .string(SoftwareVersion.current),
        ]))
    #expect(section["results"] == .object(["test": expected]))
    #expect(text == (try JSONRenderer.render(try document)))
  }

  @Test func controlSignsDoNotReachTheTerminal() {
    let table = Table(caption: "a\u{1B}[31mb", columns: [.init("x\ny")], rows: [["\u{7}1", "cut"]])
    #expect(TextRenderer.render(table) == "a[31mb\nx y\n---\n  1")
    #expect(MarkdownRenderer.render(table).contains("| x y |"))
  }

  @Test func markdownKeepsTheIndentOfLevels() {
    let table = Table(caption: "c", columns: [.init("x", .left)], rows: [["  a & b "], [" "]])
    let lines = MarkdownRenderer.render(table).split(separator: "\n")
    #expect(lines.suffix(2) == ["| &nbsp;&nbsp;a \\& b  |", "| &nbsp; |"])
  }

  @Test func longTextIsWrapped() {
    let word = String(repeating: "w", count: 30)
    let text = TextRenderer.render(
      Document(
        title: "t",
        sections: [
          .init(
            heading: "h",
            blocks: [.paragraph(Array(repeating: word, count: 7).joined(separator: " "))])
        ]))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func wideTablesWrapTheirFirstColumn() {
    let table = Table(
      caption: "Wide", columns: [.init("Variable", .left), .init("Value")],
      rows: [
        ["  a variable with many words", String(repeating: "1", count: 80)],
        ["b", String(repeating: "2", count: 85)],
      ])
    let ones = String(repeating: " ", count: 4) + String(repeating: "1", count: 80)
    #expect(
      TextRenderer.render(table).split(separator: "\n").dropFirst(3) == [
        "  a variable", "  with many", "  words         \(ones)"[...],
        "\(String(repeating: " ", count: 18))\(String(repeating: "2", count: 82))",
        "b\(String(repeating: " ", count: 96))222",
      ])
  }

  @Test func tooManyColumnsGoOnBelow() {
    let table = Table(
      caption: "Wide", columns: [.init("Variable", .left)] + (1...9).map { .init("column \($0)") },
      rows: [["a"] + (1...9).map { String(repeating: "\($0)", count: 20) }])
    let lines = TextRenderer.render(table)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.filter { $0.hasPrefix("Variable") }.count == 3)
    for digit in 1...9 {
      #expect(lines.contains { $0.contains(String(repeating: "\(digit)", count: 20)) })
    }
  }

  @Test func terminalsShowHeadingsInBold() throws {
    let bold = TextRenderer.render(try document, style: .terminal)
    #expect(bold.hasPrefix("\u{1B}[1mStudy *one*\u{1B}[0m\n"))
    let plain = bold.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
    #expect(plain == TextRenderer.render(try document))
  }

  @Test func valuesWithoutJSONAreRefused() {
    #expect(throws: EncodingError.self) { try JSONValue(encoding: Double.nan) }
  }

  @Test func everyKindOfValueSurvives() throws {
    let value = JSONValue.object([
      "a": .array([.null, .bool(true), .integer(-3), .number(0.1), .string("é\"\n")]),
      "b": .object([:]),
    ])
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
  }
}
