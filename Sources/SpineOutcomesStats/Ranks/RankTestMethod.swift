/// How a rank test finds its p-value.
public enum RankTestMethod: Sendable, Hashable {
  /// Exact for the sizes that the test states, the normal approximation with continuity
  /// correction beyond.
  case automatic

  /// The exact permutation distribution given the ties.
  case exact

  /// The normal approximation with the variance given the ties.
  ///
  /// The continuity correction takes 1/2 off the distance of the statistic from its mean.
  case asymptotic(continuityCorrection: Bool)
}

/// What the signed-rank test does with differences of 0.
public enum ZeroDifferences: String, Sendable, Codable, CaseIterable {
  /// They are dropped before ranking (Wilcoxon).
  case wilcoxon

  /// They are ranked with the others, then their ranks are dropped (Pratt).
  ///
  /// Splitting their ranks evenly between the signs gives the same p-value.
  case pratt
}
