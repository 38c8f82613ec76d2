import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Laws of moments, t tests and analyses of variance, and what is refused.
@Suite struct MeansLawTests {
  private func samples(_ seed: Int) -> (x: [Double], y: [Double]) {
    var random = SeededGenerator(seed: UInt64(seed))
    func draw(_ count: Int, _ shift: Double) -> [Double] {
      (0..<count).map { _ in (random.uniform() + shift) * 10 }
    }
    return (draw(3 + seed % 8, 0), draw(4 + seed % 5, Double(seed % 4) / 8))
  }

  @Test(arguments: [0.1, 0.7, 1e-5, 97.3]) func equalValuesHaveNoSpread(value: Double) throws {
    for count in 1...40 {
      let values = [Double](repeating: value, count: count)
      for moments in try [
        Moments(values), Moments([3, value], weights: [0, count]),
        Moments([value, value], weights: [1, count]),
      ] {
        #expect(moments.mean == value)
        #expect(moments.sumOfSquares == 0)
      }
    }
    let constant = [value, value, value]
    let test = try TwoSampleTTest(constant, [value, value, value, value])
    #expect(test.pValue.value == 1)
    // One constant sample is none of the other's business: n - 1 = 1 degree of freedom.
    let other = try TwoSampleTTest(constant, [0, 1])
    #expect(other.statistic?.degreesOfFreedom == 1)
  }

  @Test func equalDistancesOfDecimalsAreEqual() throws {
    // Distances of 0.05 from the medians, which differ as doubles.
    for centre in LeveneTest.Centre.allCases {
      let values = try GroupedValues(
        groups: ["a", "b", "c"], values: [[0.2, 0.3], [0.7, 0.8], [1.1, 1.2]])
      let test = try LeveneTest(values, centre: centre)
      #expect(test.pValue.value == 1)
      #expect(test.method.contains("all distances are equal"))
    }
  }

  @Test(arguments: 1...10) func exchangedSamplesMirror(seed: Int) throws {
    let (x, y) = samples(seed)
    for variances in TwoSampleTTest.Variances.allCases {
      let test = try TwoSampleTTest(x, y, variances: variances)
      let back = try TwoSampleTTest(y, x, variances: variances)
      #expect(test.pValue == back.pValue)
      for (one, other) in zip(test.estimates, back.estimates) {
        #expect(one.value == -other.value)
        let (limits, mirrored) = try (#require(one.limits), #require(other.limits))
        // The limits of an effect size are roots, found from different sides.
        #expect(
          agrees(limits, [-mirrored[1], -mirrored[0]], digits: 11, absolute: 1e-11))
      }
      let less = try TwoSampleTTest(x, y, alternative: .less, variances: variances)
      let greater = try TwoSampleTTest(y, x, alternative: .greater, variances: variances)
      #expect(less.pValue == greater.pValue)
    }
  }

  /// All intervals of a test exclude 0 just when it rejects.
  @Test(arguments: 1...10) func intervalsAndPValueAgree(seed: Int) throws {
    let (x, y) = samples(seed)
    for level in [0.5, 0.8, 0.95] {
      for variances in TwoSampleTTest.Variances.allCases {
        let test = try TwoSampleTTest(x, y, variances: variances, level: level)
        for estimate in test.estimates {
          let limits = try #require(estimate.limits)
          #expect((limits[0] <= 0 && 0 <= limits[1]) == (test.pValue.value > 1 - level))
        }
      }
      let groups = try GroupedValues(groups: ["x", "y"], values: [x, y])
      let anova = try OneWayANOVA(groups, level: level)
      let limits = try #require(anova.estimates[0].limits)
      #expect((limits[0] == 0) == (anova.pValue.value > 1 - level))
    }
  }

