import LinearAlgebra
import RealModule

/// How much the other terms inflate the variance of a term's coefficients.
public struct VarianceInflation: Sendable, Equatable, Codable {
  /// The name of the term.
  public let term: String

  /// The number of its columns.
  public let degreesOfFreedom: Int

  /// The generalised variance inflation factor, 1 or more; the variance inflation factor for a
  /// term of one column.
  public let factor: Double

  /// factor^(1 / (2 degrees of freedom)): how much longer an interval is, comparable between
  /// terms with different numbers of columns.
  public let scaledFactor: Double
}

extension LogisticRegression {
  /// The variance inflation factors of the terms.
  ///
  /// det(R11) det(R22) / det(R), with R the correlation matrix of the estimates without the
  /// constant term, R11 its block of the term and R22 that of all others.
  ///
  /// - Returns: A factor for each term, in their order.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for robust or clustered inference,
  ///   whose covariance is not about the columns alone.
  ///
  /// Agrees with R's `car::vif(fit)`. Computed by orthogonalisation of the covariance factor, so
  /// that nearly collinear terms keep their digits.
  ///
  /// Source: Fox and Monette, J Am Stat Assoc 1992;87:178, doi 10.1080/01621459.1992.10475190.
  /// - Complexity: O(k p^3) for k terms.
  public func varianceInflation() throws(StatsError) -> [VarianceInflation] {
    switch inference {
    case .wald, .profileLikelihood: break
    case .robust, .clustered:
      throw .invalidArgument(
        name: "inference", reason: "variance inflation needs the model's own covariance")
    }
    try checkShapes()
    let places = coefficients.indices.filter { !coefficients[$0].isIntercept }
    var terms: [String] = []
    for place in places where !terms.contains(coefficients[place].term) {
      terms.append(coefficients[place].term)
    }
    let whole = try logDeterminant(places)
    var result: [VarianceInflation] = []
    for term in terms {
      let own = places.filter { coefficients[$0].term == term }
      let others = places.filter { coefficients[$0].term != term }
      let logFactor = try max(0, logDeterminant(own) + logDeterminant(others) - whole)
      let freedom = own.count
      result.append(
        VarianceInflation(
          term: term, degreesOfFreedom: freedom, factor: .exp(logFactor),
          scaledFactor: .exp(logFactor / Double(2 * freedom))))
    }
    return result
  }

  /// The logarithm of the determinant of the correlation matrix of some estimates.
  private func logDeterminant(_ places: [Int]) throws(StatsError) -> Double {
    var basis = OrthogonalBasis(dimension: covarianceFactor.count)
    var sum = 0.0
    for place in places {
      let row = covarianceFactor[place]
      let length = OrthogonalBasis.length(row)
      let projection = basis.project(row.map { $0 / length })
      guard projection.residualLength > 0 else {
        throw .numerical("the correlation matrix of the estimates")
      }
      sum += 2 * .log(projection.residualLength)
      basis.append(projection)
    }
    return sum
  }
}
