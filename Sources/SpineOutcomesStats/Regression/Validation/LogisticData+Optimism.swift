import RealModule

extension LogisticData {
  /// The optimism of the apparent performance of a regression, by bootstrap.
  ///
  /// Harrell's: the mean over resamples of (index of the resample's fit in the resample - index
  /// of the same fit on the original records). Data with clusters are drawn by whole clusters,
  /// as many as there are, so that records that belong together stay together.
  ///
  /// - Parameters:
  ///   - estimator: What the regression is estimated by; the calibration line is estimated by the
  ///     same, so that it is finite wherever the regression is.
  ///   - resamples: The number of resamples, 1 to 1 million.
  ///   - seed: The seed; equal seeds give equal results on every platform.
  /// - Returns: Concordance, Brier score and calibration, apparent and corrected.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the number of resamples; the
  ///   errors of the fit of the original records; ``StatsError/undefined(_:)`` when no resample
  ///   could be fitted; ``StatsError/tooFewGroups(variable:found:needed:)`` for a single cluster;
  ///   ``StatsError/tooLarge(_:)`` where resampled clusters could hold more records than can be
  ///   counted.
  ///
  /// The terms are kept as they are: where they were chosen by the same records, the choice adds
  /// optimism that this does not see.
  ///
  /// Source: Harrell, Lee and Mark, Stat Med 1996;15:361.
  /// - Complexity: O(resamples n p^2).
  public func optimism(
    estimator: LogisticEstimator = .maximumLikelihood, resamples: Int, seed: UInt64
  ) throws(StatsError) -> Optimism {
    let resamples = try Resamples(
      problem.response, clusters: clusters, count: resamples, seed: seed)
    return try optimism(estimator: estimator, seed: seed, unit: resamples.unit, over: resamples)
  }

  /// The optimism over given resamples.
  func optimism(
    estimator: LogisticEstimator, seed: UInt64, unit: ResamplingUnit = .records,
    over resamples: some Sequence<LogisticResponse>
  ) throws(StatsError) -> Optimism {
    let fit = try LogisticSolution(problem, estimator: estimator)
    let apparent = try Performance(
      of: fit, from: problem, on: problem.response, estimator, isOwn: true)
    var sums = Performance.Sums()
    var (used, failed) = (0, 0)
    for response in resamples {
      guard response.totalEvents > 0, response.totalEvents < response.totalTrials else {
        failed += 1
        continue
      }
      let problem = LogisticProblem(
        response, design: problem.design, scalings: problem.scalings)
      do throws(StatsError) {
        let fit = try LogisticSolution(problem, estimator: estimator)
        let own = try Performance(of: fit, from: problem, on: response, estimator, isOwn: true)
        let original = try Performance(
          of: fit, from: problem, on: self.problem.response, estimator, isOwn: false)
        sums.add(own, original)
        used += 1
      } catch {
        guard error.isOfTheSample else { throw error }
        failed += 1
      }
    }
    guard used > 0 else {
      throw .undefined("none of \(failed) resamples could be fitted")
    }
    func index(_ apparent: Double, _ sum: CompensatedSum) -> Optimism.Index {
      Optimism.Index(apparent: apparent, optimism: sum.value / Double(used))
    }
    return Optimism(
      concordance: index(apparent.concordance, sums.concordance),
      brierScore: index(apparent.brier, sums.brier),
      calibrationSlope: index(apparent.slope, sums.slope),
      calibrationIntercept: index(apparent.intercept, sums.intercept),
      unit: unit, resamples: used, failedResamples: failed, seed: seed,
      generator: SeededGenerator.name)
  }
}

/// The indices of a fit on some outcomes.
private struct Performance {
  struct Sums {
    var concordance = CompensatedSum()
    var brier = CompensatedSum()
    var slope = CompensatedSum()
    var intercept = CompensatedSum()

    mutating func add(_ own: Performance, _ original: Performance) {
      concordance.add(own.concordance - original.concordance)
      brier.add(own.brier - original.brier)
      slope.add(own.slope - original.slope)
      intercept.add(own.intercept - original.intercept)
    }
  }

  let concordance: Double
  let brier: Double
  let slope: Double
  let intercept: Double

  /// The indices.
  ///
  /// On its own outcomes a maximum-likelihood fit has slope 1 and intercept 0 where the line can
  /// be reached within its design: with a constant term and without an offset. Elsewhere the line
  /// is fitted.
  init(
    of fit: LogisticSolution, from problem: LogisticProblem, on response: LogisticResponse,
    _ estimator: LogisticEstimator, isOwn: Bool
  ) throws(StatsError) {
    let predictors = try problem.linearPredictors(fit.coefficients)
    let outcomes = try PredictedOutcomes(predictors: predictors, response: response)
    concordance = outcomes.concordanceIndex
    brier = outcomes.brierScore
    if isOwn, estimator == .maximumLikelihood, problem.design.intercept == .included,
      problem.design.offset == nil
    {
      (slope, intercept) = (1, 0)
      return
    }
    let design = try Design(terms: [.numeric("log odds predicted", predictors)])
    let calibration = LogisticProblem(response, design: design, scalings: design.scalings)
    let line = GivenScale(
      try LogisticSolution(calibration, estimator: estimator), calibration)
    intercept = line.estimates[0]
    slope = line.estimates[1]
  }
}
