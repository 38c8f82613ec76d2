import Distributions
import Foundation

/// The effects that strata have in common, by Mantel and Haenszel's weights.
struct CommonEffects {
  let strata: StratifiedCells

  init(_ strata: StratifiedCells) { self.strata = strata }

  /// The share of its parts up to which a variance is what rounding leaves of 0.
  private static let rounding = 1e-13

  private func z(_ level: Double) -> Double {
    Normal.standard.quantile(upperTail: (1 - level) / 2)
  }

  /// sum(a d / n) / sum(b c / n), with the p-value of 1 by the standard error of its logarithm.
  func oddsRatio(level: Double) throws(StatsError) -> (Estimate, PValue?) {
    let name = strata.name("common odds ratio")
    let (r, s) = strata.crossProducts
    guard r > 0, s > 0 else {
      let value = s > 0 ? 0 : Double.infinity
      return (try Estimate(name: name, value: value, confidenceInterval: nil), nil)
    }
    var variance = 0.0
    for stratum in strata.informative {
      let cells = stratum.cells
      let (agreeing, opposing) = (
        Double(cells.a) + Double(cells.d), Double(cells.b) + Double(cells.c)
      )
      let (p, q) = (agreeing / stratum.count, opposing / stratum.count)
      let first = Double(cells.a) / stratum.count * Double(cells.d) / r
      let second = Double(cells.b) / stratum.count * Double(cells.c) / s
      variance += (p * first / r + (p * second / r + q * first / s) + q * second / s) / 2
    }
    let error = variance.squareRoot()
    let ratio = r / s
    let half = z(level) * error
    let estimate = try Estimate(
      name: name, value: ratio,
      confidenceInterval: ConfidenceInterval(
        lower: ratio * exp(-half), upper: ratio * exp(half), level: level,
        method: "Robins-Breslow-Greenland"))
    // log(r / s), with its digits near 1.
    let logarithm = log1p((r - s) / s)
    return (estimate, try PValue(2 * Normal.standard.upperTail(logarithm.magnitude / error)))
  }

  /// sum(x1 n0 / n) / sum(x0 n1 / n), over the strata with records in both rows.
  func riskRatio(level: Double) throws(StatsError) -> Estimate {
    let name = strata.name("common risk ratio")
    var (r, s, variance) = (0.0, 0.0, 0.0)
    for stratum in strata.comparable {
      let (x1, x0) = (Double(stratum.cells.d), Double(stratum.cells.b))
      let (n1, n0, n) = (stratum.group, stratum.reference, stratum.count)
      r += x1 * n0 / n
      s += x0 * n1 / n
      // (x1 + x0) n1 n0 - x1 x0 n, each product of its own scale.
      variance += x1 * n0 / n * ((n1 - x0) / n) + x0 * n1 / n * ((n0 - x1) / n)
    }
    guard r > 0, s > 0 else {
      return try Estimate(
        name: name, value: s > 0 ? 0 : .infinity, confidenceInterval: nil)
    }
    // Where every record has the event the error is 0, and an interval without width says nothing.
    guard variance > Self.rounding * (r + s) else {
      return try Estimate(name: name, value: r / s, confidenceInterval: nil)
    }
    let half = z(level) * (variance / r / s).squareRoot()
    return try Estimate(
      name: name, value: r / s,
      confidenceInterval: ConfidenceInterval(
        lower: r / s * exp(-half), upper: r / s * exp(half), level: level,
        method: "Greenland-Robins"))
  }

  /// sum((x1 n0 - x0 n1) / n) / sum(n1 n0 / n), over the strata with records in both rows: one
  /// without events takes the difference towards 0.
  func riskDifference(level: Double) throws(StatsError) -> Estimate {
    var excess = CompensatedSum()
    var (weights, p, q) = (0.0, 0.0, 0.0)
    for stratum in strata.comparable {
      let (x1, x0) = (Double(stratum.cells.d), Double(stratum.cells.b))
      let (n1, n0, n) = (stratum.group, stratum.reference, stratum.count)
      // x1 n0 - x0 n1 = n x1 - n1 (x1 + x0).
      excess.add(stratum.excess)
      weights += n1 / n * n0
      p += n1 / n * (n1 / n) * x0 - n0 / n * (n0 / n) * x1 + n1 / n * (n0 / n) * (n0 - n1) / 2
      q += (x1 / n * (n0 - x0) + x0 / n * (n1 - x1)) / 2
    }
    let difference = excess.value / weights
    let name = strata.name("common risk difference")
    // The error is 0 where the groups are told apart without exception, or no record differs.
    let variance = difference * p + q
    guard variance > Self.rounding * ((difference * p).magnitude + q.magnitude) else {
      return try Estimate(name: name, value: difference, confidenceInterval: nil)
    }
    let half = z(level) * variance.squareRoot() / weights
    return try Estimate(
      name: name, value: difference,
      confidenceInterval: ConfidenceInterval(
        lower: max(-1, difference - half), upper: min(1, difference + half), level: level,
        method: "Sato"))
  }
}
