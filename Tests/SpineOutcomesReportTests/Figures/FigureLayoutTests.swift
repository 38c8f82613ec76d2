import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Layout of figures")
struct FigureLayoutTests {
  /// 6 pt in tenths of a millimetre.
  private let least = 6 * 25.4 / 72 * 10

  @Test func textsStandApartInsideTheDrawing() throws {
    for (name, figure) in try FigureGallery.all() {
      let picture = try Picture(figure)
      #expect(picture.texts.count > 3, "\(name)")
      for (index, text) in picture.texts.enumerated() {
        let box = text.box
        #expect(
          box.left >= 0 && box.top >= 0 && box.right <= picture.width
            && box.bottom <= picture.height, "\(name): \(text.string)")
        #expect(text.size >= least, "\(name): \(text.string)")
        for other in picture.texts.dropFirst(index + 1) {
          let isApart =
            box.right <= other.box.left || other.box.right <= box.left
            || box.bottom <= other.box.top || other.box.bottom <= box.top
          #expect(isApart, "\(name): \(text.string) and \(other.string)")
        }
      }
    }
  }

  @Test func linesStayInsideTheDrawing() throws {
    for (name, figure) in try FigureGallery.all() {
      let picture = try Picture(figure)
      let points = picture.paths.flatMap { $0.lines.flatMap { $0 } }
      #expect(!points.isEmpty, "\(name)")
      let isInside = points.allSatisfy {
        $0.x >= 0 && $0.y >= 0 && $0.x <= picture.width && $0.y <= picture.height
      }
      #expect(isInside, "\(name)")
    }
  }

  @Test func figuresHaveTheWidthOfAColumnAndAName() throws {
    for (name, figure) in try FigureGallery.all() {
      let picture = try Picture(figure)
      #expect(picture.width == 850 || picture.width == 1700, "\(name)")
      #expect(figure.svg.contains("width=\"\(picture.width == 850 ? 85 : 170)mm\""), "\(name)")
      #expect(figure.svg.contains("role=\"img\""), "\(name)")
      #expect(
        picture.identifiers == ["\(figure.name)-title", "\(figure.name)-description"], "\(name)")
      #expect(!picture.title.isEmpty && picture.details == figure.alternativeText, "\(name)")
      #expect(figure.caption.hasSuffix(".") && !figure.caption.contains(".."), "\(name)")
      #expect(!figure.svg.contains("nan") && !figure.svg.contains("\"inf"), "\(name)")
    }
  }

  @Test func everyColourIsAnAttributeToo() throws {
    for (name, figure) in try FigureGallery.all() {
      for line in figure.svg.split(separator: "\n") where line.contains("class=\"stroke-") {
        #expect(line.contains(" stroke=\"#"), "\(name)")
      }
      #expect(!figure.svg.contains("<style") && !figure.svg.contains("var("), "\(name)")
    }
    #expect(Figure.styleSheet.contains(".spine-figure .stroke-series-7 { stroke: var("))
  }

  /// Equal results have equal drawings: no address, clock or hash order enters them.
  @Test func figuresAreTheSameAgain() throws {
    let first = try FigureGallery.all()
    let second = try FigureGallery.draw()
    #expect(zip(first, second).allSatisfy { $0.figure == $1.figure })
    #expect(first.count == second.count)
  }

  @Test func namesAreIdentifiers() throws {
    let survival = try FigureStudies.survival([("all", [1, 2])])
    let names = ["Overall survival, <5 y>", "2 arms", "", "überleben"]
    let figures = names.map { Figure(kaplanMeier: survival, name: $0).name }
    #expect(figures == ["overall-survival-5-y", "figure-2-arms", "figure", "berleben"])
  }
}
