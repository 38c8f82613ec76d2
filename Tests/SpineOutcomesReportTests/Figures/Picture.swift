import Foundation
import SpineOutcomesReport
import _StatsTestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A drawing read back from its SVG: texts with their boxes, paths with their corners.
struct Picture {
  struct Point: Hashable {
    var x: Double
    var y: Double
  }

  struct Text {
    var string: String
    var x: Double
    var y: Double
    var size: Double
    var anchor: String
    var isBold: Bool
    var isUpright: Bool

    /// Left, top, right and bottom.
    var box: (left: Double, top: Double, right: Double, bottom: Double)
  }

  var width = 0.0
  var height = 0.0
  var texts: [Text] = []
  var paths: [(role: String, lines: [[Point]])] = []
  var identifiers: [String] = []
  var title = ""
  var details = ""

  /// The lines of the first path with a role.
  func lines(_ role: String) -> [[Point]] { paths.first { $0.role == role }?.lines ?? [] }

  /// The lines of a role as one list of corners.
  func corners(_ role: String) -> [Point] { lines(role).flatMap { $0 } }

  init(_ figure: Figure) throws {
    let reader = Reader(try Fixtures.json("figures/helvetica-widths.json"))
    let parser = XMLParser(data: Data(figure.svg.utf8))
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    self = reader.picture
  }

  fileprivate init() {}
}

extension Picture {
  /// The corners of path data of the commands M, L, H, V and Z.
  static func lines(of data: String) -> [[Point]] {
    var lines: [[Point]] = []
    var current = Point(x: 0, y: 0)
    var numbers = ""
    var command: Character = "M"
    func apply() {
      let values = numbers.split(separator: " ").compactMap { Double($0) }
      switch (command, values.count) {
      case ("M", 2): current = Point(x: values[0], y: values[1])
      case ("L", 2): current = Point(x: values[0], y: values[1])
      case ("H", 1): current.x = values[0]
      case ("V", 1): current.y = values[0]
      default: return
      }
      if command == "M" { lines.append([current]) } else { lines[lines.count - 1].append(current) }
    }
    for character in data {
      if character.isLetter {
        apply()
        command = character
        numbers = ""
      } else {
        numbers.append(character)
      }
    }
    apply()
    return lines
  }
}

/// Collects a picture from the events of the XML parser.
private final class Reader: NSObject, XMLParserDelegate {
  var picture = Picture()
  private let widths: [String: [String: Double]]
  private var roles: [String] = []
  private var elements: [String] = []
  private var attributes: [[String: String]] = []
  private var texts: [String] = []

  init(_ widths: [String: [String: Double]]) { self.widths = widths }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes given: [String: String] = [:]
  ) {
    elements.append(name)
    attributes.append(given)
    texts.append("")
    roles.append(given["data-role"] ?? roles.last ?? "")
    if let identifier = given["id"] { picture.identifiers.append(identifier) }
    if name == "svg", let box = given["viewBox"]?.split(separator: " ").compactMap({ Double($0) }) {
      (picture.width, picture.height) = (box[2], box[3])
    }
    if name == "path", let data = given["d"] {
      picture.paths.append((roles.last ?? "", Picture.lines(of: data)))
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !texts.isEmpty { texts[texts.count - 1] += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    let (text, given) = (texts.removeLast(), attributes.removeLast())
    elements.removeLast()
    roles.removeLast()
    switch name {
    case "text": picture.texts.append(read(text, given))
    case "title" where elements.last == "svg": picture.title = text
    case "desc": picture.details = text
    default: break
    }
  }

  private func read(_ string: String, _ given: [String: String]) -> Picture.Text {
    let number = { (key: String) in given[key].flatMap(Double.init) ?? 0 }
    let (x, y, size) = (number("x"), number("y"), number("font-size"))
    let isBold = given["font-weight"] == "bold"
    let face = widths[isBold ? "bold" : "regular"] ?? [:]
    let width = string.unicodeScalars.reduce(0.0) { sum, scalar in
      sum + (face[String(format: "%04X", scalar.value)] ?? (scalar == "\u{202F}" ? 250 : 1000))
        * size / 1000
    }
    let anchor = given["text-anchor"] ?? "start"
    let before = anchor == "start" ? 0 : anchor == "end" ? width : width / 2
    let isUpright = given["transform"]?.hasPrefix("rotate(-90") ?? false
    let (above, below) = (0.72 * size, 0.2 * size)
    let box =
      isUpright
      ? (x - above, y - width + before, x + below, y + before)
      : (x - before, y - above, x - before + width, y + below)
    return Picture.Text(
      string: string, x: x, y: y, size: size, anchor: anchor, isBold: isBold, isUpright: isUpright,
      box: (box.0, box.1, box.2, box.3))
  }
}
