extension Figure {
  /// The figure with its numbers in a style: those of ticks, tables and notes in the drawing, and
  /// those of caption and alternative text.
  ///
  /// Names of groups, levels and scores keep their spelling, and minus signs are true ones in every
  /// style. A drawing that was not made by this library stays as it is.
  ///
  /// *Edge cases*: a figure that is in another style than `.plain` already has few numerals that
  /// this recognises; start from the plain one.
  ///
  /// - Parameter style: How numbers are set.
  /// - Returns: The same figure with other numerals of the same digits.
  /// - Complexity: O(length of the drawing).
  public func applying(_ style: NumberStyle) -> Figure { applying(style, keeping: []) }

  /// The figure with its numbers in a style, but for the given names.
  func applying(_ style: NumberStyle, keeping labels: Set<String>) -> Figure {
    guard style != .plain else { return self }
    var figure = self
    figure.caption = style.apply(to: DrawnNumbers.plain(caption), in: .prose, keeping: labels)
    figure.alternativeText = style.apply(
      to: DrawnNumbers.plain(alternativeText), in: .prose, keeping: labels)
    figure.svg = DrawnNumbers.setting(
      svg, in: style, keeping: labels, description: (alternativeText, figure.alternativeText))
    return figure
  }
}
