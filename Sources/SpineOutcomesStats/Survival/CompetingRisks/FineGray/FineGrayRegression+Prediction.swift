internal import RealModule

extension FineGrayRegression {
  /// The cumulative incidence of the cause at a time for given values of the terms, with its
  /// interval.
  ///
  /// F(t) = 1 - exp(-Λ(t) exp(x'b)). Its standard error is that of the logarithm of the cumulative
  /// hazard by the influences of all records on it: through their own events and time at risk, the
  /// coefficients, and the estimated weights of persons with another event.
  ///
  /// - Parameters:
  ///   - time: The time, 0 or more, in the unit of the data.
  ///   - values: A value for each term, offsets included, by the name of the variable:
  ///     `["age": 65, "hospital": "B"]`.
  ///   - stratum: The name of the stratum; needed where there are several.
  ///   - interval: The scale on which the interval is symmetric; by default that of the logarithm
  ///     of the cumulative hazard.
  ///   - level: The confidence level, inside 0...1; that of the regression by default.
  /// - Returns: The probability of the cause by the time, 0...1; its interval is nil before the
  ///   first event of the cause.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite, a term without value, a value without term, a number for a category or the reverse,
  ///   a number that is not finite, or no stratum where one is needed;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a level without coefficient or a
  ///   stratum that is none; ``StatsError/undefined(_:)`` for a time beyond the last follow-up of
  ///   the stratum.
  ///
  /// R: `predict(crr(...), x)`, which has no interval.
  /// - Complexity: O(p² + log n).
  public func cumulativeIncidence(
    at time: Double, for values: [String: PredictorValue], stratum: String? = nil,
    interval: IncidenceInterval = .complementaryLogLog, level: Double? = nil
  ) throws(StatsError) -> Estimate {
    try SurvivalCurve.check(time)
    let level = level ?? self.level
    try ConfidenceInterval.check(level: level)
    let baseline = try baseline(of: stratum)
    guard time <= baseline.lastTime + timeWidth else {
      throw .undefined(
        "the time is beyond the last follow-up: a cumulative incidence is not extrapolated")
    }
    var predictor = CompensatedSum()
    predictor.add(-baseline.linearPredictor)
    let maker = PredictedRow(coefficients, offsets: offsets)
    let row = try maker.row(for: values)
    for (value, coefficient) in zip(row, coefficients) {
      predictor.add(value * coefficient.estimate)
    }
    for name in offsets { predictor.add(try maker.offset(name, in: values)) }
    let name = "cumulative incidence of \(cause) at \(Decimals.plain(time))"
    guard let index = baseline.index(at: time + timeWidth) else {
      return try Estimate(name: name, value: 0, confidenceInterval: nil)
    }
    // In logarithms neither factor leaves the range of a double.
    let hazard = Double.exp(Double.log(baseline.hazards[index]) + predictor.value)
    guard hazard.isFinite else {
      return try Estimate(name: name, value: 1, confidenceInterval: nil)
    }
    let incidence = -Double.expMinusOne(-hazard)
    // The standard error of F is that of log Λ times Λ (1 - F).
    let slope = hazard * Double.exp(-hazard)
    let variance = logHazardVariance(of: row, in: baseline, at: index)
    let limits = interval.limits(
      incidence: incidence, variance: variance * slope * slope,
      quantile: WaldReference.normal.reach(level: level))
    return try Estimate(
      name: name, value: incidence,
      confidenceInterval: limits.map { limits throws(StatsError) in
        try ConfidenceInterval(
          lower: limits.lower, upper: limits.upper, level: level,
          method: "robust, \(interval.rawValue)")
      })
  }

  /// The standard error of the logarithm of the cumulative subdistribution hazard that is predicted
  /// at a time.
  ///
  /// - Parameters:
  ///   - time: The time, 0 or more, in the unit of the data.
  ///   - values: A value for each term, by the name of the variable.
  ///   - stratum: The name of the stratum; needed where there are several.
  /// - Returns: The standard error; nil before the first event of the cause.
  /// - Throws: As ``cumulativeIncidence(at:for:stratum:interval:level:)``.
  /// - Complexity: O(p² + log n).
  public func logHazardStandardError(
    at time: Double, for values: [String: PredictorValue], stratum: String? = nil
  ) throws(StatsError) -> Double? {
    _ = try cumulativeIncidence(at: time, for: values, stratum: stratum)
    let baseline = try baseline(of: stratum)
    let row = try PredictedRow(coefficients, offsets: offsets).row(for: values)
    return baseline.index(at: time + timeWidth).map {
      logHazardVariance(of: row, in: baseline, at: $0).squareRoot()
    }
  }

  private func logHazardVariance(
    of row: [Double], in baseline: FineGrayBaseline, at index: Int
  ) -> Double {
    let distance = zip(row, reference).map { $0 - $1 }
    var sum = CompensatedSum()
    sum.add(baseline.variances[index])
    for (first, away) in distance.enumerated() {
      sum.add(2 * away * baseline.covariances[index * distance.count + first])
    }
    // |M'd|² is d'V d without its cancellation.
    for column in covarianceFactor.indices {
      let part = zip(covarianceFactor, distance).reduce(0.0) { $0 + $1.0[column] * $1.1 }
      sum.add(part * part)
    }
    return max(0, sum.value)
  }

  private func baseline(of stratum: String?) throws(StatsError) -> FineGrayBaseline {
    guard let stratum else {
      guard baselines.count == 1 else {
        throw .invalidArgument(
          name: "stratum", reason: "each stratum has a baseline of its own; name one")
      }
      return baselines[0]
    }
    guard let own = baselines.first(where: { $0.stratum == stratum }) else {
      throw .unknownLevel(
        variable: strata ?? "strata", level: stratum, known: baselines.compactMap(\.stratum))
    }
    return own
  }
}

extension FineGrayBaseline {
  /// The index of the last event time at or before a time; nil before the first.
  fileprivate func index(at time: Double) -> Int? {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] > time { high = middle } else { low = middle + 1 }
    }
    return low > 0 ? low - 1 : nil
  }
}
