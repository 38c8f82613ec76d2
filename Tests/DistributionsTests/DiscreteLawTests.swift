import Foundation
import Testing
import _StatsTestSupport

@testable import Distributions

/// What must hold for every discrete distribution, whatever its numbers.
@Suite struct DiscreteLawTests {
  private static let distributions: [any DiscreteDistribution] =
    [
      Binomial(trials: 0, probability: 0.4), Binomial(trials: 1, probability: 0.4),
      Binomial(trials: 30, probability: 0.5), Binomial(trials: 200, probability: 0.01),
      Binomial(trials: 12, probability: 0), Binomial(trials: 12, probability: 1),
      Hypergeometric(successes: 15, failures: 16, draws: 20),
      Hypergeometric(successes: 0, failures: 0, draws: 0),
      Hypergeometric(successes: 4, failures: 0, draws: 2),
      Hypergeometric(successes: 3, failures: 5, draws: 0),
      Hypergeometric(successes: 3, failures: 5, draws: 8),
    ]
    + [1e-300, 1e-5, 0.7, 1, 3, 1e5, 1e300].map {
      NoncentralHypergeometric(successes: 36, failures: 38, draws: 31, oddsRatio: $0)
    }

  @Test func massesAndTailsAgree() {
    for distribution in Self.distributions {
      var sum = 0.0
      for k in distribution.support {
        sum += distribution.mass(k)
        let cdf = distribution.cdf(k)
        // Sums of at most 200 rounded masses.
        #expect(agrees(cdf, sum, digits: 12.5), "\(distribution) at \(k)")
        #expect((cdf + distribution.upperTail(k) - 1).magnitude <= 0x1p-51)
        let difference = distribution.upperTail(k - 1) - distribution.upperTail(k)
        #expect((difference - distribution.mass(k)).magnitude < 1e-14)
        let mass = distribution.mass(k)
        if mass > 1e-300 {
          // A mass near 1 tells little of its logarithm.
          #expect(agrees(distribution.logMass(k), log(mass), digits: 14, absolute: 1e-14))
        }
      }
    }
  }

  @Test func outsideTheSupportIsNothing() {
    for distribution in Self.distributions {
      for k in [distribution.support.lowerBound - 1, Int.min] {
        #expect(distribution.mass(k) == 0)
        #expect(distribution.logMass(k) == -.infinity)
        #expect(distribution.cdf(k) == 0)
        #expect(distribution.upperTail(k) == 1)
      }
      for k in [distribution.support.upperBound + 1, Int.max] {
        #expect(distribution.mass(k) == 0)
        #expect(distribution.cdf(k) == 1)
        #expect(distribution.upperTail(k) == 0)
      }
    }
  }

