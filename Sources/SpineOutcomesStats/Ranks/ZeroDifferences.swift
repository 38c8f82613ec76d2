/// What the signed-rank test does with differences of 0.
public enum ZeroDifferences: String, Sendable, Codable, CaseIterable {
  /// They are dropped before ranking (Wilcoxon).
  case wilcoxon

  /// They are ranked with the others, then their ranks are dropped (Pratt).
  ///
  /// The distribution is that of the signs of the other differences.
  case pratt

  /// They are ranked with the others, and half of their ranks counts to each sign.
  ///
  /// The distribution gives a zero a random sign like any other difference, so that its variance
  /// is larger than that of ``pratt``. SciPy's `zero_method="zsplit"` agrees with
  /// `method="asymptotic"`, with and without `correction`.
  case split
}
