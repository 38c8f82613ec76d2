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
  /// `binom.test(x, n)`.
  ///
  /// Source: Clopper & Pearson, Biometrika 1934;26:404, doi 10.1093/biomet/26.4.404.
  case clopperPearson

  /// The interval of a proportion.
  ///
  /// Wilson's limits are the proportions p with |x / n - p| = z sqrt(p (1 - p) / n); those of
  /// Clopper and Pearson the ones at which x or more, or x or fewer, successes have the
  /// probability (1 - level) / 2.
  ///
  /// - Parameters:
  ///   - successes: The number x of successes, 0 ... trials.
  ///   - trials: The number n of trials, 1 or more.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The interval, within 0...1; a limit is 0 for no successes and 1 for no failures.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for counts or a level out of range.
  /// - Complexity: O(1).
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
      let tail = (1 - level) / 2
      let (x, rest) = (Double(successes), Double(trials - successes))
      let lower = successes == 0 ? 0 : IncompleteBeta.quantile(tail, x, rest + 1).x
      let upper = rest == 0 ? 1 : IncompleteBeta.quantile(upperTail: tail, x + 1, rest).x
      return try ConfidenceInterval(
        lower: lower, upper: upper, level: level, method: "Clopper-Pearson")
    }
  }
}