  @Test func quantilesAreTheLeastValuesThatReach() {
    for distribution in Self.distributions {
      for probability in [0, 1e-20, 0.01, 0.3, 0.5, 0.77, 0.999999] {
        guard let k = distribution.quantile(probability) else {
          Issue.record("no quantile of \(distribution)")
          continue
        }
        #expect(distribution.cdf(k) >= probability)
        if k > distribution.support.lowerBound { #expect(distribution.cdf(k - 1) < probability) }
      }
      for probability in [-0.1, 1.1, Double.nan] {
        #expect(distribution.quantile(probability) == nil)
      }
    }
  }

  @Test func invalidParametersGiveNoNumber() {
    let invalid: [any DiscreteDistribution] = [
      Binomial(trials: -1, probability: 0.5), Binomial(trials: 3, probability: 1.5),
      Binomial(trials: 3, probability: .nan), Binomial(trials: .max, probability: 0.5),
      Hypergeometric(successes: -1, failures: 2, draws: 1),
      Hypergeometric(successes: 1, failures: 2, draws: 4),
      Hypergeometric(successes: .max, failures: .max, draws: 4),
      Hypergeometric(successes: .min, failures: .min, draws: .min),
      NoncentralHypergeometric(successes: 1, failures: 2, draws: 1, oddsRatio: .nan),
      NoncentralHypergeometric(successes: 1, failures: 2, draws: 1, oddsRatio: -1),
      NoncentralHypergeometric(successes: 1, failures: 2, draws: 1, logOddsRatio: .nan),
    ]
    for distribution in invalid {
      #expect(distribution.support == 0...0)
      for k in [-1, 0, 1, Int.max, Int.min] {
        #expect(distribution.mass(k).isNaN)
        #expect(distribution.logMass(k).isNaN)
        #expect(distribution.cdf(k).isNaN)
        #expect(distribution.upperTail(k).isNaN)
      }
      #expect(distribution.quantile(0.5) == nil)
    }
  }

  @Test func theBinomialIsSymmetric() {
    for (n, p) in [(9, 0.5), (40, 0.25), (1000, 0.125)] {
      let one = Binomial(trials: n, probability: p)
      let other = Binomial(trials: n, probability: 1 - p)
      for k in stride(from: 0, through: n, by: max(1, n / 20)) {
        #expect(agrees(one.mass(k), other.mass(n - k), digits: 14))
        #expect(agrees(one.cdf(k), other.upperTail(n - k - 1), digits: 14))
      }
    }
  }

  @Test func swappingSuccessesAndFailuresInvertsTheOddsRatio() {
    for odds in [0x1p-900, 0x1p-20, 0.5, 1, 4, 0x1p300] {
      let one = NoncentralHypergeometric(
        successes: 12, failures: 30, draws: 17, oddsRatio: odds)
      let other = NoncentralHypergeometric(
        successes: 30, failures: 12, draws: 17, oddsRatio: 1 / odds)
      #expect(agrees(one.mean, 17 - other.mean, digits: 13, absolute: 1e-14))
      for k in one.support {
        #expect(agrees(one.logMass(k), other.logMass(17 - k), digits: 12, absolute: 1e-13))
        #expect(
          agrees(
            one.notMoreProbable(than: k), other.notMoreProbable(than: 17 - k), digits: 11))
      }
    }
  }

  @Test func theLogarithmOfTheOddsRatioIsTheSameParameter() {
    let one = NoncentralHypergeometric(successes: 9, failures: 8, draws: 7, oddsRatio: 3)
    let other = NoncentralHypergeometric(successes: 9, failures: 8, draws: 7, logOddsRatio: log(3))
    for k in one.support { #expect(agrees(one.mass(k), other.mass(k), digits: 13)) }
    for log in [-Double.infinity, -1e5, 1e5, .infinity] {
      let limit = NoncentralHypergeometric(
        successes: 9, failures: 8, draws: 7, logOddsRatio: log)
      #expect(limit.mass(log < 0 ? 0 : 7) == 1)
    }
  }

  @Test func twoSidedProbabilitiesAreSumsOfMasses() {
    for odds in [0.2, 1, 5] {
      let distribution = NoncentralHypergeometric(
        successes: 15, failures: 22, draws: 18, oddsRatio: odds)
      for k in distribution.support {
        let bound = distribution.mass(k) * (1 + 1e-7)
        let sum = distribution.support.map { distribution.mass($0) }.filter { $0 <= bound }
          .sorted().reduce(0, +)
        #expect(agrees(distribution.notMoreProbable(than: k), sum, digits: 13))
      }
      #expect(distribution.notMoreProbable(than: 99) == 0)
    }
  }

  @Test func aMillionPointsAreFine() {
    let distribution = NoncentralHypergeometric(
      successes: 1_000_000, failures: 1_000_000, draws: 1_000_000, oddsRatio: 4)
    // Two thirds by symmetry: p1 = 2/3 and p2 = 1/3 have the odds ratio 4 and the sum 1.
    #expect(distribution.mode == 666_667 || distribution.mode == 666_666)
    #expect(agrees(distribution.mean, 2_000_000.0 / 3, digits: 6))
    #expect(distribution.upperTail(700_000) == 0)
    #expect(distribution.logUpperTail(700_000) < -2_000)
    #expect(distribution.cdf(666_666) > 0.4 && distribution.cdf(666_666) < 0.6)
  }
}
