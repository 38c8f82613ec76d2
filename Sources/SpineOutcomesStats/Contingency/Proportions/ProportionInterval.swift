internal import Distributions

/// How the interval of a single proportion is computed.
public enum ProportionInterval: String, Sendable, Codable, CaseIterable {
  /// Wilson's score interval: close to its level on average.
  ///
  /// `prop.test(x, n, correct = FALSE)`.
  ///
  /// Source: Wilson, J Am Stat Assoc 1927;22:209, doi 10.1080/01621459.1927.10502953.
  case wilson

  /// Clopper and Pearson's exact interval: never below its level, and wider.
  ///
  /// The one that ``BinomialTest`` keeps by default. `binom.test(x, n)`.
  ///
  /// Source: Clopper & Pearson, Biometrika 1934;26:404, doi 10.1093/biomet/26.4.404.
  case clopperPearson

  /// Agresti and Coull's: z^2 trials with half of them successes are added, then the standard
  /// error is that of a normal; cut at 0 and 1.
  ///
  /// `PropCIs::add4ci` has z = 2.
  ///
  /// Source: Agresti & Coull, Am Stat 1998;52:119, doi 10.1080/00031305.1998.10480550.
  case agrestiCoull

  /// Jeffreys': equal tails of the beta distribution with shapes x + 1/2 and n - x + 1/2.
  ///
  /// Without successes the lower limit is 0, without failures the upper one 1. At levels below 0.15
  /// it may not hold x / n, whose place in that distribution is not its middle.
  ///
  /// Source: Brown, Cai & DasGupta, Stat Sci 2001;16:101, doi 10.1214/ss/1009213286.
  case jeffreys

  /// The proportions at which the mid-p of either side is above (1 - level) / 2.
  ///
  /// `PropCIs::midPci`. Source: Berry & Armitage, J R Stat Soc D 1995;44:417, doi 10.2307/2348891.
  case midP

  /// Blaker's exact interval, within that of Clopper and Pearson.
  ///
  /// `PropCIs::blakerci`. Source: Blaker, Can J Stat 2000;28:783, doi 10.2307/3315916.
  case blaker

  /// The interval of a proportion.
  ///
  /// Wilson's limits are the proportions p with |x / n - p| = z sqrt(p (1 - p) / n); those of
  /// Clopper and Pearson the ones at which x or more, or x or fewer, successes have the
  /// probability (1 - level) / 2.
  ///
  /// - Parameters:
  ///   - successes: The number x of successes, 0 ... trials.
  ///   - trials: The number n of trials, 1 or more; up to 1e8 for mid-p and Blaker's.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The interval, within 0...1; all but Agresti and Coull's have a limit of 0 for no
  ///   successes and of 1 for no failures.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for counts or a level out of range;
  ///   ``StatsError/tooLarge(_:)`` for too many trials.
  /// - Complexity: O(1); O(sqrt(trials)) for mid-p and Blaker's.
  public func interval(
    successes: Int, trials: Int, level: Double = 0.95
  ) throws(StatsError) -> ConfidenceInterval {
    try ConfidenceInterval.check(level: level)
    guard trials > 0, successes >= 0, successes <= trials else {
      throw .invalidArgument(
        name: "successes", reason: "there is a trial at least, and from none to all of them succeed"
      )
    }
    switch self {
    case .wilson:
      return try WilsonInterval.interval(successes: successes, trials: trials, level: level)
    case .clopperPearson:
      return try Self.exact(.central, successes, trials, level)
    case .midP: return try Self.exact(.midP, successes, trials, level)
    case .blaker: return try Self.exact(.blaker, successes, trials, level)
    case .agrestiCoull: return try Self.agrestiCoull(successes, trials, level)
    case .jeffreys: return try Self.jeffreys(successes, trials, level)
    }
  }

  private static func exact(
    _ method: ExactTestMethod, _ successes: Int, _ trials: Int, _ level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    guard method == .central || trials <= BinomialTest.largestCount else {
      throw .tooLarge("more than 1e8 trials for a \(method.name) interval; use .wilson")
    }
    // The tail as the difference gives it: Clopper and Pearson's limits keep their digits.
    let alpha = method == .central ? 1 - level : SignificanceLevel(confidence: level).alpha
    let limits = ExactProportion(
      successes: successes, trials: trials, method: method, alternative: .twoSided
    ).limits(alpha: alpha)
    return try ConfidenceInterval(
      lower: limits.lower, upper: limits.upper, level: level,
      method: BinomialTest.intervalName(method, .twoSided))
  }

  private static func agrestiCoull(
    _ successes: Int, _ trials: Int, _ level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
    let count = Double(trials) + z * z
    let centre = (Double(successes) + z * z / 2) / count
    let rest = (Double(trials - successes) + z * z / 2) / count
    let half = z * (centre * rest / count).squareRoot()
    return try ConfidenceInterval(
      lower: max(0, centre - half), upper: min(1, centre + half), level: level,
      method: "Agresti-Coull")
  }

  private static func jeffreys(
    _ successes: Int, _ trials: Int, _ level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    let tail = (1 - level) / 2
    let (x, rest) = (Double(successes) + 0.5, Double(trials - successes) + 0.5)
    return try ConfidenceInterval(
      lower: successes == 0 ? 0 : IncompleteBeta.quantile(tail, x, rest).x,
      upper: successes == trials ? 1 : IncompleteBeta.quantile(upperTail: tail, x, rest).x,
      level: level, method: "Jeffreys")
  }
}
