/// How a sensitivity is read off a curve at a specificity that no threshold may have.
public enum CurveReading: String, Sendable, Codable, CaseIterable {
  /// The largest value that a threshold reaches with at least the given one: what a rule fixed
  /// on these records does.
  case attainable

  /// The value on the straight line between neighbouring thresholds: what tossing a coin between
  /// their rules does on average, and what `pROC::ci.se` reads.
  case interpolated
}
