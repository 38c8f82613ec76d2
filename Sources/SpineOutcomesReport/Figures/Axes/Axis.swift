internal import Foundation

/// An axis: how values become places, and its ticks.
struct Axis: Sendable {
  /// How values are spread.
  enum Scale: Sendable {
    case linear
    case logarithmic
  }

  /// A value with its label.
  struct Tick: Sendable, Hashable {
    var value: Double
    var label: String
  }

  /// The value at the start.
  var lowest: Double

  /// The value at the end; above the lowest.
  var highest: Double

  /// The place of the lowest value, in tenths of a millimetre.
  var start: Double

  /// The place of the highest value.
  var end: Double

  var scale = Scale.linear

  /// Whether the axis runs from bottom to top, its labels beside it.
  var isUpright = false

  /// The ticks, ascending, from the lowest to the highest value.
  var ticks: [Tick] = []

  /// The place of a value; beyond the ends for values beyond them.
  func position(_ value: Double) -> Double {
    let share: Double
    switch scale {
    case .linear: share = (value - lowest) / (highest - lowest)
    case .logarithmic: share = (log(value) - log(lowest)) / (log(highest) - log(lowest))
    }
    return start + share * (end - start)
  }

  /// The place of a value, or the nearer end for values beyond the ends.
  func clamped(_ value: Double) -> Double { position(min(max(value, lowest), highest)) }
}

extension Axis {
  /// The width of the widest label of the ticks, with room for the spaces between its digits.
  func labelWidth(_ style: TextStyle) -> Double {
    ticks.reduce(0) { max($0, style.width(of: DrawnNumbers.grouped($1.label))) }
  }

  /// The least number of ticks that is worth drawing; fewer where the labels are too wide.
  private static let fewest = 3

  /// Takes the densest of several sets of ticks whose labels, side by side, leave a gap.
  ///
  /// - Parameters:
  ///   - choices: Sets of ticks, from dense to sparse.
  ///   - style: How labels are set.
  ///   - least: The least distance of two ticks, besides that of their labels.
  mutating func choose(_ choices: [[Tick]], _ style: TextStyle, least: Double = 0) {
    for choice in choices {
      guard choice.count >= Self.fewest || ticks.isEmpty else { break }
      ticks = choice
      if isClear(style, least: least) { return }
    }
    while ticks.count > 1, !isClear(style, least: least) {
      ticks = ticks.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
  }

  /// Whether the labels stand apart, beside one another or on top of one another.
  private func isClear(_ style: TextStyle, least: Double) -> Bool {
    zip(ticks, ticks.dropFirst()).allSatisfy { first, second in
      let widths = [first, second].reduce(0) {
        $0 + style.width(of: DrawnNumbers.grouped($1.label))
      }
      let needed = isUpright ? 1.7 * style.size : widths / 2 + 0.9 * style.size
      let room = (position(second.value) - position(first.value)).magnitude
      return room >= max(least, needed)
    }
  }
}
