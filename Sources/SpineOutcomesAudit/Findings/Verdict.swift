/// What a check says of reported figures.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  /// Some values behind the printed digits agree with each other.
  case consistent

  /// No values behind the printed digits agree: shown over the whole rounding intervals.
  case inconsistent

  /// What is printed does not settle it.
  case notDecidable = "not decidable"
}
