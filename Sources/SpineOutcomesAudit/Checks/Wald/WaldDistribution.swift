import Distributions

/// What an estimate over its standard error is referred to: Student's t, or the normal distribution
/// as that of infinite degrees of freedom.
///
/// A p-value belongs to a ratio of |estimate| to the half-width of the interval: s / q, with s the
/// quantile of the p-value and q that of the level. Student's t is ordered by its tails (van Zwet
/// 1964): above the median the quantile of one is a convex function of the quantile of another of
/// more degrees of freedom. So s / q and, for a given ratio, the p-value are monotone in the degrees
/// of freedom, and lie between their values at the ends of an interval of them.
struct WaldDistribution {
  /// The distributions at the ends of the interval, with the standard errors that the half-width
  /// of an interval may have in each.
  private let ends: [(distribution: StudentT, multiples: [Double])]

  /// The normal distribution; its quantile may have been rounded to two or three decimals.
  static func normal(level: Double) -> WaldDistribution {
    let end = StudentT(degreesOfFreedom: .infinity)
    let exact = end.quantile(upperTail: (1 - level) / 2)
    let short = [(exact * 100).rounded() / 100, (exact * 1000).rounded() / 1000]
    return WaldDistribution(ends: [(end, [exact] + short.filter { $0 > 0 })])
  }

  /// Student's t of degrees of freedom inside an interval above 0, of which the upper end may be
  /// infinite.
  static func student(_ freedoms: ClosedRange<Double>, level: Double) -> WaldDistribution {
    WaldDistribution(
      ends: [freedoms.lowerBound, freedoms.upperBound].map {
        let end = StudentT(degreesOfFreedom: $0)
        return (end, [end.quantile(upperTail: (1 - level) / 2)])
      })
  }

  /// How many standard errors the half-width of an interval can have.
  var multiple: ClosedRange<Double> {
    let all = ends.flatMap(\.multiples)
    let low = all.min() ?? 0
    return low * (1 - 1e-12)...max(low, all.max() ?? .infinity) * (1 + 1e-12)
  }

  /// The ratios of |estimate| to the half-width that two-sided p-values belong to.
  func ratios(of pValues: ClosedRange<Double>) -> ClosedRange<Double> {
    func score(_ pValue: Double, _ end: StudentT) -> Double {
      pValue <= 0 ? .infinity : pValue >= 1 ? 0 : end.quantile(upperTail: pValue / 2)
    }
    let all = ends.flatMap { end, multiples in
      multiples.map { (score(pValues.upperBound, end) / $0, score(pValues.lowerBound, end) / $0) }
    }
    let low = all.map(\.0).min() ?? 0
    return low * (1 - 2e-11)...max(low, all.map(\.1).max() ?? .infinity) * (1 + 2e-11)
  }

  /// The two-sided p-values of ratios of |estimate| to the half-width.
  func pValues(of ratios: ClosedRange<Double>) -> ClosedRange<Double> {
    func twoSided(_ score: Double, _ end: StudentT) -> Double {
      score.isInfinite ? 0 : min(1, 2 * end.upperTail(score))
    }
    let all = ends.flatMap { end, multiples in
      multiples.map {
        (twoSided($0 * ratios.upperBound, end), twoSided($0 * ratios.lowerBound, end))
      }
    }
    let low = all.map(\.0).min() ?? 0
    return low...max(low, all.map(\.1).max() ?? 1)
  }
}
