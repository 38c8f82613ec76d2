import Foundation

extension Figure {
  /// The figure with a few words across it in light grey, and before its caption.
  ///
  /// The words lie behind the marks, along the diagonal, as large as the drawing lets them be. A
  /// figure whose drawing was not made by this library keeps it, and says the words in the caption.
  ///
  /// - Parameter words: The words, such as "Draft" or "Synthetic data".
  /// - Returns: The figure with them.
  public func marked(_ words: String) -> Figure {
    var figure = self
    figure.caption = "\(words). \(caption)"
    figure.alternativeText = "\(words). \(alternativeText)"
    figure.svg = svg.replacingFirst("</title>", with: " (\(SVGText.escaped(words)))</title>")
    guard let box = svg.text(between: "viewBox=\"0 0 ", and: "\"") else { return figure }
    let sides = box.split(separator: " ").compactMap { Double($0) }
    guard sides.count == 2, let width = sides.first, let height = sides.last else { return figure }
    // A letter is about 0.6 of its size wide; the slope is 1 in 3 or less.
    let size = min(1.5 * width / Double(max(4, words.count)), height / 4).rounded(.down)
    let paper = "class=\"fill-paper\" fill=\"#fff\"/>\n"
    let (x, y) = (SVGNumber.text(width / 2), SVGNumber.text(height / 2))
    figure.svg = figure.svg.replacingFirst(
      paper,
      with: paper
        + "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(SVGNumber.text(size))\" text-anchor=\"middle\" "
        + "class=\"fill-ink\" fill=\"#000\" fill-opacity=\"0.08\" "
        + "transform=\"rotate(-16 \(x) \(y))\" aria-hidden=\"true\">"
        + "\(SVGText.escaped(words))</text>\n")
    return figure
  }
}

extension String {
  /// The text between two others, each at its first place.
  fileprivate func text(between start: String, and end: String) -> Substring? {
    guard let first = range(of: start) else { return nil }
    let rest = self[first.upperBound...]
    return rest.firstIndex(of: Character(end)).map { rest[..<$0] }
  }

  /// The text with the first occurrence of another one replaced.
  fileprivate func replacingFirst(_ text: String, with replacement: String) -> String {
    guard let range = range(of: text) else { return self }
    return String(self[..<range.lowerBound]) + replacement + self[range.upperBound...]
  }
}
