import LinearAlgebra

/// Numbers as whole multiples of a power of ten, where they were written as decimals.
///
/// A double x counts as the decimal i / 10^k when that quotient, rounded to a double, is x
/// again and i has at most 15 digits; k is at most 9. Every decimal with up to 15 significant
/// digits and 9 decimals is recognised, and no two of them share a double. Sums and differences
/// of such whole numbers are exact, so 7.3 - 7.1 ties with 0.3 - 0.1 as it does on paper.
struct DecimalScale {
  /// The power of ten, or another exact factor; a value is its scaled value over this.
  let divisor: Double

  /// The values times the divisor: whole numbers, unless the values are no decimals.
  let scaled: [[Double]]

  private static let powersOfTen = [1e9, 1e6, 1e3, 1]

  /// The largest whole number that a decimal is taken as.
  private static let largestWhole = 1e15

  /// Beyond this magnitude sums of values could overflow.
  private static let largestValue = 0x1p1020

  /// Puts all lists on one scale; values are finite.
  init(_ lists: [[Double]]) {
    let magnitude = lists.reduce(0) { $1.reduce($0) { max($0, $1.magnitude) } }
    if let power = Self.power(for: magnitude) {
      var whole: [[Double]] = []
      for list in lists {
        guard let scaled = Self.whole(list, power) else { break }
        whole.append(scaled)
      }
      if whole.count == lists.count {
        (divisor, scaled) = (power, whole)
        return
      }
    }
    // Moving the exponent is exact, except for what lies 300 orders of magnitude lower.
    divisor = magnitude > Self.largestValue ? 0x1p-4 : 1
    scaled = divisor == 1 ? lists : lists.map { $0.map { $0 * 0x1p-4 } }
  }

  /// The difference of the decimals, or that of the doubles where one is no decimal.
  static func difference(_ first: Double, _ second: Double) -> Double {
    if let power = power(for: max(first.magnitude, second.magnitude)),
      let firstWhole = whole(first, power), let secondWhole = whole(second, power)
    {
      return (firstWhole - secondWhole) / power + 0.0
    }
    return first - second + 0.0
  }

  /// The differences of the decimals of two lists, as many as the shorter one has.
  static func differences(_ first: [Double], _ second: [Double]) -> [Double] {
    let count = min(first.count, second.count)
    let (part, parts) = (1 << 14, (count + (1 << 14) - 1) >> 14)
    return [Double](unsafeUninitializedCapacity: count) { buffer, initialised in
      initialised = count
      guard let start = buffer.baseAddress else { return }
      nonisolated(unsafe) let target = start
      Parallel.forEach(parts, isLarge: count >= 4 * part) { index in
        first.withUnsafeBufferPointer { first in
          second.withUnsafeBufferPointer { second in
            for place in index * part..<min(count, (index + 1) * part) {
              (target + place).initialize(to: difference(first[place], second[place]))
            }
          }
        }
      }
    }
  }

  private static func power(for magnitude: Double) -> Double? {
    powersOfTen.first { magnitude * $0 <= largestWhole }
  }

  private static func whole(_ value: Double, _ power: Double) -> Double? {
    let whole = (value * power).rounded()
    return whole / power == value ? whole : nil
  }

  private static func whole(_ values: [Double], _ power: Double) -> [Double]? {
    var scaled: [Double] = []
    scaled.reserveCapacity(values.count)
    for value in values {
      guard let number = whole(value, power) else { return nil }
      scaled.append(number)
    }
    return scaled
  }
}
