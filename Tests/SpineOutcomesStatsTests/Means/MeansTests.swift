import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// t tests, effect sizes and analyses of variance against 40 digits.
@Suite struct MeansTests {
  private let fixture: MeansFixture

  init() throws { fixture = try Fixtures.json("means/expected.json") }

  /// What all t tests share.
  private func check(
    _ test: some HypothesisTest, _ greater: some HypothesisTest, _ expected: MeansFixture.Test,
    digits: Double, null: Double = 0
  ) throws {
    let label = "\(expected.t)"
    let statistic = try #require(test.statistic)
    #expect(agrees(statistic.value, expected.t, digits: digits), "\(label)")
    #expect(
      try agrees(#require(statistic.degreesOfFreedom), expected.df, digits: digits), "\(label)")
    #expect(agrees(test.pValue.value, expected.p, digits: digits - 1), "\(label)")
    #expect(agrees(greater.pValue.value, expected.greater, digits: digits - 1), "\(label)")
    let interval = try #require(test.estimates[0].limits)
    #expect(
      agrees(interval, expected.interval.map { $0 + null }, digits: digits, absolute: 1e-12),
      "\(label)")
    let lower = try #require(greater.estimates[0].limits)[0]
    #expect(agrees(lower, expected.lower + null, digits: digits - 1))
    let effect = test.estimates[1]
    #expect(agrees(effect.value, expected.d, digits: digits), "\(label)")
    // The oracle's roots have 13 digits, relative to the size of the interval.
    let size = expected.dInterval[1] - expected.dInterval[0]
    #expect(
      try agrees(
        #require(effect.limits), expected.dInterval, digits: 11, absolute: 1e-11 * size),
      "\(label)")
    let one = try #require(greater.estimates[1].limits)
    #expect(agrees(one[0], expected.dLower, digits: 11, absolute: 1e-11 * size), "\(label)")
    #expect(one[1] == .infinity)
    #expect(test.estimates.count == (expected.g == nil ? 2 : 3))
    guard let g = expected.g else { return }
    #expect(agrees(test.estimates[2].value, g, digits: digits), "\(label)")
  }

