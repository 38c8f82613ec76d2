extension LogisticData {
  /// Drops terms one by one, from the regression on all of them.
  ///
  /// A term that another contains, as a main effect in its interaction, stays while that does.
  /// The records stay the same throughout: the complete cases of all terms. Where the constant
  /// term is omitted the last term stays, whatever its p-value: nothing would be left.
  ///
  /// Wald tests use the covariance of the inference, robust and cluster-robust ones too. Under
  /// those there is no likelihood to compare: likelihood-ratio and score tests and AIC are
  /// refused, and the AIC of each step is that of independent records.
  ///
  /// - Parameters:
  ///   - rule: What decides.
  ///   - inference: What the Wald tests of each step and the intervals and p-values of the
  ///     regression that is left come from; by default what the data were asked for.
  ///   - level: Their confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The steps and the regression that is left, by maximum likelihood.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a limit not inside 0...1 or
  ///   for a rule other than Wald's p-values under robust or cluster-robust inference, and the
  ///   errors of the fits.
  ///
  /// Elimination by AIC agrees with R's `step(fit, direction = "backward")`.
  /// - Complexity: O(k^2) fits for k terms.
  public func backwardElimination(
    by rule: EliminationRule, inference: LogisticInference? = nil, level: Double = 0.95
  ) throws(StatsError) -> BackwardElimination {
    let inference = inference ?? self.inference
    let (steps, data) = try eliminate(by: rule, inference)
    let model = try data.fit(inference: inference, level: level)
    return BackwardElimination(
      rule: rule, steps: steps, kept: TermHierarchy(data.problem.design.columns).terms.map(\.name),
      model: steps.isEmpty ? model : model.noting(.afterSelection(removed: steps.count)))
  }

  /// How often backward elimination keeps each term in bootstrap resamples of the records: how
  /// far the choice is the data's accident.
  ///
  /// Data with clusters are drawn by whole clusters. What decides in each resample is what decides
  /// in ``backwardElimination(by:inference:level:)``: with cluster-robust inference Wald tests
  /// take a cluster that was drawn twice as two.
  ///
  /// - Parameters:
  ///   - rule: What decides.
  ///   - inference: What the Wald tests of each step come from; by default what the data were
  ///     asked for.
  ///   - resamples: The number of resamples, 1 to 1 million.
  ///   - seed: The seed; equal seeds give equal results on every platform.
  /// - Returns: The share of fitted resamples that kept each term.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the limit or the number of
  ///   resamples, for a rule other than Wald's p-values under robust or cluster-robust inference,
  ///   or for cluster-robust inference without clusters; ``StatsError/undefined(_:)`` when no
  ///   resample could be fitted; ``StatsError/tooFewGroups(variable:found:needed:)`` for a single
  ///   cluster, or fewer than columns + 1 with cluster-robust inference;
  ///   ``StatsError/tooLarge(_:)`` where resampled clusters could hold more records than can be
  ///   counted.
  ///
  /// Source: Heinze, Wallisch and Dunkler, Biom J 2018;60:431, doi 10.1002/bimj.201700067.
  /// - Complexity: O(resamples k^2) fits for k terms.
  public func inclusionFrequencies(
    by rule: EliminationRule, inference: LogisticInference? = nil, resamples: Int, seed: UInt64
  ) throws(StatsError) -> InclusionFrequencies {
    let inference = inference ?? self.inference
    try rule.check()
    try rule.check(inference)
    try check(inference)
    let names = TermHierarchy(problem.design.columns).terms.map(\.name)
    var kept = [Int](repeating: 0, count: names.count)
    var (used, failed) = (0, 0)
    var drawn = try Resamples(
      problem.response, clusters: clusters, count: resamples, seed: seed)
    while let counts = drawn.draw() {
      guard let data = resampled(counts, of: drawn, inference) else {
        failed += 1
        continue
      }
      do throws(StatsError) {
        let left = TermHierarchy(
          try data.eliminate(by: rule, inference).data.problem.design.columns)
        used += 1
        for (place, name) in names.enumerated()
        where left.terms.contains(where: { $0.name == name }) {
          kept[place] += 1
        }
      } catch {
        guard error.isOfTheSample else { throw error }
        failed += 1
      }
    }
    guard used > 0 else {
      throw .undefined("none of \(resamples) resamples could be fitted")
    }
    return InclusionFrequencies(
      terms: zip(names, kept).map { .init(name: $0, share: Double($1) / Double(used)) },
      unit: drawn.unit, inference: inference, resamples: used, failedResamples: failed, seed: seed,
      generator: SeededGenerator.name)
  }

  /// The steps of an elimination and the data that are left.
  private func eliminate(
    by rule: EliminationRule, _ inference: LogisticInference
  ) throws(StatsError) -> (steps: [BackwardElimination.Step], data: LogisticData) {
    try rule.check()
    try rule.check(inference)
    var data = self
    var steps: [BackwardElimination.Step] = []
    // Without a constant term the last term cannot go.
    let least = problem.design.intercept == .included ? 0 : 1
    while TermHierarchy(data.problem.design.columns).terms.count > least {
      guard let (step, smaller) = try data.nextStep(by: rule, inference) else { break }
      steps.append(step)
      data = smaller
    }
    return (steps, data)
  }

  private func nextStep(
    by rule: EliminationRule, _ inference: LogisticInference
  ) throws(StatsError) -> (BackwardElimination.Step, LogisticData)? {
    // Profile likelihood has the covariance of Wald's inference.
    let model = try fit(inference: inference == .profileLikelihood ? .wald : inference)
    switch rule {
    case .pValue(let kind, let limit):
      let tests = try termTests(kind, of: model)
      guard let worst = tests.max(by: { $0.pValue < $1.pValue }), worst.pValue.value >= limit,
        let name = worst.variables
      else { return nil }
      let smaller = try dropping(term: name)
      return (
        .init(
          dropped: name, test: worst,
          akaikeInformationCriterion: try smaller.independentCriterion()),
        smaller
      )
    case .akaikeInformationCriterion:
      let hierarchy = TermHierarchy(problem.design.columns)
      var best = model.akaikeInformationCriterion
      var found: (BackwardElimination.Step, LogisticData)?
      for (place, term) in hierarchy.terms.enumerated() where !hierarchy.isContained(place) {
        let smaller = try dropping(term: term.name)
        let value = try smaller.independentCriterion()
        guard value < best else { continue }
        best = value
        found = (
          .init(dropped: term.name, test: nil, akaikeInformationCriterion: value), smaller
        )
      }
      return found
    }
  }

  /// Akaike's criterion, which is that of independent records whatever the inference.
  private func independentCriterion() throws(StatsError) -> Double {
    try fit(inference: .wald).akaikeInformationCriterion
  }

  /// The same records without a term.
  package func dropping(term name: String) throws(StatsError) -> LogisticData {
    let design = problem.design
    let columns = design.columns.filter { $0.term != name }
    let used = Set(columns.flatMap(\.factors).map(\.variable))
    return try LogisticData(
      problem.response,
      design: Design(
        columns: columns, categories: design.categories.filter { used.contains($0.variable) },
        numbers: design.numbers.filter { used.contains($0.variable) }, offset: design.offset,
        offsetNames: design.offsetNames, intercept: design.intercept),
      name: outcome, clusters: clusters, exclusions: exclusions, inference: inference,
      places: places, partOf: self)
  }

  /// The same design with the outcomes of a resample; nil where one class is missing.
  ///
  /// A cluster-robust covariance sums over clusters: one that was drawn twice is two there, each
  /// with its rows.
  private func resampled(
    _ counts: [Int], of drawn: Resamples, _ inference: LogisticInference
  ) -> LogisticData? {
    guard inference == .clustered, let clusters else {
      return try? LogisticData(
        drawn.response(counts), design: problem.design, name: outcome, clusters: nil,
        exclusions: exclusions)
    }
    let (rows, groups) = clusters.drawing(counts)
    guard let design = try? problem.design.taking(rows) else { return nil }
    return try? LogisticData(
      problem.response.drawing(rows), design: design, name: outcome, clusters: groups,
      exclusions: exclusions)
  }

  /// Refuses cluster-robust inference without clusters, or with too few of them: no resample
  /// could be fitted.
  private func check(_ inference: LogisticInference) throws(StatsError) {
    guard inference == .clustered else { return }
    guard let clusters else {
      throw .invalidArgument(
        name: "inference", reason: "cluster-robust inference needs the clusters of the rows")
    }
    let columns = problem.design.columnCount
    guard clusters.count > columns else {
      throw .tooFewGroups(variable: clusters.name, found: clusters.count, needed: columns + 1)
    }
  }
}

extension EliminationRule {
  fileprivate func check() throws(StatsError) {
    guard case .pValue(_, let limit) = self, !(limit > 0 && limit < 1) else { return }
    throw .invalidArgument(name: "limit", reason: "a p-value inside 0...1 is needed")
  }

  /// Refuses a rule that needs a likelihood where the inference has none.
  fileprivate func check(_ inference: LogisticInference) throws(StatsError) {
    switch inference {
    case .wald, .profileLikelihood: return
    case .robust, .clustered: break
    }
    if case .pValue(.wald, _) = self { return }
    throw .invalidArgument(
      name: "rule",
      reason: "with robust or cluster-robust inference terms are dropped by Wald p-values only: "
        + "likelihood-ratio and score tests and AIC take the records as independent")
  }
}
