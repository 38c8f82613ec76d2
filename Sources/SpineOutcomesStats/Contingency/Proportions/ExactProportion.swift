import Distributions
import Foundation

/// Masses that agree to a relative 1e-10 count as equally probable.
private let massTolerance = 1e-10

/// Tails that agree to a relative 1e-12 count as equal.
private let tailTolerance = 1e-12

/// The exact inference on a proportion: p-values of hypotheses, and the proportions kept.
struct ExactProportion {
  let successes: Int
  let trials: Int
  let method: ExactTestMethod
  let alternative: Alternative

  /// The p-value of the hypothesis that the probability of a success is as given, in 0...1.
  func pValue(_ probability: Double) -> Double {
    let null = Binomial(trials: trials, probability: probability)
    let less = null.cdf(successes)
    let greater = null.upperTail(successes - 1)
    let half = method == .midP ? null.mass(successes) / 2 : 0
    switch (alternative, method) {
    case (.less, _): return less - half
    case (.greater, _): return greater - half
    case (.twoSided, .central), (.twoSided, .midP): return min(1, 2 * (min(less, greater) - half))
    case (.twoSided, .minlike): return minlike(null, less, greater)
    case (.twoSided, .blaker): return blaker(null, less, greater)
    }
  }

  private func minlike(_ null: Binomial, _ less: Double, _ greater: Double) -> Double {
    let bound = null.mass(successes) * (1 + massTolerance)
    let mode = min(trials, Int(Double(trials + 1) * null.mean / Double(trials)))
    if null.mass(mode) <= bound { return 1 }
    let isLow = successes < mode
    // Away from the mode masses fall: the first that is not above the observed one.
    let steps = isLow ? trials - mode : mode
    let step = Self.first(in: 1...(steps + 1)) { step in
      step > steps || null.mass(isLow ? mode + step : mode - step) <= bound
    }
    if step > steps { return isLow ? less : greater }
    return min(1, isLow ? less + null.upperTail(mode + step - 1) : greater + null.cdf(mode - step))
  }

  private func blaker(_ null: Binomial, _ less: Double, _ greater: Double) -> Double {
    let isLow = less <= greater
    let near = min(less, greater)
    let bound = near * (1 + tailTolerance)
    let steps = isLow ? trials - successes : successes
    func far(_ step: Int) -> Double {
      if step > steps { return 0 }
      return isLow ? null.upperTail(successes + step - 1) : null.cdf(successes - step)
    }
    let step = Self.first(in: 1...(steps + 1)) { far($0) <= bound }
    return min(1, near + far(step))
  }

  /// The first number for which a condition holds that holds for all later ones; it holds for the
  /// last.
  private static func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The smallest and the largest proportion that are not rejected.
  func limits(alpha: Double) -> (lower: Double, upper: Double) {
    guard method == .central else {
      let odds = ExactOdds(
        family: OddsFamily(trials: trials), observed: successes, method: method,
        alternative: alternative)
      let logs = odds.logLimits(alpha: alpha)
      return (Self.proportion(logs.lower), Self.proportion(logs.upper))
    }
    let tail = alternative == .twoSided ? alpha / 2 : alpha
    let (x, rest) = (Double(successes), Double(trials - successes))
    let hasLower = alternative != .less && successes > 0
    let hasUpper = alternative != .greater && successes < trials
    return (
      hasLower ? IncompleteBeta.quantile(tail, x, rest + 1).x : 0,
      hasUpper ? IncompleteBeta.quantile(upperTail: tail, x + 1, rest).x : 1
    )
  }

  private static func proportion(_ logOdds: Double) -> Double {
    logOdds > 0 ? 1 / (1 + exp(-logOdds)) : exp(logOdds) / (1 + exp(logOdds))
  }
}
