import RealModule

/// The weights C(m, k) C(M, n - k) ψ^k of Fisher's noncentral hypergeometric distribution.
struct ConditionalWeights: Sendable, Equatable {
  let successes: Double
  let failures: Double
  let draws: Double
  let oddsRatio: Double

  /// The probabilities of the two binomial distributions, and their complements.
  private let first: (p: Double, q: Double)
  private let second: (p: Double, q: Double)

  init(successes: Double, failures: Double, draws: Double, oddsRatio: Double) {
    self.successes = successes
    self.failures = failures
    self.draws = draws
    self.oddsRatio = oddsRatio
    // Any odds of the second distribution would do; those with mean n in all avoid cancellation.
    var low = -750.0
    var high = 750.0
    for _ in 0..<64 where high - low > 1e-9 {
      let middle = (low + high) / 2
      let odds = Double.exp(min(middle, 700))
      let mean =
        successes * Self.shares(odds: odds * oddsRatio).p + failures * Self.shares(odds: odds).p
      if mean < draws { low = middle } else { high = middle }
    }
    let odds = Double.exp((low + high) / 2)
    first = Self.shares(odds: min(odds * oddsRatio, 1e300))
    second = Self.shares(odds: odds)
  }

  private static func shares(odds: Double) -> (p: Double, q: Double) {
    odds < 1
      ? (odds / (1 + odds), 1 / (1 + odds)) : (1 / (1 + 1 / odds), (1 / odds) / (1 + 1 / odds))
  }

  static func == (one: Self, other: Self) -> Bool {
    one.successes == other.successes && one.failures == other.failures
      && one.draws == other.draws && one.oddsRatio == other.oddsRatio
  }

  /// The logarithm of the weight of `k`, up to a constant.
  func logarithm(_ k: Double) -> Double {
    BinomialTerm.logarithm(k, of: successes, p: first.p, q: first.q)
      + BinomialTerm.logarithm(draws - k, of: failures, p: second.p, q: second.q)
  }

  /// The weight of `k` + 1 over that of `k`.
  private func ratio(_ k: Double) -> Double {
    oddsRatio * ((successes - k) / (k + 1)) * ((draws - k) / (failures - draws + k + 1))
  }

  /// The first value whose successor has no larger weight.
  func mode(in support: ClosedRange<Int>) -> Int {
    var low = support.lowerBound
    var high = support.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if ratio(Double(middle)) > 1 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Sums over the values after `start` of the weight relative to that of `start`, times the
  /// powers 0, 1 and 2 of the distance.
  func moments(from start: Int, to end: Int, step: Int) -> (
    sum: Double, first: Double, second: Double
  ) {
    var k = Double(start)
    var weight = 1.0
    var distance = 0.0
    var (sum, first, second) = (0.0, 0.0, 0.0)
    for _ in 0..<abs(end - start) {
      if step > 0 {
        weight *= ratio(k)
        k += 1
      } else {
        k -= 1
        weight /= ratio(k)
      }
      distance += 1
      sum += weight
      first += weight * distance
      second += weight * distance * distance
      if weight * distance * distance < 0x1p-60 { break }
    }
    return (sum, first, second)
  }
}
