import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("HTML")
struct HTMLRendererTests {
  private static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 100" width="85mm" height="10mm">
    <rect width="850" height="100" fill="#fff"/><text x="1" y="20">a &lt; b</text></svg>
    """

  private var table: Table {
    Table(
      caption: "Scores",
      columns: [.init("Variable", .left), .init("n"), .init("Mean"), .init("p")],
      rows: [
        ["Age (years)", "12345", "-1.5 to 2.5", "0.041"], ["Sex", "", "", "< 0.001"],
        ["  female", "15/36", "1.5 to 2.5", ""], ["  male"], ["Pain", "3", "1", "> 0.999"],
      ], notes: ["95 % CI 0.42 to 0.81.", "Version 0.1.0, doi 10.1002/sim.1"])
  }

  private var document: Document {
    var first = Document.Section(heading: "Pain & walking")
    first.add("It fell by -1.5 points in 2024.")
    first.add(table)
    let second = Document.Section(
      heading: "Figure",
      blocks: [
        .figure(
          Figure(name: "f", caption: "Caption", alternativeText: "A \"drawing\"", svg: Self.svg))
      ])
    return Document(
      title: "Study <one>", sections: [first, second, Document.Section(heading: "Methods")])
  }

  @Test func fragmentOfATable() {
    #expect(
      HTMLRenderer.render(table, numbers: .plain) == """
        <div class="table">
        <div class="scroll" role="region" aria-labelledby="table-1" tabindex="0">
        <table aria-describedby="table-1-notes">
        <caption id="table-1"><span>Scores</span></caption>
        <thead>
        <tr><th scope="col">Variable</th><th scope="col" class="n">n</th><th scope="col" \
        class="n">Mean</th><th scope="col" class="n">p</th></tr>
        </thead>
        <tbody>
        <tr><th scope="row">Age (years)</th><td class="n">12345</td><td class="n">-1.5 to 2.5</td>\
        <td class="n">0.041</td></tr>
        </tbody>
        <tbody>
        <tr><th scope="rowgroup" class="variable">Sex</th><td class="n"></td><td class="n"></td>\
        <td class="n">&lt; 0.001</td></tr>
        <tr><th scope="row" class="level-1">female</th><td class="n">15/36</td><td class="n">1.5 \
        to 2.5</td><td class="n"></td></tr>
        <tr><th scope="row" class="level-1">male</th><td class="n"></td><td class="n"></td><td \
        class="n"></td></tr>
        </tbody>
        <tbody>
        <tr><th scope="row">Pain</th><td class="n">3</td><td class="n">1</td><td class="n">&gt; \
        0.999</td></tr>
        </tbody>
        </table>
        </div>
        <div class="notes" id="table-1-notes">
        <p>95\u{A0}%\u{A0}CI\u{A0}0.42 to 0.81.</p>
        <p>Version 0.1.0, doi 10.1002/sim.1</p>
        </div>
        </div>

        """)
  }

  @Test func pageIsWellFormedAndWhole() {
    let text = HTMLRenderer.render(document)
    let page = ParsedPage(text)
    #expect(page.isWellFormed)
    #expect(text.hasPrefix("<!DOCTYPE html>\n") && text.hasSuffix("</html>\n"))
    #expect(page.texts("title") == ["Study <one>"] && page.texts("h1") == ["Study <one>"])
    #expect(page.texts("h2") == ["Contents", "Pain & walking", "Figure", "Methods"])
    #expect(page.all("html")[0].attributes["lang"] == "en")
    #expect(page.all("main").count == 1 && page.all("nav").count == 1)
    #expect(page.texts("figcaption") == ["Caption"])
    #expect(page.elements.contains { $0.attributes["aria-label"] == "A \"drawing\"" })
    #expect(page.texts("text") == ["a < b"])
    #expect(text.contains("SpineOutcomesStats \(SoftwareVersion.current)."))
    #expect(text == HTMLRenderer.render(document))
  }

  /// Every anchor leads somewhere, and every name is given once.
  @Test func referencesResolve() {
    let page = ParsedPage(HTMLRenderer.render(document))
    let names = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(names).count == names.count)
    for element in page.elements {
      for key in ["href", "aria-labelledby", "aria-describedby"] {
        guard let value = element.attributes[key] else { continue }
        #expect(names.contains(String(value.drop { $0 == "#" })), "\(key)=\(value)")
      }
    }
  }

  /// Nothing is asked for outside the page, and nothing runs.
  @Test func pageStandsAlone() {
    let text = HTMLRenderer.render(document)
    for word in ["<script", "@import", "url(", "<link", "src=", "onload"] {
      #expect(!text.contains(word), "\(word)")
    }
    let addresses = text.components(separatedBy: "http").dropFirst()
    #expect(addresses.allSatisfy { $0.hasPrefix("://www.w3.org/") })
  }

  @Test func fewSectionsHaveNoContents() {
    var document = document
    document.sections.removeLast()
    #expect(ParsedPage(HTMLRenderer.render(document)).all("nav").isEmpty)
    let empty = ParsedPage(HTMLRenderer.render(Document(title: "")))
    #expect(empty.isWellFormed && empty.all("section").isEmpty)
  }

  @Test func languageIsTheCallers() {
    let page = HTMLRenderer.render(Document(title: "t"), language: "de\"><script>")
    #expect(ParsedPage(page).all("html")[0].attributes["lang"] == "de\"><script>")
  }

  @Test func tablesOfAnyShape() {
    for table in [
      Table(caption: "", columns: []), Table(caption: "c", columns: [.init("x")]),
      Table(caption: "c", columns: [.init("x", .left)], rows: [["  a"], ["  b"], ["c"], ["   "]]),
      Table(caption: "c", columns: [.init("x", .left), .init("y")], rows: [["a"], [], ["  b"]]),
    ] {
      #expect(ParsedPage("<r>" + HTMLRenderer.render(table) + "</r>").isWellFormed)
    }
    // A level without a variable above it is a row like others.
    let table = Table(caption: "c", columns: [.init("x", .left)], rows: [["  a"], ["b"]])
    let heads = ParsedPage("<r>" + HTMLRenderer.render(table) + "</r>").all("th")
    #expect(heads.map { $0.attributes["scope"] } == ["col", "row", "row"])
  }
}
