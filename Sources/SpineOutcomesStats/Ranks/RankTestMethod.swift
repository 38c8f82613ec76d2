/// How a rank test finds its p-value.
public enum RankTestMethod: Sendable, Hashable {
  /// Exact for the sizes that the test states, the normal approximation with continuity
  /// correction beyond.
  case automatic

  /// The exact permutation distribution given the ties.
  ///
  /// Two-sided, it is the probability of a statistic at least as far from its mean as the
  /// observed one: the rule of `coin` and `exactRankTests`.
  case exact

  /// The exact permutation distribution given the ties; two-sided, twice the smaller tail.
  ///
  /// It differs from ``exact`` only where the distribution is not symmetric: the rank-sum test of
  /// groups of different sizes with ties. The interval is then the central one, whose limits are
  /// those of both one-sided tests at half the error.
  case exactDoubled

  /// The normal approximation with the variance given the ties.
  ///
  /// The continuity correction takes 1/2 off the distance of the statistic from its mean.
  case asymptotic(continuityCorrection: Bool)

  /// Whether the normal approximation, where it is taken, is corrected for continuity.
  var isCorrected: Bool { self != .asymptotic(continuityCorrection: false) }
}
