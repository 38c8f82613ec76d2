extension AreaUnderCurve {
  /// What the interval and the p-value of an area rest on.
  ///
  /// With m events, n others, area A and q = 1 - A:
  public enum Variance: Sendable, Hashable {
    /// DeLong's variance, from the placements of all records.
    case deLong

    /// Hanley and McNeil's, for which the area and both counts suffice.
    ///
    /// A q (1 + (m - 1) q / (2 - A) + (n - 1) A / (1 + A)) / (m n), from exponential
    /// distributions, as printed with Q1 = A / (2 - A) and Q2 = 2 A^2 / (1 + A).
    ///
    /// Source: Hanley & McNeil, Radiology 1982;143:29, doi 10.1148/radiology.143.1.7063747.
    case hanleyMcNeil

    /// Newcombe's method 5: the variance at the value tested, not at the estimate.
    ///
    /// (area - A)^2 <= z^2 A q (1 + c q / (2 - A) + c A / (1 + A)) / (m n), c = (m + n) / 2 - 1: a
    /// score interval, inside 0...1 and of honest width for areas of 0 and 1 too. The scale of
    /// the interval has no bearing on it.
    ///
    /// Source: Newcombe, Stat Med 2006;25:559, doi 10.1002/sim.2324.
    case newcombe

    /// Resamples of the events and of the others, each with replacement.
    ///
    /// The percentile interval, from the r-th smallest to the r-th largest of B areas,
    /// r = floor((B + 1) (1 - level) / 2), and p = 2 (c + 1) / (B + 1) for a value with c areas on
    /// its smaller side or at it. It is the same on every scale.
    case bootstrap(resamples: Int = 2_000, seed: UInt64)
  }
}