  @Test func oneSample() throws {
    for expected in fixture.single {
      let (values, null) = try (#require(expected.values), #require(expected.null))
      let test = try OneSampleTTest(values, against: null, level: expected.level)
      let greater = try OneSampleTTest(
        values, against: null, alternative: .greater, level: expected.level)
      // Values near 1e8 are those that doubles hold, to 1e-8 of tenths.
      try check(test, greater, expected, digits: 13, null: null)
      let moments = try Moments(values)
      #expect(try agrees(#require(moments.mean), #require(expected.mean), digits: 14.5))
      #expect(
        try agrees(
          #require(moments.standardDeviation), #require(expected.sd), digits: 14))
    }
  }

  /// Student's sleep data: paired t = 4.0621, df 9, p = 0.002833; R's `t.test`.
  @Test func sleep() throws {
    let one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
    let two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let test = try PairedTTest(before: one, after: two)
    try check(
      test, PairedTTest(before: one, after: two, alternative: .greater), fixture.single[0],
      digits: 13)
    #expect(agrees(test.pValue.value, 0.00283289, digits: 6))
    #expect(
      try PairedTTest(differences: PairedDifferences(before: one, after: two)).pValue.value
        == test.pValue.value)
    let welch = try TwoSampleTTest(one, two)
    #expect(agrees(welch.pValue.value, 0.07939414, digits: 7))
  }

  @Test func twoSamples() throws {
    for expected in fixture.two {
      let (x, y) = try (#require(expected.x), #require(expected.y))
      let variances: TwoSampleTTest.Variances = expected.pooled == true ? .equal : .unequal
      let test = try TwoSampleTTest(x, y, variances: variances, level: expected.level)
      let greater = try TwoSampleTTest(
        x, y, alternative: .greater, variances: variances, level: expected.level)
      try check(test, greater, expected, digits: 13)
    }
  }

  @Test func analysesOfVariance() throws {
    for expected in fixture.anova {
      let values = try GroupedValues(
        groups: expected.groups.indices.map { "g\($0)" }, values: expected.groups)
      let test = try OneWayANOVA(values)
      let statistic = try #require(test.statistic)
      #expect(agrees(statistic.value, expected.f, digits: 13))
      #expect(statistic.degreesOfFreedom == expected.df[0])
      #expect(statistic.denominatorDegreesOfFreedom == expected.df[1])
      #expect(agrees(test.sumOfSquaresBetween, expected.between, digits: 13))
      #expect(agrees(test.sumOfSquaresWithin, expected.within, digits: 13))
      #expect(agrees(test.pValue.value, expected.p, digits: 12))
      #expect(agrees(test.estimates[0].value, expected.eta, digits: 13))
      let limits = try #require(test.estimates[0].limits)
      #expect(agrees(limits[0], expected.etaLower, digits: 11, absolute: 1e-13))
      #expect(limits[1] == 1)
      #expect(agrees(test.estimates[1].value, expected.omega, digits: 12))
      let welch = try OneWayANOVA(values, variances: .unequal)
      #expect(try agrees(#require(welch.statistic).value, expected.welchF, digits: 13))
      #expect(
        try agrees(
          #require(welch.statistic?.denominatorDegreesOfFreedom), expected.welchDf, digits: 13))
      #expect(agrees(welch.pValue.value, expected.welchP, digits: 12))
      for (centre, ratio) in [
        (LeveneTest.Centre.median, expected.brownForsythe), (.mean, expected.levene),
      ] {
        let levene = try LeveneTest(values, centre: centre)
        #expect(
          try agrees(#require(levene.statistic).value, ratio.f, digits: 12.5, absolute: 1e-14))
        #expect(agrees(levene.pValue.value, ratio.p, digits: 12))
      }
    }
  }

  private struct Wilk: Decodable {
    struct Case: Decodable {
      var name: String
      var values: [Double]
      var count: Int?
      var w: Double
      var p: Double
    }
    var cases: [Case]
  }

  @Test func shapiroWilkAgreesWithR() throws {
    let wilk: Wilk = try Fixtures.json("shapiro-wilk/expected.json")
    for example in wilk.cases {
      let test = try ShapiroWilkTest(example.values.reversed())
      #expect(
        try agrees(#require(test.statistic).value, example.w, digits: 13), "\(example.name)")
      // R takes 1 - W from W: of a W of 0.999 that leaves 12 digits, of p fewer.
      #expect(agrees(test.pValue.value, example.p, digits: 10), "\(example.name)")
      #expect(test.count == example.values.count)
    }
  }

  /// Royston's formula at 40 digits: `shapiro-wilk/generate.py`.
  @Test func shapiroWilkAgreesWithFortyDigits() throws {
    let wilk: Wilk = try Fixtures.json("shapiro-wilk/exact.json")
    for example in wilk.cases {
      let values =
        example.values.isEmpty ? Self.sums(try #require(example.count)) : example.values
      let test = try ShapiroWilkTest(values)
      let label = "\(example.name) \(values.count)"
      #expect(try agrees(#require(test.statistic).value, example.w, digits: 14), "\(label)")
      // Far out p has some 30 times the rounding of 1 - W, which is that of W.
      #expect(agrees(test.pValue.value, example.p, digits: 12), "\(label)")
    }
  }

  /// Sums of twelve numbers that look random.
  private static func sums(_ count: Int) -> [Double] {
    (0..<count).map { (row: Int) -> Double in
      var sum = 0
      for number in (12 * row)..<(12 * row + 12) {
        sum += (number * number * 31 + 7 * number) % 1_009
      }
      return Double(sum)
    }
  }
}
