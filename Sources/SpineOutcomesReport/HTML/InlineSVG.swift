/// A drawing in SVG that may stand in the middle of a page: well-formed, of elements that only
/// draw.
///
/// What runs (`script`, `onload`), embeds (`foreignObject`), reaches outside (`href` and `url(...)`
/// other than to a part of the drawing) or styles the page (`style` elements) is none.
struct InlineSVG {
  /// The root element, without what may stand before it.
  let svg: String

  /// The width of the root element where it is a plain length, such as "170mm".
  let width: String?

  /// Whether the root element says itself what it is for screen readers.
  let hasRole: Bool

  /// Whether its colours follow `Figure.styleSheet`, so that it can stand on a dark ground.
  let isThemed: Bool

  /// The names of its elements, each given once.
  let names: Set<String>

  private static let elements: Set<String> = [
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "title", "desc", "defs", "clipPath", "marker", "use", "symbol", "linearGradient",
    "radialGradient", "stop", "pattern", "mask",
  ]

  /// Reads a drawing; nil when it is not well-formed, or not harmless.
  init?(_ source: String) {
    var reader = MarkupReader(source)
    guard reader.skipProlog() else { return nil }
    var root: [MarkupReader.Attribute] = []
    let start = reader.position
    var open: [String] = []
    var names: Set<String> = []
    var end: Int?
    while end == nil {
      guard let token = reader.next() else { return nil }
      switch token {
      case .open(let name, let attributes, let isEmpty):
        guard Self.elements.contains(name), (name == "svg") == open.isEmpty,
          open.last != "title", open.last != "desc",
          Set(attributes.map(\.name)).count == attributes.count,
          attributes.allSatisfy(Self.isHarmless)
        else { return nil }
        for name in attributes where name.name == "id" {
          guard names.insert(name.value).inserted else { return nil }
        }
        if open.isEmpty { root = attributes }
        if !isEmpty { open.append(name) }
      case .close(let name):
        guard open.popLast() == name else { return nil }
      case .text:
        guard !open.isEmpty else { return nil }
      }
      if open.isEmpty { end = reader.position }
    }
    guard let end, reader.isBlankToTheEnd else { return nil }
    svg = String(decoding: reader.bytes[start..<end], as: UTF8.self)
    width = Self.width(root)
    self.names = names
    hasRole = root.contains { $0.name == "role" }
    isThemed = root.contains { $0.name == "class" && $0.value == "spine-figure" }
  }

  private static func isHarmless(_ attribute: MarkupReader.Attribute) -> Bool {
    let name = attribute.name.lowercased()
    if name.hasPrefix("on") { return false }
    let value = String(
      decoding: attribute.value.lowercased().utf8.filter { !MarkupReader.isBlank($0) },
      as: UTF8.self)
    if name == "href" || name.hasSuffix(":href") { return value.hasPrefix("#") }
    guard value.utf8.contains(where: { ":(@\\".utf8.contains($0) }) else { return true }
    // An address is that of a part of the drawing: what is left without these holds none.
    let others = ["#", "'#", "\"#"].reduce(value) { $0.replacingBytes(of: "url(\($1)", with: " ") }
    return !["javascript:", "\\", "url(", "@import", "image("].contains { others.hasBytes(of: $0) }
  }

  private static func width(_ attributes: [MarkupReader.Attribute]) -> String? {
    guard let width = attributes.first(where: { $0.name == "width" })?.value else { return nil }
    let number = width.prefix { ("0"..."9").contains($0) || $0 == "." }
    let unit = width.dropFirst(number.count)
    guard !number.isEmpty, ["", "px", "mm", "cm", "pt", "in"].contains(unit) else { return nil }
    return String(number) + (unit.isEmpty ? "px" : String(unit))
  }
}
