/// How many sides a p-value has.
public enum Sides: String, Sendable, Codable, CaseIterable {
  /// Two-sided, or the upper tail of F and chi-square.
  case two

  /// One-sided, in either direction.
  case one

  /// Not said: either is admitted.
  case either
}
