/// The moments of each group, and what results say of them.
struct GroupedMoments {
  let names: [String]
  let moments: [Moments]
  let variable: String
  let exclusions: Exclusions
  let variables: String?

  /// The moments of counted values.
  init(
    _ values: GroupedValues, variable: String = "group", exclusions: Exclusions? = nil,
    variables: String? = nil
  ) throws(StatsError) {
    var moments: [Moments] = []
    for group in values.groups.indices { moments.append(try Moments(values, group: group)) }
    self.moments = moments
    names = values.groups
    self.variable = variable
    self.exclusions = exclusions ?? Exclusions(initial: values.total)
    self.variables = variables
  }

  /// The moments of checked values that come with the code of their group.
  init(
    names: [String], values: [Double], codes: [Int32], variable: String, exclusions: Exclusions,
    variables: String?
  ) throws(StatsError) {
    var lists = [[Double]](repeating: [], count: names.count)
    for (value, code) in zip(values, codes) { lists[Int(code)].append(value) }
    var moments: [Moments] = []
    for list in lists {
      moments.append(try Moments(checked: list, weights: nil, total: list.count))
    }
    self.moments = moments
    self.names = names
    self.variable = variable
    self.exclusions = exclusions
    self.variables = variables
  }

  /// Named moments.
  init(names: [String], moments: [Moments]) throws(StatsError) {
    guard names.count == moments.count, Set(names).count == names.count else {
      throw .invalidArgument(name: "names", reason: "one name for each group, each once")
    }
    self.names = names
    self.moments = moments
    variable = "group"
    exclusions = Exclusions(initial: moments.reduce(0) { $0.addingSaturating($1.count) })
    variables = nil
  }

  /// The positions of the groups with values.
  var occupied: [Int] { moments.indices.filter { moments[$0].count > 0 } }

  /// The t test of the only two groups.
  func tTest(
    _ alternative: Alternative, _ variances: TwoSampleTTest.Variances, _ level: Double
  ) throws(StatsError) -> TwoSampleTTest {
    let occupied = occupied
    guard let first = occupied.first, let second = occupied.dropFirst().first else {
      throw .tooFewGroups(variable: variable, found: occupied.count, needed: 2)
    }
    guard occupied.count == 2 else {
      throw .levelCount(variable: variable, found: occupied.count, needed: 2)
    }
    return try TwoSampleTTest(
      moments[first], moments[second], [names[first], names[second]], variable, alternative,
      variances, level, exclusions, variables: variables)
  }
}

extension GroupedMoments {
  /// t tests of all pairs of groups with values.
  func pairwiseTTests(
    _ adjustment: MultiplicityAdjustment, _ variances: TwoSampleTTest.Variances, _ level: Double
  ) throws(StatsError) -> PairwiseComparisons {
    try ConfidenceInterval.check(level: level)
    let occupied = occupied
    guard occupied.count >= 2 else {
      throw .tooFewGroups(variable: variable, found: occupied.count, needed: 2)
    }
    let title = variances == .unequal ? "Welch's t tests" : "Student's t tests of two groups each"
    return PairwiseComparisons(title, occupied.map { names[$0] }, adjustment) {
      first, second throws(StatsError) in
      let (one, other) = (occupied[first], occupied[second])
      return try TwoSampleTTest(
        moments[one], moments[other], names: [names[one], names[other]], variances: variances,
        level: level)
    }
  }
}

extension GroupedValues {
  /// t tests of all pairs of groups, each with the variances of its two groups.
  ///
  /// - Parameters:
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  ///   - variances: Unequal by default: Welch's test.
  ///   - level: The confidence level of each interval, not adjusted; 0.95 by default.
  /// - Returns: The pairs of groups with values, the difference of means as estimate; a pair that
  ///   cannot be tested says why.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)``.
  ///
  /// R: `pairwise.t.test(x, g, pool.sd = FALSE)`.
  ///
  /// - Complexity: O(v g) for v distinct values in g groups.
  public func pairwiseTTests(
    adjustment: MultiplicityAdjustment = .holm, variances: TwoSampleTTest.Variances = .unequal,
    level: Double = 0.95
  ) throws(StatsError) -> PairwiseComparisons {
    try GroupedMoments(self).pairwiseTTests(adjustment, variances, level)
  }
}
