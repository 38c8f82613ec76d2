extension Figure {
  /// A style sheet for pages that hold drawings inline: their colours on a dark ground.
  ///
  /// Every mark has a class that names its colour, `fill-ink` or `stroke-series-2`, and the colour
  /// itself as an attribute, so that a drawing looks right without any style sheet. This one
  /// changes the colours where a reader prefers dark pages, on screens only; a page may set the
  /// custom properties `--figure-ink`, `--figure-faint`, `--figure-paper` and
  /// `--figure-series-1` to `-7` itself.
  public static let styleSheet: String = {
    let inks: [(name: String, dark: String)] =
      [("ink", "#e6e6e6"), ("faint", "#9a9a9a"), ("paper", "transparent")]
      + Palette.darkColours.enumerated().map { ("series-\($0.offset + 1)", $0.element) }
    var text = "@media screen and (prefers-color-scheme: dark) {\n"
    for (name, dark) in inks {
      for property in ["fill", "stroke"] {
        text += "  .spine-figure .\(property)-\(name) { "
        text += "\(property): var(--figure-\(name), \(dark)); }\n"
      }
    }
    return text + "}\n"
  }()
}
