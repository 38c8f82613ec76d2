import Distributions
import RealModule

/// The distribution that a Wald statistic is referred to.
enum WaldReference: Sendable, Equatable {
  /// The standard normal distribution, for z.
  case normal

  /// Student's t with these degrees of freedom.
  case student(degreesOfFreedom: Int)

  /// The two-sided p-value of an estimate over its standard error.
  func pValue(_ ratio: Double) throws(StatsError) -> PValue {
    switch self {
    case .normal: try PValue(2 * Normal.standard.upperTail(ratio.magnitude))
    case .student(let freedom):
      try PValue(2 * StudentT(degreesOfFreedom: Double(freedom)).upperTail(ratio.magnitude))
    }
  }

  /// How many standard errors an interval reaches to each side.
  func reach(level: Double) -> Double {
    let tail = (1 - level) / 2
    return switch self {
    case .normal: Normal.standard.quantile(upperTail: tail)
    case .student(let freedom):
      StudentT(degreesOfFreedom: Double(freedom)).quantile(upperTail: tail)
    }
  }

  /// The statistic under its letter.
  func statistic(_ ratio: Double) throws(StatsError) -> TestStatistic {
    switch self {
    case .normal: try TestStatistic("z", ratio)
    case .student(let freedom):
      try TestStatistic("t", ratio, degreesOfFreedom: Double(freedom))
    }
  }

  /// The interval estimate -+ reach * standard error.
  func interval(
    _ estimate: Double, _ standardError: Double, level: Double, method: String
  ) throws(StatsError) -> ConfidenceInterval {
    try WaldInference(self, name: method, level: level).interval(estimate, standardError)
  }
}

/// Wald's tests and intervals at a level, for any number of estimates.
struct WaldInference {
  let reference: WaldReference
  let name: String
  let level: Double

  /// How many standard errors an interval reaches to each side.
  private let reach: Double

  init(_ reference: WaldReference, name: String, level: Double) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    self.reference = reference
    self.name = name
    self.level = level
    reach = reference.reach(level: level)
  }

  /// Test and interval of an estimate.
  func inference(
    _ estimate: Double, _ standardError: Double
  ) throws(StatsError) -> CoefficientInference {
    let ratio = estimate / standardError
    return CoefficientInference(
      statistic: try reference.statistic(ratio), pValue: try reference.pValue(ratio),
      interval: try interval(estimate, standardError))
  }

  /// The interval estimate -+ reach * standard error.
  func interval(
    _ estimate: Double, _ standardError: Double
  ) throws(StatsError) -> ConfidenceInterval {
    let reach = reach * standardError
    return try ConfidenceInterval(
      lower: estimate - reach, upper: estimate + reach, level: level, method: name)
  }
}

/// Test and interval of one coefficient.
struct CoefficientInference {
  let statistic: TestStatistic
  let pValue: PValue
  let interval: ConfidenceInterval
}

extension Coefficient {
  /// Names an estimate, with its test and interval; without a term it is that of the constant.
  init(
    term: String?, factors: [ColumnFactor], measure: EffectMeasure = .oddsRatio,
    estimate: Double, standardError: Double,
    _ inference: () throws(StatsError) -> CoefficientInference
  ) throws(StatsError) {
    name = term == nil ? Design.interceptName : DesignColumn.name(of: factors)
    guard estimate.isFinite, standardError.isFinite, standardError > 0 else {
      throw .undefined(
        "the coefficient of \(name) exceeds the range of a double; use another unit")
    }
    let inference = try inference()
    self.term = term ?? Design.interceptName
    self.factors = factors
    self.estimate = estimate
    self.standardError = standardError
    statistic = inference.statistic
    pValue = inference.pValue
    let interval = inference.interval
    confidenceInterval = interval
    self.measure = measure
    ratio = try Self.ratio(measure, estimate, interval)
  }

  /// exp(estimate) with the interval carried over.
  static func ratio(
    _ measure: EffectMeasure, _ estimate: Double, _ interval: ConfidenceInterval
  ) throws(StatsError) -> Estimate {
    try Estimate(
      name: measure.rawValue, value: .exp(estimate),
      confidenceInterval: ConfidenceInterval(
        lower: .exp(interval.lower), upper: .exp(interval.upper), level: interval.level,
        method: interval.method))
  }
}
