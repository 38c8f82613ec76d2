import LinearAlgebra
import RealModule

extension LogisticRegression {
  /// Fits a logistic regression to plain columns.
  ///
  /// Maximises sum of y log p + (1 - y) log(1 - p), log(p / (1 - p)) = sum of column *
  /// coefficient, by Newton's method on scaled columns, until the step is at the level of
  /// rounding. Standard errors come from the information at the final estimates.
  ///
  /// - Parameters:
  ///   - outcome: Whether each record had the event.
  ///   - design: The columns, of the length of the outcome.
  ///   - frequencies: How many times each record occurs; once by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records,
  ///   ``StatsError/oneClass(outcome:count:events:)`` when only one outcome occurs,
  ///   ``StatsError/moreColumnsThanRows(columns:rows:)``,
  ///   ``StatsError/rankDeficient(terms:)`` for a constant column or one that is a linear
  ///   combination of those before it, ``StatsError/separation(_:)`` when no finite estimate
  ///   exists, ``StatsError/notConverged(iterations:lastChange:)``,
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``,
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level, ``StatsError/tooLarge(_:)``,
  ///   and ``StatsError/undefined(_:)`` for a coefficient beyond the range of a double.
  ///
  /// Separation is decided exactly, never by the size of a coefficient: a finite estimate is
  /// certified by the curvature at the estimate, and what cannot be certified is decided by a
  /// linear programme that names the terms.
  ///
  /// Agrees with R's `glm(y ~ x, family = binomial, weights = frequencies)`; the standard
  /// errors with those of a `glm` iterated to full convergence.
  /// - Complexity: O(n p^2) time for each of about seven steps; memory beside the columns does
  ///   not grow with n, except in the decision on separation (one byte a record).
  public init(
    outcome: [Bool], design: Design, frequencies: FrequencyWeights? = nil, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      outcome: outcome, design: design, frequencies: frequencies, level: level,
      name: "outcome", categories: [],
      exclusions: Exclusions(initial: frequencies?.total ?? outcome.count))
  }

  init(
    outcome: [Bool], design: Design, frequencies: FrequencyWeights?, level: Double,
    name: String, categories: [CategoryCounts], exclusions: Exclusions
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let problem = try LogisticProblem(
      outcome: outcome, design: design, frequencies: frequencies, name: name,
      exclusions: exclusions)
    let fit = try LogisticFit(problem)
    let given = GivenScale(fit, problem)
    self.outcome = name
    self.level = level
    self.categories = categories
    self.exclusions = exclusions
    count = problem.count
    events = problem.events
    coefficients = try given.coefficients(design, level: level)
    covariance = given.covariance
    covarianceFactor = given.rows
    guard covariance.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw .undefined("the covariance exceeds the range of a double; use other units")
    }
    logLikelihood = fit.state.logLikelihood
    deviance = -2 * logLikelihood
    nullDeviance = problem.nullDeviance
    degreesOfFreedom = count - coefficients.count
    nullDegreesOfFreedom = count - design.interceptCount
    let columns = Double(coefficients.count)
    akaikeInformationCriterion = deviance + 2 * columns
    bayesianInformationCriterion = deviance + columns * .log(Double(count))
    iterations = fit.iterations
    conditionNumber = fit.conditionNumber
    likelihoodRatioTest =
      design.terms.isEmpty
      ? nil
      : try LikelihoodRatioTest(
        nullDeviance: nullDeviance, deviance: deviance,
        degreesOfFreedom: design.terms.count, count: count, exclusions: exclusions)
  }
}

extension LogisticProblem {
  /// Minus twice the log-likelihood without terms.
  var nullDeviance: Double {
    guard design.intercept == .included else { return 2 * Double(count) * .log(2) }
    let (ones, zeros) = (Double(events), Double(count - events))
    // log(share) of the larger class through log1p: no digit is lost near 1.
    let n = Double(count)
    let logOnes = ones > zeros ? Double.log(onePlus: -zeros / n) : .log(ones / n)
    let logZeros = zeros > ones ? Double.log(onePlus: -ones / n) : .log(zeros / n)
    return -2 * (ones * logOnes + zeros * logZeros)
  }
}

/// A fit on the units of the given columns.
private struct GivenScale {
  let estimates: [Double]

  /// Rows m with (X'WX)^-1 = m m'.
  let rows: [[Double]]

  init(_ fit: LogisticFit, _ problem: LogisticProblem) {
    let scalings = problem.scalings
    let (high, low) = (fit.coefficients.high, fit.coefficients.low)
    var estimates = high
    var rows = fit.inverse.rowLists
    let first = problem.design.interceptCount
    var constant = CompensatedSum()
    if first == 1 { constant.add(high[0]) }
    for column in first..<max(first, scalings.count) {
      let centre = scalings[column].centre
      if first == 1, centre != 0 {
        let shift = centre * high[column]
        constant.add(-shift)
        constant.add(-(-shift).addingProduct(centre, high[column]) - centre * low[column])
        for place in rows[0].indices { rows[0][place] -= centre * rows[column][place] }
      }
      estimates[column] *= scalings[column].factor
      for place in rows[column].indices { rows[column][place] *= scalings[column].factor }
    }
    if first == 1 { estimates[0] = constant.value + low[0] }
    self.estimates = estimates
    self.rows = rows
  }

  var covariance: [[Double]] {
    rows.map { first in rows.map { second in zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } } }
  }

  func coefficients(_ design: Design, level: Double) throws(StatsError) -> [Coefficient] {
    var coefficients: [Coefficient] = []
    let first = design.interceptCount
    for (column, name) in design.columnNames.enumerated() {
      let term = column < first ? nil : design.terms[column - first]
      coefficients.append(
        try Coefficient(
          name: name, variable: term?.variable ?? VariableName(name), level: term?.level,
          reference: term?.reference, estimate: estimates[column],
          standardError: OrthogonalBasis.length(rows[column]), confidence: level))
    }
    return coefficients
  }
}
