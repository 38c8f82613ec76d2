internal import Foundation

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
      to: plain(label[...]), in: .cell)
  }

  /// A drawing with its marked numerals in a style.
  ///
  /// - Parameters:
  ///   - svg: A drawing of this library: an element on each line.
  ///   - style: How numbers are set.
  ///   - labels: Names of the data that hold numerals and must stay as they are.
  /// - Returns: The drawing with the same digits at the same places.
  static func setting(_ svg: String, in style: NumberStyle, keeping labels: Set<String>) -> String {
    var style = style
    style.minusSign = .minus
    let mark = " \(name)=\""
    let lines = svg.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix("<text "), let found = line.range(of: mark),
        let start = line.firstIndex(of: ">"), found.lowerBound < start
      else { return String(line) }
      let place: NumberStyle.Place =
        line[found.upperBound...].hasPrefix("cell") ? .cell : .prose
      let text = plain(line[line.index(after: start)...])
      return line[...start] + style.apply(to: text, in: place, keeping: labels)
    }
    return lines.joined(separator: "\n")
  }

  /// The text with the hyphens and spaces of ASCII, by which numerals are known.
  private static func plain(_ text: Substring) -> String {
    String(text).replacing("\u{2212}", with: "-").replacing("\u{A0}", with: " ")
  }
}
