import Foundation

/// Reads a plan file as JSON (RFC 8259), strictly, and keeps the line of each value.
///
/// Foundation's decoder takes one of two equal keys in silence and knows no lines.
struct PlanParser {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var depth = 0

  /// The objects and lists that may stand in each other.
  private static let deepest = 100

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a text.
  ///
  /// - Throws: The mistake of a text that is not JSON, with its line.
  static func parse(_ text: Data) throws -> PlanNode {
    guard String(data: text, encoding: .utf8) != nil else {
      throw PlanMistake(place: "line 1", reason: "the plan is not a text in UTF-8")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var parser = PlanParser(text.starts(with: mark) ? Array(text.dropFirst(3)) : Array(text))
    parser.skipBlanks()
    guard parser.next == nil || parser.next == UInt8(ascii: "{") else {
      throw parser.mistake(
        "a plan is a JSON object, which begins with {; the plan stands before the data")
    }
    let node = try parser.value("")
    parser.skipBlanks()
    guard parser.place == parser.bytes.count else {
      throw parser.mistake("the plan goes on after its end")
    }
    return node
  }

  /// The mistake at this place; that of an early end where the plan has one.
  private func mistake(_ reason: String) -> PlanMistake {
    PlanMistake(
      place: "line \(line)",
      reason: next == nil && place > 0 ? "the plan ends too early; \(reason)" : reason)
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      if byte == 0x0A { line += 1 }
      place += 1
    }
  }

  private mutating func skip(_ sign: Character) -> Bool {
    guard next == sign.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func value(_ path: String) throws -> PlanNode {
    skipBlanks()
    let start = line
    func node(_ value: PlanNode.Value) -> PlanNode {
      PlanNode(value: value, line: start, path: path)
    }
    switch next {
    case nil: throw mistake("a value is needed")
    case UInt8(ascii: "{"): return node(try object(path))
    case UInt8(ascii: "["): return node(try array(path))
    case UInt8(ascii: "\""): return node(.string(try string()))
    case let sign? where "-0123456789".utf8.contains(sign): return node(.number(try number()))
    default:
      for (word, value) in [
        ("true", PlanNode.Value.bool(true)), ("false", .bool(false)), ("null", .null),
      ] where bytes[place...].starts(with: word.utf8) {
        place += word.utf8.count
        return node(value)
      }
      throw mistake("a value is needed here; texts stand in double quotes")
    }
  }

  private mutating func enter() throws {
    place += 1
    depth += 1
    guard depth <= Self.deepest else { throw mistake("lists and objects are nested too deeply") }
  }

  private mutating func object(_ path: String) throws -> PlanNode.Value {
    try enter()
    var fields: [(key: String, value: PlanNode)] = []
    skipBlanks()
    if skip("}") {
      depth -= 1
      return .object(fields)
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw mistake("a key in double quotes is needed") }
      let key = try string()
      guard !fields.contains(where: { $0.key == key }) else {
        throw mistake("\(path.isEmpty ? "" : "\(path): ")the key \"\(key)\" stands here twice")
      }
      skipBlanks()
      guard skip(":") else { throw mistake("a colon is needed after the key \"\(key)\"") }
      fields.append((key, try value(path.isEmpty ? key : "\(path).\(key)")))
      skipBlanks()
      if skip(",") { continue }
      guard skip("}") else {
        throw mistake("a comma or } is needed after the value of \"\(key)\"")
      }
      depth -= 1
      return .object(fields)
    }
  }

  private mutating func array(_ path: String) throws -> PlanNode.Value {
    try enter()
    var items: [PlanNode] = []
    skipBlanks()
    if skip("]") {
      depth -= 1
      return .array(items)
    }
    while true {
      items.append(try value("\(path)[\(items.count)]"))
      skipBlanks()
      if skip(",") { continue }
      guard skip("]") else { throw mistake("a comma or ] is needed in the list \(path)") }
      depth -= 1
      return .array(items)
    }
  }

  private mutating func number() throws -> Double {
    let start = place
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    let form = /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/
    guard text.wholeMatch(of: form) != nil, let number = Double(text), number.isFinite else {
      throw mistake("\(text) is not a number as JSON writes it")
    }
    return number
  }

  private mutating func string() throws -> String {
    place += 1
    let start = place
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw mistake("a text ends on the line on which it begins") }
      place += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard place < bytes.count else { throw mistake("a text does not end") }
    let raw = bytes[start..<place]
    place += 1
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    return try unescaped(raw)
  }

  /// The text that escapes stand for.
  private func unescaped(_ raw: ArraySlice<UInt8>) throws -> String {
    let text = Data("[\"".utf8) + Data(raw) + Data("\"]".utf8)
    guard let list = try? JSONDecoder().decode([String].self, from: text), let first = list.first
    else { throw mistake("a text holds an escape that JSON does not know") }
    return first
  }
}
