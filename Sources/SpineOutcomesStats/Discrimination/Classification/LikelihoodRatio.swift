internal import Distributions
internal import Foundation

/// The ratio of two shares, of events and of others, that are read in one way.
///
/// With x of m events and y of n others the ratio is (x / m) / (y / n), and its logarithm has the
/// variance 1/x - 1/m + 1/y - 1/n. Where that is infinite or 0, as a count is 0 or all records
/// are read alike, 1/2 is added to all four cells for the interval, which then goes on to the
/// ratio itself where that is 0 or infinite.
///
/// With the same logarithm the predictive values at a prevalence follow on the logit scale; there
/// z^2 / 2 is added instead, which is Mercaldo's adjusted interval.
///
/// Source: Simel, Samsa, Matchar, J Clin Epidemiol 1991;44:763, doi 10.1016/0895-4356(91)90128-V;
/// Mercaldo, Lau, Zhou, Stat Med 2007;26:2170, doi 10.1002/sim.2677.
struct LikelihoodRatio: Sendable {
  let value: Double
  let lower: Double
  let upper: Double

  /// Whether a number was added to all cells.
  let isAdjusted: Bool

  /// What is added to the cells of a table with a 0.
  enum Addition: Sendable {
    case half
    case halfSquaredDeviate
  }

  /// The ratio; nil when neither events nor others are read in this way.
  init?(_ x: Int, of m: Int, _ y: Int, of n: Int, level: Double, adding: Addition = .half) {
    guard x >= 0, y >= 0, x <= m, y <= n, m > 0, n > 0, x > 0 || y > 0 else { return nil }
    let counts = [x, m - x, y, n - y].map(Double.init)
    let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
    value = y == 0 ? .infinity : counts[0] / Double(m) * (Double(n) / counts[2])
    isAdjusted = x == 0 || y == 0 || (x == m && y == n)
    let added = isAdjusted ? (adding == .half ? 0.5 : z * z / 2) : 0
    let cells = counts.map { $0 + added }
    let (events, others) = (cells[0] + cells[1], cells[2] + cells[3])
    // 1/x - 1/m = (m - x) / (x m), without a difference.
    let variance = cells[1] / cells[0] / events + cells[3] / cells[2] / others
    let reach = z * variance.squareRoot()
    let centre = isAdjusted ? cells[0] / events * (others / cells[2]) : value
    lower = min(value, centre * exp(-reach))
    upper = max(value, centre * exp(reach))
  }

  /// The ratio as an estimate.
  func estimate(_ name: String, level: Double) throws(StatsError) -> Estimate {
    try Estimate(
      name: name, value: value,
      confidenceInterval: ConfidenceInterval(
        lower: lower, upper: upper, level: level,
        method: isAdjusted
          ? "log (Simel), 1/2 added to each cell, extended to the ratio" : "log (Simel)"))
  }

  /// The probability of the event after the finding, from that before: on the logit scale the
  /// logarithm of the ratio is added.
  func posterior(
    _ name: String, prevalence: Double, ofEvent: Bool, level: Double
  ) throws(StatsError) -> Estimate {
    func after(_ ratio: Double) -> Double {
      let (favourable, against) = (ratio * prevalence, 1 - prevalence)
      if ratio == .infinity { return ofEvent ? 1 : 0 }
      return (ofEvent ? favourable : against) / (favourable + against)
    }
    return try Estimate(
      name: name, value: after(value),
      confidenceInterval: ConfidenceInterval(
        lower: after(ofEvent ? lower : upper), upper: after(ofEvent ? upper : lower),
        level: level,
        method: isAdjusted
          ? "adjusted logit (Mercaldo), extended to the estimate" : "logit (Mercaldo)"))
  }
}
