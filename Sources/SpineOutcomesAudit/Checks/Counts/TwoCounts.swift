import Distributions

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Events in two groups, none of the four totals being 0, and the tests of them.
struct TwoCounts {
  /// Events and others of the first group, then of the second.
  private let a: Double
  private let b: Double
  private let c: Double
  private let d: Double
  /// a d - b c, exact.
  private let determinant: Double
  private let hypergeometric: Hypergeometric
  private let events: Int

  /// Nil where a row or a column of the table has no record, so that there is nothing to test.
  init?(_ first: EventCount, _ second: EventCount) {
    let failures = first.total - first.events + second.total - second.events
    let successes = first.events + second.events
    guard first.total > 0, second.total > 0, failures > 0, successes > 0 else { return nil }
    (a, b) = (Double(first.events), Double(first.total - first.events))
    (c, d) = (Double(second.events), Double(second.total - second.events))
    determinant = Double(
      first.events * (second.total - second.events) - (first.total - first.events) * second.events)
    hypergeometric = Hypergeometric(successes: successes, failures: failures, draws: first.total)
    events = first.events
  }

  /// A p-value and the sides that it is of.
  struct Outcome {
    var test: CountsTest
    var sides: Sides
    var pValue: Double

    enum Sides: String {
      case twoSided = "two-sided"
      case less = "one-sided, fewer in the first group"
      case greater = "one-sided, more in the first group"
    }
  }

  /// The p-values of a test: two-sided, and of either side.
  func outcomes(_ test: CountsTest) -> [Outcome] {
    guard let (two, less, greater) = pValues(test) else { return [] }
    return [
      Outcome(test: test, sides: .twoSided, pValue: two),
      Outcome(test: test, sides: .less, pValue: less),
      Outcome(test: test, sides: .greater, pValue: greater),
    ]
  }

  private func pValues(_ test: CountsTest) -> (two: Double, less: Double, greater: Double)? {
    switch test {
    case .chiSquare: return normal(chi(determinant))
    case .yates:
      let total = a + b + c + d
      let corrected = max(0, determinant.magnitude - total / 2)
      return normal(chi(determinant < 0 ? -corrected : corrected))
    case .nMinusOne:
      let total = a + b + c + d
      return normal(chi(determinant) * ((total - 1) / total).squareRoot())
    case .likelihoodRatio: return normal(signed(max(0, deviance).squareRoot()))
    case .unpooled:
      let (first, second) = (a + b, c + d)
      let variance = a * b / (first * first * first) + c * d / (second * second * second)
      guard variance > 0 else { return nil }
      return normal(determinant / (first * second) / variance.squareRoot())
    case .logOddsRatio:
      guard a > 0, b > 0, c > 0, d > 0 else { return nil }
      return normal(log(a * d / (b * c)) / (1 / a + 1 / b + 1 / c + 1 / d).squareRoot())
    case .logRiskRatio:
      guard a > 0, c > 0 else { return nil }
      let variance = b / (a * (a + b)) + d / (c * (c + d))
      guard variance > 0 else { return nil }
      return normal(log(a * (c + d) / (c * (a + b))) / variance.squareRoot())
    case .fisher, .fisherDoubled, .fisherMidP, .fisherDoubledMidP: return exact(test)
    }
  }

  /// The signed root of Pearson's chi-square for a determinant.
  private func chi(_ determinant: Double) -> Double {
    let total = a + b + c + d
    return determinant / ((a + b) * (c + d)).squareRoot() / ((a + c) * (b + d)).squareRoot()
      * total.squareRoot()
  }

  /// Twice the sum of O log(O / E).
  private var deviance: Double {
    let total = a + b + c + d
    return [(a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d)]
      .reduce(0) { sum, cell in
        let (observed, row, column) = cell
        return observed > 0 ? sum + 2 * observed * log(observed * total / (row * column)) : sum
      }
  }

  private func signed(_ root: Double) -> Double { determinant < 0 ? -root : root }

  private func normal(_ score: Double) -> (two: Double, less: Double, greater: Double) {
    let standard = Normal.standard
    return (
      ProbabilityRange.twoSided(score), standard.cdf(score), standard.upperTail(score)
    )
  }

  private func exact(_ test: CountsTest) -> (two: Double, less: Double, greater: Double) {
    let mass = hypergeometric.mass(events)
    let half = test == .fisherMidP || test == .fisherDoubledMidP ? mass / 2 : 0
    let less = hypergeometric.cdf(events) - half
    let greater = hypergeometric.upperTail(events - 1) - half
    switch test {
    case .fisher, .fisherMidP:
      return (max(0, hypergeometric.notMoreProbable(than: events) - half), less, greater)
    default: return (min(1, 2 * min(less, greater)), less, greater)
    }
  }
}
