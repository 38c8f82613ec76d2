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
  private let excess: Double

  init(successes: Double, failures: Double, draws: Double, oddsRatio: Double) {
    self.successes = successes
    self.failures = failures
    self.draws = draws
    self.oddsRatio = oddsRatio
    // Any odds r of the second distribution would do; those with mean n in all avoid
    // cancellation. They solve a quadratic equation, here in s = r sqrt(ψ).
    let scale = oddsRatio.squareRoot()
    let kept = successes + failures - draws
    let middle = scale * (successes - draws) + (failures - draws) / scale
    let root = Double.hypot(middle, 2 * (kept * draws).squareRoot())
    let scaled = middle < 0 ? (root - middle) / (2 * kept) : 2 * draws / (middle + root)
    first = Self.shares(odds: scaled * scale)
    second = Self.shares(odds: scaled / scale)
    excess = Self.excess(first, second, oddsRatio)
  }

  private static func shares(odds: Double) -> (p: Double, q: Double) {
    odds < 1
      ? (odds / (1 + odds), 1 / (1 + odds)) : (1 / (1 + 1 / odds), (1 / odds) / (1 + 1 / odds))
  }

  static func == (one: Self, other: Self) -> Bool {
    one.successes == other.successes && one.failures == other.failures
      && one.draws == other.draws && one.oddsRatio == other.oddsRatio
  }

  /// The logarithm of the weight of `k` over that of `base`.
  func logRatio(_ k: Double, over base: Double) -> Double {
    logarithm(k) - logarithm(base) - (k - base) * excess
  }

  /// The weight of `k` over that of `base`, to the last bits however small.
  func preciseRatio(_ k: Double, over base: Double) -> ScaledWeight {
    let own = (
      BinomialTerm.precise(k, of: successes, p: first.p, q: first.q),
      BinomialTerm.precise(draws - k, of: failures, p: second.p, q: second.q)
    )
    let other = (
      BinomialTerm.precise(base, of: successes, p: first.p, q: first.q),
      BinomialTerm.precise(draws - base, of: failures, p: second.p, q: second.q)
    )
    let exponent =
      (own.0.exponent - other.0.exponent) + (own.1.exponent - other.1.exponent)
    return ScaledWeight(
      factor: (own.0.root / other.0.root) * (own.1.root / other.1.root),
      exponent: exponent - DoubleDouble(product: k - base, excess))
  }

  private func logarithm(_ k: Double) -> Double {
    BinomialTerm.logarithm(k, of: successes, p: first.p, q: first.q)
      + BinomialTerm.logarithm(draws - k, of: failures, p: second.p, q: second.q)
  }

  /// p1 q2 / (q1 p2 ψ) - 1, the rounding error of the odds ratio of the two binomials.
  ///
  /// In each pair the smaller share is taken as exact and the larger as its complement.
  private static func excess(
    _ first: (p: Double, q: Double), _ second: (p: Double, q: Double), _ oddsRatio: Double
  ) -> Double {
    let up = product(exact(first.p, first.q), exact(second.q, second.p))
    let down = product(
      product(exact(first.q, first.p), exact(second.p, second.q)), (oddsRatio, 0))
    let excess = ((up.high - down.high) + (up.low - down.low)) / down.high
    return excess.magnitude < 1e-12 ? excess : 0
  }

  private static func exact(_ share: Double, _ other: Double) -> (high: Double, low: Double) {
    if share <= other { return (share, 0) }
    let high = 1 - other
    return (high, (1 - high) - other)
  }

  private static func product(
    _ one: (high: Double, low: Double), _ two: (high: Double, low: Double)
  ) -> (high: Double, low: Double) {
    let high = one.high * two.high
    let error = (-high).addingProduct(one.high, two.high)
    return (high, error + (one.high * two.low + one.low * two.high))
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

  /// The weights from `start` to `end`, in either direction, relative to that of `start`.
  func walk(from start: Int, to end: Int) -> [Double] {
    var list = [1.0]
    list.reserveCapacity(abs(end - start) + 1)
    var k = Double(start)
    var weight = 1.0
    for _ in 0..<abs(end - start) {
      if end > start {
        weight *= ratio(k)
        k += 1
      } else {
        k -= 1
        weight /= ratio(k)
      }
      list.append(weight)
    }
    return list
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
