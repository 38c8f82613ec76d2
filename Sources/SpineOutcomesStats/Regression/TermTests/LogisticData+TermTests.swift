import LinearAlgebra

extension LogisticData {
  /// Tests each term of a regression of these data, all columns of a term together.
  ///
  /// Each term is tested with all others in the model. A term that is contained in another, as a
  /// main effect in its interaction or a number in its square, is not tested: what its test would
  /// mean depends on reference levels and origin (`drop1` of R does the same for interactions).
  /// Test it by ``LogisticRegression/waldTest(of:)`` where that is meant.
  ///
  /// Robust and cluster-robust regressions have Wald tests only, with their covariance. The
  /// likelihood of Firth's estimator is the penalised one, its penalty always that of the whole
  /// design, as in `logistf`; it has no score tests.
  ///
  /// - Parameters:
  ///   - kind: Likelihood ratio (the default), Wald's or the score's.
  ///   - model: A regression fitted to these data.
  /// - Returns: A test for each term that no other contains, in their order.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data,
  ///   for a likelihood-ratio or score test of a robust regression, or for a score test of
  ///   Firth's estimator; ``StatsError/notConverged(iterations:lastChange:)``.
  ///
  /// Agrees with R's `drop1(fit, test = "LRT")` and `drop1(fit, test = "Rao")`, and with
  /// `logistf::logistftest` of the columns of a term.
  /// - Complexity: O(k) fits for k terms.
  public func termTests(
    _ kind: JointTest.Kind = .likelihoodRatio, of model: LogisticRegression
  ) throws(StatsError) -> [JointTest] {
    try check(model)
    guard kind == .wald || !model.isRobust else {
      throw .invalidArgument(
        name: "kind",
        reason: "\(kind.rawValue) tests do not hold for robust inference; use Wald tests")
    }
    guard kind != .score || model.estimator == .maximumLikelihood else {
      throw .invalidArgument(
        name: "kind",
        reason: "score tests are for maximum likelihood; use likelihood-ratio tests")
    }
    let hierarchy = TermHierarchy(problem.design.columns)
    var full: LogisticFit?
    var profile: ProfileLimits?
    if kind == .likelihoodRatio {
      switch model.estimator {
      case .maximumLikelihood: full = try LogisticFit(problem)
      case .firth:
        profile = try ProfileLimits(LogisticSolution(problem, estimator: .firth), problem, .firth)
      }
    }
    var tests: [JointTest] = []
    for (place, term) in hierarchy.terms.enumerated() where !hierarchy.isContained(place) {
      switch kind {
      case .wald: tests.append(try model.waldTest(ofTerm: term.name))
      case .score: tests.append(try scoreTest(term.columns, variables: term.name))
      case .likelihoodRatio:
        if let fall = try profile?.fall(to: zeros(term.columns)) {
          tests.append(
            try JointTest(
              .likelihoodRatio, of: subject(term.columns, variables: term.name), form: fall,
              degreesOfFreedom: term.columns.count, method: "Penalised likelihood-ratio test"))
          continue
        }
        let reduced = try ReducedFit(problem, dropping: Set(term.columns))
        let rise = (full?.state.logLikelihood ?? 0) - reduced.logLikelihood
        tests.append(
          try JointTest(
            .likelihoodRatio, of: subject(term.columns, variables: term.name), form: 2 * rise,
            degreesOfFreedom: term.columns.count, method: "Likelihood-ratio test"))
      }
    }
    return tests
  }

  /// Rao's score test of some terms together.
  ///
  /// g' I^-1 g, with g and I the score and the information of the whole model at the estimates of
  /// the model without the terms. It exists also where the whole model is separated.
  ///
  /// - Parameter terms: The names of the terms; all by default.
  /// - Returns: The test.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no term,
  ///   ``StatsError/rankDeficient(terms:)``, ``StatsError/separation(_:)`` of the remaining
  ///   terms, ``StatsError/invalidArgument(name:reason:)`` for none or one named twice.
  ///
  /// Agrees with R's `anova(smaller, larger, test = "Rao")`.
  /// - Complexity: O(n p^2), one fit of the remaining terms.
  public func scoreTest(ofTerms terms: [String]? = nil) throws(StatsError) -> JointTest {
    let all = TermHierarchy(problem.design.columns).terms
    guard let terms else {
      return try scoreTest(Array(problem.design.columns.indices), variables: "all terms")
    }
    var columns: [Int] = []
    var seen: Set<String> = []
    for name in terms {
      guard let term = all.first(where: { $0.name == name }) else {
        throw .unknownLevel(variable: "the regression", level: name, known: all.map(\.name))
      }
      guard seen.insert(name).inserted else {
        throw .invalidArgument(name: "terms", reason: "\"\(name)\" is named twice")
      }
      columns += term.columns
    }
    return try scoreTest(columns, variables: terms.joined(separator: ", "))
  }

