internal import Foundation
internal import SpineOutcomesStats

/// Values for ticks that people can read, from dense to sparse.
enum Ticks {
  /// Steps of 1, 2 or 5 times a power of ten.
  ///
  /// - Parameters:
  ///   - lowest: The lowest value of the axis, finite.
  ///   - highest: The highest, above it.
  ///   - count: How many ticks there are at most.
  /// - Returns: Sets of ticks; never none.
  static func linear(
    from lowest: Double, to highest: Double, atMost count: Int = 11
  ) -> [[Axis.Tick]] {
    let span = highest - lowest
    guard span > 0, span.isFinite else { return [[tick(lowest, decimals: 0)]] }
    var exponent = Int(floor(log10(span / Double(max(1, count))))) - 1
    var choices: [[Axis.Tick]] = []
    while choices.count < 12, exponent < 300 {
      for factor in [1, 2, 5] {
        let found = multiples(of: factor, exponent, lowest, highest)
        if found.count <= count, found.count > 0 { choices.append(found) }
        if found.count <= 1 { return choices.isEmpty ? [[tick(lowest, decimals: 0)]] : choices }
      }
      exponent += 1
    }
    return choices
  }

  /// Ticks of an axis of given values: whole numbers alone where all of them are.
  static func linear(
    of values: [Double], from lowest: Double, to highest: Double, atMost count: Int = 11
  ) -> [[Axis.Tick]] {
    let choices = linear(from: lowest, to: highest, atMost: count)
    let whole = choices.filter { $0.allSatisfy { $0.value == $0.value.rounded() } }
    return whole.isEmpty || values.contains { $0 != $0.rounded() } ? choices : whole
  }

  /// The multiples of factor x 10^exponent that an axis holds; the ends may be off by rounding.
  private static func multiples(
    of factor: Int, _ exponent: Int, _ lowest: Double, _ highest: Double
  ) -> [Axis.Tick] {
    let power = pow(10, Double(exponent.magnitude))
    let step = exponent < 0 ? Double(factor) / power : Double(factor) * power
    guard step > 0, step.isFinite else { return [] }
    let first = (lowest / step - 1e-9).rounded(.up)
    let last = (highest / step + 1e-9).rounded(.down)
    guard last >= first else { return [] }
    guard last - first < 1000 else { return Array(repeating: tick(0, decimals: 0), count: 1000) }
    return (0...Int(last - first)).map { index in
      let number = (first + Double(index)) * Double(factor)
      let value = exponent < 0 ? number / power : number * power
      return tick(value, decimals: max(0, -exponent))
    }
  }

  /// Multiples of given steps from 0 on, in the order of the steps.
  static func multiples(of steps: [Double], to highest: Double, atMost count: Int) -> [[Axis.Tick]]
  {
    steps.compactMap { step in
      let last = (highest / step + 1e-9).rounded(.down)
      guard last < Double(count) else { return nil }
      return (0...Int(last)).map { index in
        let value = Double(index) * step
        return Axis.Tick(value: value, label: label(Decimals.plain(value, 15)))
      }
    }
  }

  private static func tick(_ value: Double, decimals: Int) -> Axis.Tick {
    // Adding 0 turns -0 into 0.
    let value = value + 0
    let isLong = value.magnitude >= 1e9 || decimals > 6
    let text =
      isLong
      ? Decimals.significant(value, 3).replacing(".00e", with: "e")
      : Decimals.fixed(value, decimals)
    return Axis.Tick(value: value, label: label(text))
  }

  /// A number with a true minus sign.
  static func label(_ number: String) -> String {
    number.first == "-" ? "\u{2212}\(number.dropFirst())" : number
  }
}
