/// A strict reader of JSON (RFC 8259) that keeps lines and the digits of numbers.
///
/// A key that occurs twice, a comment, a comma before a bracket and anything after the value are
/// errors. Plans of reports are read by it too.
package struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var depth = 0

  /// How deep lists and objects may be nested.
  private static let deepest = 32

  /// Reads a file.
  package static func parse(_ bytes: [UInt8]) throws(PaperError) -> JSONNode {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw PaperError(path: "", line: nil, reason: "is not UTF-8 text")
    }
    var parser = JSONParser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
    let node = try parser.value()
    parser.skipBlanks()
    guard parser.index == bytes.count else {
      throw parser.failure("there is more after the end of the object")
    }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func failure(_ reason: String) -> PaperError {
    PaperError(path: "", line: line, reason: "is no JSON: " + reason)
  }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      if byte == 0x0A { line += 1 }
      index += 1
    }
  }

  private mutating func take(_ sign: Character) -> Bool {
    guard let code = sign.asciiValue, next == code else { return false }
    index += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  private mutating func value() throws(PaperError) -> JSONNode {
    skipBlanks()
    let start = line
    guard let byte = next else { throw failure("it ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"): return JSONNode(value: .object(try members()), line: start)
    case UInt8(ascii: "["): return JSONNode(value: .array(try elements()), line: start)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), line: start)
    default: break
    }
    if take(word: "true") { return JSONNode(value: .bool(true), line: start) }
    if take(word: "false") { return JSONNode(value: .bool(false), line: start) }
    if take(word: "null") { return JSONNode(value: .null, line: start) }
    return JSONNode(value: .number(try number()), line: start)
  }

  private mutating func nested() throws(PaperError) {
    index += 1
    depth += 1
    guard depth <= Self.deepest else {
      throw failure("lists and objects are nested more than \(Self.deepest) deep")
    }
    skipBlanks()
  }

  private mutating func members() throws(PaperError) -> [JSONNode.Member] {
    try nested()
    defer { depth -= 1 }
    var members: [JSONNode.Member] = []
    var keys: Set<String> = []
    if take("}") { return members }
    while true {
      skipBlanks()
      let start = line
      guard next == UInt8(ascii: "\"") else { throw failure("a key in quotes is expected") }
      let key = try string()
      guard keys.insert(key).inserted else { throw failure("the key \"\(key)\" occurs twice") }
      skipBlanks()
      guard take(":") else { throw failure("a colon is expected after \"\(key)\"") }
      members.append(.init(key: key, line: start, node: try value()))
      skipBlanks()
      if take("}") { return members }
      guard take(",") else { throw failure("a comma or } is expected after \"\(key)\"") }
    }
  }

  private mutating func elements() throws(PaperError) -> [JSONNode] {
    try nested()
    defer { depth -= 1 }
    var elements: [JSONNode] = []
    if take("]") { return elements }
    while true {
      elements.append(try value())
      skipBlanks()
      if take("]") { return elements }
      guard take(",") else { throw failure("a comma or ] is expected in a list") }
    }
  }

  private mutating func number() throws(PaperError) -> String {
    let start = index
    _ = take("-")
    let whole = digits()
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else {
      index = start
      throw failure("a value is expected")
    }
    if take("."), digits().isEmpty { throw failure("a number has no digits after its point") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if digits().isEmpty { throw failure("a number has no digits in its exponent") }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let start = index
    while let byte = next, (48...57).contains(byte) { index += 1 }
    return bytes[start..<index]
  }

  private mutating func string() throws(PaperError) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped().utf8
      case 0..<0x20: throw failure("a text is not closed on its line")
      default: text.append(byte)
      }
    }
    throw failure("a text is not closed")
  }

  private mutating func escaped() throws(PaperError) -> String {
    let plain: [UInt8: String] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    guard let byte = next else { throw failure("a text is not closed") }
    index += 1
    if let text = plain[byte] { return text }
    guard byte == UInt8(ascii: "u") else { throw failure("a text has an unknown escape") }
    let first = try codeUnit()
    var units = [first]
    if (0xD800..<0xDC00).contains(first), take(word: "\\u") { units.append(try codeUnit()) }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw failure("a text has half of a surrogate pair")
    }
    return text
  }

  private mutating func codeUnit() throws(PaperError) -> UInt16 {
    let end = min(index + 4, bytes.count)
    let digits = String(decoding: bytes[index..<end], as: UTF8.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit),
      let unit = UInt16(digits, radix: 16)
    else { throw failure("a text has an unknown escape") }
    index = end
    return unit
  }
}
