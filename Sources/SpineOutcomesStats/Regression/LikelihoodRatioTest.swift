import Distributions

/// The likelihood-ratio test of all terms of a regression together, against the null model.
///
/// The statistic is the null deviance less the deviance, referred to the chi-square
/// distribution with as many degrees of freedom as the model has columns beside the constant.
public struct LikelihoodRatioTest: HypothesisTest {
  public let method: String
  public let statistic: TestStatistic?
  public let alternative: Alternative
  public let pValue: PValue
  public let estimates: [Estimate]
  public let count: Int
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
