import Foundation

/// A limit or an estimate on the scale of log odds has this range: odds of 1e-300 to 1e300.
private let logOddsRange = -690.0...690.0

/// Log odds that differ by less are equal: their odds agree to the last digit.
private let logOddsResolution = 1e-17

extension OddsFamily {
  /// The probability of at most `value` at odds of 1; `share` of that of the value itself.
  func lowerTail(_ value: Int, share: Double = 1) -> Double {
    sums(logOdds: 0, TailSet(upTo: value, share: share)).probability
  }

  /// The odds at which the mean is the observed value: the maximum-likelihood estimate.
  ///
  /// - Returns: 0 for the lowest value, infinity for the highest.
  func mostLikelyOdds(_ observed: Int) -> Double {
    if observed <= lowest { return 0 }
    if observed >= highest { return .infinity }
    let estimate = DecreasingRoot.find(
      from: start(observed), within: logOddsRange, absolute: logOddsResolution
    ) { x in
      let sums = sums(logOdds: x, TailSet(upTo: observed))
      return (-sums.excess, -sums.variance)
    }
    return exp(estimate)
  }

  /// The log odds up to which a value as small as the observed one is not improbable.
  ///
  /// - Parameters:
  ///   - observed: The observed value.
  ///   - probability: The probability at the limit of a value of at most the observed one.
  ///   - share: How much of the probability of the observed value counts: 1, or 1/2 for mid-p.
  /// - Returns: The limit; infinity where the probability is never reached.
  func upperLogLimit(_ observed: Int, probability: Double, share: Double = 1) -> Double {
    if observed >= highest && (share == 1 || probability <= share) { return .infinity }
    return limit(TailSet(upTo: observed, share: share), probability, from: start(observed))
  }

  /// Where the probability of a set, decreasing in the odds, equals the given one.
  func limit(
    _ set: TailSet, _ probability: Double, from start: Double,
    within range: ClosedRange<Double>? = nil
  ) -> Double {
    let target = log(probability)
    return DecreasingRoot.find(
      from: start, within: range ?? logOddsRange, absolute: logOddsResolution
    ) { x in
      let sums = sums(logOdds: x, set)
      return (log(sums.probability) - target, sums.logSlope)
    }
  }

  /// Log odds near those that make the observed value the mode.
  private func start(_ observed: Int) -> Double {
    guard lowest < highest else { return 0 }
    let below = observed > lowest ? -log(ratio(observed - 1)) : -log(ratio(observed)) - 1
    let above = observed < highest ? -log(ratio(observed)) : below + 1
    return (below + above) / 2
  }
}
