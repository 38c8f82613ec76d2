/// The alternative hypothesis of a test.
public enum Alternative: String, Sendable, Codable, CaseIterable {
  /// The parameter differs from its null value in either direction.
  case twoSided = "two-sided"

  /// The parameter is less than its null value.
  case less

  /// The parameter is greater than its null value.
  case greater
}
