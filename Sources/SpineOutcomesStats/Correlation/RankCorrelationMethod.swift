/// How a rank correlation finds its p-value.
public enum RankCorrelationMethod: String, Sendable, Codable, CaseIterable {
  /// Exact for the sizes that the correlation states, asymptotic beyond.
  case automatic

  /// The exact permutation distribution given the ties.
  case exact

  /// The approximation that the correlation states.
  case asymptotic
}
