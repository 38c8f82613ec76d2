import RealModule

/// A point x = 1 - y of the beta distribution with shapes a and b, to about 30 digits.
///
/// With that many digits the prefactor is x^a y^b / B(a, b) as it stands: at shapes of 1e8 its
/// logarithm keeps an absolute error of 1e-22, and a tail near 1 may be taken from 1.
struct PreciseBetaPoint {
  let a: Double
  let b: Double
  let x: DoubleDouble
  let y: DoubleDouble
  let logX: DoubleDouble
  let logY: DoubleDouble

  /// a y - b x, the distance of x below the mean times a + b.
  let distance: DoubleDouble

  /// The same point seen from 1.
  var reflected: PreciseBetaPoint {
    PreciseBetaPoint(
      a: b, b: a, x: y, y: x, logX: logY, logY: logX, distance: -distance)
  }

  /// The same point in doubles.
  var plain: BetaPoint {
    BetaPoint(a: a, b: b, x: x.high, y: y.high, distance: distance.high)
  }

  /// Whether the continued fraction is to be taken from this side and not from the other.
  ///
  /// It converges fast below the mean, and at a small shape well beyond it. There the tail it
  /// gives is at most 1 - 1e-4.
  static func isNear(_ a: Double, _ b: Double, x: Double, y: Double, distance: Double) -> Bool {
    if b <= 2, y <= 0.5, y * (a + b) <= 8 { return false }
    if a <= 2, x <= 0.5, x * (a + b) <= 8 { return true }
    return distance >= 0
  }

  /// The logarithm of I_x(a, b) over `target`; x not far above the mean.
  ///
  /// - Parameters:
  ///   - target: Positive.
  ///   - logBeta: The logarithm of B(a, b).
  ///   - digits: How precisely the continued fraction is to be evaluated.
  /// - Returns: The logarithm and the elasticity d log I / d log (x/y); nil if the continued
  ///   fraction needs more levels than are allowed.
  func logLower(
    over target: DoubleDouble, logBeta: DoubleDouble,
    digits: PreciseBetaFraction.Digits = .ofQuantiles
  ) -> (logarithm: DoubleDouble, elasticity: Double)? {
    guard let fraction = PreciseBetaFraction(self, digits)?.value else { return nil }
    // Powers of 2 that keep a tiny target and its lower half within range.
    let tiny = target.high < 1e-200
    let scaled = tiny ? target.scaled(by: 0x1p400) : target
    let twos = tiny ? DoubleDouble.logTwo * 400 : DoubleDouble(0)
    let exponent = logX * a + logY * b - logBeta + twos
    return (exponent - .log(fraction * scaled), fraction.high)
  }
}

extension PreciseBetaPoint {
  /// The point with x / y = numerator v^power / denominator.
  ///
  /// - Parameters:
  ///   - a: Positive and finite.
  ///   - b: Positive and finite.
  ///   - numerator: Positive and finite.
  ///   - denominator: Positive and finite.
  ///   - v: Positive and finite.
  ///   - squares: Whether the power is 2 and not 1.
  init(a: Double, b: Double, numerator: Double, denominator: Double, v: Double, squares: Bool) {
    let significand = v.significand
    let base =
      squares
      ? DoubleDouble(product: significand, significand) * numerator
      : DoubleDouble(product: significand, numerator)
    let exponent = Double(v.exponent) * (squares ? 2 : 1)
    let rest = DoubleDouble(denominator)
    self.a = a
    self.b = b
    guard exponent.magnitude < 400 else {
      // Here x or y is 1 to hundreds of digits and the other is only needed as a logarithm.
      let logOdds = DoubleDouble.log(base) + DoubleDouble.logTwo * exponent - .log(rest)
      let isLarge = exponent > 0
      x = DoubleDouble(isLarge ? 1 : 0)
      y = DoubleDouble(isLarge ? 0 : 1)
      logX = isLarge ? DoubleDouble(0) : logOdds
      logY = isLarge ? -logOdds : DoubleDouble(0)
      distance = DoubleDouble(isLarge ? -b : a)
      return
    }
    let share = base.scaled(by: Double(sign: .plus, exponent: Int(exponent), significand: 1))
    let total = share + rest
    x = share / total
    y = rest / total
    logX = .log(x)
    logY = .log(y)
    distance = (rest * a - share * b) / total
  }

  /// The point of the binomial distribution at a probability of success.
  init(a: Double, b: Double, probability: Double) {
    self.a = a
    self.b = b
    x = DoubleDouble(probability)
    y = DoubleDouble(sum: 1, -probability)
    logX = .log(x)
    logY = .log(y)
    distance = y * a - x * b
  }
}
