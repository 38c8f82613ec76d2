import Distributions
import RealModule

/// The Shapiro-Wilk test of normality, in Royston's approximation of 1995.
///
/// W = (sum of a_i x_(i))^2 / sum of (x - mean)^2, with coefficients from the expected normal order
/// statistics, Φ^-1((i - 3/8) / (n + 1/4)), and polynomials in 1 / sqrt(n) for the largest two. The
/// p-value is exact for n = 3; from 4 on a power or the logarithm of 1 - W is referred to a normal
/// distribution whose mean and spread are polynomials in n or log n. It is for 3 to 5000 values;
/// its author gives an error of W's percentage points below 0.001 or so, so that a p-value has
/// two to three digits as a probability, whatever the digits of the formula, which are 12 here.
/// Ties are kept as they are.
///
/// R: `shapiro.test(x)`, and `scipy.stats.shapiro(x)`, the same algorithm.
///
/// Royston P (1995), doi 10.2307/2986146. Shapiro SS, Wilk MB (1965),
/// doi 10.1093/biomet/52.3-4.591.
public struct ShapiroWilkTest: HypothesisTest {
  /// What was done.
  public let method: String

  /// What was tested, by the name of the variable; nil for arrays and summaries.
  public let variables: String?

  /// W, 0...1.
  public let statistic: TestStatistic?

  /// Two-sided: small W rejects, in whichever way the values differ from normal ones.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// None.
  public let estimates: [Estimate]

  /// The number of values.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The largest number of values that the approximation is for.
  public static let largestCount = 5_000

  /// Tests values.
  ///
  /// - Parameter values: 3 to 5000 finite values, in any order.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is not finite, with its row;
  ///   ``StatsError/undefined(_:)`` for fewer than 3 values or equal ones;
  ///   ``StatsError/tooLarge(_:)`` for more than ``largestCount``.
  /// - Complexity: O(n log n).
  public init(_ values: [Double]) throws(StatsError) {
    try Ordering.check(values, name: "value")
    try self.init(values, Exclusions(initial: values.count))
  }

  init(
    _ values: [Double], _ exclusions: Exclusions, variables: String? = nil
  ) throws(StatsError) {
    guard values.count >= 3 else {
      throw .undefined("the Shapiro-Wilk test needs 3 or more values")
    }
    guard values.count <= Self.largestCount else {
      throw .tooLarge(
        "\(values.count) values; the Shapiro-Wilk test is for at most \(Self.largestCount)")
    }
    let ordered = Ordering.ascending(values)
    let moments = try Moments(checked: ordered, weights: nil, total: ordered.count)
    guard moments.sumOfSquares > 0 else {
      throw .undefined("all values are equal: the Shapiro-Wilk test needs a spread")
    }
    let coefficients = Self.coefficients(ordered.count)
    // 1 - W, of which small values keep their digits: squared distances of the scaled values from
    // the coefficients, less what their lengths differ from 1.
    let scale = moments.sumOfSquares.squareRoot()
    var (product, distance) = (CompensatedSum(), CompensatedSum())
    for (value, coefficient) in zip(ordered, coefficients) {
      let scaled = (DoubleDouble(value) - moments.centre).value / scale
      product.add(scaled * coefficient)
      distance.add((scaled - coefficient) * (scaled - coefficient))
    }
    var length = CompensatedSum()
    for coefficient in coefficients { length.add(coefficient * coefficient) }
    let w = min(1, product.value * product.value)
    let gap = (distance.value + (1 - length.value)) / 2
    let rest = max(0, gap * (2 - gap))
    method = "Shapiro-Wilk test (Royston 1995)"
    self.variables = variables
    statistic = try TestStatistic("W", w)
    alternative = .twoSided
    pValue = try PValue(
      ordered.count == 3 ? Self.exactPValue(ordered) : Self.pValue(w, rest: rest, values.count))
    estimates = []
    count = values.count
    self.exclusions = exclusions
  }
}

extension ShapiroWilkTest {
  /// The coefficients a of n ordered values: antisymmetric, ascending, of length 1.
  static func coefficients(_ n: Int) -> [Double] {
    if n == 3 { return [-0.5.squareRoot(), 0, 0.5.squareRoot()] }
    let half = n / 2
    // The expected order statistics of the upper half, largest first.
    let scores = (0..<half).map {
      -Normal.standard.quantile((Double($0) + 0.625) / (Double(n) + 0.25))
    }
    var squares = CompensatedSum()
    for score in scores { squares.add(2 * score * score) }
    let length = squares.value
    let root = length.squareRoot()
    let u = 1 / Double(n).squareRoot()
    let first =
      polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], u) + scores[0] / root
    var upper = scores
    if n > 5 {
      let second =
        polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], u) + scores[1] / root
      let rest =
        (length - 2 * scores[0] * scores[0] - 2 * scores[1] * scores[1])
        / (1 - 2 * first * first - 2 * second * second)
      upper = scores.map { $0 / rest.squareRoot() }
      upper[1] = second
    } else {
      let rest = (length - 2 * scores[0] * scores[0]) / (1 - 2 * first * first)
      upper = scores.map { $0 / rest.squareRoot() }
    }
    upper[0] = first
    return upper.map { -$0 } + (n % 2 == 1 ? [0] : []) + upper.reversed()
  }

  /// The p-value of three ascending values, 6 / π (asin sqrt(W) - asin sqrt(3/4)).
  ///
  /// Both angles are joined, as they may be close: with g the smaller gap and h the larger one the
  /// difference is atan(sqrt(3) g / (2 h + g)).
  private static func exactPValue(_ values: [Double]) -> Double {
    let gaps = [values[1] - values[0], values[2] - values[1]]
    let (small, large) = (min(gaps[0], gaps[1]), max(gaps[0], gaps[1]))
    return min(1, 6 / .pi * .atan(3.0.squareRoot() * small / (2 * large + small)))
  }

  /// The p-value of W for four values or more, given 1 - W too.
  static func pValue(_ w: Double, rest: Double, _ n: Int) -> Double {
    guard rest > 0 else { return 1 }
    let size = Double(n)
    let logarithm = Double.log(rest)
    if n <= 11 {
      let gamma = 0.459 * size - 2.273
      guard logarithm < gamma else { return 1e-99 }
      let z =
        (-.log(gamma - logarithm) - polynomial([0.544, -0.39978, 0.025054, -6.714e-4], size))
        / .exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], size))
      return Normal.standard.upperTail(z)
    }
    let x = Double.log(size)
    let z =
      (logarithm - polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], x))
      / .exp(polynomial([-0.4803, -0.082676, 0.0030302], x))
    return Normal.standard.upperTail(z)
  }

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
