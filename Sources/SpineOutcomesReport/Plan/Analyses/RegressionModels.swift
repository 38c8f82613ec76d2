/// Which regressions are made of several variables.
public enum RegressionModels: String, Sendable, Codable, CaseIterable {
  /// One variable at a time, and all together.
  case crudeAndAdjusted = "crude-and-adjusted"

  /// One variable at a time.
  case crude

  /// All variables together.
  case adjusted
}
