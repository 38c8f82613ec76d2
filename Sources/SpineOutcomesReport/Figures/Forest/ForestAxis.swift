internal import Foundation
internal import SpineOutcomesStats

/// The axis of a forest plot.
enum ForestAxis {
  /// The farthest that an interval draws the axis beyond all estimates; longer ones are arrows.
  private static let reach = 10.0

  /// Values at which an axis may end, for each decade.
  private static let ends = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

  /// The proportions at which an axis may end.
  private static let shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8]

  /// The lowest and the highest value of an axis.
  static func range(
    of estimates: [Estimate], on axis: ForestPlot.Axis
  ) -> (lowest: Double, highest: Double) {
    guard case .proportion(let against) = axis else { return range(of: estimates) }
    let most = estimates.map { max($0.value, $0.confidenceInterval?.upper ?? 0) } + [against ?? 0]
    return (0, shares.first { (most.max() ?? 1) <= $0 } ?? 1)
  }

  /// Sets of ticks, from dense to sparse; proportions in percent.
  static func ticks(
    from lowest: Double, to highest: Double, atMost count: Int, on axis: ForestPlot.Axis
  ) -> [[Axis.Tick]] {
    guard axis != .ratio else {
      return LogTicks.ticks(from: lowest, to: highest, atMost: count)
    }
    return Ticks.linear(from: 100 * lowest, to: 100 * highest, atMost: count).map { ticks in
      ticks.map { Axis.Tick(value: $0.value / 100, label: $0.label) }
    }
  }

  /// Where a line stands; nil for none.
  static func reference(of axis: ForestPlot.Axis) -> Double? {
    switch axis {
    case .ratio: 1
    case .proportion(let against): against
    }
  }

  /// The lowest and the highest value: all finite estimates, 1, and of their limits what is not
  /// too far.
  private static func range(of estimates: [Estimate]) -> (lowest: Double, highest: Double) {
    func isUsable(_ value: Double) -> Bool { value > 1e-12 && value < 1e12 }
    let values = [0.8, 1.25] + estimates.map(\.value).filter(isUsable)
    let intervals = estimates.compactMap(\.confidenceInterval)
    let (low, high) = (values.min() ?? 0.5, values.max() ?? 2)
    let lower = intervals.map(\.lower).filter { isUsable($0) && $0 < low }.min() ?? low
    let upper = intervals.map(\.upper).filter { isUsable($0) && $0 > high }.max() ?? high
    let lowest = max(lower, low / reach) / 1.05
    let highest = min(upper, high * reach) * 1.05
    return (1 / rounded(1 / lowest), rounded(highest))
  }

  /// The nearest end that is not below a value.
  private static func rounded(_ value: Double) -> Double {
    let power = pow(10, floor(log10(value)))
    return power * (ends.first { $0 * power >= value * (1 - 1e-9) } ?? 10)
  }
}
