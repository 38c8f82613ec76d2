import Distributions
import RealModule

/// A t statistic with the p-value and the intervals that its distribution gives.
struct TInference {
  /// What is tested, less its null value, and its standard error, above 0.
  let difference: Double
  let error: Double
  let degreesOfFreedom: Double

  let alternative: Alternative
  let level: Double

  var t: Double { difference / error }

  private var student: StudentT { StudentT(degreesOfFreedom: degreesOfFreedom) }

  private var tail: Double { alternative == .twoSided ? (1 - level) / 2 : 1 - level }

  var pValue: Double { student.tail(t, alternative) }

  func statistic() throws(StatsError) -> TestStatistic {
    try TestStatistic("t", t, degreesOfFreedom: degreesOfFreedom)
  }

  /// The interval around an estimate.
  func interval(around estimate: Double) throws(StatsError) -> ConfidenceInterval {
    let reach = student.quantile(upperTail: tail) * error
    return try ConfidenceInterval(
      lower: alternative == .less ? -.infinity : estimate - reach,
      upper: alternative == .greater ? .infinity : estimate + reach, level: level,
      method: "inversion of the t test")
  }

  /// The interval of t's noncentrality times a factor, for standardised differences.
  ///
  /// It holds the noncentralities at which t is not in a tail; it excludes 0 just when the test
  /// rejects.
  func noncentralInterval(times factor: Double) throws(StatsError) -> ConfidenceInterval {
    func limit(_ probability: Double) -> Double {
      factor
        * NoncentralT.noncentrality(
          upperTail: probability, at: t, degreesOfFreedom: degreesOfFreedom)
    }
    let lower = alternative == .less ? -.infinity : limit(tail)
    let upper = alternative == .greater ? .infinity : limit(1 - tail)
    return try ConfidenceInterval(
      lower: min(lower, upper), upper: max(lower, upper), level: level,
      method: "inversion of the noncentral t distribution")
  }

  /// Cohen's d and Hedges' g: t times a factor, and that times the correction for its bias.
  ///
  /// With one degree of freedom the correction is 0, and there is no g.
  func effects(times factor: Double, named unit: String) throws(StatsError) -> [Estimate] {
    let interval = try noncentralInterval(times: factor)
    let effect = try Estimate(
      name: "Cohen's d (\(unit))", value: t * factor, confidenceInterval: interval)
    guard degreesOfFreedom > 1 else { return [effect] }
    let correction = Self.hedgesCorrection(degreesOfFreedom)
    let corrected = try Estimate(
      name: "Hedges' g (\(unit))", value: t * factor * correction,
      confidenceInterval: ConfidenceInterval(
        lower: interval.lower * correction, upper: interval.upper * correction, level: level,
        method: interval.method))
    return [effect, corrected]
  }

  /// Γ(n / 2) / (sqrt(n / 2) Γ((n - 1) / 2)): the correction that makes g unbiased.
  ///
  /// Source: Hedges LV, J Educ Stat 1981;6:107, doi 10.3102/10769986006002107.
  static func hedgesCorrection(_ degreesOfFreedom: Double) -> Double {
    let half = degreesOfFreedom / 2
    return .exp(-LogGamma.difference(half - 0.5, plus: 0.5)) / half.squareRoot()
  }
}
