import Distributions
import RealModule

/// Limits and p-value of an area by one inversion.
struct AreaInference: Sendable {
  var lower: Double
  var upper: Double
  var p: Double
  var z: Double?
  var standardError: Double?
  var method: String
  var bootstrap: BootstrapRun?

  /// What is asked about the area.
  struct Question {
    /// The value that is tested, inside 0...1.
    var value: Double
    var level: Double
    var scale: AreaUnderCurve.IntervalScale

    var tail: Double { (1 - level) / 2 }

    init(
      value: Double, level: Double, scale: AreaUnderCurve.IntervalScale
    ) throws(StatsError) {
      try ConfidenceInterval.check(level: level)
      guard value > 0, value < 1 else {
        throw .invalidArgument(
          name: "against", reason: "an area that is tested lies between 0 and 1")
      }
      self.value = value
      self.level = level
      self.scale = scale
    }
  }

  /// Answers by DeLong's variance.
  static func deLong(_ question: Question, _ variance: DeLongVariance) -> AreaInference {
    wald(question, variance, variance.scaledVariance, "DeLong", "DeLong's variance")
  }

  /// Answers by a variance.
  static func answer(
    _ question: Question, by variance: AreaUnderCurve.Variance, _ deLong: DeLongVariance,
    _ cells: OrderedCells
  ) throws(StatsError) -> AreaInference {
    switch variance {
    case .deLong:
      return .deLong(question, deLong)
    case .hanleyMcNeil:
      return wald(
        question, deLong, deLong.hanleyMcNeil, "Hanley-McNeil", "Hanley and McNeil's variance")
    case .newcombe:
      return NewcombeInterval(deLong).answer(question)
    case .bootstrap(let resamples, let seed):
      let run = try BootstrapRun(resamples: resamples, seed: seed, level: question.level)
      guard deLong.standardError != nil else {
        return bound(question, deLong, "the variance over resamples")
      }
      let source = ResampledCurves(cells)
      let areas = try source.values(of: .area, seeds: run.seeds()[0])[0]
      return percentile(question, Percentiles(areas), run)
    }
  }

  /// The interval and the test of a variance that is (2 m n)^2 times too large.
  private static func wald(
    _ question: Question, _ area: DeLongVariance, _ scaledVariance: Double?, _ name: String,
    _ long: String
  ) -> AreaInference {
    guard let scaledVariance, scaledVariance > 0 else { return bound(question, area, long) }
    let scaledError = scaledVariance.squareRoot()
    let error = scaledError / Double(area.doubledPairs)
    let deviate = Normal.standard.quantile(upperTail: question.tail)
    switch question.scale {
    case .plain:
      let z = area.excess(over: question.value) / scaledError
      return AreaInference(
        lower: max(0, area.area - deviate * error), upper: min(1, area.area + deviate * error),
        p: 2 * Normal.standard.upperTail(z.magnitude), z: z, standardError: error, method: name)
    case .logit where area.doubledWins == 0 || area.doubledWins == area.doubledPairs:
      return bound(question, area, long)
    case .logit:
      let logit =
        Double.log(Double(area.doubledWins))
        - .log(Double(area.doubledPairs - area.doubledWins))
      let logitError = error / (area.area * area.complement)
      let z = area.logitExcess(over: question.value) / logitError
      return AreaInference(
        lower: 1 / (1 + .exp(-(logit - deviate * logitError))),
        upper: 1 / (1 + .exp(-(logit + deviate * logitError))),
        p: 2 * Normal.standard.upperTail(z.magnitude), z: z, standardError: error,
        method: "\(name), logit scale")
    }
  }

  private static func percentile(
    _ question: Question, _ areas: Percentiles, _ run: BootstrapRun
  ) -> AreaInference {
    let limits = areas.limits(level: question.level)
    return AreaInference(
      lower: limits.lower, upper: limits.upper, p: areas.pValue(of: question.value), z: nil,
      standardError: areas.standardDeviation,
      method: "stratified bootstrap, percentile interval (\(run))", bootstrap: run)
  }

  private static func bound(
    _ question: Question, _ area: DeLongVariance, _ variance: String
  ) -> AreaInference {
    let bound = AreaBound(area)
    return AreaInference(
      lower: bound.lower(question.tail), upper: bound.upper(question.tail),
      p: bound.pValue(of: question.value), z: nil, standardError: nil,
      method: "distribution-free bound, conservative (\(variance) is 0 or undefined)")
  }
}

extension DeLongVariance {
  /// (2 m n) (area - value), from integers for 0.5 and with one rounding otherwise.
  func excess(over value: Double) -> Double {
    value == 0.5
      ? Double(doubledWins - doubledPairs / 2)
      : Double(doubledWins).addingProduct(-value, Double(doubledPairs))
  }

  /// The log odds of the area less those of a value; neither is 0 or 1.
  func logitExcess(over value: Double) -> Double {
    let (wins, losses) = (Double(doubledWins), Double(doubledPairs - doubledWins))
    // wins (1 - value) / (losses value) - 1, without cancellation.
    let surplus = excess(over: value) / (losses * value)
    return surplus.magnitude < 0.5
      ? .log(onePlus: surplus) : .log(wins / value) - .log(losses / (1 - value))
  }

  /// (2 m n)^2 times Hanley and McNeil's variance, in which no terms cancel.
  var hanleyMcNeil: Double {
    let (m, n) = (Double(events), Double(others))
    let spread =
      1 + (m - 1) * complement / (1 + complement) + (n - 1) * area / (1 + area)
    return 4 * m * n * area * complement * spread
  }
}
