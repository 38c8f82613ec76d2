import LinearAlgebra
import RealModule

extension LogisticData {
  /// The mean risk with some terms set to given values, against the mean with them set to others.
  ///
  /// risk(a) = mean over the records of p(terms of the record, with a), and its standard error by
  /// the delta method, sqrt(g' V g) with g the mean of p (1 - p) x and V the covariance of the
  /// regression, robust where that is. The interval of a risk is symmetric on the logit, with the
  /// standard error SE / (risk (1 - risk)), and so stays inside 0...1; that of the difference is
  /// symmetric as it is. The records are taken as they are: the intervals are for
  /// these records, not for the population they were drawn from.
  ///
  /// - Parameters:
  ///   - model: A regression fitted to these data.
  ///   - reference: A value for one or more terms, by the names of the variables.
  ///   - compared: Other values for the same terms.
  /// - Returns: Both risks, their difference, ratio and marginal odds ratio.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data,
  ///   for settings of different terms, for a name that is no term, or a number for a category or
  ///   the reverse; ``StatsError/unknownLevel(variable:level:known:)``;
  ///   ``StatsError/undefined(_:)`` when a risk is 0 or 1 in doubles.
  ///
  /// After Firth's estimator in separated data the intervals can be far too narrow: near 0 and 1 the
  /// delta method does not see how uncertain the coefficients are.
  ///
  /// Risks and contrasts agree with Stata's `margins` and R's `marginaleffects::avg_comparisons`,
  /// whose intervals of a risk are symmetric as they are and can leave 0...1.
  ///
  /// Source: Muller and MacLehose, Int J Epidemiol 2014;43:962, doi 10.1093/ije/dyu029.
  /// - Complexity: O(n p).
  public func standardisedRisks(
    of model: LogisticRegression, reference: [String: PredictorValue],
    compared: [String: PredictorValue]
  ) throws(StatsError) -> StandardisedRisks {
    try check(model)
    guard !reference.isEmpty, Set(reference.keys) == Set(compared.keys) else {
      throw .invalidArgument(
        name: "compared", reason: "both settings name the same terms, one or more")
    }
    let first = try MeanRisk(self, model, reference)
    let second = try MeanRisk(self, model, compared)
    for risk in [first.risk, second.risk] where !(risk > 0 && risk < 1) {
      throw .undefined("a standardised risk is \(risk) in a double: it has no ratio or odds")
    }
    let difference = Contrast(
      value: second.risk - first.risk,
      gradient: zip(second.gradient, first.gradient).map { $0 - $1 })
    let logRatio = Contrast(
      value: .log(second.risk / first.risk),
      gradient: zip(second.gradient, first.gradient).map {
        $0 / second.risk - $1 / first.risk
      })
    let logOdds = Contrast(
      value: second.logit.value - first.logit.value,
      gradient: zip(second.logit.gradient, first.logit.gradient).map { $0 - $1 })
    return StandardisedRisks(
      reference: Self.text(reference), compared: Self.text(compared),
      referenceRisk: try model.estimate("risk", first),
      comparedRisk: try model.estimate("risk", second),
      riskDifference: try model.estimate("risk difference", difference),
      riskDifferencePValue: try model.pValue(difference),
      riskRatio: try model.estimate("risk ratio", logRatio, isLogarithm: true),
      riskRatioPValue: try model.pValue(logRatio),
      marginalOddsRatio: try model.estimate("marginal odds ratio", logOdds, isLogarithm: true),
      count: count)
  }

  private static func text(_ settings: [String: PredictorValue]) -> String {
    settings.sorted { $0.key < $1.key }.map { name, value in
      switch value {
      case .number(let number): "\(name) = \(Decimals.plain(number))"
      case .level(let level): "\(name) = \(level)"
      }
    }.joined(separator: ", ")
  }
}

/// A function of the coefficients: its value and its derivative by each of them.
private struct Contrast {
  let value: Double
  let gradient: [Double]
}

extension LogisticRegression {
  fileprivate var waldReference: WaldReference {
    clusterCount.map { .student(degreesOfFreedom: $0 - 1) } ?? .normal
  }

  private func standardError(_ contrast: Contrast) -> Double {
    let parts = covarianceFactor.indices.map { place in
      zip(contrast.gradient, covarianceFactor).reduce(0) { $0 + $1.0 * $1.1[place] }
    }
    return OrthogonalBasis.length(parts)
  }

  fileprivate func pValue(_ contrast: Contrast) throws(StatsError) -> PValue {
    let standardError = standardError(contrast)
    // Equal settings: no difference, and no doubt about it.
    guard standardError > 0 || contrast.value != 0 else { return try PValue(1) }
    return try waldReference.pValue(contrast.value / standardError)
  }

