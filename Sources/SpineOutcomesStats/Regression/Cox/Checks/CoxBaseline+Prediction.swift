import RealModule

/// The survival that a Cox regression predicts for a record, with the offsets that it was given: 0 at
/// the reference.
public struct PredictedSurvival: Sendable, Hashable, Codable {
  /// The time.
  public let time: Double

  /// exp(-cumulative hazard): the probability to have had no event up to the time; its interval is
  /// nil before the first event.
  public let survival: Estimate

  /// The hazard cumulated up to the time.
  public let cumulativeHazard: Double

  /// The standard error of the cumulative hazard, which is that of the logarithm of survival; the
  /// uncertainty of the coefficients is part of it.
  public let standardError: Double
}

extension CoxBaseline {
  /// Predicts survival of a record.
  ///
  /// S(t) = exp(-H(t)), H the baseline hazard times exp(linear predictor). With r that exponential
  /// and d the sum over event times of (record - mean of the risk set) * rise of the hazard, the
  /// variance of H is r^2 (sum of the squared inverse denominators + d' V d), V the covariance of
  /// the coefficients by the inference of the model (Tsiatis, Annals of Statistics 9:93, 1981).
  ///
  /// - Parameters:
  ///   - values: A value for each term, offsets included, by the name of the variable:
  ///     `["age": 65, "hospital": "B"]`.
  ///   - times: The times, 0 or more, not beyond the last follow-up of the stratum.
  ///   - stratum: The name of the stratum; needed where there are several. One without events has
  ///     no baseline.
  ///   - interval: The scale on which intervals are symmetric; log(-log S) by default.
  ///   - level: The confidence level, inside 0...1; that of the model by default.
  /// - Returns: The survival at each time.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a term without value, a value
  ///   without term, a number for a category or the reverse, a number that is not finite, a time
  ///   out of range, or no stratum where one is needed;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a level without coefficient or a
  ///   stratum without baseline, ``StatsError/undefined(_:)`` beyond the range of a double.
  ///
  /// Agrees with R's `survfit(fit, newdata)`, whose intervals are those of
  /// ``SurvivalInterval/log``.
  /// - Complexity: O(p^2 + log k) for each time, k event times.
  public func survival(
    for values: [String: PredictorValue], at times: [Double], stratum: String? = nil,
    interval: SurvivalInterval = .logLog, level: Double? = nil
  ) throws(StatsError) -> [PredictedSurvival] {
    let row = try PredictedRow(model.coefficients, offsets: model.offsets).row(for: values)
    var offset = CompensatedSum()
    for name in model.offsets {
      if case .number(let number)? = values[name] { offset.add(number) }
    }
    return try survival(
      ofRow: row, offset: offset.value, at: times, stratum, interval, level: level)
  }

  /// The survival of a record at the ``reference``, with offsets of 0.
  ///
  /// - Parameters:
  ///   - times: The times, 0 or more, not beyond the last follow-up of the stratum.
  ///   - stratum: The name of the stratum; needed where there are several. One without events has
  ///     no baseline.
  ///   - interval: The scale on which intervals are symmetric; log(-log S) by default.
  ///   - level: The confidence level, inside 0...1; that of the model by default.
  /// - Returns: The survival at each time.
  /// - Throws: As ``survival(for:at:stratum:interval:level:)``.
  /// - Complexity: O(p^2 + log k) for each time, k event times.
  public func survival(
    at times: [Double], stratum: String? = nil, interval: SurvivalInterval = .logLog,
    level: Double? = nil
  ) throws(StatsError) -> [PredictedSurvival] {
    try survival(
      ofRow: reference.map(\.value), offset: 0, at: times, stratum, interval, level: level)
  }

  /// The survival of a row of the design.
  func survival(
    ofRow row: [Double], offset: Double, at times: [Double], _ stratum: String?,
    _ interval: SurvivalInterval, level: Double?
  ) throws(StatsError) -> [PredictedSurvival] {
    let level = level ?? model.level
    try ConfidenceInterval.check(level: level)
    let baseline = try self.stratum(stratum)
    var predictor = CompensatedSum()
    predictor.add(offset)
    for (place, coefficient) in model.coefficients.enumerated() {
      predictor.add((row[place] - reference[place].value) * coefficient.estimate)
    }
    let risk = Double.exp(predictor.value)
    guard risk.isFinite else { throw .undefined("the hazard exceeds the range of a double") }
    let quantile = WaldReference.normal.reach(level: level)
    var predicted: [PredictedSurvival] = []
    for time in times {
      guard time >= 0, time <= baseline.lastTime + timeWidth else {
        throw .invalidArgument(
          name: "times",
          reason: "survival is known from 0 to the last follow-up, "
            + "\(Decimals.significant(baseline.lastTime, 6))")
      }
      let step = baseline.step(at: time + timeWidth)
      let hazard = (step?.cumulativeHazard ?? 0) * risk
      let distance = row.indices.map { place in
        (row[place] - reference[place].value) * (step?.cumulativeHazard ?? 0)
          - (step?.means[place] ?? 0)
      }
      let variance = risk * risk * ((step?.variance ?? 0) + model.variance(of: distance))
      let survival = Double.exp(-hazard)
      let limits = interval.limits(
        survival: survival, greenwood: variance, quantile: quantile)
      predicted.append(
        PredictedSurvival(
          time: time,
          survival: try Estimate(
            name: "survival", value: survival,
            confidenceInterval: limits.map { limits throws(StatsError) in
              try ConfidenceInterval(
                lower: limits.lower, upper: limits.upper, level: level, method: interval.rawValue)
            }),
          cumulativeHazard: hazard, standardError: variance.squareRoot()))
    }
    return predicted
  }

  private func stratum(_ name: String?) throws(StatsError) -> Stratum {
    guard let name else {
      guard strata.count == 1 else {
        throw .invalidArgument(
          name: "stratum", reason: "each stratum has a baseline of its own; name one")
      }
      return strata[0]
    }
    guard let own = strata.first(where: { $0.name == name }) else {
      throw .unknownLevel(
        variable: model.strata ?? "strata", level: name, known: strata.compactMap(\.name))
    }
    return own
  }
}

extension CoxBaseline.Stratum {
  /// The last event time at or before a time; nil before the first.
  func step(at time: Double) -> CoxBaseline.Step? {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].time > time { high = middle } else { low = middle + 1 }
    }
    return low > 0 ? steps[low - 1] : nil
  }
}
