import LinearAlgebra

extension CoxData {
  /// Tests each term of a regression of these data, all columns of a term together.
  ///
  /// Each term is tested with all others in the model; a term that is contained in another, as a
  /// main effect in its interaction, is not tested. Robust regressions have Wald tests only.
  ///
  /// - Parameters:
  ///   - kind: Likelihood ratio (the default), Wald's or the score's.
  ///   - model: A regression fitted to these data.
  /// - Returns: A test for each term that no other contains, in their order.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data, or
  ///   for a likelihood-ratio or score test of a robust regression;
  ///   ``StatsError/notConverged(iterations:lastChange:)``.
  ///
  /// Agrees with R's `drop1(fit, test = "Chisq")`.
  /// - Complexity: O(k) fits for k terms.
  public func termTests(
    _ kind: JointTest.Kind = .likelihoodRatio, of model: CoxRegression
  ) throws(StatsError) -> [JointTest] {
    _ = try scaledCoefficients(of: model)
    guard kind == .wald || !model.inference.isRobust else {
      throw .invalidArgument(
        name: "kind",
        reason: "\(kind.rawValue) tests do not hold for robust inference; use Wald tests")
    }
    let hierarchy = TermHierarchy(problem.design.columns)
    var tests: [JointTest] = []
    for (place, term) in hierarchy.terms.enumerated() where !hierarchy.isContained(place) {
      if kind == .wald {
        tests.append(try model.waldTest(ofTerm: term.name))
        continue
      }
      let reduced = try ReducedCoxFit(problem, dropping: Set(term.columns))
      let subject = JointTest.Subject(
        variables: term.name, columns: term.columns.map { problem.design.columns[$0].name },
        count: count, exclusions: exclusions)
      let isScore = kind == .score
      tests.append(
        try JointTest(
          kind, of: subject,
          form: isScore
            ? reduced.scoreForm(problem) : 2 * (model.logLikelihood - reduced.logLikelihood),
          degreesOfFreedom: term.columns.count,
          method: isScore ? "Score test (Rao)" : "Likelihood-ratio test"))
    }
    return tests
  }
}

/// The fit of a Cox regression without some of its columns.
struct ReducedCoxFit {
  let logLikelihood: Double

  /// Scaled coefficients of all columns, 0 for those left out.
  let point: [Double]

  /// Drops columns by their places.
  init(_ problem: CoxProblem, dropping dropped: Set<Int>) throws(StatsError) {
    let kept = problem.design.columns.indices.filter { !dropped.contains($0) }
    var point = [Double](repeating: 0, count: problem.design.columns.count)
    guard !kept.isEmpty else {
      logLikelihood = try CoxData.sums(problem, at: point).logLikelihood
      self.point = point
      return
    }
    let smaller = try CoxProblem(problem, keeping: kept)
    let fit = try CoxFit(smaller)
    for (place, column) in kept.enumerated() { point[column] = fit.coefficients[place] }
    logLikelihood = fit.logLikelihood
    self.point = point
  }

  /// g' I^-1 g with g and I the score and the information of all columns at the estimates.
  func scoreForm(_ problem: CoxProblem) throws(StatsError) -> Double {
    let frame = try CoxFrame(problem, for: point)
    let sums = try CoxData.sums(frame.problem, at: frame.own(point))
    guard let form = try CoxFit.scoreForm(sums, sums.factor()) else {
      throw .numerical("the information of a score test")
    }
    return form
  }
}

extension CoxProblem {
  /// The problem with some of the columns.
  init(_ problem: CoxProblem, keeping kept: [Int]) throws(StatsError) {
    let columns = kept.map { problem.design.columns[$0] }
    design = try Design(
      columns: columns, categories: [], offset: problem.design.offset,
      offsetNames: problem.design.offsetNames, intercept: problem.design.intercept)
    (response, ties, tolerance) = (problem.response, problem.ties, problem.tolerance)
    riskSets = problem.riskSets
    let layout = problem.riskSets.layout
    self.columns = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try RiskSetColumns(columns.map(\.riskSetSource), layout)
    }
  }
}
