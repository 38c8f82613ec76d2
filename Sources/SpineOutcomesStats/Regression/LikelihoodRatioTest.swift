import Distributions

/// The likelihood-ratio test of all terms of a regression together, against the null model.
///
/// The statistic is the null deviance less the deviance, referred to the chi-square
/// distribution with as many degrees of freedom as the model has columns beside the constant.
public struct LikelihoodRatioTest: HypothesisTest {
  /// The name of the test.
  public let method: String
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
    nullDeviance: Double, deviance: Double, degreesOfFreedom: Int, count: Int,
    exclusions: Exclusions
  ) throws(StatsError) {
    let fall = max(0, nullDeviance - deviance)
    let freedom = Double(degreesOfFreedom)
    method = "Likelihood-ratio test against the null model"
    statistic = try TestStatistic("chi-square", fall, degreesOfFreedom: freedom)
    alternative = .twoSided
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(fall))
    estimates = []
    self.count = count
    self.exclusions = exclusions
  }
}
