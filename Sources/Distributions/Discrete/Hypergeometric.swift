/// The hypergeometric distribution: successes among draws without replacement.
///
/// With a negative count, more draws than there are or more than 2^53 in all, every function is
/// NaN.
package struct Hypergeometric: DiscreteDistribution, Equatable {
  private let general: NoncentralHypergeometric

  package init(successes: Int, failures: Int, draws: Int) {
    general = NoncentralHypergeometric(
      successes: successes, failures: failures, draws: draws, oddsRatio: 1)
  }

  package var support: ClosedRange<Int> { general.support }

  package var mean: Double { general.mean }

  package var variance: Double { general.variance }

  package func mass(_ k: Int) -> Double { general.mass(k) }

  package func logMass(_ k: Int) -> Double { general.logMass(k) }

  package func cdf(_ k: Int) -> Double { general.cdf(k) }

  package func upperTail(_ k: Int) -> Double { general.upperTail(k) }

  package func logCdf(_ k: Int) -> Double { general.logCdf(k) }

  package func logUpperTail(_ k: Int) -> Double { general.logUpperTail(k) }

  /// The probability of all values that are not more probable than `k`.
  ///
  /// - Parameters:
  ///   - k: A value of the support.
  ///   - tolerance: The relative excess up to which a value counts as equally probable.
  /// - Returns: The two-sided probability; 0 outside the support.
  package func notMoreProbable(than k: Int, tolerance: Double = 1e-7) -> Double {
    general.notMoreProbable(than: k, tolerance: tolerance)
  }

  package func preciseLogRatio(of k: Int, to target: TargetTail) -> Double? {
    general.preciseLogRatio(of: k, to: target)
  }
}