  fileprivate func estimate(
    _ name: String, _ contrast: Contrast, isLogarithm: Bool = false
  ) throws(StatsError) -> Estimate {
    let standardError = standardError(contrast)
    let interval = try waldReference.interval(
      contrast.value, standardError, level: level, method: "delta method")
    guard isLogarithm else {
      return try Estimate(name: name, value: contrast.value, confidenceInterval: interval)
    }
    return try Estimate(
      name: name, value: .exp(contrast.value),
      confidenceInterval: ConfidenceInterval(
        lower: .exp(interval.lower), upper: .exp(interval.upper), level: level,
        method: "delta method on the logarithm"))
  }

  /// A risk with its interval on the logit.
  fileprivate func estimate(_ name: String, _ mean: MeanRisk) throws(StatsError) -> Estimate {
    let logit = mean.logit
    let interval = try waldReference.interval(
      logit.value, standardError(logit), level: level, method: "delta method")
    return try Estimate(
      name: name, value: mean.risk,
      confidenceInterval: ConfidenceInterval(
        lower: PredictedOutcomes.probabilities(interval.lower).event,
        upper: PredictedOutcomes.probabilities(interval.upper).event, level: level,
        method: "delta method on the logit"))
  }
}

/// The mean probability over the records with some terms set, and its derivative.
private struct MeanRisk {
  let risk: Double

  /// 1 - risk, with its own digits.
  let other: Double
  let gradient: [Double]

  /// The log odds of the mean.
  var logit: Contrast {
    Contrast(
      value: .log(risk) - .log(other), gradient: gradient.map { $0 / risk / other })
  }

  init(
    _ data: LogisticData, _ model: LogisticRegression, _ settings: [String: PredictorValue]
  ) throws(StatsError) {
    let columns = try data.columns(of: model, with: settings)
    let response = data.problem.response
    let offset = data.problem.design.offset
    var risk = CompensatedSum()
    var other = CompensatedSum()
    var gradient = [CompensatedSum](repeating: CompensatedSum(), count: columns.count)
    for row in 0..<response.rows {
      let trials = Double(response.trials(row))
      guard trials > 0 else { continue }
      var predictor = CompensatedSum()
      predictor.add(offset?[row] ?? 0)
      for (column, coefficient) in zip(columns, model.coefficients) {
        let value = column.value(row)
        let part = value * coefficient.estimate
        predictor.add(part)
        predictor.add((-part).addingProduct(value, coefficient.estimate))
      }
      guard predictor.value.isFinite else {
        throw .undefined("the linear predictors exceed the range of a double")
      }
      let p = PredictedOutcomes.probabilities(predictor.value)
      risk.add(trials * p.event)
      other.add(trials * p.other)
      for place in columns.indices {
        gradient[place].add(trials * (p.event * p.other) * columns[place].value(row))
      }
    }
    let total = Double(response.totalTrials)
    self.risk = risk.value / total
    self.other = other.value / total
    self.gradient = gradient.map { $0.value / total }
  }
}

/// A column of a design with some of its variables set.
private struct SetColumn {
  /// What the settings contribute, the same in every row.
  var constant = 1.0

  /// The factors whose variables are not set, row by row.
  var parts: [(Int) -> Double] = []

  func value(_ row: Int) -> Double { parts.reduce(constant) { $0 * $1(row) } }
}

extension LogisticData {
  fileprivate func columns(
    of model: LogisticRegression, with settings: [String: PredictorValue]
  ) throws(StatsError) -> [SetColumn] {
    let known = Set(model.coefficients.flatMap(\.factors).map(\.variable.label))
    for name in settings.keys.sorted() where !known.contains(name) {
      throw .invalidArgument(name: "settings", reason: "the model has no term \"\(name)\"")
    }
    var columns: [SetColumn] = []
    for coefficient in model.coefficients {
      var column = SetColumn()
      for factor in coefficient.factors {
        if settings[factor.variable.label] != nil {
          column.constant *= try model.value(of: factor, in: settings)
        } else {
          column.parts.append(try rowValues(of: factor))
        }
      }
      columns.append(column)
    }
    return columns
  }

  /// The values of a factor, row by row.
  private func rowValues(of factor: ColumnFactor) throws(StatsError) -> (Int) -> Double {
    let design = problem.design
    if let numbers = design.numbers.first(where: { $0.variable == factor.variable })?.values {
      return { factor.value(at: numbers[$0]) ?? .nan }
    }
    if let category = design.categories.first(where: { $0.variable == factor.variable }) {
      let values = category.levels.map { factor.value(at: $0) ?? .nan }
      let codes = category.codes
      return { values.indices.contains(Int(codes[$0])) ? values[Int(codes[$0])] : .nan }
    }
    throw .numerical("the variable \(factor.variable.label) of the design")
  }
}
