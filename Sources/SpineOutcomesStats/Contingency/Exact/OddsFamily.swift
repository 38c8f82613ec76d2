import Foundation

/// A family of distributions on whole numbers, P(k) proportional to w(k) x odds^k.
///
/// With w from the hypergeometric distribution it is that of a cell of a 2 x 2 table given the
/// margins (odds = the odds ratio); with w from the binomial one that of a count of successes.
/// Both weights are strictly log-concave. Sums run outward from the mode by the ratios of
/// neighbouring weights, so that nothing overflows and tails keep their digits.
struct OddsFamily: Sendable {
  /// The smallest value.
  let lowest: Int

  /// The largest value.
  let highest: Int

  /// The margins that the family came from, or the number of trials.
  private let origin: Origin

  // w(k + 1) / w(k) = (n - k) (u0 - u1 k) / ((k + 1) (v0 + v1 k))
  private let n: Double
  private let u0: Double
  private let u1: Double
  private let v0: Double
  private let v1: Double

  private enum Origin {
    case margins(first: Int, second: Int, draws: Int)
    case trials(Int)
  }

  /// The family of the first cell of a 2 x 2 table, given its margins.
  ///
  /// - Parameters:
  ///   - first: The total of the first row.
  ///   - second: The total of the second row.
  ///   - draws: The total of the first column.
  init(first: Int, second: Int, draws: Int) {
    origin = .margins(first: first, second: second, draws: draws)
    lowest = max(0, draws - second)
    highest = min(first, draws)
    n = Double(first)
    u0 = Double(draws)
    u1 = 1
    v0 = Double(second - draws + 1)
    v1 = 1
  }

  /// The family of the number of successes, with the odds of a success.
  init(trials: Int) {
    origin = .trials(trials)
    lowest = 0
    highest = trials
    n = Double(trials)
    u0 = 1
    u1 = 0
    v0 = 1
    v1 = 0
  }

  /// The weight of the next value in relation to that of `k`, for lowest <= k < highest.
  @inline(__always)
  func ratio(_ k: Int) -> Double {
    let x = Double(k)
    return (n - x) * (u0 - u1 * x) / ((x + 1) * (v0 + v1 * x))
  }

  /// The family of the other row or of the failures: values counted from the other end.
  var reflected: OddsFamily {
    switch origin {
    case .margins(let first, let second, let draws):
      OddsFamily(first: second, second: first, draws: draws)
    case .trials(let trials): OddsFamily(trials: trials)
    }
  }

  /// The value of the reflected family that belongs to a value of this one.
  func reflect(_ k: Int) -> Int {
    switch origin {
    case .margins(_, _, let draws): draws - k
    case .trials(let trials): trials - k
    }
  }

  /// Whether two values have equal weights because the margins are symmetric.
  func isMirror(_ one: Int, _ other: Int) -> Bool {
    switch origin {
    case .margins(let first, let second, let draws):
      (first == second && one + other == draws)
        || (2 * draws == first + second && one + other == first)
    case .trials(let trials): one + other == trials
    }
  }

  /// The factors of w(k + 1) / w(k): those above the line and those below it.
  func factors(_ k: Int) -> (above: (UInt64, UInt64), below: (UInt64, UInt64)) {
    switch origin {
    case .margins(let first, let second, let draws):
      (
        (UInt64(first - k), UInt64(draws - k)),
        (UInt64(k + 1), UInt64(second - draws + k + 1))
      )
    case .trials(let trials): ((UInt64(trials - k), 1), (UInt64(k + 1), 1))
    }
  }

  /// A value with the largest probability.
  func mode(odds: Double) -> Int {
    var low = lowest
    var high = highest
    // The ratios decrease: the mode is the first value whose successor is not more probable.
    while low < high {
      let middle = low + (high - low) / 2
      if ratio(middle) * odds > 1 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A set of values: all up to one, all from another on.
struct TailSet {
  /// The largest value of the lower part.
  var upTo: Int

  /// How much of the probability of `upTo` itself counts: 1, or 1/2 for mid-p.
  var share: Double = 1

  /// The smallest value of the upper part; nil when there is none.
  var from: Int?
}

/// Sums of a distribution over a set, over all values, and their first two moments.
struct TailSums {
  /// The probability of the set.
  var probability: Double

  /// The probability of the largest value of the lower part.
  var point: Double

  /// The mean of the distribution less the largest value of the lower part.
  var excess: Double

  /// The variance of the distribution.
  var variance: Double

  /// The derivative of the logarithm of the set's probability by the logarithm of the odds.
  var logSlope: Double
}

extension OddsFamily {
  /// Sums over a set, at given odds.
  ///
  /// - Complexity: O(standard deviation of the distribution + distance of the set to its mode).
  func sums(logOdds: Double, _ set: TailSet) -> TailSums {
    let odds = exp(logOdds)
    let mode = mode(odds: odds)
    var walk = Walk(set: set, mode: mode)
    var k = mode
    var term = 1.0
    walk.add(k, term)
    while k > lowest {
      k -= 1
      term /= ratio(k) * odds
      walk.add(k, term)
      if walk.isNegligible(term, hasPassed: k < set.upTo) { break }
    }
    k = mode
    term = 1
    while k < highest {
      term *= ratio(k) * odds
      k += 1
      walk.add(k, term)
      let hasPassed = k > set.upTo && k > set.from ?? set.upTo
      if walk.isNegligible(term, hasPassed: hasPassed) { break }
    }
    return walk.result
  }

  /// Sums over terms relative to that of the mode.
  private struct Walk {
    let set: TailSet
    let mode: Int
    var total = 0.0
    var first = 0.0
    var second = 0.0
    var inside = 0.0
    var insideFirst = 0.0
    var point = 0.0

    @inline(__always)
    mutating func add(_ k: Int, _ term: Double) {
      let distance = Double(k - mode)
      total += term
      first += distance * term
      second += distance * distance * term
      if k < set.upTo {
        inside += term
        insideFirst += distance * term
      } else if k == set.upTo {
        point = term
        inside += set.share * term
        insideFirst += set.share * distance * term
      } else if let from = set.from, k >= from {
        inside += term
        insideFirst += distance * term
      }
    }

    /// Whether the terms further out change neither the set's sum nor the total.
    @inline(__always)
    func isNegligible(_ term: Double, hasPassed: Bool) -> Bool {
      term == 0 || (hasPassed && term < 1e-24 * inside) || (term < 1e-300 && !hasPassed)
    }

    var result: TailSums {
      let mean = first / total
      return TailSums(
        probability: inside / total,
        point: point / total,
        excess: mean + Double(mode - set.upTo),
        variance: second / total - mean * mean,
        logSlope: inside > 0 ? insideFirst / inside - mean : 0)
    }
  }
}
