import RealModule

/// The value of a term for a prediction: a number, or the name of a level.
public enum PredictorValue: Sendable, Hashable {
  /// The value of a numeric term, finite.
  case number(Double)

  /// The level of a categorical term, by its name.
  case level(String)
}

extension PredictorValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
{
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  /// The name of a level.
  public init(stringLiteral value: String) { self = .level(value) }

  /// The level "true" or "false".
  public init(booleanLiteral value: Bool) { self = .level(String(describing: value)) }
}

extension LogisticRegression {
  /// The probability of the event for given values of the terms.
  ///
  /// p = 1 / (1 + exp(-eta)), eta = sum of value * coefficient; the interval is Wald's on the
  /// scale of eta, carried over.
  ///
  /// - Parameter values: A value for each term, offsets included, by the name of the variable:
  ///   `["age": 65, "hospital": "B"]`.
  /// - Returns: The probability, 0...1, with its interval at the level of the model.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a term without value, a value
  ///   without term, a number for a category or the reverse, or a number that is not finite;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a level without coefficient,
  ///   which includes one without complete cases.
  ///
  /// Agrees with R's `predict(fit, newdata, type = "response")`.
  /// - Complexity: O(p^2).
  public func probability(
    for values: [String: PredictorValue]
  ) throws(StatsError) -> Estimate {
    let row = try row(for: values)
    try checkShapes()
    var predictor = CompensatedSum()
    for name in offsets { predictor.add(try offset(name, in: values)) }
    for (value, coefficient) in zip(row, coefficients) {
      let part = value * coefficient.estimate
      predictor.add(part)
      predictor.add((-part).addingProduct(value, coefficient.estimate))
    }
    let squares = row.indices.map { place in
      let length = zip(row, covarianceFactor).reduce(0) { $0 + $1.0 * $1.1[place] }
      return length * length
    }
    let standardError = squares.reduce(0, +).squareRoot()
    guard predictor.value.isFinite, standardError.isFinite else {
      throw .undefined("the linear predictor exceeds the range of a double")
    }
    let reference: WaldReference =
      clusterCount.map { .student(degreesOfFreedom: $0 - 1) } ?? .normal
    let interval = try reference.interval(
      predictor.value, standardError, level: level, method: "Wald")
    return try Estimate(
      name: "probability", value: Self.logistic(predictor.value),
      confidenceInterval: ConfidenceInterval(
        lower: Self.logistic(interval.lower), upper: Self.logistic(interval.upper),
        level: level, method: "Wald on the log-odds scale"))
  }

  /// The row of the design that the values make.
  func row(for values: [String: PredictorValue]) throws(StatsError) -> [Double] {
    try PredictedRow(coefficients, offsets: offsets).row(for: values)
  }

  private func offset(
    _ name: String, in values: [String: PredictorValue]
  ) throws(StatsError) -> Double {
    try PredictedRow(coefficients, offsets: offsets).offset(name, in: values)
  }

  func value(
    of factor: ColumnFactor, in values: [String: PredictorValue]
  ) throws(StatsError) -> Double {
    try PredictedRow(coefficients, offsets: offsets).value(of: factor, in: values)
  }

  private static func logistic(_ predictor: Double) -> Double {
    let e = Double.exp(-predictor.magnitude)
    return (predictor >= 0 ? 1 : e) / (1 + e)
  }
}
