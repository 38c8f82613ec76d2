/// The values that may stand behind the printed digits of a figure.
///
/// The ends are kept as whole numbers of a decimal unit, so that whether a fraction lies inside
/// is decided exactly.
public struct RoundingInterval: Sendable, Hashable {
  /// The lower end, nil where there is none, in units of 10^-decimals.
  let lowerEnd: DecimalEnd?

  /// The upper end, nil where there is none.
  let upperEnd: DecimalEnd?

  /// The decimals of the unit, 0 to 18.
  let decimals: Int

  /// The lower end; -infinity where there is none.
  public let lower: Double

  /// The upper end; infinity where there is none.
  public let upper: Double

  init(lower: DecimalEnd?, upper: DecimalEnd?, decimals: Int) {
    lowerEnd = lower
    upperEnd = upper
    self.decimals = decimals
    self.lower = lower.map { Self.value($0.units, decimals) } ?? -.infinity
    self.upper = upper.map { Self.value($0.units, decimals) } ?? .infinity
  }

  /// Whether the lower end is itself one of the values.
  public var includesLower: Bool { lowerEnd?.isIncluded ?? false }

  /// Whether the upper end is itself one of the values.
  public var includesUpper: Bool { upperEnd?.isIncluded ?? false }

  /// Whether a computed value may stand behind the printed digits.
  ///
  /// An included end is widened by the relative 1e-12 that a computation may be off; an excluded
  /// one is compared as it is.
  ///
  /// - Parameter value: The value; NaN lies in no interval.
  /// - Returns: Whether it lies in the interval.
  public func contains(_ value: Double) -> Bool {
    let slack = 1e-12 * value.magnitude
    return
      (includesLower ? value + slack >= lower : value > lower || lower == -.infinity)
      && (includesUpper ? value - slack <= upper : value < upper || upper == .infinity)
      && !value.isNaN
  }

  /// Whether a fraction lies inside, in whole numbers: exact at the ends.
  func contains(_ numerator: Int, over denominator: Int) -> Bool {
    if let lowerEnd {
      let order = Self.order(numerator, denominator, lowerEnd.units, decimals)
      guard order > 0 || order == 0 && lowerEnd.isIncluded else { return false }
    }
    if let upperEnd {
      let order = Self.order(numerator, denominator, upperEnd.units, decimals)
      guard order < 0 || order == 0 && upperEnd.isIncluded else { return false }
    }
    return true
  }

  /// The interval with every end included and moved outward by a relative distance: what a
  /// computation in floating point is held against.
  func hull(slack: Double = 1e-11) -> ClosedRange<Double> {
    let low = lower - slack * lower.magnitude
    let high = upper + slack * upper.magnitude
    return (low.isNaN ? -.infinity : low)...(high.isNaN ? .infinity : high)
  }

  /// The sign of numerator / denominator - units / 10^decimals.
  private static func order(
    _ numerator: Int, _ denominator: Int, _ units: Int, _ decimals: Int
  ) -> Int {
    let first = numerator.multipliedFullWidth(by: power(decimals))
    let second = denominator.multipliedFullWidth(by: units)
    if first.high != second.high { return first.high < second.high ? -1 : 1 }
    return first.low == second.low ? 0 : first.low < second.low ? -1 : 1
  }

  private static func power(_ exponent: Int) -> Int {
    (0..<max(0, min(18, exponent))).reduce(1) { power, _ in power * 10 }
  }

  /// The nearest number to units / 10^decimals.
  private static func value(_ units: Int, _ decimals: Int) -> Double {
    Double("\(units)e-\(decimals)") ?? Double(units) / Double(power(decimals))
  }
}
