extension ROCCurve {
  /// The area under a part of the curve, raw and corrected.
  ///
  /// - Parameters:
  ///   - range: The range of specificity or of sensitivity, within 0...1.
  ///   - variance: What interval and p-value rest on; the caller says it, since there is none that
  ///     all programs share.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The area.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a range that is empty or not
  ///   within 0...1, a level that is not inside 0...1, and for too few (39 at 0.95) or more than
  ///   a million resamples; ``StatsError/tooLarge(_:)`` for events x others of a resample beyond
  ///   2^62.
  ///
  /// R: `pROC::ci.auc(roc, partial.auc = c(1, 0.9))` but for the draws.
  ///
  /// - Complexity: O(k) for k distinct scores; of a bootstrap O(n) for each resample.
  public func partialArea(
    over range: PartialRange, variance: PartialAreaUnderCurve.Variance, level: Double = 0.95
  ) throws(StatsError) -> PartialAreaUnderCurve {
    try PartialAreaUnderCurve(self, range, variance, level: level)
  }

  /// The sensitivity at a given specificity, with a bootstrap interval.
  ///
  /// - Parameters:
  ///   - specificity: The given specificity, 0...1.
  ///   - reading: What a threshold attains, or what lies on the line between thresholds.
  ///   - resamples: The number of stratified resamples, 2000 by default.
  ///   - seed: The seed; equal seeds give equal results on every platform.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The sensitivity, by both readings, with the interval of the one asked for.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a specificity outside 0...1, a
  ///   level that is not inside 0...1, and for too few (39 at 0.95) or more than a million
  ///   resamples; ``StatsError/tooLarge(_:)`` for events x others beyond 2^62.
  ///
  /// R: `pROC::ci.se(roc, 0.9, boot.n = 2000)` but for the draws.
  ///
  /// - Complexity: O(n) for each resample of n records.
  public func sensitivity(
    atSpecificity specificity: Double, _ reading: CurveReading, resamples: Int = 2_000,
    seed: UInt64, level: Double = 0.95
  ) throws(StatsError) -> AccuracyAtGiven {
    try AccuracyAtGiven(
      self, .sensitivity(atSpecificity: specificity, reading), resamples: resamples, seed: seed,
      level: level)
  }

  /// The specificity at a given sensitivity, with a bootstrap interval.
  ///
  /// - Parameters:
  ///   - sensitivity: The given sensitivity, 0...1.
  ///   - reading: What a threshold attains, or what lies on the line between thresholds.
  ///   - resamples: The number of stratified resamples, 2000 by default.
  ///   - seed: The seed; equal seeds give equal results on every platform.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The specificity, by both readings, with the interval of the one asked for.
  /// - Throws: As ``sensitivity(atSpecificity:_:resamples:seed:level:)``.
  ///
  /// R: `pROC::ci.sp(roc, 0.9, boot.n = 2000)` but for the draws.
  ///
  /// - Complexity: O(n) for each resample of n records.
  public func specificity(
    atSensitivity sensitivity: Double, _ reading: CurveReading, resamples: Int = 2_000,
    seed: UInt64, level: Double = 0.95
  ) throws(StatsError) -> AccuracyAtGiven {
    try AccuracyAtGiven(
      self, .specificity(atSensitivity: sensitivity, reading), resamples: resamples, seed: seed,
      level: level)
  }
}
