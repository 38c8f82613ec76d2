internal import Foundation

extension HTMLPage {
  /// Adds a figure: its drawing in the page, and caption.
  ///
  /// What is no harmless drawing, or gives a name that one before has given, becomes an image.
  mutating func add(_ figure: Figure) {
    figureCount += 1
    line("<figure id=\"figure-\(figureCount)\">")
    if let drawing = InlineSVG(figure.svg), drawnNames.isDisjoint(with: drawing.names) {
      drawnNames.formUnion(drawing.names)
      let role =
        drawing.hasRole
        ? "" : " role=\"img\"" + HTMLText.attribute("aria-label", figure.alternativeText)
      let width = drawing.width.map { " style=\"--width:\($0)\"" } ?? ""
      line("<div class=\"plate\(drawing.isThemed ? " themed" : "")\"\(role)\(width)>")
      line(drawing.svg)
      line("</div>")
    } else {
      let data = Data(figure.svg.utf8).base64EncodedString()
      line(
        "<div class=\"plate\"><img\(HTMLText.attribute("alt", figure.alternativeText)) "
          + "src=\"data:image/svg+xml;base64,\(data)\"/></div>")
    }
    line("<figcaption>\(HTMLText.prose(figure.caption))</figcaption>")
    line("</figure>")
  }
}
