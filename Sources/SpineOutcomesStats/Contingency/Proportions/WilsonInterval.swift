internal import Distributions

/// Wilson's score interval of a proportion.
///
/// The proportions p with |x / n - p| <= z sqrt(p (1 - p) / n): the roots of a quadratic, the
/// lower of which is computed from the product of both so that it keeps its digits near 0.
///
/// Agrees with `prop.test(x, n, correct = FALSE)`.
///
/// Source: Wilson, J Am Stat Assoc 1927;22:209, doi 10.1080/01621459.1927.10502953.
enum WilsonInterval {
  /// The interval of `successes` in `trials`, the latter 1 or more.
  static func interval(
    successes: Int, trials: Int, level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    try ConfidenceInterval.check(level: level)
    let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
    return try ConfidenceInterval(
      lower: lower(Double(successes), Double(trials), z),
      upper: 1 - lower(Double(trials - successes), Double(trials), z),
      level: level, method: "Wilson")
  }

  private static func lower(_ successes: Double, _ trials: Double, _ z: Double) -> Double {
    guard successes > 0 else { return 0 }
    let root = z * (z * z + 4 * successes * (trials - successes) / trials).squareRoot()
    return 2 * successes * (successes / trials) / (2 * successes + z * z + root)
  }
}
