internal import Distributions
internal import RealModule

/// How the hazard of tied events is summed.
public enum CumulativeHazardEstimator: String, Sendable, Hashable, Codable, CaseIterable {
  /// Σ d / r, with the variance Σ d / r²: the default, as in R (`ctype = 1`) and SAS.
  ///
  /// Nelson, Technometrics 14:945, 1972, doi 10.1080/00401706.1972.10488991; Aalen, Ann Stat 6:701,
  /// 1978, doi 10.1214/aos/1176344247.
  case nelsonAalen = "Nelson-Aalen"

  /// The d events of a time one after the other: Σ 1 / r + 1 / (r - 1) + ... + 1 / (r - d + 1),
  /// with the variance Σ 1 / r² + ... + 1 / (r - d + 1)².
  ///
  /// R's `ctype = 2` and the default of lifelines. Fleming and Harrington, Commun Stat Theory
  /// Methods 13:2469, 1984, doi 10.1080/03610928408828837.
  case flemingHarrington = "Fleming-Harrington"

  /// The hazard and its variance at a time with events; 0 < events <= atRisk.
  func step(events: Int, atRisk: Int) -> (hazard: Double, variance: Double) {
    let (d, r) = (Double(events), Double(atRisk))
    switch self {
    case .nelsonAalen: return (d / r, d / r / r)
    case .flemingHarrington:
      return (
        Self.sum(from: atRisk - events, to: atRisk, power: 1),
        Self.sum(from: atRisk - events, to: atRisk, power: 2)
      )
    }
  }

  /// Σ 1 / k^power for low < k <= high, power 1 or 2, in at most about a hundred steps.
  ///
  /// Above 64 by the formula of Euler and Maclaurin, whose first term left out is below 1e-16 of
  /// the sum; differences of powers are products, so that few terms among many lose no digits.
  private static func sum(from low: Int, to high: Int, power: Int) -> Double {
    var sum = DoubleDouble(0)
    func term(_ k: Int) -> Double { power == 1 ? 1 / Double(k) : 1 / Double(k) / Double(k) }
    let middle = min(high, max(low, high - low <= 64 ? high : 64))
    for k in stride(from: middle, to: low, by: -1) { sum.add(term(k)) }
    guard middle < high else { return sum.value }
    let (a, b) = (Double(middle), Double(high))
    let (u, v) = (1 / a, 1 / b)
    // u^n - v^n as a product.
    func fall(_ n: Int) -> Double {
      var (factor, power) = (0.0, 1.0)
      for _ in 0..<n {
        factor = factor * v + power
        power *= u
      }
      return (b - a) * u * v * factor
    }
    if power == 1 {
      sum.add(Double.log(onePlus: (b - a) * u))
      sum.add(-fall(1) / 2)
      sum.add(fall(2) / 12)
      sum.add(-fall(4) / 120)
      sum.add(fall(6) / 252)
    } else {
      sum.add(fall(1))
      sum.add(-fall(2) / 2)
      sum.add(fall(3) / 6)
      sum.add(-fall(5) / 30)
      sum.add(fall(7) / 42)
    }
    return sum.value
  }
}

/// The scale on which the interval of a cumulative hazard is symmetric.
public enum HazardInterval: String, Sendable, Hashable, Codable, CaseIterable {
  /// H exp(± z SE / H): stays above 0; the default, as in lifelines. Undefined where H is 0.
  case log

  /// H ± z SE, cut off at 0. Undefined where H is 0.
  case plain

  /// The limits; nil where H is 0.
  func limits(
    hazard: Double, standardError: Double, quantile: Double
  ) -> (lower: Double, upper: Double)? {
    guard hazard > 0 else { return nil }
    let width = quantile * standardError
    switch self {
    case .log:
      let factor = Double.exp(width / hazard)
      return (hazard / factor, hazard * factor)
    case .plain: return (max(0, hazard - width), hazard + width)
    }
  }
}
