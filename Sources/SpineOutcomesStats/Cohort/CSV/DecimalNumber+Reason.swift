extension DecimalNumber {
  /// Why a text is no number, without quoting it.
  static func reason(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String {
    let decimal = dialect.decimal
    if hasBlanksAround(cell) { return "is not a number: it has blanks around it" }
    let text = String(decoding: cell, as: UTF8.self)
    let point = UInt8(ascii: ".")
    let comma = UInt8(ascii: ",")
    if let value = magnitude(text, decimal: decimal) {
      return value == 0
        ? "is not a number: it is nearer to zero than any number but zero"
        : "is not a number: it is larger than any number"
    }
    switch text.lowercased() {
    case "nan", "na", "-": return "is not a number"
    case "inf", "-inf", "+inf", "infinity", "-infinity", "+infinity":
      return "is not a finite number"
    default: break
    }
    if text.unicodeScalars.contains(where: minusSigns.contains) {
      return "is not a number: its minus sign is not the ASCII one"
    }
    let other = decimal == point ? comma : point
    let thousands = hasThousands(cell, separator: other, decimal: decimal)
    if parse(cell, decimal: other) != nil {
      let mark = other == comma ? "comma" : "point"
      let remedy = remedy(otherMarkIsComma: other == comma, dialect)
      return thousands
        ? "is not a number: it has a thousands separator (remove it) "
          + "or a decimal \(mark) (\(remedy))"
        : "is not a number: it uses a decimal \(mark): \(remedy)"
    }
    if thousands { return "is not a number: it has a thousands separator; remove it" }
    if hasThousands(cell, separator: decimal, decimal: other)
      || [" ", "'", "_"].contains(where: { hasThousands(cell, separator: $0, decimal: decimal) })
    {
      return "is not a number: it has a thousands separator; remove it"
    }
    return "is not a number"
  }

  /// The remedy for a file of the other decimal mark.
  private static func remedy(otherMarkIsComma: Bool, _ dialect: CSVDialect) -> String {
    guard otherMarkIsComma else { return dialect.options.with(decimal: .point).advice }
    guard dialect.delimiter == UInt8(ascii: ",") else {
      return dialect.options.with(decimal: .comma).advice
    }
    // A comma cannot be both.
    let options = dialect.options.with(delimiter: .semicolon, decimal: .comma)
    return "write a point, or separate the cells by semicolons and \(options.advice)"
  }

  /// Whether a cell begins or ends with a blank.
  static func hasBlanksAround(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = cell.first, let last = cell.last else { return false }
    let text = String(decoding: cell, as: UTF8.self)
    return first <= 32 || last <= 32
      || text.first?.isWhitespace == true || text.last?.isWhitespace == true
  }

  /// The overflowed or underflowed value of a text that is a number by grammar.
  private static func magnitude(_ text: String, decimal: UInt8) -> Double? {
    let allowed = Set("0123456789+-eE".utf8).union([decimal])
    guard text.utf8.allSatisfy(allowed.contains) else { return nil }
    let point = UInt8(ascii: ".")
    return Double(String(decoding: text.utf8.map { $0 == decimal ? point : $0 }, as: UTF8.self))
  }

  /// The characters that print like a minus sign.
  private static let minusSigns: Set<Unicode.Scalar> = [
    "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2212}", "\u{FE63}", "\u{FF0D}",
  ]

  private static func hasThousands(
    _ cell: UnsafeBufferPointer<UInt8>, separator: Character, decimal: UInt8
  ) -> Bool {
    separator.asciiValue.map { hasThousands(cell, separator: $0, decimal: decimal) } ?? false
  }

  /// Whether a text is a number with groups of three digits: 1,234,567 or 1,234.5.
  private static func hasThousands(
    _ cell: UnsafeBufferPointer<UInt8>, separator: UInt8, decimal: UInt8
  ) -> Bool {
    var digits = cell[...]
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      digits = digits.dropFirst()
    }
    let whole = digits.prefix { $0 != decimal }
    let rest = digits[whole.endIndex...].dropFirst()
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    let isDigit = { (byte: UInt8) in byte &- 48 < 10 }
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.count) else {
      return false
    }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
      && whole.allSatisfy {
        isDigit($0) || $0 == separator
      } && rest.allSatisfy(isDigit)
  }
}
