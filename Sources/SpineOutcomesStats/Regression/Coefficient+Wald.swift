import Distributions
import RealModule

extension Coefficient {
  /// Computes test and interval from an estimate and its standard error.
  init(
    name: String, variable: VariableName, level: String?, reference: String?,
    estimate: Double, standardError: Double, confidence: Double
  ) throws(StatsError) {
    guard estimate.isFinite, standardError.isFinite, standardError > 0 else {
      throw .undefined(
        "the coefficient of \(name) exceeds the range of a double; use another unit")
    }
    self.name = name
    self.variable = variable
    self.level = level
    self.reference = reference
    self.estimate = estimate
    self.standardError = standardError
    z = estimate / standardError
    pValue = try PValue(2 * Normal.standard.upperTail(z.magnitude))
    let interval = try Self.wald(estimate, standardError, confidence)
    confidenceInterval = interval
    oddsRatio = try Estimate(
      name: "odds ratio", value: .exp(estimate),
      confidenceInterval: ConfidenceInterval(
        lower: .exp(interval.lower), upper: .exp(interval.upper), level: confidence,
        method: "Wald"))
  }

  /// The interval estimate -+ z * standard error.
  static func wald(
    _ estimate: Double, _ standardError: Double, _ level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    try ConfidenceInterval.check(level: level)
    let reach = Normal.standard.quantile(upperTail: (1 - level) / 2) * standardError
    return try ConfidenceInterval(
      lower: estimate - reach, upper: estimate + reach, level: level, method: "Wald")
  }
}
