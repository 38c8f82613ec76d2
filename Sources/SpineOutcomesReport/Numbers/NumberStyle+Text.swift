extension NumberStyle {
  /// Where a text stands, which decides what of it is a number.
  enum Place {
    /// A cell of a column of numbers: every numeral is one.
    case cell

    /// A sentence, which may name a year, a level or a variable: whole numbers are left as they
    /// are, and ranges are those after "CI" and "IQR" or alone in brackets.
    case prose
  }

  /// The text with its numerals in this style.
  ///
  /// - Parameters:
  ///   - text: A plain text.
  ///   - place: Where it stands.
  ///   - labels: Names of the data that hold numerals and must stay as they are.
  /// - Returns: The text with the same digits.
  func apply(to text: String, in place: Place, keeping labels: Set<String> = []) -> String {
    guard self != .plain else { return text }
    let scanner = NumeralScanner(text)
    var result: [UInt8] = []
    result.reserveCapacity(scanner.bytes.count + 8)
    let kept = labels.filter { text.hasBytes(of: $0) }.map { Array($0.utf8) }
      .sorted { $0.count > $1.count }
    var position = 0
    var last: NumeralScanner.Numeral?
    while position < scanner.bytes.count {
      if let label = kept.first(where: { scanner.isWhole($0, at: position) }) {
        result += label
        position += max(1, label.count)
        last = nil
      } else if let numeral = scanner.numeral(at: position) {
        append(numeral, of: scanner, in: place, to: &result)
        position = numeral.range.upperBound
        last = numeral
      } else if rangeSeparator == .dash, scanner.has(" to ", at: position), let first = last,
        first.range.upperBound == position, let second = scanner.numeral(at: position + 4),
        !first.isNegative, !second.isNegative,
        place == .cell || isInterval(first, second, scanner)
      {
        result += "\u{2013}".utf8
        position += 4
      } else {
        result.append(scanner.bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a range is named, as in "95 % CI 1 to 2", or stands alone in brackets.
  private func isInterval(
    _ first: NumeralScanner.Numeral, _ second: NumeralScanner.Numeral, _ scanner: NumeralScanner
  ) -> Bool {
    let start = first.range.lowerBound
    return scanner.has("CI ", at: start - 3) || scanner.has("IQR ", at: start - 4)
      || (scanner.has("(", at: start - 1) && scanner.has(")", at: second.range.upperBound))
  }

  private func append(
    _ numeral: NumeralScanner.Numeral, of scanner: NumeralScanner, in place: Place,
    to result: inout [UInt8]
  ) {
    if numeral.isNegative { result += (minusSign == .minus ? "\u{2212}" : "-").utf8 }
    let digits = scanner.bytes[numeral.whole]
    let isGrouped = grouping == .thinSpace && place == .cell && digits.count > 4
    for (index, digit) in digits.enumerated() {
      if isGrouped, index > 0, (digits.count - index) % 3 == 0 { result += "\u{202F}".utf8 }
      result.append(digit)
    }
    if let decimals = numeral.decimals {
      result.append(decimalMark == .comma ? UInt8(ascii: ",") : UInt8(ascii: "."))
      result += scanner.bytes[decimals]
    }
    result += scanner.bytes[numeral.exponent]
  }
}
