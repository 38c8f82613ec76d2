/// What a bootstrap draws with replacement.
public enum ResamplingUnit: String, Sendable, Hashable, Codable {
  /// Single records, as many as there are; trials for grouped outcomes.
  case records

  /// Whole clusters, as many as there are, each with all its records.
  case clusters
}
