import Distributions

/// The likelihood-ratio test of a regression against a smaller one.
///
/// The statistic is twice the rise in log-likelihood, referred to the chi-square distribution
/// with as many degrees of freedom as the larger model has columns more.
public struct LikelihoodRatioTest: HypothesisTest {
  /// The name of the test.
  public let method: String
  /// The columns that the smaller regression lacks; nil for the test of all.
  public let variables: String?
  /// The fall in deviance, referred to chi-square.
  public let statistic: TestStatistic?
  /// Two-sided: some coefficient is not zero.
  public let alternative: Alternative
  /// The upper tail of the chi-square distribution.
  public let pValue: PValue
  /// None: the odds ratios are in the regression itself.
  public let estimates: [Estimate]
  /// The number of records analysed.
  public let count: Int
  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Tests a fall in deviance.
  init(
    method: String, variables: String? = nil, fall: Double, degreesOfFreedom: Int, count: Int,
    exclusions: Exclusions
  ) throws(StatsError) {
    let fall = max(0, fall)
    let freedom = Double(degreesOfFreedom)
    self.method = method
    self.variables = variables
    statistic = try TestStatistic("chi-square", fall, degreesOfFreedom: freedom)
    alternative = .twoSided
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(fall))
    estimates = []
    self.count = count
    self.exclusions = exclusions
  }
}
