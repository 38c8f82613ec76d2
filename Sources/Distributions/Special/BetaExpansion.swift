import RealModule

/// The asymptotic expansion of the incomplete beta function at large shapes near the mean.
///
/// BASYM of Didonato and Morris: powers of 1 / sqrt(shape) times repeated integrals of the
/// complementary error function, with the same saddle point as the continued fraction, which
/// needs thousands of levels there.
///
/// Didonato, Morris, ACM TOMS 1992;18:360, doi 10.1145/131766.131776.
enum BetaExpansion {
  /// From this smaller shape on.
  static let leastShape = 1e4

  /// Up to this deviance of the point from the mean.
  static let mostDeviance = 4.0

  /// I_x(a, b) at or below the mean; nil where the expansion is not for.
  static func lowerTail(_ point: BetaPoint) -> Tails? {
    let (a, b) = (point.a, point.b)
    guard min(a, b) >= leastShape, point.distance >= 0 else { return nil }
    let sum = a + b
    let deviance =
      LogOnePlusMinus.deviance(a, shift: -point.distance, ratio: point.x / a * sum)
      + LogOnePlusMinus.deviance(b, shift: point.distance, ratio: point.y / b * sum)
    guard deviance <= mostDeviance, let series = series(a, b, max(0, deviance)) else {
      return nil
    }
    let (low, high) = (min(a, b), max(a, b))
    let stirling =
      LogGamma.stirlingError(low)
      + (LogGamma.stirlingError(high) - LogGamma.stirlingError(sum))
    return Tails(
      factor: 2 / Double.pi.squareRoot() * series * .exp(-stirling), logScale: -deviance,
      storesLower: true)
  }

  /// The sum of the expansion; nil if 20 terms do not suffice.
  private static func series(_ a: Double, _ b: Double, _ deviance: Double) -> Double? {
    let (low, high) = (min(a, b), max(a, b))
    let h = low / high
    let share = 1 / (1 + h)
    let skew = (b - a) / high
    let width = 1 / (low * (1 + h)).squareRoot()
    let root = deviance.squareRoot()
    let unit = 0.125.squareRoot()
    var coefficients = ExpansionCoefficients(first: skew * 2 / 3)
    // The repeated integrals of even and of odd order.
    var even = Double.pi.squareRoot() / 4 * ErrorFunction.scaledComplement(root)
    var odd = unit
    var total = even + coefficients.last * width * odd
    var power = width
    var evenPower = root / unit * 0.5
    var oddPower = 2 * deviance
    var geometric = 1.0
    var sum = 1.0
    for n in stride(from: 2, through: 20, by: 2) {
      let order = Double(n)
      geometric *= h * h
      coefficients.append(share * 2 * (1 + h * geometric) / (order + 2))
      let evenCoefficient = coefficients.last
      sum += geometric
      coefficients.append(skew * 2 * sum / (order + 3))
      even = unit * evenPower + (order - 1) * even
      odd = unit * oddPower + order * odd
      evenPower *= 2 * deviance
      oddPower *= 2 * deviance
      power *= width
      let first = evenCoefficient * power * even
      power *= width
      let second = coefficients.last * power * odd
      total += first + second
      if first.magnitude + second.magnitude <= 0x1p-55 * total { return total }
    }
    return nil
  }
}

/// The coefficients of the expansion, each from those before it.
private struct ExpansionCoefficients {
  private var base: [Double]
  private var inner: [Double]
  private var outer: [Double]

  var last: Double { outer[outer.count - 1] }

  init(first: Double) {
    base = [first]
    inner = [-0.5 * first]
    outer = [0.5 * first]
  }

  mutating func append(_ value: Double) {
    base.append(value)
    let count = base.count
    let rate = -0.5 * Double(count + 1)
    var powers = [rate * base[0]]
    for m in 1..<count {
      var sum = 0.0
      for j in 1...m {
        sum += (Double(j) * rate - Double(m + 1 - j)) * base[j - 1] * powers[m - j]
      }
      powers.append(rate * base[m] + sum / Double(m + 1))
    }
    inner.append(powers[count - 1] / Double(count + 1))
    var sum = inner[count - 1]
    for j in 0..<(count - 1) { sum += outer[count - 2 - j] * inner[j] }
    outer.append(-sum)
  }
}
