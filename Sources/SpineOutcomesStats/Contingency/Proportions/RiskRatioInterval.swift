internal import Distributions
import Foundation

/// How the interval of a ratio of two independent proportions is computed.
public enum RiskRatioInterval: String, Sendable, Codable, CaseIterable {
  /// Koopman's score interval: the ratios that a chi-square test of that ratio does not reject.
  ///
  /// At a ratio of 1 it is the plain chi-square test. It is defined with cells of 0, unless no
  /// record has the event. `PropCIs::riskscoreci`.
  ///
  /// Source: Koopman, Biometrics 1984;40:513, doi 10.2307/2531405.
  case koopman

  /// Normal on the logarithm, with variance 1/x1 - 1/n1 + 1/x0 - 1/n0.
  ///
  /// It needs events in both groups, and a record without the event. `epitools::riskratio.wald`.
  ///
  /// Source: Katz et al., Biometrics 1978;34:469, doi 10.2307/2530610.
  case log
}

extension RiskRatioInterval {
  func interval(
    _ proportions: TwoProportions, level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
    switch self {
    case .koopman:
      let score = RiskRatioScore(proportions.cells)
      return try ConfidenceInterval(
        lower: 1 / score.swapped.upperLimit(z), upper: score.upperLimit(z), level: level,
        method: "score (Koopman)")
    case .log:
      let (group, reference) = (proportions.group, proportions.reference)
      guard group.events > 0, reference.events > 0 else {
        throw .undefined(
          "the logarithmic interval of a risk ratio needs events in both groups; use Koopman's")
      }
      // 1/x - 1/n, without cancellation.
      func variance(_ part: Proportion) -> Double {
        Double(part.count - part.events) / Double(part.count) / Double(part.events)
      }
      let variance = variance(group) + variance(reference)
      guard variance > 0 else {
        throw .undefined(
          "the logarithmic interval of a risk ratio has no width where every record has the event; "
            + "use Koopman's")
      }
      let half = z * variance.squareRoot()
      let ratio = group.value / reference.value
      return try ConfidenceInterval(
        lower: ratio * exp(-half), upper: ratio * exp(half), level: level, method: "log (Katz)")
    }
  }
}

/// The score statistic of a ratio r of two risks.
///
/// (estimate1 - r estimate0) / sqrt(p1 q1 / n1 + r^2 p0 q0 / n0), at the most likely p1 = r p0;
/// its square is Koopman's chi-square.
struct RiskRatioScore {
  private let events1: Double
  private let count1: Double
  private let events0: Double
  private let count0: Double

  /// The event is in the second column, the reference in the first row.
  init(_ cells: TwoByTwo) {
    events1 = Double(cells.d)
    count1 = Double(cells.c) + Double(cells.d)
    events0 = Double(cells.b)
    count0 = Double(cells.a) + Double(cells.b)
  }

  private init(_ events1: Double, _ count1: Double, _ events0: Double, _ count0: Double) {
    self.events1 = events1
    self.count1 = count1
    self.events0 = events0
    self.count0 = count0
  }

  /// Group and reference exchanged: ratios become their inverses.
  var swapped: RiskRatioScore { RiskRatioScore(events0, count0, events1, count1) }

  /// The largest ratio whose statistic is at least -z; infinite without events in the reference.
  func upperLimit(_ z: Double) -> Double {
    guard events0 > 0 else { return .infinity }
    // On the scale of logarithms, from the estimate up: 1/2 event stands for none.
    var low = Foundation.log(max(events1, 1e-6) / events0 * (count0 / count1))
    var step = 1.0
    if events1 == 0 {
      while low > -690, statistic(exp(low)) < -z { low -= 30 }
    }
    var high = low + step
    while high < 690, statistic(exp(high)) > -z {
      low = high
      step *= 2
      high += step
    }
    for _ in 0..<1100 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if statistic(exp(middle)) > -z { low = middle } else { high = middle }
    }
    return exp(high)
  }

  /// The statistic at a ratio above 0.
  func statistic(_ ratio: Double) -> Double {
    let total = count1 + count0
    let events = events1 + events0
    let (rest1, rest0) = (count1 - events1, count0 - events0)
    let (u, v) = (ratio * (count1 + events0), events1 + count0)
    // The root of the discriminant of the likelihood equation: a sum of terms that are not negative.
    let root = ((u - v) * (u - v) + 4 * ratio * rest1 * rest0).squareRoot()
    let p0 = 2 * events / (u + v + root)
    let p1 = ratio * p0
    let q1 = Self.largerRoot(total, 2 * total - u - v, rest1 * (1 - ratio), root)
    let q0 = Self.largerRoot(
      ratio * total, 2 * ratio * total - u - v, rest0 * (ratio - 1), root)
    let distance = (events1 * count0 - ratio * (events0 * count1)) / (count1 * count0)
    let variance = p1 * q1 / count1 + ratio * ratio * p0 * q0 / count0
    guard distance != 0 else { return 0 }
    return variance > 0 ? distance / variance.squareRoot() : distance * .infinity
  }

  /// The larger root of a x^2 - b x + c, given the root of b^2 - 4 a c; not below 0.
  private static func largerRoot(
    _ a: Double, _ b: Double, _ c: Double, _ root: Double
  ) -> Double {
    max(0, b >= 0 ? (b + root) / (2 * a) : 2 * c / (b - root))
  }
}
