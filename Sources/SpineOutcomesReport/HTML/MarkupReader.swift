/// The tags and texts of well-formed XML, one after the other.
///
/// Document types, processing instructions, comments and CDATA inside the root, and named entities
/// but the five of XML, count as errors: a drawing of this package has none.
struct MarkupReader {
  struct Attribute {
    var name: String
    var value: String
  }

  enum Token {
    case open(name: String, attributes: [Attribute], isEmpty: Bool)
    case close(name: String)
    case text
  }

  let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Moves over an XML declaration, comments and white space before the root element.
  mutating func skipProlog() -> Bool {
    skipBlank()
    if has("<?xml") {
      guard skip(to: "?>") else { return false }
      skipBlank()
    }
    while has("<!--") {
      guard skip(to: "-->") else { return false }
      skipBlank()
    }
    return has("<svg")
  }

  var isBlankToTheEnd: Bool { bytes[position...].allSatisfy(Self.isBlank) }

  /// The next token; nil at the end and where the text is not well-formed.
  mutating func next() -> Token? {
    guard position < bytes.count else { return nil }
    guard byte == UInt8(ascii: "<") else {
      let start = position
      while position < bytes.count, byte != UInt8(ascii: "<") { position += 1 }
      return Self.isText(bytes[start..<position]) ? .text : nil
    }
    position += 1
    if byte == UInt8(ascii: "/") {
      position += 1
      guard let name = name() else { return nil }
      skipBlank()
      return take(UInt8(ascii: ">")) ? .close(name: name) : nil
    }
    guard let name = name() else { return nil }
    var attributes: [Attribute] = []
    while true {
      let isSpaced = Self.isBlank(byte)
      skipBlank()
      if take(UInt8(ascii: ">")) {
        return .open(name: name, attributes: attributes, isEmpty: false)
      }
      if take(UInt8(ascii: "/")) {
        guard take(UInt8(ascii: ">")) else { return nil }
        return .open(name: name, attributes: attributes, isEmpty: true)
      }
      guard isSpaced, let attribute = attribute() else { return nil }
      attributes.append(attribute)
    }
  }

  private mutating func attribute() -> Attribute? {
    guard let name = name() else { return nil }
    skipBlank()
    guard take(UInt8(ascii: "=")) else { return nil }
    skipBlank()
    let quote = byte
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    position += 1
    let start = position
    while position < bytes.count, byte != quote { position += 1 }
    let value = bytes[start..<position]
    guard take(quote), !value.contains(UInt8(ascii: "<")), Self.isText(value) else { return nil }
    // A value with references is not read further: "&#106;avascript:" must not pass for a word.
    return Attribute(
      name: name,
      value: String(decoding: value, as: UTF8.self).replacingBytes(of: "&#", with: "\\"))
  }

  private mutating func name() -> String? {
    let start = position
    while Self.isName(byte) { position += 1 }
    guard position > start, !("0"..."9").contains(Unicode.Scalar(bytes[start])) else { return nil }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Whether every "&" begins a reference, and no control character occurs.
  private static func isText(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.contains(where: { $0 < 0x20 && !isBlank($0) }) else { return false }
    var rest = text
    while let place = rest.firstIndex(of: UInt8(ascii: "&")) {
      guard let end = rest[place...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else {
        return false
      }
      let name = String(decoding: rest[(place + 1)..<end], as: UTF8.self)
      guard ["amp", "lt", "gt", "quot", "apos"].contains(name) || isNumber(name) else {
        return false
      }
      rest = rest[(end + 1)...]
    }
    return true
  }

  /// "#" and the number of a character that XML allows.
  private static func isNumber(_ reference: String) -> Bool {
    guard reference.hasPrefix("#") else { return false }
    let number =
      reference.hasPrefix("#x")
      ? UInt32(reference.dropFirst(2), radix: 16) : UInt32(reference.dropFirst())
    guard let number, let scalar = Unicode.Scalar(number) else { return false }
    return number >= 0x20 && !scalar.properties.isNoncharacterCodePoint
  }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func take(_ value: UInt8) -> Bool {
    guard byte == value, position < bytes.count else { return false }
    position += 1
    return true
  }

  private func has(_ word: String) -> Bool { bytes[position...].starts(with: word.utf8) }

  private mutating func skip(to word: String) -> Bool {
    while position < bytes.count, !has(word) { position += 1 }
    guard has(word) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func skipBlank() {
    while position < bytes.count, Self.isBlank(byte) { position += 1 }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
