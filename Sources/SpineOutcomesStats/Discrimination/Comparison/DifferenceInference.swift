internal import Distributions
internal import Foundation

/// Limits and p-value of a difference of two curves by one method.
struct DifferenceInference {
  var limits: (lower: Double, upper: Double)?
  var p: Double
  var method: String
  var standardError: Double?
  var statistic: TestStatistic?
  var bootstrap: BootstrapRun?

  /// There is no difference to estimate: the curves are alike.
  static func alike(_ reason: String) -> DifferenceInference {
    DifferenceInference(limits: nil, p: 1, method: reason)
  }

  /// DeLong's test of a difference with a variance, both (2 m n) and its square times too large.
  static func paired(
    excess: Double, scaledVariance: Double, doubledPairs: Double, level: Double
  ) throws(StatsError) -> DifferenceInference {
    let error = scaledVariance.squareRoot()
    let z = excess / error
    let deviate = Normal.standard.quantile(upperTail: (1 - level) / 2)
    let (difference, scaledError) = (excess / doubledPairs, error / doubledPairs)
    return DifferenceInference(
      limits: Self.cut(difference, deviate * scaledError, to: 1),
      p: 2 * Normal.standard.upperTail(z.magnitude), method: "paired DeLong",
      standardError: scaledError, statistic: try TestStatistic("z", z))
  }

  /// DeLong's test of two areas of different records.
  static func unpaired(
    _ first: DeLongVariance, _ second: DeLongVariance, _ reference: ROCDifference.Reference,
    level: Double
  ) throws(StatsError) -> DifferenceInference {
    let difference = first.area - second.area
    guard let firstError = first.standardError, let secondError = second.standardError else {
      return bound(first, second, level: level)
    }
    let error = (firstError * firstError + secondError * secondError).squareRoot()
    let ratio = difference / error
    switch reference {
    case .normal:
      let deviate = Normal.standard.quantile(upperTail: (1 - level) / 2)
      return DifferenceInference(
        limits: cut(difference, deviate * error, to: 1),
        p: 2 * Normal.standard.upperTail(ratio.magnitude),
        method: "unpaired DeLong, normal distribution", standardError: error,
        statistic: try TestStatistic("z", ratio))
    case .welch:
      // Shares of the variance keep the degrees of freedom in range.
      let shares = (
        (firstError / error) * (firstError / error),
        (secondError / error) * (secondError / error)
      )
      let records = (
        Double(first.events) + Double(first.others), Double(second.events) + Double(second.others)
      )
      let freedom =
        1 / (shares.0 * shares.0 / (records.0 - 1) + shares.1 * shares.1 / (records.1 - 1))
      let student = StudentT(degreesOfFreedom: freedom)
      return DifferenceInference(
        limits: cut(
          difference, student.quantile(upperTail: (1 - level) / 2) * error, to: 1),
        p: 2 * student.upperTail(ratio.magnitude),
        method: "unpaired DeLong, t distribution with Welch's degrees of freedom",
        standardError: error,
        statistic: try TestStatistic("t", ratio, degreesOfFreedom: freedom))
    }
  }

  /// Limits of each area at half the error: right whatever their correlation.
  static func bound(
    _ first: DeLongVariance, _ second: DeLongVariance, level: Double
  ) -> DifferenceInference {
    let isPositive = first.area > second.area
    let (larger, smaller) = isPositive ? (first, second) : (second, first)
    let tail = (1 - level) / 4
    let limits = (
      lower: first.lower(tail) - second.upper(tail), upper: first.upper(tail) - second.lower(tail)
    )
    // The tail at which the nearer limit is 0, each area having half of each side's error.
    func gap(_ logTail: Double) -> Double {
      larger.lower(exp(logTail)) - smaller.upper(exp(logTail))
    }
    var p = 1.0
    if larger.doubledWins > 0, gap(log(0.25)) > 0, larger.area > smaller.area {
      var (low, high) = (-700.0, log(0.25))
      for _ in 0..<200 {
        let middle = low + (high - low) / 2
        guard middle > low, middle < high else { break }
        if gap(middle) > 0 { high = middle } else { low = middle }
      }
      p = min(1, 4 * exp(high))
    }
    return DifferenceInference(
      limits: limits, p: p,
      method: "limits of both areas, conservative (DeLong's variance of one is 0 or undefined)")
  }

  /// The test of the differences in resamples.
  static func bootstrap(
    _ first: [Double], _ second: [Double], difference: Double, _ measure: ROCMeasure,
    _ interval: ROCDifference.BootstrapInterval, _ run: BootstrapRun, level: Double
  ) throws(StatsError) -> DifferenceInference {
    let differences = Percentiles(zip(first, second).map { $0 - $1 })
    guard !differences.isConstant else {
      guard difference != 0 || differences.sorted.first != 0 else {
        return alike("stratified bootstrap (\(run)): no resample shows a difference")
      }
      return possible(measure, "no resample differs")
    }
    let error = differences.standardDeviation
    let reach = measure.bounds.upperBound - measure.bounds.lowerBound
    switch interval {
    case .percentile:
      return DifferenceInference(
        limits: differences.limits(level: level), p: differences.pValue(of: 0),
        method: "stratified bootstrap, percentile interval (\(run))", standardError: error,
        bootstrap: run)
    case .normal:
      let z = difference / error
      let deviate = Normal.standard.quantile(upperTail: (1 - level) / 2)
      return DifferenceInference(
        limits: cut(difference, deviate * error, to: reach),
        p: 2 * Normal.standard.upperTail(z.magnitude),
        method: "stratified bootstrap, normal distribution (\(run))", standardError: error,
        statistic: try TestStatistic("z", z), bootstrap: run)
    }
  }

  /// All differences that are possible.
  static func possible(_ measure: ROCMeasure, _ reason: String) -> DifferenceInference {
    let reach = measure.bounds.upperBound - measure.bounds.lowerBound
    return DifferenceInference(
      limits: (-reach, reach), p: 1, method: "no interval but the possible values (\(reason))")
  }

  private static func cut(
    _ center: Double, _ margin: Double, to reach: Double
  ) -> (lower: Double, upper: Double) {
    (max(-reach, center - margin), min(reach, center + margin))
  }
}

extension DeLongVariance {
  /// The lower limit by DeLong's variance, or by the bound where that is 0 or undefined.
  fileprivate func lower(_ tail: Double) -> Double {
    guard let standardError else { return AreaBound(self).lower(tail) }
    return max(0, area - standardError * Normal.standard.quantile(upperTail: tail))
  }

  /// The upper limit likewise.
  fileprivate func upper(_ tail: Double) -> Double {
    guard let standardError else { return AreaBound(self).upper(tail) }
    return min(1, area + standardError * Normal.standard.quantile(upperTail: tail))
  }
}
