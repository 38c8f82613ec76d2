/// A figure as data: a finished SVG drawing, what it shows in words, and its caption.
public struct Figure: Sendable, Equatable, Codable {
  /// The name by which a file with the drawing is called: letters, digits and hyphens.
  public var name: String

  /// What the figure shows, with n, test and level: the text under it.
  public var caption: String

  /// What the figure shows for readers who cannot see it.
  public var alternativeText: String

  /// The drawing as a whole SVG document; deterministic bytes, all text escaped.
  public var svg: String

  /// Creates a figure.
  public init(name: String, caption: String, alternativeText: String, svg: String) {
    self.name = name
    self.caption = caption
    self.alternativeText = alternativeText
    self.svg = svg
  }
}
