/// The cumulative subdistribution hazard of a Fine-Gray regression, or of one of its strata, for one
/// linear predictor.
public struct FineGrayBaseline: Sendable, Hashable, Codable {
  /// The name of the stratum; nil without strata.
  public let stratum: String?

  /// The times of events of the cause, ascending.
  public let times: [Double]

  /// The cumulative hazard right after each of them.
  public let hazards: [Double]

  /// The linear predictor that it is for: the sum of value times coefficient, offsets included.
  public let linearPredictor: Double

  /// The last time of follow-up: hazards are not extrapolated beyond it.
  public let lastTime: Double

  /// The variance of the logarithm of the hazard at the reference of the regression, at each time.
  let variances: [Double]

  /// The covariances of that logarithm with the coefficients, time by time.
  let covariances: [Double]
}
