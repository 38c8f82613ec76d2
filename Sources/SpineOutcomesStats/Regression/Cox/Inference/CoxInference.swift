/// What intervals and p-values of the coefficients of a Cox regression come from; always both from
/// the same.
public enum CoxInference: String, Sendable, Hashable, Codable, CaseIterable {
  /// Standard errors from the information at the estimate; normal distribution.
  case wald

  /// The likelihood-ratio test of each coefficient, and the interval of values that it keeps.
  case profileLikelihood

  /// Standard errors that hold where hazards are not proportional too, from the score residuals of
  /// the records; normal distribution.
  ///
  /// Lin and Wei, JASA 84:1074, 1989, doi 10.1080/01621459.1989.10478874.
  case robust

  /// The same from the sums over clusters, such as the rows of one patient; normal distribution.
  ///
  /// Without a factor for small samples, as in R and SAS; Stata has G / (G - 1) for G clusters.
  case clustered
}

extension CoxInference {
  /// The name of its intervals and tests.
  public var name: String {
    switch self {
    case .wald: "Wald"
    case .profileLikelihood: "profile likelihood"
    case .robust: "robust Wald"
    case .clustered: "cluster-robust Wald"
    }
  }

  /// Whether the covariance is that of score residuals, for which likelihoods do not hold.
  var isRobust: Bool { self == .robust || self == .clustered }

  /// The inference of a logistic regression that it is like.
  var nearestLogistic: LogisticInference {
    switch self {
    case .wald: .wald
    case .profileLikelihood: .profileLikelihood
    case .robust: .robust(.hc0)
    case .clustered: .clustered
    }
  }
}

/// What intervals and p-values of a Cox regression of a cohort come from.
public struct CohortCoxInference<Record: Sendable>: Sendable {
  let method: CoxInference

  /// Reads the clusters; nil where none are needed.
  let clusters: (@Sendable (Cohort<Record>) throws(StatsError) -> any ClusterColumn)?

  /// Standard errors from the information at the estimate; normal distribution.
  public static var wald: CohortCoxInference { CohortCoxInference(method: .wald, clusters: nil) }

  /// The likelihood-ratio test of each coefficient, and the interval of values that it keeps.
  public static var profileLikelihood: CohortCoxInference {
    CohortCoxInference(method: .profileLikelihood, clusters: nil)
  }

  /// Standard errors that hold where hazards are not proportional too; normal distribution.
  public static var robust: CohortCoxInference {
    CohortCoxInference(method: .robust, clusters: nil)
  }

  /// Standard errors for dependence within clusters; normal distribution.
  ///
  /// - Parameter selector: The cluster of each record, such as its patient. Records without one
  ///   are left out and counted.
  /// - Returns: The choice.
  public static func clustered<Value: Categorical>(
    by selector: Selector<Record, Value>
  ) -> CohortCoxInference {
    CohortCoxInference(method: .clustered) { cohort throws(StatsError) in
      try cohort.categories(selector)
    }
  }
}
