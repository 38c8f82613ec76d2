import Distributions

/// The tests of paired yes-or-no outcomes that papers use.
public enum PairedTest: String, Sendable, Codable, CaseIterable {
  /// McNemar's exact test: the binomial test of the discordant pairs.
  case exact = "exact McNemar"

  /// The exact test with half the probability of the observed split, by twice the smaller tail.
  case midP = "mid-p McNemar"

  /// McNemar's chi-square test without correction.
  case chiSquare = "chi-square McNemar"

  /// McNemar's chi-square test with the continuity correction of Edwards.
  case corrected = "chi-square McNemar with continuity correction"

  /// The exact test of one side.
  case exactOneSided = "exact McNemar, one-sided"

  /// The p-value of a split of the discordant pairs; it rises with the smaller part.
  ///
  /// - Parameters:
  ///   - smaller: The smaller number of pairs, at most half.
  ///   - discordant: Both numbers together, 1 or more.
  /// - Returns: The p-value.
  func pValue(_ smaller: Int, of discordant: Int) -> Double {
    let difference = Double(discordant - 2 * smaller)
    let binomial = Binomial(trials: discordant, probability: 0.5)
    switch self {
    case .exact: return min(1, 2 * binomial.cdf(smaller))
    case .midP: return min(1, 2 * binomial.cdf(smaller) - binomial.mass(smaller))
    case .chiSquare:
      return ProbabilityRange.twoSided(difference / Double(discordant).squareRoot())
    case .corrected:
      return ProbabilityRange.twoSided(max(0, difference - 1) / Double(discordant).squareRoot())
    case .exactOneSided: return binomial.cdf(smaller)
    }
  }

  /// The smaller parts of so many discordant pairs that give a p-value in the range; of the
  /// one-sided test either part, as its side may have been the other one.
  ///
  /// p rises with the part in every test, so they are neighbours, found by bisection.
  func parts(of discordant: Int, giving range: ProbabilityRange) -> Range<Int> {
    guard let values = range.values else { return 0..<0 }
    // The first part at which a condition holds, which holds from there on.
    func first(_ holds: (Double) -> Bool) -> Int {
      var (low, high) = (0, (self == .exactOneSided ? discordant : discordant / 2) + 1)
      while low < high {
        let middle = (low + high) / 2
        if holds(pValue(middle, of: discordant)) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = first { $0 * (1 + 1e-9) >= values.lowerBound }
    let end = first { $0 * (1 - 1e-9) > values.upperBound }
    return start..<max(start, end)
  }
}
