/// The test statistics whose p-value follows from the statistic and its degrees of freedom.
public enum StatisticKind: String, Sendable, Codable, CaseIterable {
  /// Student's t.
  case t

  /// Fisher's F, with the degrees of freedom of the numerator first.
  case f = "F"

  /// Chi-square; also Cochran's Q and the statistics of Kruskal-Wallis and log-rank tests.
  case chiSquare = "chi-square"

  /// The standard normal z.
  case z

  /// Pearson's correlation, with n - 2 degrees of freedom, by its t.
  case r

  /// How many degrees of freedom it has.
  var freedoms: Int {
    switch self {
    case .t, .chiSquare, .r: 1
    case .f: 2
    case .z: 0
    }
  }
}
