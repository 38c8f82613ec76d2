/// How the levels of a category become columns of a design.
public enum Contrasts: String, Sendable, Hashable, Codable {
  /// Each level against the reference: coefficients are log odds ratios against it.
  case treatment

  /// Each level against the mean of all; the reference takes no column, and its effect is minus
  /// the sum of the others (R's `contr.sum`, which omits the last level).
  case sum
}
