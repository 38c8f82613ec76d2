/// The numerals of a plain text, one after the other with what stands between them.
///
/// A numeral is `-?digits(.digits)?(e[+-]digits)?` that neither a letter, a digit nor an underscore
/// touches; "0.1.0" is none, being a version, nor is "10.1016/…", being an address.
struct NumeralScanner {
  /// A numeral of the text, in its plain form.
  struct Numeral {
    var range: Range<Int>
    var isNegative: Bool
    var whole: Range<Int>
    /// The decimals without the point; nil of a whole number.
    var decimals: Range<Int>?
    /// From the "e" on; empty in most.
    var exponent: Range<Int>
  }

  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The numeral that begins at a place; nil where none does.
  func numeral(at start: Int) -> Numeral? {
    var place = start
    let isNegative = byte(place) == UInt8(ascii: "-")
    if isNegative { place += 1 }
    guard isDigit(place), start == 0 || isFree(before: start, isNegative) else { return nil }
    let whole = digits(from: place)
    place = whole.upperBound
    var decimals: Range<Int>?
    if byte(place) == UInt8(ascii: "."), isDigit(place + 1) {
      let found = digits(from: place + 1)
      decimals = found
      place = found.upperBound
    }
    let exponent = exponent(from: place)
    place = exponent.upperBound
    guard isEnd(place, hasDecimals: decimals != nil) else { return nil }
    return Numeral(
      range: start..<place, isNegative: isNegative, whole: whole, decimals: decimals,
      exponent: exponent)
  }

  /// Whether the bytes at a place are those of a word.
  func has(_ word: StaticString, at place: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place >= 0, place + count <= bytes.count else { return false }
    return word.withUTF8Buffer { zip($0, bytes[place...]).allSatisfy { $0 == $1 } }
  }

  /// Whether bytes stand at a place, and neither a letter nor a digit touches them.
  func isWhole(_ word: [UInt8], at place: Int) -> Bool {
    bytes[place...].starts(with: word) && !isWord(place - 1) && !isWord(place + word.count)
  }

  func byte(_ place: Int) -> UInt8 { bytes.indices.contains(place) ? bytes[place] : 0 }

  private func isDigit(_ place: Int) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(place))
  }

  /// A letter of any script, a digit or an underscore.
  private func isWord(_ place: Int) -> Bool {
    let value = byte(place)
    return isDigit(place) || value == UInt8(ascii: "_") || value >= 0x80
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(value | 0x20)
  }

  private func isFree(before place: Int, _ isNegative: Bool) -> Bool {
    if isWord(place - 1) { return false }
    let previous = byte(place - 1)
    if previous == UInt8(ascii: ".") || previous == UInt8(ascii: ",") { return false }
    // A hyphen between words joins them; before a number it is a minus after a space alone.
    guard isNegative || previous == UInt8(ascii: "-") else { return true }
    return previous == UInt8(ascii: " ") || previous == UInt8(ascii: "(")
  }

  private func isEnd(_ place: Int, hasDecimals: Bool) -> Bool {
    if isWord(place) { return false }
    switch byte(place) {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"): return !isDigit(place + 1)
    case UInt8(ascii: "/"): return !hasDecimals
    default: return true
    }
  }

  private func digits(from start: Int) -> Range<Int> {
    var end = start
    while isDigit(end) { end += 1 }
    return start..<end
  }

  private func exponent(from start: Int) -> Range<Int> {
    guard byte(start) == UInt8(ascii: "e") else { return start..<start }
    let sign = byte(start + 1)
    let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    let found = digits(from: start + (isSigned ? 2 : 1))
    return found.isEmpty ? start..<start : start..<found.upperBound
  }
}
