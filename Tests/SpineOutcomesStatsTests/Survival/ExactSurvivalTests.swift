import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Against exact fractions: real data, heavy ties, late entry, weights, an empty group.
struct ExactSurvivalTests {
  @Test func curves() throws {
    for expected in try ExactSurvivalFixture.load().cases {
      let table = try expected.lifeTable()
      for scale in SurvivalInterval.allCases {
        let result = try KaplanMeier(table, interval: scale, level: expected.level)
        #expect(result.mergedTimes == 0)
        #expect(result.curves.map(\.group) == expected.groupNames)
        for (curve, truth) in zip(result.curves, expected.curves) {
          #expect(curve.rows.count == truth.rows.count, "\(expected.name)")
          for (row, right) in zip(curve.rows, truth.rows) {
            check(row, right, scale, "\(expected.name), \(scale), \(right.time)")
          }
        }
      }
    }
  }

  private func check(
    _ row: SurvivalCurve.Row, _ right: ExactSurvivalFixture.Row, _ scale: SurvivalInterval,
    _ place: String
  ) {
    #expect(row.time == right.time, "\(place)")
    #expect(row.atRisk == right.atRisk, "\(place)")
    #expect(row.events == right.events, "\(place)")
    #expect(row.censored == right.censored, "\(place)")
    #expect(row.lateEntries == right.lateEntries, "\(place)")
    // The product is carried in 106 bits: S is the nearest double.
    #expect(row.survival == right.survival, "\(place)")
    #expect((row.standardError == nil) == (right.standardError == nil), "\(place)")
    if let error = row.standardError, let truth = right.standardError {
      #expect(agrees(error, truth, digits: 15), "\(place): \(error) for \(truth)")
    }
    let limits = right.limits[scale.rawValue] ?? nil
    #expect((row.lower == nil) == (limits == nil), "\(place)")
    if let limits, let lower = row.lower, let upper = row.upper {
      // Half an ulp of S is magnified by the scale where S is near 1 or a limit far from S.
      #expect(agrees(lower, limits[0], digits: 13), "\(place): \(lower) for \(limits[0])")
      #expect(agrees(upper, limits[1], digits: 13), "\(place): \(upper) for \(limits[1])")
    }
  }

  @Test func medians() throws {
    for expected in try ExactSurvivalFixture.load().cases {
      let table = try expected.lifeTable()
      for scale in SurvivalInterval.allCases {
        let result = try KaplanMeier(table, interval: scale, level: expected.level)
        for (median, truth) in zip(result.median, expected.curves) {
          let place: Comment = "\(expected.name), \(scale), \(truth.group)"
          #expect(median.median == truth.median, place)
          let limits = truth.medianLimits[scale.rawValue] ?? []
          #expect(median.confidenceInterval?.lower == limits.first ?? nil, place)
          if let interval = median.confidenceInterval {
            #expect(interval.upper == (limits.last ?? nil) ?? .infinity, place)
            #expect(interval.level == expected.level)
          }
        }
      }
    }
  }

  @Test func logRank() throws {
    for expected in try ExactSurvivalFixture.load().cases {
      guard let truth = expected.logRank else { continue }
      let place: Comment = "\(expected.name)"
      let test = try LogRankTest(try expected.lifeTable(), level: expected.level)
      #expect(test.groups.map(\.observed) == truth.observed, place)
      #expect(agrees(test.groups.map(\.expected), truth.expected, digits: 15), place)
      for (row, right) in zip(test.covariance, truth.covariance) {
        #expect(agrees(row, right, digits: 14.5), place)
      }
      let statistic = try #require(test.statistic)
      #expect(statistic.degreesOfFreedom == Double(truth.degreesOfFreedom), place)
      // The square of O - E loses what O and E have in common: two digits in these cases.
      #expect(agrees(statistic.value, truth.chiSquare, digits: 13), place)
      #expect(agrees(test.pValue.value, truth.pValue, digits: 12), place)
      #expect(test.estimates.count == (truth.hazardRatio == nil ? 0 : 1), place)
      if let ratio = truth.hazardRatio, let estimate = test.estimates.first {
        let interval = try #require(estimate.confidenceInterval)
        let numbers = [estimate.value, interval.lower, interval.upper]
        #expect(agrees(numbers, ratio.map { $0 ?? .infinity }, digits: 13), place)
      }
    }
  }
}
