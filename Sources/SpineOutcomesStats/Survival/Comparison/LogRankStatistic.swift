/// Which chi-square statistic is computed from observed and expected events.
///
/// Textbooks print both under the name of the log-rank test; they differ.
public enum LogRankStatistic: String, Sendable, Hashable, Codable, CaseIterable {
  /// (O - E)' V⁻ (O - E) with the hypergeometric covariance V: R, SAS, Stata, lifelines.
  case hypergeometric

  /// Σ (O - E)² / E over the groups: never larger, conservative. It has no weighted form.
  /// Peto and others, Br J Cancer 35:1, 1977, doi 10.1038/bjc.1977.1.
  case observedOverExpected = "observed-over-expected"
}
