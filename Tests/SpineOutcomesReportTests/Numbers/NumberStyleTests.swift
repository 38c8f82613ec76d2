import Foundation
import SpineOutcomesReport
import Testing

@Suite("Number styles")
struct NumberStyleTests {
  private func cell(_ text: String, _ style: NumberStyle) -> String {
    Table(caption: "", columns: [.init("x")], rows: [[text]]).applying(style).rows[0][0]
  }

  private func prose(_ text: String, _ style: NumberStyle, labels: [String] = []) -> String {
    let table = Table(caption: text, columns: [.init("x", .left)], rows: labels.map { [$0] })
    return table.applying(style).caption
  }

  @Test(arguments: [
    ("-1.5", "\u{2212}1.5", "\u{2212}1,5"), ("12345.678", "12\u{202F}345.678", "12\u{202F}345,678"),
    ("1234", "1234", "1234"), ("1234567", "1\u{202F}234\u{202F}567", "1\u{202F}234\u{202F}567"),
    ("1.2 to 3.4", "1.2\u{2013}3.4", "1,2\u{2013}3,4"),
    ("-1.2 to 3.4", "\u{2212}1.2 to 3.4", "\u{2212}1,2 to 3,4"),
    ("-3 to -2", "\u{2212}3 to \u{2212}2", "\u{2212}3 to \u{2212}2"),
    ("806 to not reached", "806 to not reached", "806 to not reached"),
    ("0.5 to infinity", "0.5 to infinity", "0,5 to infinity"),
    ("7 (6 to 8)", "7 (6\u{2013}8)", "7 (6\u{2013}8)"),
    ("15/36 (41.7 %)", "15/36 (41.7 %)", "15/36 (41,7 %)"),
    ("< 0.001 (a)", "< 0.001 (a)", "< 0,001 (a)"),
    ("0.9 to 1.1 %", "0.9\u{2013}1.1 %", "0,9\u{2013}1,1 %"),
    ("1.5e-12", "1.5e-12", "1,5e-12"), ("", "", ""), ("none", "none", "none"),
    (
      "n = 12: 3.5 (2.25 to 4.75)", "n = 12: 3.5 (2.25\u{2013}4.75)",
      "n = 12: 3,5 (2,25\u{2013}4,75)"
    ),
  ])
  func cells(text: String, typographic: String, comma: String) {
    #expect(cell(text, .typographic) == typographic)
    #expect(cell(text, .decimalComma) == comma)
    #expect(cell(text, .plain) == text)
  }

  /// Sentences may name versions, addresses, years and variables.
  @Test(arguments: [
    ("Software: X 0.1.0.", "Software: X 0.1.0."),
    ("doi 10.1002/sim.1186", "doi 10.1002/sim.1186"),
    ("T1.5 and 1.5T and v2.0", "T1.5 and 1.5T and v2.0"), ("2024-05-06 12345", "2024-05-06 12345"),
    ("12 to 24 months", "12 to 24 months"), ("p = 0.041.", "p = 0,041."),
    ("odds ratio 0.953 (95 % CI 0.910 to 0.999)", "odds ratio 0,953 (95 % CI 0,910\u{2013}0,999)"),
    (
      "a change of -1.5 (95 % CI -2.5 to -0.5)",
      "a change of \u{2212}1,5 (95 % CI \u{2212}2,5 to \u{2212}0,5)"
    ),
    ("L4-5 and 4-5", "L4-5 and 4-5"), ("chi-square(2) = 1.5, n", "chi-square(2) = 1,5, n"),
    ("a_1.5", "a_1.5"), ("127.0.0.1", "127.0.0.1"), ("é1.5", "é1.5"),
  ])
  func sentences(text: String, comma: String) {
    #expect(prose(text, .decimalComma) == comma)
    #expect(prose(text, .plain) == text)
  }

  @Test func labelsKeepTheirSpelling() {
    #expect(
      prose("dose 1.5: 2.5; 1.5", .decimalComma, labels: ["  dose 1.5", "other"])
        == "dose 1.5: 2,5; 1,5")
    #expect(
      prose("1.5 against 2.5; 1.55", .decimalComma, labels: ["1.5", "2.5"])
        == "1.5 against 2.5; 1,55")
    let table = Table(
      caption: "", columns: [.init("1.5", .left), .init("2.5")], rows: [["3.5", "4.5"]])
    #expect(table.applying(.decimalComma).rows[0] == ["3.5", "4,5"])
    #expect(table.applying(.decimalComma).columns == table.columns)
  }

  /// The digits of a document are the same in every style.
  @Test(arguments: [NumberStyle.typographic, .decimalComma])
  func digitsStay(style: NumberStyle) {
    let texts = ["-1234567.891 to 5", "1e-300", "3.5", "-0.5 to -0.25", "1.2.3", "12,345.6", "--5"]
    for text in texts {
      for shown in [cell(text, style), prose(text, style)] {
        #expect(shown.filter(\.isNumber) == text.filter(\.isNumber))
      }
    }
  }

  @Test func survivesJSON() throws {
    for style in [NumberStyle.plain, .typographic, .decimalComma] {
      let data = try JSONEncoder().encode(style)
      #expect(try JSONDecoder().decode(NumberStyle.self, from: data) == style)
    }
  }

  @Test func renderersTakeAStyle() {
    let document = Document(
      title: "t",
      sections: [.init(heading: "h", blocks: [.paragraph("p = 0.041, CI 1.5 to 2.5")])])
    for text in [
      TextRenderer.render(document, numbers: .decimalComma),
      MarkdownRenderer.render(document, numbers: .decimalComma),
      HTMLRenderer.render(document, numbers: .decimalComma),
    ] {
      let text = text.replacing("\u{A0}", with: " ")
      #expect(text.contains("p = 0,041, CI 1,5\u{2013}2,5"))
    }
    #expect(TextRenderer.render(document).contains("p = 0.041, CI 1.5 to 2.5"))
  }
}
