extension Figure {
  /// Makes a figure of a finished drawing.
  ///
  /// - Parameters:
  ///   - drawing: The marks.
  ///   - size: The width.
  ///   - height: The height, in tenths of a millimetre.
  ///   - name: The name of the figure; what is no letter, digit or hyphen becomes a hyphen.
  ///   - title: A short title, for screen readers and pointers.
  ///   - caption: What stands under the figure; it begins with a capital.
  ///   - alternativeText: What the figure shows, for those who cannot see it.
  init(
    _ drawing: Drawing, size: FigureSize, height: Double, name: String, title: String,
    caption: String, alternativeText: String
  ) {
    let name = Self.identifier(name)
    let height = height.rounded(.up)
    let (width, length) = (SVGNumber.text(size.units), SVGNumber.text(height))
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(length)" \
      width="\(SVGNumber.text(size.width))mm" height="\(SVGNumber.text(height / 10))mm" \
      class="spine-figure" role="img" aria-labelledby="\(name)-title \(name)-description" \
      font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" fill="none" \
      stroke-linejoin="round">
      <title id="\(name)-title">\(SVGText.escaped(title))</title>
      <desc id="\(name)-description">\(SVGText.escaped(alternativeText))</desc>
      <rect width="\(width)" height="\(length)" class="fill-paper" fill="#fff"/>
      \(drawing.body)</svg>

      """
    self.init(
      name: name, caption: caption.sentenceStart, alternativeText: alternativeText, svg: svg)
  }

  /// A name of letters, digits and hyphens that starts with a letter.
  static func identifier(_ name: String) -> String {
    var result = ""
    for scalar in name.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      default: if !result.isEmpty, result.last != "-" { result.append("-") }
      }
    }
    while result.last == "-" { result.removeLast() }
    guard let first = result.first else { return "figure" }
    return first.isLetter ? result : "figure-\(result)"
  }
}
