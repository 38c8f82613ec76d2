import Foundation

/// Sums over the factors of Efron's likelihood at one time with d events.
///
/// With R the risks of those at risk beside the events and D the risks of the events, the factors
/// have the denominators R + g D for the shares g = 1/d, 2/d ... 1 of the events that are still there.
/// All terms are positive. Many factors are summed by the formula of Euler and Maclaurin once the
/// denominator changes by less than 1/64 from one to the next, the integrals by Gauss and Legendre's
/// over stretches in which it at most doubles: the work does not grow with d, as for frequencies of
/// millions, and 15 digits stay.
struct TieSums {
  /// The sum of 1 / denominator, and of share / denominator.
  var inverse = 0.0
  var share = 0.0

  /// The sum of log(denominator).
  var logarithm = 0.0

  /// The sums of 1, share and share^2 over the squared denominator.
  var square = 0.0
  var squareShare = 0.0
  var squareShares = 0.0

  /// From so many factors on they are not summed one by one.
  static let directLimit = 256

  /// By how many steps the denominator is at least away from 0 where sums become integrals.
  private static let distance = 64.0

  /// Sums factors.
  ///
  /// - Parameters:
  ///   - steps: Their number d, at least 1.
  ///   - rest: R, not negative.
  ///   - events: D, not negative; one of both is positive.
  ///   - limit: From how many factors on integrals are used.
  init(steps: Int, rest: Double, events: Double, limit: Int = directLimit) {
    let (count, step) = (Double(steps), events / Double(steps))
    var first = 1
    while first <= steps {
      if steps >= limit, steps - first >= 32, rest + Double(first) * step >= Self.distance * step {
        break
      }
      add(1, share: Double(first) / count, rest: rest, events: events)
      first += 1
    }
    guard first <= steps else { return }
    let stretch = Stretch(rest: rest, step: step, count: count)
    var start = Double(first)
    while start < count {
      let reach = (rest + start * step) / step
      let end = reach < count - start ? start + reach : count
      for (node, weight) in Self.nodes {
        for place in [-node, node] {
          let middle = (start + end) / 2 + place * (end - start) / 2
          add(
            weight * (end - start) / 2, share: middle / count, rest: rest, events: events)
        }
      }
      start = end
    }
    for end in [Double(first), count] {
      add(0.5, share: end / count, rest: rest, events: events)
      add(stretch, at: end, sign: end == count ? 1 : -1)
    }
  }

  /// Adds so much of the terms at a share.
  @inline(__always)
  private mutating func add(_ weight: Double, share part: Double, rest: Double, events: Double) {
    let denominator = rest + part * events
    let one = weight / denominator
    let two = one / denominator
    inverse += one
    share += part * one
    logarithm += weight * log(denominator)
    square += two
    squareShare += part * two
    squareShares += part * part * two
  }

  /// Adds the derivatives at an end of Euler and Maclaurin's formula.
  private mutating func add(_ stretch: Stretch, at end: Double, sign: Double) {
    for (order, weight) in Self.corrections {
      let term = sign * weight
      inverse += term * stretch.derivative(order, of: 0, over: 1, at: end)
      share += term * stretch.derivative(order, of: 1, over: 1, at: end)
      logarithm += term * stretch.derivativeOfLogarithm(order, at: end)
      square += term * stretch.derivative(order, of: 0, over: 2, at: end)
      squareShare += term * stretch.derivative(order, of: 1, over: 2, at: end)
      squareShares += term * stretch.derivative(order, of: 2, over: 2, at: end)
    }
  }

  /// The derivatives that count, with the Bernoulli number of the next order over its factorial.
  private static let corrections: [(order: Int, weight: Double)] = [
    (1, 1.0 / 12), (3, -1.0 / 720), (5, 1.0 / 30240), (7, -1.0 / 1_209_600),
  ]

  /// The positive nodes of Gauss and Legendre's formula with 12 nodes, and their weights
  /// (Abramowitz and Stegun, table 25.4).
  private static let nodes: [(Double, Double)] = [
    (0.98156063424671925069, 0.047175336386511827195),
    (0.90411725637047485668, 0.10693932599531843096),
    (0.76990267419430468704, 0.16007832854334622633),
    (0.5873179542866174473, 0.20316742672306592175),
    (0.36783149899818019375, 0.23349253653835480876),
    (0.12523340851146891547, 0.249147045813402785),
  ]
}

/// The terms as functions of the number of events that are still there.
private struct Stretch {
  let rest: Double
  let step: Double
  let count: Double

  /// The derivative of (m / d)^power / denominator^depth by m.
  func derivative(_ order: Int, of power: Int, over depth: Int, at m: Double) -> Double {
    let denominator = rest + m * step
    let rate = -step / denominator
    var sum = 0.0
    for lowered in 0...min(power, order) {
      var term = 1.0
      // Ways to choose which derivatives go to the power, and what they make of it.
      for place in 0..<lowered {
        term *= Double(order - place) / Double(place + 1) * Double(power - place) / count
      }
      for _ in 0..<power - lowered { term *= m / count }
      for place in 0..<order - lowered { term *= rate * Double(depth + place) }
      sum += term
    }
    for _ in 0..<depth { sum /= denominator }
    return sum
  }

  /// The derivative of the logarithm of the denominator by m.
  func derivativeOfLogarithm(_ order: Int, at m: Double) -> Double {
    let rate = step / (rest + m * step)
    var term = rate
    for place in 1..<max(1, order) { term *= -rate * Double(place) }
    return term
  }
}