  /// At a limit of the difference the shifted test has p = 1 - level.
  @Test(arguments: 1...6) func limitsAreWhereTheTestTurns(seed: Int) throws {
    let (x, y) = samples(seed)
    let test = try TwoSampleTTest(x, y)
    for limit in try #require(test.estimates[0].limits) {
      let shifted = try TwoSampleTTest(x.map { $0 - limit }, y)
      #expect(agrees(shifted.pValue.value, 0.05, digits: 11))
    }
    let one = try OneSampleTTest(x)
    for limit in try #require(one.estimates[0].limits) {
      #expect(
        try agrees(OneSampleTTest(x, against: limit).pValue.value, 0.05, digits: 11))
    }
  }

  /// Of two groups Fisher's F is the square of Student's t, and Welch's that of Welch's.
  @Test(arguments: 1...8) func varianceOfTwoGroupsIsTheTTest(seed: Int) throws {
    let (x, y) = samples(seed)
    let groups = try GroupedValues(groups: ["x", "y"], values: [x, y])
    for variances in TwoSampleTTest.Variances.allCases {
      let test = try TwoSampleTTest(x, y, variances: variances)
      let anova = try OneWayANOVA(groups, variances: variances)
      let t = try #require(test.statistic).value
      #expect(try agrees(#require(anova.statistic).value, t * t, digits: 12))
      #expect(agrees(anova.pValue.value, test.pValue.value, digits: 11))
      let pairs = try groups.pairwiseTTests(variances: variances)
      #expect(agrees(try #require(pairs.pairs[0].pValue).value, test.pValue.value, digits: 13))
    }
  }

  @Test func momentsMergeAndShift() throws {
    var random = SeededGenerator(seed: 12)
    let values = (0..<3_001).map { _ in random.uniform() * 3 - 1 }
    let whole = try Moments(values)
    var parts = try Moments(Array(values[..<17]))
    try parts.merge(Moments(Array(values[17..<1_900])))
    try parts.merge(Moments([]))
    try parts.merge(Moments(Array(values[1_900...])))
    #expect(parts.count == whole.count)
    #expect(try agrees(#require(parts.mean), #require(whole.mean), digits: 15))
    #expect(try agrees(#require(parts.variance), #require(whole.variance), digits: 14))
    // 2^27 keeps the last bits of multiples of 2^-20 in place.
    let grid = values.map { ($0 * 0x1p20).rounded() / 0x1p20 }
    let far = try Moments(grid.map { $0 + 0x1p27 })
    let near = try Moments(grid)
    #expect(try agrees(#require(far.variance), #require(near.variance), digits: 14))
    #expect(try agrees(#require(far.mean) - 0x1p27, #require(near.mean), digits: 7))
    let weighted = try Moments([1, 2, 5], weights: [2, 0, 3])
    let repeated = try Moments([1, 1, 5, 5, 5])
    #expect(try agrees(#require(weighted.variance), #require(repeated.variance), digits: 15))
    let data = try JSONEncoder().encode(parts)
    #expect(try JSONDecoder().decode(Moments.self, from: data) == parts)
    #expect(throws: DecodingError.self) {
      let text = #"{"count":1,"mean":0,"meanRest":0,"sumOfSquares":-1,"squaresRest":0}"#
      return try JSONDecoder().decode(Moments.self, from: Data(text.utf8))
    }
    #expect(try Moments([]).mean == nil)
    #expect(try Moments([3]).variance == nil)
    #expect(try Moments([3, 3]).variance == 0)
  }

  @Test func numbersBeyondSquaresAreRefused() throws {
    for values in [[1e200, -1e200], [1e-200, 3e-200], [1.7e308, 1.7e308, 1]] {
      #expect(throws: StatsError.self) { try Moments(values) }
      #expect(throws: StatsError.self) { try OneSampleTTest(values) }
    }
    #expect(throws: StatsError.self) { try Moments([.nan]) }
    #expect(throws: StatsError.self) { try Moments([1], weights: [1, 2]) }
    #expect(throws: StatsError.self) { try Moments([1], weights: [-1]) }
  }

  @Test func constantAndSmallSamples() throws {
    let none = try PairedTTest(before: [1, 2], after: [1, 2])
    #expect(none.pValue.value == 1)
    #expect(none.method == "Paired t test (all differences are 0: p = 1 by definition)")
    #expect(none.estimates[0].confidenceInterval == nil)
    #expect(try TwoSampleTTest([2, 2], [2, 2, 2]).pValue.value == 1)
    let constant = try GroupedValues(groups: ["a", "b", "c"], values: [[1, 1], [1, 1], []])
    #expect(try OneWayANOVA(constant).pValue.value == 1)
    #expect(try LeveneTest(constant).pValue.value == 1)
    #expect(try OneWayANOVA(constant).groups.map(\.moments.count) == [2, 2, 0])
    #expect(throws: StatsError.self) { try PairedTTest(before: [1, 2], after: [2, 3]) }
    #expect(throws: StatsError.self) { try TwoSampleTTest([1, 1], [2, 2]) }
    #expect(throws: StatsError.self) { try OneSampleTTest([1]) }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try OneSampleTTest([Double]())
    }
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 1, needed: 2)) {
      try TwoSampleTTest([1, 2], [])
    }
    #expect(throws: StatsError.self) { try TwoSampleTTest([1, 2], [3]) }
    #expect(try TwoSampleTTest([1, 2], [3], variances: .equal).count == 3)
    #expect(throws: StatsError.self) { try OneSampleTTest([1, 2], level: 95) }
    #expect(throws: StatsError.self) { try OneSampleTTest([1, 2], against: .infinity) }
    let apart = try GroupedValues(groups: ["a", "b"], values: [[1, 1], [2, 2]])
    #expect(throws: StatsError.self) { try OneWayANOVA(apart) }
    #expect(throws: StatsError.self) { try OneWayANOVA(apart, variances: .unequal) }
    let alone = try GroupedValues(groups: ["a", "b"], values: [[1, 2], []])
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 1, needed: 2)) {
      try OneWayANOVA(alone)
    }
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 1, needed: 2)) {
      try LeveneTest(alone)
    }
    #expect(throws: StatsError.self) { try ShapiroWilkTest([1, 2]) }
    #expect(throws: StatsError.self) { try ShapiroWilkTest([2, 2, 2]) }
    #expect(throws: StatsError.self) {
      try ShapiroWilkTest((0...5_000).map(Double.init))
    }
    // A unit changes neither W nor p.
    let x = [1.5, 2, 2.25, 7, 9, 11]
    #expect(
      try agrees(
        ShapiroWilkTest(x).pValue.value, ShapiroWilkTest(x.map { -8 * $0 + 1 }).pValue.value,
        digits: 12))
  }

  @Test func meansAndMediansHaveIntervals() throws {
    let values = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3.5, 8]
    let mean = try Moments(values).meanEstimate(level: 0.9)
    let test = try OneSampleTTest(values, level: 0.9)
    #expect(mean.value == test.estimates[0].value)
    #expect(mean.limits == test.estimates[0].limits)
    let median = try DistinctValues(values).medianEstimate()
    #expect(median.value == 4)
    // Of 11 observations: the second and the tenth, coverage 1 - 2 (1 + 11) / 2048 = 0.988.
    #expect(median.limits == [1, 8])
    let grouped = try GroupedValues(groups: ["a", "b"], values: [values, []])
    // Counted values are added in another order.
    let counted = try grouped.meanEstimate(of: 0, level: 0.9)
    #expect(try agrees(#require(counted.limits), #require(mean.limits), digits: 14))
    #expect(try grouped.medianEstimate(of: 0) == median)
    #expect(throws: StatsError.self) { try grouped.medianEstimate(of: 1) }
    // Equal values leave an interval without width, which would say that nothing is uncertain.
    #expect(try Moments([2.5, 2.5, 2.5]).meanEstimate().confidenceInterval == nil)
    #expect(throws: StatsError.self) { try grouped.meanEstimate(of: 7) }
  }

  @Test func cohortsAndCoding() throws {
    struct Patient: Sendable {
      var arm: String
      var before: Double?
      var after: Double?
    }
    let cohort = Cohort([
      Patient(arm: "a", before: 7.3, after: 7.1), Patient(arm: "a", before: 6, after: 6.5),
      Patient(arm: "b", before: 8, after: 3), Patient(arm: "b", before: 6.2, after: nil),
      Patient(arm: "b", before: 9, after: 4.5), Patient(arm: "a", before: 5, after: 4),
      Patient(arm: "b", before: 9, after: 6.5),
    ])
    let paired = try cohort.pairedTTest(before: \.before, after: \.after)
    #expect(paired.exclusions.excluded == 1)
    #expect(paired.variables == "after minus before")
    #expect(cohort.pairedTTest(before: \.before, after: \.after, by: \.arm).count == 2)
    let two = try cohort.tTest(of: \.before, by: \.arm)
    #expect(
      try agrees(
        two.pValue.value, TwoSampleTTest([7.3, 6, 5], [8, 6.2, 9, 9]).pValue.value, digits: 14))
    let change = try cohort.tTestOfChange(before: \.before, after: \.after, by: \.arm)
    let plain = try TwoSampleTTest([-0.2, 0.5, -1], [-5, -4.5, -2.5])
    #expect(agrees(change.pValue.value, plain.pValue.value, digits: 14))
    #expect(change.variables == "after minus before by arm")
    let anova = try cohort.oneWayANOVA(of: \.before, by: \.arm)
    let levene = try cohort.leveneTest(of: \.before, by: \.arm)
    let wilk = try cohort.shapiroWilkTest(of: \.after)
    #expect(wilk.exclusions.excluded == 1)
    #expect(try cohort.pairwiseTTests(of: \.before, by: \.arm).pairs.count == 1)
    func check<Test: HypothesisTest>(_ test: Test) throws {
      let data = try JSONEncoder().encode(test)
      #expect(try JSONDecoder().decode(Test.self, from: data) == test)
    }
    try check(paired)
    try check(two)
    try check(anova)
    try check(levene)
    try check(wilk)
    try check(OneSampleTTest([1, 2], alternative: .less))
  }
}
