/// The numerals of a drawing, which are marked so that a style of numbers can set them.
enum DrawnNumbers {
  /// The name of the attribute.
  private static let name = "data-numbers"

  /// The attribute of a text with numerals; names of the data have none and stay as they are.
  static func attribute(_ place: NumberStyle.Place) -> String {
    " \(name)=\"\(place == .cell ? "cell" : "prose")\""
  }

  /// The text with true minus signs, as drawings have them in every style.
  static func signed(_ text: String) -> String {
    NumberStyle(minusSign: .minus).apply(to: text, in: .cell)
  }

  /// The label of a tick as wide as any style makes it: with spaces between groups of digits.
  static func grouped(_ label: String) -> String {
    guard label.utf8.count > 4 else { return label }
    return NumberStyle(grouping: .thinSpace, minusSign: .minus).apply(
      to: plain(label), in: .cell)
  }

  /// A drawing with its marked numerals in a style.
  ///
  /// - Parameters:
  ///   - svg: A drawing of this library: an element on each line.
  ///   - style: How numbers are set.
  ///   - labels: Names of the data that hold numerals and must stay as they are.
  ///   - description: The description of the drawing, and the one that it has now.
  /// - Returns: The drawing with the same digits at the same places.
  /// - Complexity: O(length).
  static func setting(
    _ svg: String, in style: NumberStyle, keeping labels: Set<String>,
    description: (old: String, new: String)
  ) -> String {
    var style = style
    style.minusSign = .minus
    let bytes = Array(svg.utf8)
    let description = (
      old: Array("\(SVGText.escaped(description.old))</desc>".utf8),
      new: Array("\(SVGText.escaped(description.new))</desc>".utf8)
    )
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 16)
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.startIndex > 0 { result.append(UInt8(ascii: "\n")) }
      guard line.starts(with: textStart) || line.starts(with: descriptionStart),
        let start = line.firstIndex(of: UInt8(ascii: ">"))
      else {
        result += line
        continue
      }
      let (head, content) = (line[...start], line[line.index(after: start)...])
      result += head
      if head.starts(with: descriptionStart) {
        result += content.elementsEqual(description.old) ? description.new[...] : content
      } else if let place = place(in: head), needsSetting(content, in: style) {
        let text = plain(String(decoding: content, as: UTF8.self))
        result += style.apply(to: text, in: place, keeping: labels).utf8
      } else {
        result += content
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let textStart = Array("<text ".utf8)
  private static let descriptionStart = Array("<desc ".utf8)
  private static let marks: [(place: NumberStyle.Place, bytes: [UInt8])] = [
    (.cell, Array(attribute(.cell).utf8)), (.prose, Array(attribute(.prose).utf8)),
  ]

  /// Where the numerals of an element stand; nil of names.
  private static func place(in head: ArraySlice<UInt8>) -> NumberStyle.Place? {
    for start in head.indices where head[start] == UInt8(ascii: " ") {
      for mark in marks where head[start...].starts(with: mark.bytes) { return mark.place }
    }
    return nil
  }

  /// Whether a text has what the style sets: a decimal mark, many digits, or a range.
  private static func needsSetting(_ text: ArraySlice<UInt8>, in style: NumberStyle) -> Bool {
    var digits = 0
    var last: UInt8 = 0
    for byte in text {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      digits = isDigit ? digits + 1 : 0
      if digits > 4 { return true }
      if byte == UInt8(ascii: "."), style.decimalMark == .comma { return true }
      if byte == UInt8(ascii: "o"), last == UInt8(ascii: "t") { return true }
      last = byte
    }
    return false
  }

  /// The text with the hyphens and spaces of ASCII, by which numerals are known.
  static func plain(_ text: String) -> String {
    text.replacingBytes(of: "\u{2212}", with: "-").replacingBytes(of: "\u{A0}", with: " ")
  }
}
