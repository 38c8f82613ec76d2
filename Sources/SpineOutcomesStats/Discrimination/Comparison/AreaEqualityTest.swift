internal import Distributions

/// The test that the areas of several scores of the same records are all equal.
///
/// With the areas A and their covariance V, and the differences d = L A of all areas to one,
///
///     chi-square = d' (L V L')^-1 d,
///
/// which does not depend on the choice of that one; for two scores it is z^2 of their difference.
/// Scores that add no variance of their own (a score twice, or one that orders the records alike)
/// take no degree of freedom.
///
/// *Edge cases.* Scores that all order the records alike leave nothing to test: p = 1, without a
/// statistic. Where DeLong's variance of an area is 0 or undefined (an area of 0 or 1, one event or
/// one other), p is the least of the pairwise differences times their number (Bonferroni), which
/// ``method`` says.
///
/// Agrees with `ROCCONTRAST` of SAS PROC LOGISTIC and Stata's `roccomp`.
///
/// Source: DeLong et al., Biometrics 1988;44:837, doi 10.2307/2531595.
public struct AreaEqualityTest: HypothesisTest {
  /// What was done.
  public let method: String

  /// The outcome and the scores.
  public let variables: String?

  /// Chi-square with its degrees of freedom; nil where there is no variance.
  public let statistic: TestStatistic?

  /// Two-sided: some area differs.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// None: the areas and differences are in the comparison itself.
  public let estimates: [Estimate]

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  init(
    _ areas: CorrelatedAreas, _ differences: [ROCDifference], variables: String,
    exclusions: Exclusions
  ) throws(StatsError) {
    self.variables = variables
    alternative = .twoSided
    estimates = []
    count = areas.events + areas.others
    self.exclusions = exclusions
    let name = "\(areas.areas.count) correlated areas under ROC curves"
    let isAlike = areas.areas.indices.allSatisfy { areas.areAlike(0, $0) }
    guard !isAlike else {
      statistic = nil
      pValue = try PValue(1)
      method = "the scores order all records alike, \(name)"
      return
    }
    let isComplete = areas.areas.allSatisfy { $0.standardError != nil }
    guard isComplete, let form = areas.equality, !form.isSingular, form.rank > 0 else {
      let least = differences.map(\.pValue.value).min() ?? 1
      statistic = nil
      pValue = try PValue(min(1, least * Double(differences.count)))
      method = "Bonferroni over conservative bounds of all differences, \(name)"
      return
    }
    let freedom = Double(form.rank)
    statistic = try TestStatistic("chi-square", form.value, degreesOfFreedom: freedom)
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(form.value))
    method = "DeLong, equality of \(name)"
  }
}
