import RealModule

/// A probability that a quantile is to have on one side, and its complement, both exact.
package struct TargetTail: Sendable {
  /// The smaller one of both.
  let smaller: Double
  let isLower: Bool
  let logSmaller: Double
  let lower: DoubleDouble
  let upper: DoubleDouble

  /// - Parameters:
  ///   - probability: In (0, 1).
  ///   - lower: Whether it is the probability below the quantile.
  init(_ probability: Double, lower: Bool) {
    // From 1/2 on the difference is exact.
    smaller = probability <= 0.5 ? probability : 1 - probability
    isLower = (probability <= 0.5) == lower
    logSmaller = .log(smaller)
    let rest = DoubleDouble(sum: 1, -smaller)
    self.lower = isLower ? DoubleDouble(smaller) : rest
    upper = isLower ? rest : DoubleDouble(smaller)
  }
}
