import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Numbers of figures in a style")
struct FigureNumberTests {
  /// Every numeral of ticks, tables and notes has the comma; no layout breaks by it.
  @Test func decimalCommaReachesTheDrawing() throws {
    for (name, figure) in try FigureGallery.all() {
      let styled = figure.applying(.decimalComma)
      let (before, after) = (try Picture(figure), try Picture(styled))
      #expect(before.texts.count == after.texts.count, "\(name)")
      #expect(after.details == styled.alternativeText, "\(name)")
      let isPointed = after.texts.contains { $0.string.contains(/[0-9]\.[0-9]/) }
      #expect(!isPointed, "\(name)")
      for (index, text) in after.texts.enumerated() {
        #expect(text.box.left >= 0 && text.box.right <= after.width, "\(name): \(text.string)")
        for other in after.texts.dropFirst(index + 1) {
          let isApart =
            text.box.right <= other.box.left || other.box.right <= text.box.left
            || text.box.bottom <= other.box.top || other.box.bottom <= text.box.top
          #expect(isApart, "\(name): \(text.string) and \(other.string)")
        }
      }
    }
  }

  @Test func namesKeepTheirSpelling() throws {
    let values = try GroupedValues(groups: ["1.5", "T 2.5"], values: [[0.25, -1.5], [12_345.5]])
    let figure = Figure(groups: values, of: VariableName("Dose 0.5"), by: VariableName("level"))
    let texts = try Picture(figure.applying(.decimalComma)).texts.map(\.string)
    #expect(texts.contains("1.5") && texts.contains("T 2.5") && texts.contains("Dose 0.5"))
    #expect(figure.applying(.plain) == figure)
  }

  @Test func documentsSetTheirFigures() throws {
    let figure = Figure(
      scatter: [1, 2, 3], [0.5, -1.5, 0.25], of: VariableName("x"), with: VariableName("y"))
    var section = Document.Section(heading: "Figure")
    section.add(figure)
    var document = Document(title: "Report")
    document.sections = [section]
    let page = HTMLRenderer.render(document, numbers: .decimalComma)
    #expect(page.contains(">\u{2212}0,5</text>") && !page.contains(">\u{2212}0.5</text>"))
    #expect(HTMLRenderer.render(document, numbers: .typographic).contains(">\u{2212}0.5</text>"))
  }
}
