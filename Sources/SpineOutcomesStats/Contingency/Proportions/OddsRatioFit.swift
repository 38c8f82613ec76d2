import Distributions
import RealModule

/// The tables that fit an odds ratio: with the margins of the observed one, their first cell moved.
///
/// The most likely probabilities under a given odds ratio keep both margins, so that a shift t of
/// the cells stands for the ratio (a + t)(d + t) / ((b - t)(c - t)). Both statistics rise with
/// the distance of t from 0.
struct OddsRatioFit {
  private let observed: [Double]

  init(_ cells: TwoByTwo) {
    observed = [cells.a, cells.d, cells.b, cells.c].map { Double($0) }
  }

  private init(observed: [Double]) { self.observed = observed }

  /// The rows exchanged: ratios become their inverses.
  var swapped: OddsRatioFit {
    OddsRatioFit(observed: [observed[3], observed[2], observed[1], observed[0]])
  }

  /// A fitted table with what the fit costs.
  struct Shifted {
    let observed: [Double]

    /// The fitted cells a, d, b and c.
    let fitted: [Double]

    let shift: Double

    /// Pearson's: t^2 times the sum of 1 / fitted.
    var chiSquare: Double {
      shift == 0 ? 0 : fitted.reduce(0) { $0 + shift / $1 } * shift
    }

    /// Twice the sum of O log(O / fitted), as a sum of terms that are not negative.
    var likelihoodRatio: Double {
      2
        * zip(observed, fitted).reduce(0) {
          $0 + $1.1 * Deviance.term(relativeDistance: ($1.0 - $1.1) / $1.1)
        }
    }

    var oddsRatio: Double { fitted[0] / fitted[2] * (fitted[1] / fitted[3]) }
  }

  /// The largest odds ratio whose statistic is at most the given one; infinite where a cell of the
  /// other diagonal is 0.
  func upperLimit(_ largest: Double, _ statistic: (Shifted) -> Double) -> Double {
    // What is left of the smaller cell of the other diagonal, from all of it to nothing.
    let room = min(observed[2], observed[3])
    guard room > 0 else { return .infinity }
    var low = 0.0
    var high = room
    for _ in 0..<1100 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if statistic(shifted(leaving: middle, of: room)) > largest {
        low = middle
      } else {
        high = middle
      }
    }
    return shifted(leaving: high, of: room).oddsRatio
  }

  private func shifted(leaving left: Double, of room: Double) -> Shifted {
    let shift = room - left
    return Shifted(
      observed: observed,
      fitted: [
        observed[0] + shift, observed[1] + shift, observed[2] - room + left,
        observed[3] - room + left,
      ],
      shift: shift)
  }
}

/// The terms of a deviance.
enum Deviance {
  /// (1 + x) log(1 + x) - x: what a cell adds to the deviance, over twice its fitted count, when
  /// its count is 1 + x times that.
  ///
  /// Never negative; 1 for an empty cell.
  static func term(relativeDistance x: Double) -> Double {
    // Far from 0 nothing cancels but squares of x would.
    if x > 1 { return (1 + x) * .log(onePlus: x) - x }
    return x > -1 ? (1 + x) * LogOnePlusMinus.value(x) + x * x : 1
  }
}
