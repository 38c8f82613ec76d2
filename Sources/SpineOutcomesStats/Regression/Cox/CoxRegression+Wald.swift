extension CoxRegression {
  /// The estimates with the covariance of the inference; Wald's for profile likelihood.
  private var waldSpace: WaldSpace {
    WaldSpace(
      names: coefficients.map(\.name), estimates: coefficients.map(\.estimate),
      factor: covarianceFactor, reference: .normal,
      method: inference == .profileLikelihood ? CoxInference.wald.name : inference.name,
      level: level, count: count, exclusions: exclusions, measure: .hazardRatio)
  }

  /// Tests that some coefficients are all zero, by their estimates and covariance.
  ///
  /// - Parameter columns: The names of the columns.
  /// - Returns: The test, chi-square with as many degrees of freedom as columns.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no column,
  ///   ``StatsError/invalidArgument(name:reason:)`` for none or one named twice.
  /// - Complexity: O(k^2 p).
  public func waldTest(of columns: [String]) throws(StatsError) -> JointTest {
    try checkShapes()
    return try waldSpace.jointTest(of: columns)
  }

  /// Tests that the coefficients of a term are all zero, by their estimates and covariance.
  ///
  /// - Parameter term: The name of the term: "hospital" for all its levels.
  /// - Returns: The test of all its columns together.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no term.
  ///
  /// ``CoxData/termTests(_:of:)`` has the likelihood's tests.
  /// - Complexity: O(k^2 p).
  public func waldTest(ofTerm term: String) throws(StatsError) -> JointTest {
    let columns = coefficients.filter { $0.term == term }.map(\.name)
    guard !columns.isEmpty else {
      throw .unknownLevel(variable: "the regression", level: term, known: terms)
    }
    try checkShapes()
    return try waldSpace.jointTest(of: columns, variables: term)
  }

  /// A linear combination of the coefficients, with its interval and test.
  ///
  /// - Parameters:
  ///   - weights: The weights, by names of columns; coefficients not named have weight 0.
  ///   - level: The confidence level, inside 0...1; that of the regression by default.
  /// - Returns: The combination, its standard error, interval, hazard ratio and p-value.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no column,
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level, a column named twice, a weight
  ///   that is not finite, or none but zeros, ``StatsError/undefined(_:)`` on overflow.
  /// - Complexity: O(p^2).
  public func combination(
    _ weights: KeyValuePairs<String, Double>, level: Double? = nil
  ) throws(StatsError) -> LinearCombination {
    try checkShapes()
    let space = waldSpace
    return try LinearCombination(
      space, weights: space.weights(weights), level: level ?? self.level)
  }

  /// The level that sum contrasts of a category leave out, against the mean of the levels: minus
  /// the sum of the other coefficients; nil without sum contrasts.
  package func omittedLevel(of variable: VariableName) -> LinearCombination? {
    let weights = coefficients.map { coefficient in
      guard coefficient.factors.count == 1,
        case .sumContrast(variable, _, _) = coefficient.factors[0]
      else { return 0.0 }
      return -1
    }
    let space = waldSpace
    guard (try? checkShapes()) != nil, (try? space.check(weights)) != nil else { return nil }
    return try? LinearCombination(space, weights: weights, level: level)
  }
}
