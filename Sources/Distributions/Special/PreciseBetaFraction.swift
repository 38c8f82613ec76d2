import RealModule

/// The continued fraction of the incomplete beta function to 21 digits or more.
///
/// An error of a level reaches the value as damped as the convergence has got by then. So the
/// first levels are evaluated in double-double precision, until a further one changes the value
/// by little, and the others in doubles, from the last one back.
struct PreciseBetaFraction {
  /// How precise the value is to be.
  enum Digits {
    /// About 21 digits: the first levels go to a change of 2^-24.
    case ofQuantiles
    /// About 25 digits: they go to a change of 2^-40.
    case ofTies

    fileprivate var leastChange: Double { self == .ofQuantiles ? 0x1p-24 : 0x1p-40 }
    fileprivate var rounds: Int { self == .ofQuantiles ? 2 : 3 }
  }

  let value: DoubleDouble

  /// - Parameters:
  ///   - point: Not far above the mean.
  ///   - digits: How precise the value is to be.
  init?(_ point: PreciseBetaPoint, _ digits: Digits) {
    let plain = point.plain
    guard let plan = Self.plan(plain, digits) else { return nil }
    var behind = 0.0
    for step in stride(from: plan.levels, to: plan.precise, by: -1) {
      let (numerator, denominator) = IncompleteBeta.level(plain, Double(step))
      behind = numerator / (denominator + behind)
    }
    let sum = DoubleDouble(sum: point.a, point.b)
    let shifted = point.distance + 1
    let turned = point.y + 1
    var rest = DoubleDouble(behind)
    // 1 / (a + 2n + 1), which the level before uses once more.
    var inverse = 1 / DoubleDouble(sum: point.a, Double(2 * plan.precise + 1))
    for step in stride(from: plan.precise, to: 0, by: -1) {
      let n = Double(step)
      let growth = DoubleDouble(sum: point.a, n) * (shifted + turned * n) * inverse
      inverse = 1 / DoubleDouble(sum: point.a, 2 * n - 1)
      let cross = DoubleDouble(sum: point.b, -n) * point.x * n * inverse
      let numerator =
        DoubleDouble(sum: point.a, n - 1) * (sum + (n - 1)) * point.x * cross * inverse
      rest = numerator / (cross + n + growth + rest)
    }
    let first = shifted * point.a * inverse
    value = first + rest
  }

  /// How many levels it takes in all and in double-double precision.
  private static func plan(_ point: BetaPoint, _ digits: Digits) -> (levels: Int, precise: Int)? {
    var fraction = ContinuedFraction(first: point.a / (point.a + 1) * (point.distance + 1))
    var precise = 0
    var half = 0
    for step in 1...IncompleteBeta.mostLevels {
      let before = fraction.value
      let (numerator, denominator) = IncompleteBeta.level(point, Double(step))
      let ends = fraction.append(numerator: numerator, denominator: denominator)
      let change = ((fraction.value - before) / fraction.value).magnitude
      if change > digits.leastChange { precise = step }
      if change > 0x1p-27 { half = step }
      // As many levels again, once or twice, as there were from 2^-27 on.
      if ends {
        let levels = step + (digits.rounds - 1) * (step - half) + 2
        return fraction.value.isNaN ? nil : (levels, precise + 1)
      }
    }
    return nil
  }
}
