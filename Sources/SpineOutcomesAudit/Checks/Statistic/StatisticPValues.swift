import Distributions

/// The p-values of a test statistic over the rounding intervals of itself and its degrees of
/// freedom, by their monotony.
struct StatisticPValues {
  /// The two-sided p-values, or those of the upper tail where there is only one.
  let twoSided: ClosedRange<Double>
  /// The one-sided p-values, of either direction; empty where there are none.
  let oneSided: [ClosedRange<Double>]

  /// Nil where no value of the statistic is possible.
  ///
  /// - Parameters:
  ///   - kind: The statistic.
  ///   - statistic: Its values.
  ///   - freedoms: The values of its degrees of freedom, above 0.
  init?(
    _ kind: StatisticKind, _ statistic: ClosedRange<Double>, _ freedoms: [ClosedRange<Double>]
  ) {
    guard freedoms.count == kind.freedoms, freedoms.allSatisfy({ $0.lowerBound > 0 }) else {
      return nil
    }
    // The magnitudes, least and greatest.
    let ends = [statistic.lowerBound.magnitude, statistic.upperBound.magnitude]
    let least = statistic.contains(0) ? 0 : ends.min() ?? 0
    let greatest = ends.max() ?? 0
    func range(_ first: Double, _ last: Double) -> ClosedRange<Double> {
      let low = max(0, min(first, last))
      return low...max(low, min(1, max(first, last)))
    }
    switch kind {
    case .z:
      twoSided = range(
        ProbabilityRange.twoSided(greatest), ProbabilityRange.twoSided(least))
    case .t:
      // The tails of t fall with |t| and with the degrees of freedom.
      twoSided = range(
        Self.t(greatest, freedoms[0].upperBound), Self.t(least, freedoms[0].lowerBound))
    case .r:
      guard least <= 1 else { return nil }
      // t^2 = r^2 v / (1 - r^2) rises with both, and the tail of t with v falls besides.
      twoSided = range(
        Self.correlation(greatest, freedoms[0].upperBound),
        Self.correlation(least, freedoms[0].lowerBound))
    case .chiSquare:
      guard statistic.upperBound >= 0 else { return nil }
      let low = max(0, statistic.lowerBound)
      // The tail of chi-square falls with it and rises with the degrees of freedom.
      twoSided = range(
        ChiSquared(degreesOfFreedom: freedoms[0].lowerBound).upperTail(statistic.upperBound),
        ChiSquared(degreesOfFreedom: freedoms[0].upperBound).upperTail(low))
    case .f:
      guard statistic.upperBound >= 0 else { return nil }
      let low = max(0, statistic.lowerBound)
      twoSided = range(
        Self.f(statistic.upperBound, freedoms, greatest: false),
        Self.f(low, freedoms, greatest: true))
    }
    switch kind {
    case .z, .t, .r: oneSided = Self.halves(twoSided)
    // A chi-square of one degree of freedom is the square of a z.
    case .chiSquare: oneSided = freedoms[0].contains(1) ? Self.halves(twoSided) : []
    case .f: oneSided = freedoms[0].contains(1) ? Self.halves(twoSided) : []
    }
  }

  /// The one-sided p-values in the direction of the statistic, and in the other.
  private static func halves(_ range: ClosedRange<Double>) -> [ClosedRange<Double>] {
    let (low, high) = (range.lowerBound / 2, range.upperBound / 2)
    return [low...high, (1 - high)...(1 - low)]
  }

  private static func t(_ magnitude: Double, _ freedom: Double) -> Double {
    2 * StudentT(degreesOfFreedom: freedom).upperTail(magnitude)
  }

  private static func correlation(_ magnitude: Double, _ freedom: Double) -> Double {
    guard magnitude < 1 else { return 0 }
    let square = (1 - magnitude) * (1 + magnitude)
    return t(magnitude * (freedom / square).squareRoot(), freedom)
  }

  /// A bound of the tail of F beyond x over all degrees of freedom.
  ///
  /// F = (X / m) / (Y / n) is above x where X / Y is above e = x m / n. The probability rises
  /// with the degrees of freedom of X and falls with those of Y for one e: both chi-squares rise
  /// stochastically. So the corner with the least e and the most of X bounds it from above, and
  /// the bound is near over small cells of the degrees of freedom.
  private static func f(
    _ x: Double, _ freedoms: [ClosedRange<Double>], greatest: Bool
  ) -> Double {
    let bounds = cells(freedoms[0]).flatMap { first in
      cells(freedoms[1]).map { second in
        let numerator = greatest ? first.upperBound : first.lowerBound
        let denominator = greatest ? second.lowerBound : second.upperBound
        let ratio =
          greatest
          ? x * first.lowerBound / second.upperBound : x * first.upperBound / second.lowerBound
        return FisherF(numerator: numerator, denominator: denominator)
          .upperTail(ratio * denominator / numerator)
      }
    }
    return (greatest ? bounds.max() : bounds.min()) ?? (greatest ? 1 : 0)
  }

  /// Cells of a range, each end in two of them; the range itself where it is one value.
  private static func cells(_ range: ClosedRange<Double>) -> [ClosedRange<Double>] {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low < high else { return [range] }
    let ends = (0...32).map { low + (high - low) * Double($0) / 32 }
    return zip(ends, ends.dropFirst().dropLast() + [high]).map { $0...max($0, $1) }
  }
}