  private func scoreTest(_ columns: [Int], variables: String) throws(StatsError) -> JointTest {
    guard !columns.isEmpty else {
      throw .invalidArgument(name: "terms", reason: "nothing is named to be tested")
    }
    let reduced = try ReducedFit(problem, dropping: Set(columns))
    var sweep = try LogisticSweep(problem.design, scalings: problem.scalings, problem.response)
    let state = try sweep.evaluate(
      at: reduced.point.high, low: reduced.point.low, .orthogonal, .double)
    guard let factor = state.factor else { throw .numerical("the information of a score test") }
    let dependent = RankCheck.dependentColumns(factor, scalings: problem.scalings)
    guard dependent.isEmpty else {
      let names = problem.design.columnNames
      throw .rankDeficient(terms: dependent.map { names[$0] })
    }
    let half = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try factor.solve(state.score, transposed: true)
    }
    let length = OrthogonalBasis.length(half)
    return try JointTest(
      .score, of: subject(columns, variables: variables), form: length * length,
      degreesOfFreedom: Set(columns).count, method: "Score test (Rao)")
  }

  /// The coefficients of some columns, held at 0.
  private func zeros(_ columns: [Int]) -> [Held] {
    let (first, width) = (problem.design.interceptCount, problem.design.columnCount)
    return columns.map { column in
      Held(functional: (0..<width).map { $0 == first + column ? 1 : 0 }, value: 0)
    }
  }

  private func subject(_ columns: [Int], variables: String) -> JointTest.Subject {
    .init(
      variables: variables, columns: columns.map { problem.design.columns[$0].name },
      count: count, exclusions: exclusions)
  }

  /// Refuses a regression that was not fitted to these data.
  ///
  /// Columns are compared by what they are made of, and the log-likelihood at the regression's
  /// estimates must be the one that it states.
  func check(_ model: LogisticRegression) throws(StatsError) {
    let other = StatsError.invalidArgument(
      name: "model",
      reason: "it was fitted to other data: outcome, counts, columns or values differ")
    guard model.outcome == outcome, model.count == count, model.events == events,
      hasColumns(of: model)
    else { throw other }
    try model.checkShapes()
    var sweep = try LogisticSweep(
      problem.design, scalings: problem.scalings.map { _ in .identity }, problem.response)
    let estimates = model.coefficients.map(\.estimate)
    let low = [Double](repeating: 0, count: estimates.count)
    let here = try sweep.evaluate(at: estimates, low: low, .crossProducts, .working).logLikelihood
    let stated = model.logLikelihood - problem.response.logBinomialCoefficients
    guard (here - stated).magnitude <= 1e-6 * max(1, stated.magnitude) else { throw other }
  }

  /// Whether the columns of a regression are made of the same as these.
  func hasColumns(of model: LogisticRegression) -> Bool {
    let own = [[ColumnFactor]](repeating: [], count: problem.design.interceptCount)
    return model.coefficients.map(\.factors) == own + problem.design.columns.map(\.factors)
      && model.offsets == problem.design.offsetNames
  }
}

extension LogisticRegression {
  /// Whether the covariance is a robust one.
  var isRobust: Bool {
    switch inference {
    case .wald, .profileLikelihood: false
    case .robust, .clustered: true
    }
  }
}

/// The fit of a regression without some of its columns.
struct ReducedFit {
  /// The log-likelihood, without binomial coefficients.
  let logLikelihood: Double

  /// Scaled coefficients of all columns, 0 for those left out.
  let point: ScaledPoint

  /// Drops columns by their places beside the constant term.
  init(_ problem: LogisticProblem, dropping dropped: Set<Int>) throws(StatsError) {
    let design = problem.design
    let first = design.interceptCount
    let kept = design.columns.indices.filter { !dropped.contains($0) }
    let smaller = try Design(
      columns: kept.map { design.columns[$0] }, categories: [], offset: design.offset,
      intercept: design.intercept)
    var point = ScaledPoint(count: design.columnCount)
    guard smaller.columnCount > 0 else {
      var sweep = try LogisticSweep(smaller, scalings: [], problem.response)
      logLikelihood = try sweep.evaluate(at: [], low: [], .crossProducts, .working).logLikelihood
      self.point = point
      return
    }
    let places = Array(0..<first) + kept.map { first + $0 }
    let fit = try LogisticFit(
      LogisticProblem(
        problem.response, design: smaller, scalings: places.map { problem.scalings[$0] }))
    for (place, column) in places.enumerated() {
      point.high[column] = fit.coefficients.high[place]
      point.low[column] = fit.coefficients.low[place]
    }
    logLikelihood = fit.state.logLikelihood
    self.point = point
  }
}
