import Distributions
internal import SpineOutcomesStats

/// What p-values and normal quantiles may stand behind a printed p-value.
struct ProbabilityRange {
  /// The p-values, inside 0...1, widened by the slack of the computation; nil where the printed
  /// figure leaves none, as 1.2 does.
  let values: ClosedRange<Double>?

  init(_ figure: Reported, rounding: RoundingRule) {
    let hull = figure.interval(rounding: rounding).hull()
    let (low, high) = (max(0, hull.lowerBound), min(1, hull.upperBound))
    values = low <= high ? low...high : nil
  }

  /// Whether a computed p-value may stand behind the printed one; a relative 1e-9 is allowed for
  /// its computation.
  func contains(_ pValue: Double) -> Bool {
    guard let values else { return false }
    return pValue * (1 + 1e-9) >= values.lowerBound && pValue * (1 - 1e-9) <= values.upperBound
  }

  /// Whether some p-value of a range may stand behind the printed one.
  func meets(_ range: ClosedRange<Double>) -> Bool {
    guard let values else { return false }
    return range.upperBound * (1 + 1e-9) >= values.lowerBound
      && range.lowerBound * (1 - 1e-9) <= values.upperBound
  }

  /// The |z| whose two-sided p-value is in the range; the greater end is infinite where p may be
  /// 0.
  var standardScores: ClosedRange<Double>? {
    guard let values else { return nil }
    let low = Self.score(values.upperBound) * (1 - 1e-11)
    let high = Self.score(values.lowerBound) * (1 + 1e-11)
    return low...max(low, high)
  }

  private static func score(_ pValue: Double) -> Double {
    pValue <= 0 ? .infinity : pValue >= 1 ? 0 : Normal.standard.quantile(upperTail: pValue / 2)
  }

  /// The two-sided p-value of a standard score.
  static func twoSided(_ score: Double) -> Double {
    score.isInfinite ? 0 : min(1, 2 * Normal.standard.upperTail(score.magnitude))
  }
}
