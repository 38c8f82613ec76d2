/// The values of the Brunner-Munzel statistic in choices of the observations.
///
/// A value is kept as t |t| over a constant: a quotient of whole numbers, so that equal statistics
/// are equal doubles while the numbers stay below 2^53.
struct StudentizedNull {
  /// The observed t |t|, over the constant.
  let observed: Double

  /// The values of the choices, ascending, with how often each occurs.
  let values: [Double]
  let counts: [Double]

  /// The constant: t = sqrt(constant value).
  let constant: Double

  /// What was done, in words.
  let method: String

  private var total: Double { counts.reduce(0, +) }

  /// The share of choices with a statistic of at least the observed one.
  var upperTail: Double { share { $0 >= observed } }

  /// The share of choices with a statistic of at most the observed one.
  var lowerTail: Double { share { $0 <= observed } }

  /// The share of choices with a statistic at least as far from 0 as the observed one.
  var bothTails: Double { share { $0.magnitude >= observed.magnitude } }

  private func share(_ isCounted: (Double) -> Bool) -> Double {
    zip(values, counts).reduce(0) { isCounted($1.0) ? $0 + $1.1 : $0 } / total
  }

  /// The smallest and the largest t that are not rejected.
  func limits(
    _ significance: SignificanceLevel, _ alternative: Alternative
  ) -> (lower: Double, upper: Double) {
    func reach(_ key: (Double) -> Double) -> Double {
      root(kept(zip(values, counts).map { (key($0), $1) }, significance))
    }
    switch alternative {
    case .greater: return (-.infinity, reach { $0 })
    case .less: return (-reach { -$0 }, .infinity)
    case .twoSided:
      let distance = reach(\.magnitude)
      return (-distance, distance)
    }
  }

  /// The largest value whose upper tail is not rejected.
  private func kept(
    _ pairs: [(value: Double, count: Double)], _ significance: SignificanceLevel
  ) -> Double {
    var passed = 0.0
    for (value, count) in pairs.sorted(by: { $0.value > $1.value }) {
      passed += count
      if !significance.rejects(passed / total) { return value }
    }
    return -.infinity
  }

  private func root(_ value: Double) -> Double {
    let size = (value.magnitude * constant).squareRoot()
    return value < 0 ? -size : size
  }
}
