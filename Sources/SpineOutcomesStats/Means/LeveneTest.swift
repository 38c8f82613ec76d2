import Distributions

/// Levene's test of equal variances, by default in Brown and Forsythe's form.
///
/// The one-way analysis of variance of |x - centre of its group|: F with k - 1 and N - k degrees
/// of freedom. The centre is the median (Brown and Forsythe), which holds its level for skewed
/// data too, or the mean (Levene).
///
/// *Edge cases*: where all distances are equal p is 1, and the method says so.
///
/// R: `car::leveneTest(x, g)`, `center = mean` for Levene's own; `scipy.stats.levene(*x)`.
///
/// Brown MB, Forsythe AB (1974), doi 10.1080/01621459.1974.10482955.
public struct LeveneTest: HypothesisTest {
  /// From where distances are taken.
  public enum Centre: String, Sendable, Codable, CaseIterable {
    /// The median: Brown and Forsythe.
    case median

    /// The mean: Levene.
    case mean
  }

  /// What was done.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// F with both degrees of freedom; nil where all distances are equal.
  public let statistic: TestStatistic?

  /// Always two-sided.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// None: the standard deviations are in ``groups``.
  public let estimates: [Estimate]

  /// The number of values.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The groups with their standard deviations, also those without values.
  public let groups: [OneWayANOVA.Group]

  /// Tests counted values.
  ///
  /// - Parameters:
  ///   - values: The counts; two or more groups have values.
  ///   - centre: The median by default.
  /// - Throws: ``StatsError/tooFewGroups(variable:found:needed:)``; ``StatsError/undefined(_:)``
  ///   where no group has two values, or the distances of each group are constant but differ.
  /// - Complexity: O(v g) for v distinct values in g groups.
  public init(_ values: GroupedValues, centre: Centre = .median) throws(StatsError) {
    try self.init(values, "group", centre, Exclusions(initial: values.total))
  }

  init(
    _ values: GroupedValues, _ variable: String, _ centre: Centre, _ exclusions: Exclusions,
    variables: String? = nil
  ) throws(StatsError) {
    let data = try GroupedMoments(values, variable: variable, exclusions: exclusions)
    let occupied = data.occupied
    guard occupied.count >= 2 else {
      throw .tooFewGroups(variable: variable, found: occupied.count, needed: 2)
    }
    // F has no unit: on the scale of their decimals equal distances are equal doubles.
    let scaled = DecimalScale([values.values]).scaled.first ?? []
    var distances: [Moments] = []
    for group in occupied {
      let occurring = values.counts[group].indices.filter { values.counts[group][$0] > 0 }
      let numbers = occurring.map { scaled[$0] }
      let counts = occurring.map { values.counts[group][$0] }
      let total = values.total(of: group)
      let middle =
        switch centre {
        case .mean: try Moments(checked: numbers, weights: counts, total: total).centre
        case .median: DoubleDouble(SignInversion.median(numbers, counts) ?? 0)
        }
      distances.append(
        try Moments(
          checked: numbers.map { (DoubleDouble($0) - middle).value.magnitude },
          weights: counts, total: total))
    }
    let parts = try VarianceParts(distances)
    let name =
      centre == .median ? "Levene's test (Brown and Forsythe, median)" : "Levene's test (mean)"
    self.variables = variables
    alternative = .twoSided
    estimates = []
    count = values.total
    self.exclusions = exclusions
    groups = zip(data.names, data.moments).map { OneWayANOVA.Group(name: $0, moments: $1) }
    guard parts.between > 0 || parts.within > 0 else {
      method = "\(name), all distances are equal: p = 1 by definition"
      statistic = nil
      pValue = try PValue(1)
      return
    }
    method = name
    let ratio = try parts.fisher()
    statistic = try TestStatistic(
      "F", ratio.f, degreesOfFreedom: ratio.numerator,
      denominatorDegreesOfFreedom: ratio.denominator)
    pValue = try PValue(
      FisherF(numerator: ratio.numerator, denominator: ratio.denominator).upperTail(ratio.f))
  }
}
