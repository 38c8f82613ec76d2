import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Enumerations in fractions, from `rank-groups/generate.py`.
private struct GroupsFixture: Decodable {
  struct Trend: Decodable {
    var groups: [[Double]]
    var j: Double
    var greater: Double
    var less: Double
    var twoSided: Double
    var doubled: Double
    var corrected: Double
    var uncorrected: Double
  }

  struct Counted: Decodable {
    var counts: [[Int]]
    var z: Double
    var p: Double
  }

  struct Untied: Decodable {
    var groups: [[Double]]
    var j: Double
    var greater: Double
    var twoSided: Double
  }

  struct Pair: Decodable {
    var difference: Double
    var z: Double
    var p: Double
    var holm: Double?
  }

  struct Dunn: Decodable {
    var groups: [[Double]]
    var pairs: [Pair]
  }

  struct Friedman: Decodable {
    var columns: [[Double]]
    var q: Double
    var p: Double
    var w: Double
    var meanRanks: [Double]
    var pairs: [Pair]
  }

  var trends: [Trend]
  var counted: [Counted]
  var untied: [Untied]
  var dunn: [Dunn]
  var friedman: [Friedman]
}

@Suite struct GroupComparisonTests {
  private let fixture: GroupsFixture

  init() throws { fixture = try Fixtures.json("rank-groups/expected.json") }

  private func grouped(_ groups: [[Double]]) throws -> GroupedValues {
    try GroupedValues(groups: groups.indices.map { "g\($0)" }, values: groups)
  }

  @Test func trendsAgreeWithEnumeration() throws {
    for example in fixture.trends {
      let values = try grouped(example.groups)
      func p(_ method: RankTestMethod, _ alternative: Alternative = .twoSided) throws -> Double {
        try JonckheereTerpstraTest(values, alternative: alternative, method: method).pValue.value
      }
      let label = "\(example.groups)"
      let test = try JonckheereTerpstraTest(values)
      #expect(test.statistic?.value == example.j, "\(label)")
      #expect(agrees(test.pValue.value, example.twoSided, digits: 14), "\(label)")
      let isConstant = Set(example.groups.flatMap { $0 }).count == 1
      #expect(test.method.contains("exact") != isConstant)
      #expect(try agrees(p(.exact, .greater), example.greater, digits: 14), "\(label)")
      #expect(try agrees(p(.exact, .less), example.less, digits: 14), "\(label)")
      #expect(try agrees(p(.exactDoubled), example.doubled, digits: 14), "\(label)")
      let corrected = RankTestMethod.asymptotic(continuityCorrection: true)
      let plain = RankTestMethod.asymptotic(continuityCorrection: false)
      #expect(try agrees(p(corrected), example.corrected, digits: 13), "\(label)")
      #expect(try agrees(p(plain), example.uncorrected, digits: 13), "\(label)")
    }
  }

  /// A billion observations and nearly all of them tied: the variance is a small rest of its terms.
  @Test func countedTrendsAgreeWithWholeNumbers() throws {
    for example in fixture.counted {
      let values = try GroupedValues(
        groups: example.counts.indices.map { "g\($0)" },
        values: example.counts[0].indices.map(Double.init), counts: example.counts)
      let test = try JonckheereTerpstraTest(
        values, method: .asymptotic(continuityCorrection: false))
      #expect(agrees(test.pValue.value, example.p, digits: 13), "\(example.counts)")
    }
  }

  /// The variance of Kendall's S is the same: one value makes the groups.
  @Test func nearlyTiedCorrelation() throws {
    let example = fixture.counted[2]
    let rows = example.counts.enumerated().flatMap { group, counts in
      counts.enumerated().flatMap { value, count in
        Array(repeating: (Double(group), Double(value)), count: count)
      }
    }
    let test = try KendallCorrelation(rows.map(\.0), rows.map(\.1), method: .asymptotic)
    #expect(agrees(try #require(test.statistic).value, example.z, digits: 14))
    #expect(agrees(test.pValue.value, example.p, digits: 13))
  }

