/// Numbers as SVG has them: at most two decimals, a point, no exponent, the same everywhere.
enum SVGNumber {
  /// The number, in tenths of a millimetre rounded to micrometres; 0 for what is no number.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(max(value, -1e7), 1e7) * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// Text as SVG has it.
enum SVGText {
  /// The text with its markup escaped; line breaks and tabs become spaces, and what XML has no
  /// place for is dropped.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(contentsOf: allowed(scalar))
      }
    }
    return result
  }

  /// The text on one line, without what XML has no place for.
  static func flat(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(contentsOf: allowed(scalar)) }
    return String(result).split(separator: " ").joined(separator: " ")
  }

  private static func allowed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: [" "]
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: []
    default: [scalar]
    }
  }
}
