import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page as an XML parser reads it: its elements in order, with attributes and their own text.
public struct ParsedPage {
  /// An element of the page.
  public struct Element {
    /// Its name.
    public var name: String

    /// Its attributes.
    public var attributes: [String: String]

    /// Its own text, without that of elements in it.
    public var text = ""
  }

  /// The elements in the order in which they open.
  public let elements: [Element]

  /// Whether the parser took the whole page.
  public let isWellFormed: Bool

  /// Reads a page.
  public init(_ page: String) {
    let parser = XMLParser(data: Data(page.utf8))
    let collector = Collector()
    parser.delegate = collector
    isWellFormed = parser.parse()
    elements = collector.elements
  }

  /// The texts of all elements of a name.
  public func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

  /// All elements of a name.
  public func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  private final class Collector: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements.append(Element(name: name, attributes: attributes))
      open.append(elements.count - 1)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { open.removeLast() }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let last = open.last { elements[last].text += text }
    }
  }
}
