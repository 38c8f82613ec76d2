import Foundation

/// What the factors of the likelihood at one event time come to.
///
/// With R the sum of the risks of those at risk beside the events and D that of the events, d factors
/// have the denominators R + (1 - l / d) D for l = 0 ..< d: one for Breslow's approximation, as many
/// as events for Efron's (JASA 72:557, 1977).
package struct RiskSetFactors: Sendable {
  /// The sum of the inverse denominators: by how much the cumulated hazard rises.
  package var hazard: Double

  /// The rise that a row with the event has part in: less, as it may have come before others.
  package var own: Double

  /// The sum of the logarithms of the denominators.
  package var logarithm: Double

  /// The mean of the risk set, averaged over the factors: of the sum over the risk set, and over
  /// the events.
  package var mean: (all: Double, events: Double)

  /// The sum over the factors of their squared inverse denominators: by itself, times the share of
  /// the events that is still there, and times the square of that share.
  package var squares: (all: Double, cross: Double, last: Double)

  /// A root of the sum of squared means: a row of the sums over the risk set and the events.
  var first: (all: Double, events: Double)

  /// The other row of the root, which is of the events alone; 0 for one factor.
  var second: Double

  /// Sums the factors of an event time.
  ///
  /// - Parameters:
  ///   - group: The event time.
  ///   - rest: The sum of the risks of those at risk without the event; of all for one factor, where
  ///     it makes no difference.
  ///   - events: That of the rows with the event.
  /// - Complexity: O(d) up to some hundred factors, then O(1).
  package init(_ group: RiskSetLayout.Group, rest: Double, events: Double) {
    let weight = group.weight
    guard group.steps > 1 else {
      let inverse = 1 / (rest + events)
      hazard = weight * inverse
      own = hazard
      logarithm = weight * log(rest + events)
      mean = (inverse, 0)
      squares = (weight * inverse * inverse, 0, 0)
      first = (weight.squareRoot() * inverse, 0)
      second = 0
      return
    }
    let steps = Double(group.steps)
    let sums = TieSums(steps: Int(group.steps), rest: rest, events: events)
    hazard = weight * sums.inverse
    own = weight * sums.share
    logarithm = weight * sums.logarithm
    mean = (sums.inverse / steps, (sums.share - sums.inverse) / steps)
    let (square, cross, last) = (sums.square, sums.squareShare, sums.squareShares)
    squares = (weight * square, weight * cross, weight * last)
    let (root, size) = (square.squareRoot(), weight.squareRoot())
    first = (size * root, size * (cross / root - root))
    second = size * max(0, last - cross * (cross / square)).squareRoot()
  }

  /// Sums the factors of an event time from the risks of all at risk.
  ///
  /// - Parameters:
  ///   - group: The event time.
  ///   - all: The sum of the risks of its risk set.
  ///   - events: Among them that of the rows with the event; of use for several factors only.
  package init(_ group: RiskSetLayout.Group, all: Double, events: Double) {
    guard group.steps > 1 else {
      self.init(group, rest: all, events: 0)
      return
    }
    self.init(group, rest: max(0, all - events), events: events)
  }
}
