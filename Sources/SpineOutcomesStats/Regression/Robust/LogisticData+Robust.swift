import RealModule

extension LogisticData {
  /// A factor of the robust covariance matrix, on the units of the given columns.
  ///
  /// Independent rows: (X'WX)^-1 [sum u^2 x x' / (1 - h)^k] (X'WX)^-1 with u the residual, h the
  /// leverage and k = 0 (HC0; HC1 times n / (n - p)), 1 (HC2) or 2 (HC3), as R's
  /// `sandwich::vcovHC` (White, Econometrica 48:817, 1980; MacKinnon and White, Journal of
  /// Econometrics 29:305, 1985). Clusters: the sums of u x over each cluster in place of u x,
  /// times G / (G - 1), as R's `sandwich::vcovCL` and Stata's `vce(cluster)` for logit (Liang and
  /// Zeger, Biometrika 73:13, 1986).
  ///
  /// A frequency stands for so many equal records; a row of grouped outcomes is one observation.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` where the scores do not determine a covariance;
  ///   ``StatsError/invalidValue(_:)`` for a row of leverage 1 with HC2 or HC3, with its place;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for fewer clusters than columns + 1;
  ///   ``StatsError/invalidArgument(name:reason:)`` without clusters, or for Firth's estimator.
  func robustCovarianceFactor(
    _ given: GivenScale, _ fit: LogisticSolution, _ inference: LogisticInference
  ) throws(StatsError) -> [[Double]] {
    guard fit.penalisedLogLikelihood == nil else {
      throw .invalidArgument(
        name: "inference",
        reason: "robust covariances are for maximum likelihood: at Firth's estimates the scores "
          + "do not sum to zero; use Wald or profile likelihood")
    }
    let columns = problem.design.columnCount
    switch inference {
    case .wald, .profileLikelihood: return given.rows
    case .robust(let correction):
      let observations = problem.response.observations
      guard correction != .hc1 || observations > columns else {
        throw .undefined("HC1 needs more observations than columns")
      }
      let sandwich = try Sandwich(problem, fit, correction) { row in
        places.invalid(
          outcome, at: rowNumbers?[row] ?? row,
          "has leverage 1, and \(correction.rawValue) divides by 1 - leverage; use HC0 or HC1")
      }
      guard try sandwich.rank(fit) == columns else {
        throw .undefined(
          "robust covariance: some residuals are all zero, so it is singular; the model fits "
            + "its grouped outcomes exactly; use Wald or profile likelihood, or fewer terms")
      }
      let n = Double(observations)
      let factor = correction == .hc1 ? (n / (n - Double(columns))).squareRoot() : 1
      return sandwich.covarianceFactor(given.rows, times: factor)
    case .clustered:
      guard let clusters else {
        throw .invalidArgument(
          name: "inference", reason: "cluster-robust inference needs the clusters of the rows")
      }
      guard clusters.count > columns else {
        throw .tooFewGroups(variable: clusters.name, found: clusters.count, needed: columns + 1)
      }
      let sandwich = try Sandwich(problem, fit, clusters: clusters)
      let rank = try sandwich.rank(fit)
      guard rank == columns else {
        throw .undefined(
          "cluster-robust covariance: the scores of \(clusters.count) clusters of "
            + "\(clusters.name) have rank \(rank) for \(columns) coefficients; a term that only "
            + "tells clusters apart must be removed")
      }
      let count = Double(clusters.count)
      return sandwich.covarianceFactor(
        given.rows, times: (count / (count - 1)).squareRoot())
    }
  }
}
