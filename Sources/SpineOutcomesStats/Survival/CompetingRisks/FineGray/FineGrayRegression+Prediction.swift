internal import RealModule

extension FineGrayRegression {
  /// The cumulative incidence of the cause at a time for given values of the terms.
  ///
  /// F(t) = 1 - exp(-Λ(t) exp(x'b)). There is no interval: the variance of the baseline is not part
  /// of the result.
  ///
  /// - Parameters:
  ///   - time: The time, 0 or more, in the unit of the data.
  ///   - values: A value for each term, offsets included, by the name of the variable:
  ///     `["age": 65, "hospital": "B"]`.
  /// - Returns: The probability of the cause by the time, 0...1.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite, a term without value, a value without term, a number for a category or the reverse,
  ///   or a number that is not finite; ``StatsError/unknownLevel(variable:level:known:)`` for a
  ///   level without coefficient; ``StatsError/undefined(_:)`` for a time beyond the last
  ///   follow-up.
  ///
  /// R: `predict(crr(...), x)`.
  /// - Complexity: O(p + log n).
  public func cumulativeIncidence(
    at time: Double, for values: [String: PredictorValue]
  ) throws(StatsError) -> Double {
    try SurvivalCurve.check(time)
    guard time <= baseline.lastTime else {
      throw .undefined(
        "the time is beyond the last follow-up: a cumulative incidence is not extrapolated")
    }
    var predictor = CompensatedSum()
    predictor.add(-baseline.linearPredictor)
    let maker = PredictedRow(coefficients, offsets: offsets)
    for (value, coefficient) in zip(try maker.row(for: values), coefficients) {
      predictor.add(value * coefficient.estimate)
    }
    for name in offsets { predictor.add(try maker.offset(name, in: values)) }
    let passed = baseline.times.prefix { $0 <= time }.count
    guard passed > 0 else { return 0 }
    let hazard = baseline.hazards[passed - 1] * Double.exp(predictor.value)
    return -Double.expMinusOne(-hazard)
  }
}
