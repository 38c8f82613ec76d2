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
    for coefficient in coefficients {
      var product = 1.0
      for factor in coefficient.factors { product *= try value(of: factor, in: values) }
      predictor.add(product * coefficient.estimate)
    }
    for name in offsets {
      guard case .number(let number)? = values[name], number.isFinite else {
        throw .invalidArgument(name: "values", reason: "the offset \(name) needs a finite number")
      }
      predictor.add(number)
    }
    let known = Set(coefficients.flatMap(\.factors).map(\.variable.label) + offsets)
    if let name = values.keys.sorted().first(where: { !known.contains($0) }) {
      throw .invalidArgument(name: "values", reason: "the model has no term \"\(name)\"")
    }
    let passed = baseline.times.prefix { $0 <= time }.count
    guard passed > 0 else { return 0 }
    let hazard = baseline.hazards[passed - 1] * Double.exp(predictor.value)
    return -Double.expMinusOne(-hazard)
  }

  private func value(
    of factor: ColumnFactor, in values: [String: PredictorValue]
  ) throws(StatsError) -> Double {
    let name = factor.variable.label
    switch values[name] {
    case .number(let number)?:
      if number.isFinite, let value = factor.value(at: number) { return value }
      throw .invalidArgument(
        name: "values",
        reason: factor.levels.isEmpty
          ? "\(name) needs a finite number" : "\(name) needs a level")
    case .level(let level)?:
      guard let value = factor.value(at: level) else {
        throw .invalidArgument(name: "values", reason: "\(name) needs a finite number")
      }
      let factors = coefficients.flatMap(\.factors).filter { $0.variable.label == name }
      let known = factors.flatMap(\.levels)
      guard known.contains(level) else {
        throw .unknownLevel(
          variable: name, level: level,
          known: known.enumerated().filter { !known[..<$0.offset].contains($0.element) }
            .map(\.element))
      }
      return value
    case nil: throw .invalidArgument(name: "values", reason: "no value for \(name)")
    }
  }
}
