extension LogisticRegression {
  /// The estimates with the covariance of the inference; Wald's for profile likelihood.
  var waldSpace: WaldSpace {
    let reference: WaldReference
    let method: String
    switch inference {
    case .wald, .robust: (reference, method) = (.normal, inference.name)
    case .profileLikelihood: (reference, method) = (.normal, LogisticInference.wald.name)
    case .clustered:
      reference = .student(degreesOfFreedom: (clusterCount ?? 2) - 1)
      method = inference.name
    }
    return WaldSpace(
      names: coefficients.map(\.name), estimates: coefficients.map(\.estimate),
      factor: covarianceFactor, reference: reference, method: method, level: level, count: count,
      exclusions: exclusions)
  }

  /// Tests that some coefficients are all zero, by their estimates and covariance.
  ///
  /// b' V^-1 b with V the block of the ``covariance``, which is that of the inference: robust and
  /// cluster-robust covariances count. Chi-square with as many degrees of freedom as columns;
  /// after cluster-robust inference F with clusters - 1 in the denominator. For one coefficient
  /// it is the square of its z or t. After profile likelihood it is Wald's all the same.
  ///
  /// - Parameter columns: The names of the columns, such as "age" or "hospital: B"; all but the
  ///   constant term by default.
  /// - Returns: The test.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no column,
  ///   ``StatsError/invalidArgument(name:reason:)`` for none or one named twice,
  ///   ``StatsError/undefined(_:)`` for a singular covariance.
  ///
  /// Agrees with R's `car::linearHypothesis(fit, names, vcov. = V, test = "Chisq")`.
  /// - Complexity: O(k^2 p).
  public func waldTest(of columns: [String]? = nil) throws(StatsError) -> JointTest {
    let chosen = columns ?? coefficients.filter { !$0.isIntercept }.map(\.name)
    return try waldSpace.jointTest(
      of: chosen, variables: columns == nil ? "all terms" : nil)
  }

  /// Tests that the coefficients of a term are all zero, by their estimates and covariance.
  ///
  /// - Parameter term: The name of the term, such as "hospital" or "age x hospital".
  /// - Returns: The test of all its columns together.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no term;
  ///   the errors of ``waldTest(of:)``.
  /// - Complexity: O(k^2 p).
  public func waldTest(ofTerm term: String) throws(StatsError) -> JointTest {
    let columns = coefficients.filter { $0.term == term && !$0.isIntercept }.map(\.name)
    guard !columns.isEmpty else {
      var known: [String] = []
      for coefficient in coefficients
      where !coefficient.isIntercept && !known.contains(coefficient.term) {
        known.append(coefficient.term)
      }
      throw .unknownLevel(variable: "the regression", level: term, known: known)
    }
    return try waldSpace.jointTest(of: columns, variables: term)
  }

  /// The terms on which Wald's test and a likelihood-ratio test disagree at 1 - level.
  ///
  /// - Parameter tests: Likelihood-ratio tests of terms, as ``LogisticData/termTests(_:of:)`` gives
  ///   them.
  /// - Returns: A note for each term whose p-values fall on different sides; none unless the
  ///   regression's own inference is Wald's.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a test of another regression.
  ///
  /// Source: Hauck and Donner, J Am Stat Assoc 1977;72:851, doi 10.1080/01621459.1977.10479969.
  /// - Complexity: O(k p^2) for k terms.
  public func disagreements(with tests: [JointTest]) throws(StatsError) -> [RegressionNote] {
    guard inference == .wald else { return [] }
    var notes: [RegressionNote] = []
    for test in tests where test.kind == .likelihoodRatio {
      guard let term = test.variables else { continue }
      let wald = try waldTest(ofTerm: term).pValue
      let limit = 1 - level
      if (wald.value < limit) != (test.pValue.value < limit) {
        notes.append(
          .waldDisagrees(term: term, wald: wald, likelihoodRatio: test.pValue))
      }
    }
    return notes
  }

  /// Tests that some linear combinations of the coefficients have given values, jointly.
  ///
  /// - Parameters:
  ///   - combinations: The weights of each combination, by names of columns.
  ///   - values: The value of each under the null hypothesis; zeros by default.
  /// - Returns: The test, with one degree of freedom for each combination.
  /// - Throws: ``StatsError/undefined(_:)`` when one combination follows from the others;
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)`` for another number of
  ///   values; the errors of ``combination(_:level:)``.
  ///
  /// Agrees with R's `car::linearHypothesis` with a matrix.
  /// - Complexity: O(k^2 p).
  public func waldTest(
    ofCombinations combinations: [KeyValuePairs<String, Double>], values: [Double]? = nil
  ) throws(StatsError) -> JointTest {
    let space = waldSpace
    var weights: [[Double]] = []
    for combination in combinations { weights.append(try space.weights(combination)) }
    return try space.jointTest(
      weights, values: values ?? weights.map { _ in 0 },
      variables: "\(weights.count) combination\(weights.count == 1 ? "" : "s")")
  }

  /// A linear combination of the coefficients, with its interval and test.
  ///
  /// ```swift
  /// let decade = try model.combination(["age": 10])
  /// let contrast = try model.combination(["hospital: B": 1, "hospital: C": -1])
  /// ```
  ///
  /// The standard error is the length of M'w with M the ``covarianceFactor``, so that no digit is
  /// lost between large variances. Normal distribution; t with clusters - 1 degrees of freedom
  /// after cluster-robust inference.
  ///
  /// - Parameters:
  ///   - weights: The weights, by names of columns; coefficients not named have weight 0.
  ///   - level: The confidence level, inside 0...1; that of the regression by default.
  /// - Returns: The combination, its standard error, interval, odds ratio and p-value.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no column,
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level, a column named twice, a weight
  ///   that is not finite, or none but zeros, ``StatsError/undefined(_:)`` on overflow.
  ///
  /// Agrees with R's `multcomp::glht` without adjustment.
  /// - Complexity: O(p^2).
  public func combination(
    _ weights: KeyValuePairs<String, Double>, level: Double? = nil
  ) throws(StatsError) -> LinearCombination {
    let space = waldSpace
    return try LinearCombination(
      space, weights: space.weights(weights), level: level ?? self.level)
  }

  /// A linear combination of all coefficients, by their order.
  ///
  /// - Parameters:
  ///   - weights: A weight for each coefficient, in the order of ``coefficients``.
  ///   - level: The confidence level, inside 0...1; that of the regression by default.
  /// - Returns: The combination, its standard error, interval, odds ratio and p-value.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``; the errors of
  ///   ``combination(_:level:)``.
  /// - Complexity: O(p^2).
  public func combination(
    weights: [Double], level: Double? = nil
  ) throws(StatsError) -> LinearCombination {
    let space = waldSpace
    try space.check(weights)
    return try LinearCombination(space, weights: weights, level: level ?? self.level)
  }
}
