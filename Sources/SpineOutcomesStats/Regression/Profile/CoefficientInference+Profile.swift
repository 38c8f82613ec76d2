import Distributions
import LinearAlgebra

extension ProfileLimits {
  /// Test and interval of a functional of the coefficients in the user's units.
  ///
  /// - Parameters:
  ///   - weights: The weights of the coefficients, the constant term first where there is one.
  ///   - name: The name of the method.
  ///   - level: The confidence level.
  /// - Returns: The likelihood-ratio test of 0, and the interval of values that it keeps.
  /// - Throws: ``StatsError/notConverged(iterations:lastChange:)``.
  mutating func inference(
    of weights: [Double], name: String, level: Double
  ) throws(StatsError) -> CoefficientInference {
    let (functional, unit) = surface.problem.functional(weights)
    let fall = try fall(of: functional, to: 0)
    let reference = ChiSquared(degreesOfFreedom: 1)
    let limits = try limits(
      of: functional, quantile: reference.quantile(upperTail: 1 - level))
    return CoefficientInference(
      statistic: try TestStatistic("chi-square", fall, degreesOfFreedom: 1),
      pValue: try PValue(reference.upperTail(fall)),
      interval: try ConfidenceInterval(
        lower: limits.lower * unit, upper: limits.upper * unit, level: level, method: name))
  }
}

extension LogisticProblem {
  /// A linear functional of coefficients in the user's units, on scaled coefficients.
  ///
  /// - Parameter weights: The weights, the constant term first where there is one.
  /// - Returns: Weights of the scaled coefficients, and what their functional is multiplied by.
  func functional(_ weights: [Double]) -> (functional: [Double], unit: Double) {
    var functional = weights
    let first = design.interceptCount
    let constant = first == 1 ? weights.first ?? 0 : 0
    for column in first..<max(first, scalings.count) {
      functional[column] = weights[column] * scalings[column].factor
      if constant != 0 { functional[column] -= constant * scalings[column].centre }
    }
    // A power of two brings the largest weight near 1: nothing over- or underflows.
    let largest = functional.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return (functional, 1) }
    let unit = Double(
      sign: .plus, exponent: min(max(largest.exponent, -1000), 1000), significand: 1)
    return (functional.map { $0 / unit }, unit)
  }
}
