import RealModule

/// The point of a beta distribution that has a given tail, to the last bit.
///
/// The point is sought as v > 0 with odds x / y = `numerator` v^k / `denominator`, k = 1 or 2:
/// |t| and F are such v. Halley's method on the logarithms of the tail and of the odds comes
/// first, in doubles; one more step from the tail at the double v then gives the rest of it.
///
/// The relative error of v is that of the tail divided by the elasticity e = d log tail / d log v.
/// At shapes from 1e4 the tail in doubles has a relative error of at most about 8 + 3 |log tail|
/// units of roundoff, so from e = 32 + 8 |log tail| on the last step takes that. Otherwise it
/// takes the tail to 21 digits, which is enough at e = 0.0005, the least for shapes of 0.001.
struct BetaQuantile {
  let a: Double
  let b: Double
  let numerator: Double
  let denominator: Double
  let squares: Bool

  /// v with the tail `probability`, in two doubles.
  ///
  /// - Parameters:
  ///   - probability: In (0, 1).
  ///   - lower: Whether it is the tail below v.
  ///   - start: The logarithm of a first guess at x / y.
  /// - Returns: The point; 0 or infinity beyond the range of numbers, NaN if not converged.
  func solve(_ probability: Double, lower: Bool, start: Double) -> DoubleDouble {
    guard a > 0, b > 0, a < .infinity, b < .infinity, probability > 0, probability < 1 else {
      return DoubleDouble(.nan)
    }
    let tail = TargetTail(probability, lower: lower)
    // At large shapes the guess is close, and the tail is cheaper than this search supposes.
    guard let logOdds = isLarge && start.isFinite ? start : approximate(tail, start: start)
    else { return DoubleDouble(.nan) }
    let shift = Double.log(numerator) - .log(denominator)
    var v = Double.exp((logOdds - shift) / (squares ? 2 : 1))
    // Beyond the normal numbers a correction would be rounded away.
    guard v >= .leastNormalMagnitude, v < .infinity else { return DoubleDouble(v) }
    let logBeta = LogBeta.precise(a, b)
    // A few steps at most, of which the first at large shapes may be limited.
    for _ in 0..<60 {
      guard let (step, bend) = correction(at: v, tail, logBeta) else { break }
      let change = squares ? step / 2 : step
      // The next step would be below 2^-60 of v.
      if step.magnitude * max(1, bend.magnitude) < 1e-6 {
        let rest = v * .expMinusOne(change)
        return DoubleDouble(large: v, small: rest)
      }
      let next = v * .exp(max(-1, min(1, change)))
      guard next >= .leastNormalMagnitude, next < .infinity else { break }
      v = next
    }
    return DoubleDouble(.nan)
  }

  /// By how much log (x/y) misses, and by how much a step changes the slope.
  private func correction(at v: Double, _ tail: TargetTail, _ logBeta: DoubleDouble) -> (
    step: Double, bend: Double
  )? {
    let point = PreciseBetaPoint(
      a: a, b: b, numerator: numerator, denominator: denominator, v: v, squares: squares)
    if isLarge, let correction = plainCorrection(point, tail) { return correction }
    let isLower = PreciseBetaPoint.isNear(
      a, b, x: point.x.high, y: point.y.high, distance: point.distance.high)
    let near = isLower ? point : point.reflected
    let target = isLower ? tail.lower : tail.upper
    guard let (miss, slope) = near.logLower(over: target, logBeta: logBeta) else { return nil }
    let bend = near.distance.high - slope
    let step = HalleyStep.value(newton: -miss.high / slope, bend: bend)
    return (isLower ? step : -step, bend)
  }

  private var isLarge: Bool { min(a, b) >= BetaExpansion.leastShape }

  /// The step by the tail in doubles; nil where that is not good enough.
  private func plainCorrection(_ point: PreciseBetaPoint, _ tail: TargetTail) -> (
    step: Double, bend: Double
  )? {
    let plain = point.plain
    let tails = IncompleteBeta.tails(plain)
    let (own, logOwn) =
      tail.isLower ? (tails.lower, tails.logLower) : (tails.upper, tails.logUpper)
    let relative = (tail.smaller - own) / own
    let miss =
      own > 1e-290 && relative.magnitude < 0.5
      ? .log(onePlus: relative) : tail.logSmaller - logOwn
    let slope = Double.exp(plain.logPrefactor - logOwn)
    guard miss.isFinite, slope.isFinite, slope > 32 - 8 * tail.logSmaller else { return nil }
    let bend = tail.isLower ? point.distance.high - slope : -point.distance.high - slope
    let step = HalleyStep.value(newton: miss / slope, bend: bend)
    return (tail.isLower ? step : -step, bend)
  }

  /// log (x/y) by doubles alone, right to about 1e-16 over the elasticity; nil if not converged.
  private func approximate(_ tail: TargetTail, start: Double) -> Double? {
    let logBeta = LogBeta.value(a, b)
    var logOdds = max(-1e6, min(1e6, start))
    if !logOdds.isFinite { logOdds = 0 }
    for _ in 0..<200 {
      let point = OddsPoint(a, b, logOdds: logOdds)
      let isLower = PreciseBetaPoint.isNear(
        a, b, x: point.plain.x, y: point.plain.y, distance: point.plain.distance)
      let near = isLower ? point.plain : point.plain.reflected
      guard let slope = IncompleteBeta.fractionValue(near) else { return nil }
      let logNear = a * point.logX + b * point.logY - logBeta - .log(slope)
      let miss: Double
      let rise: Double
      let bend: Double
      if isLower == tail.isLower {
        miss = tail.logSmaller - logNear
        rise = slope
        bend = near.distance - slope
      } else {
        // The smaller tail is on the far side: 1 - I there.
        let far = -Double.expMinusOne(logNear)
        guard far > 0 else {
          logOdds += tail.isLower ? 1 : -1
          continue
        }
        miss = tail.logSmaller - .log(far)
        rise = .exp(logNear) * slope / far
        bend = -near.distance - rise
      }
      guard miss.isFinite, rise > 0 else { return nil }
      let step = max(-40, min(40, HalleyStep.value(newton: miss / rise, bend: bend)))
      logOdds += tail.isLower ? step : -step
      // Convergence is cubic.
      let size = step.magnitude * max(1, bend.magnitude)
      if size < 1e-3 || step.magnitude < 1e-15 * logOdds.magnitude { return logOdds }
    }
    return nil
  }
}

/// A step of Halley's method on logarithms.
enum HalleyStep {
  /// - Parameters:
  ///   - newton: Newton's step.
  ///   - bend: The second derivative over the first.
  /// - Returns: Halley's step, or Newton's where that is far.
  static func value(newton: Double, bend: Double) -> Double {
    let turn = 0.5 * newton * bend
    return turn.magnitude < 0.5 ? newton / (1 + turn) : newton
  }
}
