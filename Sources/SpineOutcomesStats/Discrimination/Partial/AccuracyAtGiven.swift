/// The sensitivity of a score at a given specificity, or the other way round, with an interval.
///
/// No threshold is fixed beforehand: it is the one that reaches the given value in the sample, and
/// another in each resample, so that the interval holds its uncertainty too. At a threshold that
/// was fixed before the study, sensitivity is a binomial proportion.
///
/// ``attainable`` is what a threshold reaches, ``interpolated`` lies on the straight line between
/// thresholds; ``estimate`` is the one that was asked for. Above a vertical step of the curve both
/// are its upper end.
///
/// *Edge cases.* Where resamples cannot vary, or do not, ``standardError`` is nil. If the whole
/// area is 1 the interval follows from its bound: with k = min(events, others), each tail a and
/// u = 1 - specificity the lower limit is 1 - (1 - a^(1/k)) / u, as the area beyond the curve is
/// at least u (1 - sensitivity); an area of 0 likewise. Otherwise the interval is 0 to 1.
/// ``method`` says so.
///
/// Agrees with `pROC::coords(roc, 0.9, "specificity")` in ``interpolated``, and with
/// `pROC::ci.se(roc, 0.9)` but for the draws and pROC's interpolated percentiles.
public struct AccuracyAtGiven: Sendable, Hashable {
  /// The measure, with the given value and the reading.
  public let measure: ROCMeasure

  /// The value of the reading that was asked for, 0...1.
  public let estimate: Double

  /// The largest value that a threshold reaches.
  public let attainable: Double

  /// The value on the line between neighbouring thresholds.
  public let interpolated: Double

  /// The standard deviation over the resamples; nil where they do not vary.
  public let standardError: Double?

  /// The percentile interval of the estimate.
  public let confidenceInterval: ConfidenceInterval

  /// What was done.
  public let method: String

  /// The resamples.
  public let bootstrap: BootstrapRun

  /// The outcome, the side of the events and the score.
  public let variables: String?

  /// The number of events.
  public let events: Int

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  init(
    _ curve: ROCCurve, _ measure: ROCMeasure, resamples: Int, seed: UInt64, level: Double
  ) throws(StatsError) {
    try measure.check()
    let run = try BootstrapRun(resamples: resamples, seed: seed, level: level)
    let cells = OrderedCells(curve.summary, eventsScore: curve.eventsScore)
    let counts = CurveCounts(cells)
    let whole = try DeLongVariance(cells)
    self.measure = measure
    estimate = measure.value(counts)
    attainable = measure.reading(.attainable).value(counts)
    interpolated = measure.reading(.interpolated).value(counts)
    let values =
      whole.scaledVariance == nil
      ? nil : Percentiles(try ResampledCurves(cells).values(of: measure, seeds: run.seeds()[0])[0])
    let limits: (lower: Double, upper: Double)
    if let values, !values.isConstant {
      limits = values.limits(level: level)
      standardError = values.standardDeviation
      method = "stratified bootstrap, percentile interval (\(run))"
    } else {
      let bound = AreaBound(whole)
      let given = measure.given
      let tail = (1 - level) / 2
      standardError = nil
      if bound.complement == 0, given < 1 {
        limits = (max(0, 1 - (1 - bound.lower(tail)) / (1 - given)), 1)
        method = "distribution-free bound by the whole area, conservative"
      } else if bound.area == 0, given > 0 {
        limits = (0, min(1, bound.upper(tail) / given))
        method = "distribution-free bound by the whole area, conservative"
      } else {
        limits = (0, 1)
        method = "no interval but the possible values (no resample differs)"
      }
    }
    confidenceInterval = try ConfidenceInterval(
      lower: limits.lower, upper: limits.upper, level: level, method: method)
    bootstrap = run
    variables = curve.area.variables
    events = curve.events
    count = curve.count
    exclusions = curve.exclusions
  }
}

extension ROCMeasure {
  /// The same measure with another reading.
  func reading(_ reading: CurveReading) -> ROCMeasure {
    switch self {
    case .sensitivity(let given, _): .sensitivity(atSpecificity: given, reading)
    case .specificity(let given, _): .specificity(atSensitivity: given, reading)
    default: self
    }
  }

  /// The given specificity or sensitivity; 1 for a measure without.
  var given: Double {
    switch self {
    case .sensitivity(let given, _), .specificity(let given, _): given
    default: 1
    }
  }
}

extension AccuracyAtGiven: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the measure, its interval, events, n and exclusions.
  public var description: String {
    var parts = [
      "\(variables.map { "\($0): " } ?? "")\(measure) \(Decimals.significant(estimate)) "
        + "(\(confidenceInterval))",
      method, "\(events) event\(events == 1 ? "" : "s"), n = \(count)",
    ]
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: ", ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension AccuracyAtGiven: Codable {
  private enum CodingKeys: CodingKey {
    case measure, estimate, attainable, interpolated, standardError, confidenceInterval, method
    case bootstrap, variables, events, count, exclusions
  }

  /// Encodes the result; what does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(measure, forKey: .measure)
    try container.encode(estimate, forKey: .estimate)
    try container.encode(attainable, forKey: .attainable)
    try container.encode(interpolated, forKey: .interpolated)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(confidenceInterval, forKey: .confidenceInterval)
    try container.encode(method, forKey: .method)
    try container.encode(bootstrap, forKey: .bootstrap)
    try container.encode(variables, forKey: .variables)
    try container.encode(events, forKey: .events)
    try container.encode(count, forKey: .count)
    try container.encode(exclusions, forKey: .exclusions)
  }
}