  /// Thirty-three in each of three groups, by the Gaussian coefficients in whole numbers.
  @Test func untiedTrendsAgreeWithWholeNumbers() throws {
    for example in fixture.untied {
      let values = try grouped(example.groups)
      let test = try JonckheereTerpstraTest(values)
      #expect(test.method == "Jonckheere-Terpstra test (exact)")
      #expect(test.statistic?.value == example.j)
      #expect(agrees(test.pValue.value, example.twoSided, digits: 14))
      let greater = try JonckheereTerpstraTest(values, alternative: .greater)
      #expect(agrees(greater.pValue.value, example.greater, digits: 14))
    }
  }

  /// Hollander and Wolfe, example 6.2: J = 79, ties counted half.
  @Test func motivation() throws {
    let values = try grouped(fixture.dunn[0].groups)
    let test = try JonckheereTerpstraTest(values, alternative: .greater)
    #expect(test.statistic?.value == 79)
    #expect(test.method == "Jonckheere-Terpstra test (exact, given the ties)")
  }

  @Test func dunnAgreesWithFortyDigits() throws {
    for example in fixture.dunn {
      let found = try grouped(example.groups).dunnTest()
      #expect(found.pairs.count == example.pairs.count)
      for (pair, expected) in zip(found.pairs, example.pairs) {
        let estimate = try #require(pair.estimate)
        #expect(agrees(estimate.value, expected.difference, digits: 14, absolute: 1e-15))
        let z = try #require(pair.statistic).value
        #expect(agrees(z, expected.z, digits: 14, absolute: 1e-15))
        #expect(try agrees(#require(pair.pValue).value, expected.p, digits: 13))
        let holm = try #require(expected.holm)
        #expect(try agrees(#require(pair.adjustedPValue).value, holm, digits: 13))
      }
      #expect(found["g1", "g0"] == found["g0", "g1"])
      #expect(found["g0", "none"] == nil)
    }
  }

  @Test func friedmanAgreesWithFractions() throws {
    for example in fixture.friedman {
      let names = example.columns.indices.map { "t\($0)" }
      let test = try FriedmanTest(
        treatments: names, columns: example.columns, method: .asymptotic)
      let statistic = try #require(test.statistic)
      #expect(agrees(statistic.value, example.q, digits: 14))
      #expect(statistic.degreesOfFreedom == Double(names.count - 1))
      #expect(agrees(test.pValue.value, example.p, digits: 13))
      #expect(agrees(test.estimates[0].value, example.w, digits: 14))
      #expect(agrees(test.treatments.map(\.meanRank), example.meanRanks, digits: 15))
      let ranks = try BlockRanks(treatments: names, columns: example.columns)
      let pairs = try ranks.pairwiseRankTests(adjustment: .unadjusted).pairs
      for (pair, expected) in zip(pairs, example.pairs) {
        #expect(
          try agrees(
            #require(pair.estimate).value, expected.difference, digits: 14, absolute: 1e-15))
        #expect(
          try agrees(#require(pair.statistic).value, expected.z, digits: 14, absolute: 1e-15))
        #expect(try agrees(#require(pair.pValue).value, expected.p, digits: 13))
        #expect(pair.adjustedPValue == pair.pValue)
      }
    }
  }

  /// Hollander and Wolfe, rounding first base: 11.1429, p 0.003805, as in R's `friedman.test`.
  @Test func roundingFirstBase() throws {
    let test = try FriedmanTest(
      treatments: ["out", "narrow", "wide"], columns: fixture.friedman[0].columns,
      method: .asymptotic)
    #expect(agrees(try #require(test.statistic).value, 11.142857142857, digits: 13))
    #expect(agrees(test.pValue.value, 0.003805041, digits: 6.5))
  }
}
