import Foundation

/// The exact inference on the odds of a family, given one observed value.
///
/// For the first cell of a 2 x 2 table given its margins the odds are the odds ratio, for a count
/// of successes the odds of a success.
struct ExactOdds {
  let family: OddsFamily
  let observed: Int
  let method: ExactTestMethod
  let alternative: Alternative

  private var mirrored: Int { family.reflect(observed) }

  /// The maximum-likelihood estimate of the odds: 0 or infinite at an end of the range.
  var estimate: Double { family.mostLikelyOdds(observed) }

  /// The p-value of the hypothesis that the odds are 1.
  var pValue: Double {
    switch (alternative, method) {
    case (.less, _): less
    case (.greater, _): greater
    case (.twoSided, .minlike): family.minimumLikelihood(observed: observed)
    case (.twoSided, .central), (.twoSided, .midP): min(1, 2 * min(less, greater))
    case (.twoSided, .blaker): family.blaker(observed: observed)
    }
  }

  private var less: Double { family.lowerTail(observed, share: method.share) }

  private var greater: Double { family.reflected.lowerTail(mirrored, share: method.share) }

  /// The smallest and the largest odds that are not rejected.
  func limits(alpha: Double) -> (lower: Double, upper: Double) {
    let logs = logLimits(alpha: alpha)
    return (exp(logs.lower), exp(logs.upper))
  }

  /// The smallest and the largest log odds that are not rejected.
  func logLimits(alpha: Double) -> (lower: Double, upper: Double) {
    switch alternative {
    case .less: (-.infinity, upper(alpha))
    case .greater: (lower(alpha), .infinity)
    case .twoSided:
      switch method {
      case .central, .midP: (lower(alpha / 2), upper(alpha / 2))
      case .minlike: minlike(alpha)
      case .blaker:
        (
          -family.reflected.blakerUpperLogLimit(mirrored, alpha: alpha),
          family.blakerUpperLogLimit(observed, alpha: alpha)
        )
      }
    }
  }

  private func upper(_ alpha: Double) -> Double {
    family.upperLogLimit(observed, probability: alpha, share: method.share)
  }

  private func lower(_ alpha: Double) -> Double {
    -family.reflected.upperLogLimit(mirrored, probability: alpha, share: method.share)
  }

  private func minlike(_ alpha: Double) -> (lower: Double, upper: Double) {
    var above = MinimumLikelihood(family, observed: observed)
    var below = MinimumLikelihood(family.reflected, observed: mirrored)
    return (-below.upperLogLimit(alpha: alpha), above.upperLogLimit(alpha: alpha))
  }
}

extension ExactOdds {
  /// The inference on the odds ratio of a 2 x 2 table without an empty margin.
  init(cells: TwoByTwo, method: ExactTestMethod, alternative: Alternative) {
    self.init(
      family: OddsFamily(
        first: cells.a + cells.b, second: cells.c + cells.d, draws: cells.a + cells.c),
      observed: cells.a, method: method, alternative: alternative)
  }
}
