internal import Distributions
internal import RealModule

/// Mantel and Haenszel's ratio of the rates of events of two groups, each event time a stratum.
struct MantelHaenszelRates {
  /// The logarithm of Σ d1 n2 / n over Σ d2 n1 / n; infinite where one of the sums is 0.
  let logRatio: Double

  /// The variance of the logarithm: Σ (d n1 n2 - d1 d2 n) / n² over the product of the sums.
  let variance: Double

  /// Sums over the event times of the two groups of each stratum.
  ///
  /// - Complexity: O(number of distinct times).
  init(_ strata: [[LifeTable.Group]]) {
    var ofFirst = DoubleDouble(0)
    var ofSecond = DoubleDouble(0)
    var spread = DoubleDouble(0)
    var difference = DoubleDouble(0)
    for groups in strata {
      EventTimes(groups).forEach { moment in
        let (n1, n2) = (Double(moment.atRisk[0]), Double(moment.atRisk[1]))
        let (d1, d2, n) = (Double(moment.events[0]), Double(moment.events[1]), n1 + n2)
        let (one, two) = (d1 * (n2 / n), d2 * (n1 / n))
        ofFirst.add(one)
        ofSecond.add(two)
        difference.add(one - two)
        // d n1 n2 - d1 d2 n is the sum of two numbers that are not negative.
        spread.add(
          one * (n1 / n) * ((n2 - d2) / n2.nonzero) + two * (n2 / n) * ((n1 - d1) / n1.nonzero))
      }
    }
    let (first, second) = (ofFirst.value, ofSecond.value)
    // Near 1 the logarithm of the quotient would lose the digits of the difference.
    let excess = difference.value / second.nonzero
    logRatio =
      second > 0 && excess.magnitude < 0.5
      ? .log(onePlus: excess) : .log(first) - .log(second)
    variance = spread.value / first.nonzero / second.nonzero
  }
}

extension Double {
  /// The number, or 1 for 0, where the quotient by it does not matter.
  fileprivate var nonzero: Double { self == 0 ? 1 : self }
}
