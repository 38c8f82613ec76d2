/// Finds places for labels beside their curves, away from the others.
struct LabelPlacement: Sendable {
  /// The area of the plot.
  let area: Box

  /// Where the curves run.
  let curves: [CurveProfile]

  /// What is there already.
  private var taken: [Box] = []

  /// Straight lines that are best not crossed.
  private var lines: [(from: Position, to: Position)] = []

  /// Between a label and its curve.
  private static let gap = 9.0

  /// How much nearer a label is to its own curve than to any other.
  private static let lead = 14.0

  init(area: Box, curves: [CurveProfile]) {
    self.area = area
    self.curves = curves
  }

  /// Takes a box, if no curve and no label is in its way.
  mutating func take(_ box: Box, margin: Double = 8) -> Bool {
    guard isFree(box, margin: margin) else { return false }
    taken.append(box)
    return true
  }

  /// Keeps what is taken later from lines.
  mutating func avoid(_ lines: [(from: Position, to: Position)]) { self.lines += lines }

  private func isFree(_ box: Box, margin: Double) -> Bool {
    area.holds(box) && !lines.contains { box.padded(4).meets($0.from, $0.to) }
      && !taken.contains { $0.padded(margin).overlaps(box) }
      && curves.allSatisfy { $0.distance(from: box) >= margin }
  }

  /// Finds a box for a label beside its curve and takes it; nil where there is no room.
  ///
  /// Of all places above and below the curve the one is taken that is farthest from other curves
  /// and where the curve is most level.
  mutating func place(width: Double, height: Double, beside index: Int) -> Box? {
    var best: (box: Box, score: Double)?
    var left = area.left + 8
    while left + width <= area.right {
      if let heights = curves[index].heights(
        from: left - Self.gap, to: left + width + Self.gap)
      {
        let tops = [heights.lowerBound - Self.gap - height, heights.upperBound + Self.gap]
        for top in tops {
          let box = Box(left: left, top: top, width: width, height: height)
          guard isFree(box, margin: Self.gap - 1) else { continue }
          let clearance = clearance(of: box, from: index)
          guard clearance >= Self.gap + Self.lead else { continue }
          let fall = heights.upperBound - heights.lowerBound
          let score = min(clearance, 90) - 0.6 * fall
          if best.map({ score > $0.score }) ?? true { best = (box, score) }
        }
      }
      left += CurveProfile.column
    }
    guard let best else { return nil }
    taken.append(best.box)
    return best.box
  }

  /// The distance from the nearest other curve, beside the box too.
  private func clearance(of box: Box, from index: Int) -> Double {
    var least = Double.infinity
    for (other, curve) in curves.enumerated() where other != index {
      least = min(least, curve.distance(from: box.padded(Self.gap)) + Self.gap)
    }
    return least
  }
}
