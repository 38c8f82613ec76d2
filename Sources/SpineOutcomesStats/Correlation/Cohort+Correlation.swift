extension Cohort {
  /// Pearson's correlation of two variables.
  ///
  /// Records that lack either value are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - first: The first variable.
  ///   - second: The second variable.
  ///   - alternative: Two-sided by default; `greater`: the correlation is positive.
  ///   - method: Exact under normality by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The correlation with its test and interval.
  /// - Throws: As ``PearsonCorrelation/init(_:alternative:method:level:)``.
  /// - Complexity: O(n) for n records.
  public func pearsonCorrelation<First: Measured, Second: Measured>(
    of first: Selector<Record, First>, with second: Selector<Record, Second>,
    alternative: Alternative = .twoSided, method: PearsonCorrelation.Method = .exact,
    level: Double = 0.95
  ) throws(StatsError) -> PearsonCorrelation {
    let pairs = try correlated(first, second)
    return try PearsonCorrelation(
      PairedMoments(checked: pairs.first, pairs.second), alternative, method, level,
      pairs.exclusions, variables: pairs.variables)
  }

  /// Spearman's rank correlation of two variables.
  ///
  /// Records that lack either value are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - first: The first variable.
  ///   - second: The second variable.
  ///   - alternative: Two-sided by default; `greater`: the correlation is positive.
  ///   - method: Exact up to ``SpearmanCorrelation/exactLimit`` records by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The correlation with its test and interval.
  /// - Throws: As ``SpearmanCorrelation/init(_:_:alternative:method:level:)``.
  /// - Complexity: O(n) for n records in practice.
  public func spearmanCorrelation<First: Measured, Second: Measured>(
    of first: Selector<Record, First>, with second: Selector<Record, Second>,
    alternative: Alternative = .twoSided, method: RankCorrelationMethod = .automatic,
    level: Double = 0.95
  ) throws(StatsError) -> SpearmanCorrelation {
    let pairs = try correlated(first, second)
    return try SpearmanCorrelation(
      checked: pairs.first, pairs.second, alternative, method, level, pairs.exclusions,
      variables: pairs.variables)
  }

  /// Kendall's rank correlation tau-b of two variables.
  ///
  /// Records that lack either value are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - first: The first variable.
  ///   - second: The second variable.
  ///   - alternative: Two-sided by default; `greater`: the correlation is positive.
  ///   - method: Exact up to ``KendallCorrelation/exactLimit`` records by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The correlation with its test and interval.
  /// - Throws: As ``KendallCorrelation/init(_:_:alternative:method:level:)``.
  /// - Complexity: O(n log n) for n records.
  public func kendallCorrelation<First: Measured, Second: Measured>(
    of first: Selector<Record, First>, with second: Selector<Record, Second>,
    alternative: Alternative = .twoSided, method: RankCorrelationMethod = .automatic,
    level: Double = 0.95
  ) throws(StatsError) -> KendallCorrelation {
    let pairs = try correlated(first, second)
    return try KendallCorrelation(
      checked: pairs.first, pairs.second, alternative, method, level, pairs.exclusions,
      variables: pairs.variables)
  }

  private func correlated<First: Measured, Second: Measured>(
    _ first: Selector<Record, First>, _ second: Selector<Record, Second>
  ) throws(StatsError) -> (
    first: [Double], second: [Double], exclusions: Exclusions, variables: String
  ) {
    let (one, other) = (try measured(first), try measured(second))
    let complete = completeCases(of: [one, other])
    guard complete.count > 0 else { throw .noCompleteCases(complete.exclusions) }
    return (
      complete.values(one), complete.values(other), complete.exclusions,
      "\(one.name.label) and \(other.name.label)"
    )
  }
}
