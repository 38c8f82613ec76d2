import Foundation

/// A distribution-free bound of an area, for samples whose variance is 0 or unknown.
///
/// By Markov's inequality an observed area of a or more has a probability of at most A / a when
/// A is the area of the population; so A >= t a, except with probability t. Where the scores
/// separate the outcomes or are all tied, all k = min(m, n) disjoint pairs came out alike, and
/// the bound is a t^(1/k). Upwards the same holds for 1 - a.
struct AreaBound: Sendable {
  /// The area of the sample.
  let area: Double

  /// 1 - area.
  let complement: Double

  /// The number of disjoint pairs that agree.
  let pairs: Double

  init(_ variance: DeLongVariance) {
    area = variance.area
    complement = variance.complement
    let isConstant = variance.scaledVariance.map { $0 == 0 } ?? false
    pairs = isConstant ? Double(min(variance.events, variance.others)) : 1
  }

  /// What is left of area and complement with an error of `tail` on each side.
  func share(_ tail: Double) -> Double { exp(log(tail) / pairs) }

  /// The lower limit.
  func lower(_ tail: Double) -> Double { area * share(tail) }

  /// The upper limit.
  func upper(_ tail: Double) -> Double {
    // 1 - complement share, without cancellation where the complement is 1.
    complement == 1 ? -expm1(log(tail) / pairs) : 1 - complement * share(tail)
  }

  /// The p-value of an area: twice the tail at which a limit reaches it.
  func pValue(of value: Double) -> Double {
    if value < area { return min(1, 2 * pow(value / area, pairs)) }
    if value > area { return min(1, 2 * pow((1 - value) / complement, pairs)) }
    return 1
  }
}
