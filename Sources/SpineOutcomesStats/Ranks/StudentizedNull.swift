/// The values of the Brunner-Munzel statistic in choices of the observations.
///
/// A value is kept as t |t| over a constant: a quotient of whole numbers with a few roundings.
/// Values within ``nearness`` of the observed one are equal to it.
struct StudentizedNull {
  /// The observed t |t|, over the constant.
  let observed: Double

  /// The values of the choices, in any order, with how often each occurs.
  let values: [Double]
  let counts: [Double]

  /// The constant: t = sqrt(constant value).
  let constant: Double

  /// What was done, in words.
  let method: String

  /// The sum of the counts.
  private let total: Double

  /// The relative distance that roundings of equal values stay within.
  private static let nearness = 0x1p-46

  init(
    observed: Double, values: [Double], counts: [Double], constant: Double, method: String
  ) {
    self.observed = observed
    self.values = values
    self.counts = counts
    self.constant = constant
    self.method = method
    var total = CompensatedSum()
    for count in counts { total.add(count) }
    self.total = total.value
  }

  /// How far below the observed value another one still equals it.
  private var slack: Double { observed.isFinite ? observed.magnitude * Self.nearness : 0 }

  /// The share of choices with a statistic of at least the observed one.
  var upperTail: Double { share { $0 >= observed - slack } }

  /// The share of choices with a statistic of at most the observed one.
  var lowerTail: Double { share { $0 <= observed + slack } }

  /// The share of choices with a statistic at least as far from 0 as the observed one.
  var bothTails: Double { share { $0.magnitude >= observed.magnitude - slack } }

  /// Added with compensation, so that the order of the choices does not matter: the samples
  /// exchanged give the same.
  private func share(_ isCounted: (Double) -> Bool) -> Double {
    var sum = CompensatedSum()
    for (value, count) in zip(values, counts) where isCounted(value) { sum.add(count) }
    return min(1, sum.value / total)
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
    var passed = CompensatedSum()
    for (value, count) in pairs.sorted(by: { $0.value > $1.value }) {
      passed.add(count)
      if !significance.rejects(passed.value / total) { return value }
    }
    return -.infinity
  }

  private func root(_ value: Double) -> Double {
    let size = (value.magnitude * constant).squareRoot()
    return value < 0 ? -size : size
  }
}
