internal import Foundation
internal import SpineOutcomesStats

/// Ticks of axes of ratios, on which 1/2 is as far from 1 as 2 is.
enum LogTicks {
  /// Digits of which one decade of ticks is made, from dense to sparse.
  private static let decades: [[Int]] = [
    [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 30, 40, 50, 60, 70, 80, 90],
    [10, 12, 15, 20, 25, 30, 40, 50, 60, 80],
    [10, 15, 20, 30, 40, 50, 70],
    [10, 15, 20, 30, 50, 70],
    [10, 20, 30, 50],
    [10, 20, 50],
    [10, 30],
    [10],
  ]

  /// The ticks of an axis, from dense to sparse; 1 is one of them where the axis holds it.
  ///
  /// - Parameters:
  ///   - lowest: The lowest value, positive.
  ///   - highest: The highest, above it and finite.
  ///   - count: How many ticks there are at most.
  /// - Returns: Sets of ticks; never none.
  static func ticks(from lowest: Double, to highest: Double, atMost count: Int = 9) -> [[Axis.Tick]]
  {
    let (first, last) = (Int(floor(log10(lowest))), Int(ceil(log10(highest))))
    var choices = decades.map { digits in
      (first...max(first, last)).flatMap { exponent in
        digits.compactMap { digit in tick(digit, exponent - 1, lowest, highest) }
      }
    }
    // Whole decades are too many on very long axes.
    for step in [2, 3, 5, 10, 20, 50, 100, 200] {
      choices.append(
        (first...max(first, last)).filter { $0 % step == 0 }
          .compactMap { tick(1, $0, lowest, highest) })
    }
    let readable = choices.filter { $0.count <= count && $0.count > 1 }
    return readable.isEmpty ? Ticks.linear(from: lowest, to: highest, atMost: 5) : readable
  }

  private static func tick(
    _ digit: Int, _ exponent: Int, _ lowest: Double, _ highest: Double
  ) -> Axis.Tick? {
    let power = pow(10, Double(exponent.magnitude))
    let value = exponent < 0 ? Double(digit) / power : Double(digit) * power
    let slack = 1e-9
    guard value.isFinite, value >= lowest * (1 - slack), value <= highest * (1 + slack) else {
      return nil
    }
    return Axis.Tick(value: value, label: Decimals.plain(value, 15))
  }
}
