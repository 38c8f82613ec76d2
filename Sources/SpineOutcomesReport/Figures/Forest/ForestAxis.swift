internal import Foundation
internal import SpineOutcomesStats

/// The axis of ratios of a forest plot.
enum ForestAxis {
  /// The farthest that an interval draws the axis beyond all estimates; longer ones are arrows.
  private static let reach = 10.0

  /// Values at which an axis may end, for each decade.
  private static let ends = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

  /// The lowest and the highest value: all finite estimates, 1, and of their limits what is not
  /// too far.
  static func range(of estimates: [Estimate]) -> (lowest: Double, highest: Double) {
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
