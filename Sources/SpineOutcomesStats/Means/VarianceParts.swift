import Distributions

/// F and its degrees of freedom.
struct VarianceRatio {
  var f: Double
  var numerator: Double
  var denominator: Double
}

/// The sums of squares between and within groups.
struct VarianceParts {
  let count: Int
  let groupCount: Int
  let between: Double
  let within: Double

  /// Adds up squares.
  ///
  /// - Parameter groups: The moments of two or more groups, each with values.
  /// - Throws: ``StatsError/undefined(_:)`` where squares leave the range of doubles.
  init(_ groups: [Moments]) throws(StatsError) {
    var whole = Moments.none
    var inside = DoubleDouble(0)
    for group in groups {
      try whole.merge(group)
      inside += group.squares
    }
    var outside = DoubleDouble(0)
    for group in groups {
      let distance = group.centre - whole.centre
      outside += distance * distance * Double(group.count)
    }
    count = whole.count
    groupCount = groups.count
    between = outside.value
    within = inside.value
    guard between.isFinite, within.isFinite else {
      throw .undefined("squares of the values leave the range of numbers; change their unit")
    }
  }

  /// Fisher's F.
  func fisher() throws(StatsError) -> VarianceRatio {
    guard count > groupCount else {
      throw .undefined("an analysis of variance needs a group with two or more values")
    }
    guard within > 0 else {
      throw .undefined("all values of each group are equal: F needs a spread within groups")
    }
    let (a, b) = (Double(groupCount - 1), Double(count - groupCount))
    return VarianceRatio(f: between / a / (within / b), numerator: a, denominator: b)
  }

  /// Welch's F.
  func welch(_ groups: [Moments]) throws(StatsError) -> VarianceRatio {
    var weights: [Double] = []
    for group in groups {
      guard let variance = group.variance else {
        throw .undefined("Welch's analysis of variance needs two or more values in each group")
      }
      guard variance > 0 else {
        throw .undefined("all values of a group are equal: Welch's F needs a spread in each group")
      }
      weights.append(Double(group.count) / variance)
    }
    let whole = weights.reduce(0, +)
    // Means less that of the first group: the weighted mean keeps the digits of small differences.
    let origin = groups.first?.centre ?? DoubleDouble(0)
    let distances = groups.map { ($0.centre - origin).value }
    let centre = zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 } / whole
    var (top, tail) = (CompensatedSum(), CompensatedSum())
    for (group, (weight, distance)) in zip(groups, zip(weights, distances)) {
      top.add(weight * (distance - centre) * (distance - centre))
      let rest = (whole - weight) / whole
      tail.add(rest * rest / Double(group.count - 1))
    }
    let k = Double(groups.count)
    return VarianceRatio(
      f: top.value / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * tail.value), numerator: k - 1,
      denominator: (k * k - 1) / (3 * tail.value))
  }

  /// Eta squared with the interval of the F test, and omega squared.
  func effects(_ ratio: VarianceRatio, level: Double) throws(StatsError) -> [Estimate] {
    let mean = within / ratio.denominator
    let noncentrality = NoncentralF.noncentrality(
      upperTail: 1 - level, at: ratio.f, numerator: ratio.numerator,
      denominator: ratio.denominator)
    return [
      try Estimate(
        name: "eta squared", value: between / (between + within),
        confidenceInterval: ConfidenceInterval(
          lower: noncentrality / (noncentrality + Double(count)), upper: 1, level: level,
          method: "inversion of the F test")),
      try Estimate(
        name: "omega squared",
        value: (between - ratio.numerator * mean) / (between + within + mean),
        confidenceInterval: nil),
    ]
  }
}
