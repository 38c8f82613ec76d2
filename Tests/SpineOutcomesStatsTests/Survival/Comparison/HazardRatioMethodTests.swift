import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Hazard ratios by formula, against exact sums, and their laws.
struct HazardRatioMethodTests {
  @Test func agreeWithExactSums() throws {
    for expected in try LogRankFixture.load() {
      let test = try LogRankTest(try expected.lifeTable(), level: expected.level)
      guard let truths = expected.hazardRatios else {
        #expect(test.hazardRatios.isEmpty)
        continue
      }
      #expect(test.hazardRatios.map(\.method) == HazardRatio.Method.allCases)
      for ratio in test.hazardRatios where ratio.method != .conditional {
        let place: Comment = "\(expected.name), \(ratio.method)"
        guard let truth = truths[ratio.method.rawValue] ?? nil else {
          #expect(ratio.estimate.confidenceInterval == nil && ratio.pValue == nil, place)
          continue
        }
        let interval = try #require(ratio.estimate.confidenceInterval)
        #expect(agrees(ratio.estimate.value, truth.ratio, digits: 14), place)
        #expect(agrees(interval.lower, truth.lower, digits: 14), place)
        #expect(agrees(interval.upper, truth.upper, digits: 14), place)
        #expect(agrees(try #require(ratio.pValue).value, truth.pValue, digits: 12), place)
      }
    }
  }

  @Test func ownPValuesAgreeWithIntervals() throws {
    for sample in try LogRankFixture.load() where sample.groupNames.count == 2 {
      let table = try sample.lifeTable()
      let test = try LogRankTest(table)
      #expect(test.hazardRatios.first { $0.method == .peto }?.pValue == test.pValue)
      #expect(test.hazardRatios.first { $0.method == .conditional }?.pValue == test.pValue)
      for ratio in test.hazardRatios {
        guard let pValue = ratio.pValue, pValue.value < 1 else { continue }
        let at = try LogRankTest(table, level: 1 - pValue.value).hazardRatios
        let interval = try #require(
          at.first { $0.method == ratio.method }?.estimate.confidenceInterval)
        let nearest = [interval.lower, interval.upper].map { ($0 - 1).magnitude }.min() ?? 1
        #expect(nearest < 1e-11, "\(sample.name), \(ratio.method)")
      }
    }
  }

  @Test func swappedGroupsInvert() throws {
    for sample in try LogRankFixture.load() where sample.groupNames.count == 2 {
      let first = try LogRankTest(try sample.lifeTable()).hazardRatios
      let second = try LogRankTest(
        try sample.lifeTable(
          groupCodes: sample.groupCodes.map { 1 - $0 }, groupNames: sample.groupNames.reversed())
      ).hazardRatios
      for (ratio, inverse) in zip(first, second) {
        let place: Comment = "\(sample.name), \(ratio.method)"
        #expect(agrees(ratio.estimate.value, 1 / inverse.estimate.value, digits: 13), place)
        guard let one = ratio.estimate.confidenceInterval,
          let two = inverse.estimate.confidenceInterval
        else { continue }
        #expect(agrees([one.lower, one.upper], [1 / two.upper, 1 / two.lower], digits: 12), place)
        #expect(
          agrees(ratio.pValue?.value ?? 0, inverse.pValue?.value ?? 1, digits: 12), place)
      }
    }
  }

  @Test func oneGroupWithoutEvents() throws {
    let table = try LifeTable(
      times: [1, 2, 3, 4, 5], events: [true, true, false, false, false],
      groupCodes: [0, 0, 0, 1, 1], groupNames: ["a", "b"])
    let test = try LogRankTest(table)
    for ratio in test.hazardRatios where ratio.method != .peto && ratio.method != .conditional {
      #expect(ratio.estimate.value == .infinity)
      #expect(ratio.estimate.confidenceInterval == nil && ratio.pValue == nil)
    }
    let peto = try #require(test.hazardRatios.first { $0.method == .peto })
    #expect(peto.estimate.value.isFinite && peto.pValue == test.pValue)
    let data = try JSONEncoder().encode(test)
    #expect(try JSONDecoder().decode(LogRankTest.self, from: data) == test)
  }

  @Test func weightedTestsHaveNone() throws {
    let table = try #require(try LogRankFixture.named("glioma")).lifeTable()
    let test = try LogRankTest(table, weight: .taroneWare)
    #expect(test.hazardRatios.isEmpty && test.estimates.isEmpty)
    let pearson = try LogRankTest(table, form: .observedOverExpected)
    #expect(pearson.estimates.isEmpty)
    // They keep the p-value of their own intervals.
    #expect(pearson.hazardRatios == (try LogRankTest(table).hazardRatios))
  }

  /// Strata of the conditional ratio: two copies of a table in two strata.
  @Test func strataShareTheConditionalRatio() throws {
    let sample = try #require(try LogRankFixture.named("heavy ties"))
    let twice = try LifeTable(
      times: sample.times + sample.times, events: sample.events + sample.events,
      groupCodes: sample.groupCodes + sample.groupCodes, groupNames: sample.groupNames,
      stratumCodes: sample.stratumCodes + sample.stratumCodes.map { _ in 1 },
      stratumNames: ["x", "y"])
    let one = try #require(try LogRankTest(try sample.lifeTable()).estimates.first)
    let two = try LogRankTest(twice)
    #expect(agrees(try #require(two.estimates.first).value, one.value, digits: 13))
    // The interval of twice the information: that of one at a level with z / √2.
    let level = 0.8342237271042961
    let narrow = try #require(
      try LogRankTest(try sample.lifeTable(), level: level).estimates.first?.confidenceInterval)
    let interval = try #require(two.estimates.first?.confidenceInterval)
    #expect(agrees([interval.lower, interval.upper], [narrow.lower, narrow.upper], digits: 12))
  }
}
