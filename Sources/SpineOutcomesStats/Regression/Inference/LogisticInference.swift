/// What the coefficients of a logistic regression are estimated by.
public enum LogisticEstimator: String, Sendable, Hashable, Codable {
  /// Maximum likelihood.
  case maximumLikelihood = "maximum likelihood"

  /// Firth's penalised likelihood (Jeffreys prior), finite under separation too.
  case firth = "Firth penalised likelihood"
}

/// What intervals and p-values of the coefficients of a logistic regression come from; always
/// both from the same.
public enum LogisticInference: Sendable, Hashable {
  /// Standard errors from the information at the estimate; normal distribution.
  case wald

  /// The likelihood-ratio test of each coefficient, and the interval of values that it keeps.
  case profileLikelihood

  /// Standard errors that do not need the model's variance; normal distribution.
  case robust(RobustCorrection)

  /// Standard errors for dependence within clusters; t distribution with clusters - 1 degrees of
  /// freedom.
  case clustered
}

/// The small-sample correction of a robust covariance matrix.
public enum RobustCorrection: String, Sendable, Hashable, Codable {
  /// None (White).
  case hc0 = "HC0"

  /// The factor n / (n - p).
  case hc1 = "HC1"

  /// Each squared residual divided by 1 - leverage.
  case hc2 = "HC2"

  /// Each squared residual divided by (1 - leverage)^2.
  case hc3 = "HC3"
}

extension LogisticInference {
  /// The name of its intervals and tests.
  public var name: String {
    switch self {
    case .wald: "Wald"
    case .profileLikelihood: "profile likelihood"
    case .robust(let correction): "robust Wald, \(correction.rawValue)"
    case .clustered: "cluster-robust Wald"
    }
  }
}
