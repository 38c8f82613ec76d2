/// Text of the data as HTML shows it, in elements and in attributes.
enum HTMLText {
  /// The text with every sign escaped that markup is made of.
  ///
  /// Line breaks and tabs become spaces. Control characters and noncharacters, which neither HTML
  /// nor XML can hold, become U+FFFD. Embeddings, overrides and isolates of the writing direction
  /// are dropped: one that is not closed would turn round what follows it on the page; words in
  /// right-to-left scripts and their marks (U+200E, U+200F, U+061C) stay.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result.append(" ")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default: result.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// Running text: as ``escaped(_:)``, and no line ends inside "p = 0.041", "n = 36" or "95 % CI".
  static func prose(_ text: String) -> String {
    guard text.utf8.contains(where: { "=<>%".utf8.contains($0) }) else { return escaped(text) }
    var text = text
    for sign in ["=", "<", ">"] {
      text = text.replacingBytes(of: " \(sign) ", with: "\u{A0}\(sign)\u{A0}")
    }
    return escaped(
      text.replacingBytes(of: " % CI ", with: "\u{A0}%\u{A0}CI\u{A0}")
        .replacingBytes(of: " %", with: "\u{A0}%"))
  }

  /// An attribute with its value, after a space.
  static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value))\""
  }

  /// Bytes that need a look: those of markup, controls, and all beyond ASCII.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: byte < 0x20 || byte >= 0x7F
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint
  }
}
