/// A face of the type that figures are set in, and how wide its texts are.
enum TypeFace: Sendable {
  /// Labels and numbers.
  case regular

  /// Headings.
  case bold

  /// The width of a text of a given size, in the unit of the size.
  ///
  /// Signs that Helvetica lacks are counted by their script: East Asian ones as a square, marks
  /// that combine with the sign before as nothing, thin spaces as a quarter, others as a wide letter.
  func width(of text: String, size: Double) -> Double {
    var sum = 0
    for scalar in text.unicodeScalars { sum += Int(advance(of: scalar)) }
    return Double(sum) * size / 1000
  }

  private func advance(of scalar: Unicode.Scalar) -> UInt16 {
    let code = scalar.value
    let isBold = self == .bold
    switch code {
    case 0x20...0x7E:
      let widths = isBold ? HelveticaWidths.boldBasic : HelveticaWidths.regularBasic
      return widths[Int(code) - 0x20]
    case 0xA0...0x17F:
      let widths = isBold ? HelveticaWidths.boldLatin : HelveticaWidths.regularLatin
      return widths[Int(code) - 0xA0]
    default:
      let signs = isBold ? HelveticaWidths.boldSigns : HelveticaWidths.regularSigns
      return signs[code] ?? Self.estimate(scalar)
    }
  }

  private static func estimate(_ scalar: Unicode.Scalar) -> UInt16 {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x2009, 0x202F: return 250
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60:
      return 1000
    case 0x1F000...0x3FFFF: return 1250
    default: return 720
    }
  }
}

extension TypeFace {
  /// A text that is no wider than a given width: as it is, or cut with an ellipsis.
  func fitted(_ text: String, size: Double, to width: Double) -> String {
    guard self.width(of: text, size: size) > width else { return text }
    var kept = text
    while !kept.isEmpty, self.width(of: kept + "…", size: size) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The words of a text in lines of at most a given width.
  ///
  /// A word that is wider than the width, and what is left after the last line, is cut with an
  /// ellipsis.
  func lines(of text: String, size: Double, width: Double, atMost limit: Int = .max) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in Self.bound(text).split(separator: " ") {
      let longer = current.isEmpty ? String(word) : "\(current) \(word)"
      if current.isEmpty || lines.count + 1 >= limit
        || self.width(of: longer, size: size) <= width
      {
        current = longer
      } else {
        lines.append(current)
        current = String(word)
      }
    }
    if !current.isEmpty { lines.append(current) }
    return lines.map { fitted($0, size: size, to: width) }
  }

  /// The text with spaces that do not break before units and around signs: "95 % CI", "p = 0.1".
  private static func bound(_ text: String) -> String {
    let space = "\u{A0}"
    var text = text.replacingBytes(of: " % CI ", with: "\(space)%\(space)CI\(space)")
      .replacingBytes(of: " %", with: "\(space)%")
    for word in ["=", "<", ">", "to"] {
      text = text.replacingBytes(of: " \(word) ", with: "\(space)\(word)\(space)")
    }
    return text
  }
}
