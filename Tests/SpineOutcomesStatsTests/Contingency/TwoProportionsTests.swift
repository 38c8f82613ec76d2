import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct TwoProportionsTests {
  @Test func differencesAgreeWithFiftyDigits() throws {
    for expected in try ProportionsExpected.load().effects {
      let proportions = try TwoProportions(ContingencyTable(expected.table))
      for (interval, limits) in [
        (RiskDifferenceInterval.newcombe, expected.newcombe), (.mee, expected.mee),
        (.miettinenNurminen, expected.miettinenNurminen), (.agrestiCaffo, expected.agrestiCaffo),
      ] {
        let found = try proportions.riskDifference(interval, level: expected.level)
        let comment = Comment(rawValue: "\(interval) \(expected.table)")
        #expect(agrees(found.value, expected.difference, digits: 14), comment)
        // Limits are differences of proportions: their digits are relative to 1.
        #expect(agrees(found.bounds, limits, digits: 12, absolute: 1e-14), comment)
      }
    }
  }

  @Test func ratiosAgreeWithFiftyDigits() throws {
    for expected in try ProportionsExpected.load().effects {
      let proportions = try TwoProportions(ContingencyTable(expected.table))
      let comment = Comment(rawValue: "\(expected.table)")
      if let ratio = expected.riskRatio, let limits = expected.koopman {
        let found = try proportions.riskRatio(level: expected.level)
        #expect(agrees(found.value, ratio.value, digits: 14), comment)
        #expect(agrees(found.bounds, limits.map(\.value), digits: 13), comment)
      } else {
        #expect(throws: StatsError.self) { try proportions.riskRatio() }
      }
      if let limits = expected.log {
        let found = try proportions.riskRatio(.log, level: expected.level)
        #expect(agrees(found.bounds, limits, digits: 13), comment)
      } else {
        #expect(throws: StatsError.self) { try proportions.riskRatio(.log) }
      }
      if let ratio = expected.oddsRatio {
        for (interval, limits) in [
          (OddsRatioInterval.score, expected.oddsScore),
          (.likelihoodRatio, expected.oddsLikelihoodRatio),
        ] {
          let found = try proportions.oddsRatio(interval, level: expected.level)
          #expect(agrees(found.value, ratio.value, digits: 14), comment)
          let limits = try #require(limits).map(\.value)
          #expect(agrees(found.bounds, limits, digits: 13), "\(interval) \(expected.table)")
        }
      } else {
        #expect(throws: StatsError.self) { try proportions.oddsRatio() }
      }
      if let limits = expected.woolf {
        let found = try proportions.oddsRatio(.woolf, level: expected.level)
        #expect(agrees(found.bounds, limits, digits: 13), comment)
      } else {
        #expect(throws: StatsError.self) { try proportions.oddsRatio(.woolf) }
      }
    }
  }

  /// Each score interval keeps no effect exactly when the chi-square test rejects it.
  @Test func scoreIntervalsAgreeWithTheirTests() throws {
    for counts in smallTables(upTo: 11) {
      let table = try ContingencyTable(counts)
      guard let plain = try? ChiSquareTest(table, level: 0.9) else { continue }
      let proportions = try TwoProportions(table)
      let scaled = try ChiSquareTest(table, correction: .nMinusOne, level: 0.9)
      let likelihood = try GTest(table, level: 0.9)
      for (test, null, estimate) in [
        (plain.pValue, 0, try proportions.riskDifference(.mee, level: 0.9)),
        (scaled.pValue, 0, try proportions.riskDifference(.miettinenNurminen, level: 0.9)),
        (plain.pValue, 1, try proportions.riskRatio(level: 0.9)),
        (plain.pValue, 1, try proportions.oddsRatio(.score, level: 0.9)),
        (likelihood.pValue, 1, try #require(likelihood.estimates.first)),
      ] as [(PValue, Double, Estimate)] {
        if (test.value - 0.1).magnitude < 1e-12 { continue }
        let interval = try #require(estimate.confidenceInterval)
        #expect(interval.contains(null) == (test.value > 0.1), "\(estimate) p \(test.value)")
        #expect(interval.contains(estimate.value))
      }
    }
  }

  /// Below 0.92 Agresti and Caffo's interval may miss the difference; it is extended to it, and the
  /// number needed to treat with it.
  @Test func lowLevelsHoldTheDifference() throws {
    for expected in try ProportionsExpected.load().agrestiCaffoLow {
      let proportions = try TwoProportions(ContingencyTable(expected.table))
      let found = try proportions.riskDifference(.agrestiCaffo, level: expected.level)
      #expect(agrees(found.bounds, expected.limits, digits: 13), "\(expected.table)")
      #expect(try #require(found.confidenceInterval).contains(found.value))
      let number = try proportions.numberNeededToTreat(.agrestiCaffo, level: expected.level)
      let ends = [number.atLowerDifference.value, number.atUpperDifference.value].sorted()
      #expect(ends[0] <= number.number.value && number.number.value <= ends[1])
    }
    for counts in smallTables(upTo: 8) {
      guard let proportions = try? TwoProportions(ContingencyTable(counts)) else { continue }
      for interval in RiskDifferenceInterval.allCases {
        for level in [0.05, 0.5, 0.9] {
          let found = try proportions.riskDifference(interval, level: level)
          #expect(try #require(found.confidenceInterval).contains(found.value), "\(found)")
        }
      }
    }
  }

  @Test func exactOddsRatioIsThatOfFisher() throws {
    let table = try ContingencyTable([[6, 12], [12, 5]])
    for method in ExactTestMethod.allCases {
      let ratio = try TwoProportions(table).oddsRatio(.exact(method))
      #expect(ratio == (try FisherTest(table, method: method).estimates.first))
    }
  }

  /// Exchanging the rows changes the sign of differences and inverts ratios.
  @Test func exchangedRows() throws {
    for counts in [[[21, 15], [22, 16]], [[10, 2], [3, 15]], [[7, 0], [9, 3]]] {
      let one = try TwoProportions(ContingencyTable(counts))
      let other = try TwoProportions(ContingencyTable([counts[1], counts[0]]))
      for interval in RiskDifferenceInterval.allCases {
        let (first, second) = (
          try one.riskDifference(interval), try other.riskDifference(interval)
        )
        #expect(agrees(second.bounds.reversed().map { -$0 }, first.bounds, digits: 13))
      }
      let (first, second) = (try one.riskRatio(), try other.riskRatio())
      #expect(agrees(second.bounds.reversed().map { 1 / $0 }, first.bounds, digits: 12.5))
      let odds = (try one.oddsRatio(.score), try other.oddsRatio(.score))
      #expect(agrees(odds.1.bounds.reversed().map { 1 / $0 }, odds.0.bounds, digits: 12.5))
    }
  }

  @Test func shapes() throws {
    #expect(throws: StatsError.levelCount(variable: "row", found: 1, needed: 2)) {
      try TwoProportions(ContingencyTable([[3, 4], [0, 0]]))
    }
    #expect(throws: StatsError.levelCount(variable: "column", found: 3, needed: 2)) {
      try TwoProportions(ContingencyTable([[3, 4, 1], [1, 2, 1]]))
    }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try TwoProportions(ContingencyTable([[0, 0], [0, 0]]))
    }
    // An empty column is no event at all, or nothing else.
    let none = try TwoProportions(ContingencyTable([[3, 0], [5, 0]]))
    #expect(try none.riskDifference().value == 0)
    #expect(none.description.hasSuffix("0 of 5 (0.0 %) against 0 of 3 (0.0 %)"))
    let data = try JSONEncoder().encode(none)
    #expect(try JSONDecoder().decode(TwoProportions.self, from: data) == none)
  }
}

@Suite struct NumberNeededToTreatTests {
  private func proportions(_ group: (Int, Int), _ reference: (Int, Int)) throws -> TwoProportions {
    try TwoProportions(
      Proportion(events: group.0, count: group.1),
      reference: Proportion(events: reference.0, count: reference.1))
  }

  @Test func inverseOfTheDifference() throws {
    let fewer = try proportions((5, 100), (20, 100)).numberNeededToTreat()
    #expect(agrees(fewer.number.value, 100.0 / 15, digits: 14))
    #expect(fewer.number.direction == .fewerEvents)
    #expect(!fewer.passesInfinity)
    let bounds = fewer.riskDifference.bounds
    #expect(fewer.atLowerDifference.value == -1 / bounds[0])
    #expect(fewer.atUpperDifference.value == -1 / bounds[1])
    #expect(
      fewer.description.hasPrefix(
        "number needed to treat 6.667 for one event fewer (95 % CI 4.1"))
    let more = try proportions((20, 100), (5, 100)).numberNeededToTreat()
    #expect(more.number.direction == .moreEvents)
    #expect(agrees(more.atUpperDifference.value, fewer.atLowerDifference.value, digits: 13))
  }

  /// Where the difference may be 0 the number passes infinity, and no interval of two numbers
  /// would hold the estimate.
  @Test func intervalThroughInfinity() throws {
    let number = try proportions((12, 60), (16, 60)).numberNeededToTreat()
    #expect(number.passesInfinity)
    #expect(number.atLowerDifference.direction == .fewerEvents)
    #expect(number.atUpperDifference.direction == .moreEvents)
    #expect(number.description.contains(" for one event fewer to infinity to "))
    #expect(number.description.hasSuffix(" for one event more)"))
    let none = try proportions((5, 50), (5, 50)).numberNeededToTreat()
    #expect(none.number.value == .infinity && none.number.direction == nil)
    #expect(none.description.hasPrefix("number needed to treat infinity (95 % CI"))
    let data = try JSONEncoder().encode(none)
    #expect(try JSONDecoder().decode(NumberNeededToTreat.self, from: data) == none)
  }

  @Test func refusesOtherEstimates() throws {
    let bare = try Estimate(name: "risk difference", value: 0.1, confidenceInterval: nil)
    #expect(throws: StatsError.self) { try NumberNeededToTreat(bare) }
  }
}

@Suite struct GTestTests {
  @Test func agreesWithFiftyDigits() throws {
    for expected in try ProportionsExpected.load().effects {
      guard let g = expected.g, let p = expected.pG else { continue }
      let test = try GTest(ContingencyTable(expected.table), level: expected.level)
      #expect(agrees(test.likelihoodRatio.value, g, digits: 13, absolute: 1e-20))
      #expect(agrees(test.pValue.value, p, digits: 13))
    }
  }

  /// Counts up to 2^53, and cells far from their expectation.
  @Test func countsOfAnySize() throws {
    for expected in try ProportionsExpected.load().likelihoodRatios {
      let table = try ContingencyTable(expected.table)
      #expect(
        try agrees(GTest(table).likelihoodRatio.value, expected.g, digits: 13), "\(table)")
    }
  }

  /// Agresti's party by gender: G of 30.01669 by `MASS::loglm`.
  @Test func largerTables() throws {
    let test = try GTest(
      ContingencyTable([[762, 327, 468, 0], [484, 239, 477, 0], [0, 0, 0, 0]]))
    #expect(agrees(test.likelihoodRatio.value, 30.01669, digits: 6))
    #expect(test.likelihoodRatio.degreesOfFreedom == 2)
    #expect(test.emptyRows == ["3"] && test.emptyColumns == ["4"])
    #expect(test.estimates.isEmpty)
    let data = try JSONEncoder().encode(test)
    #expect(try JSONDecoder().decode(GTest.self, from: data) == test)
    #expect(throws: StatsError.self) { try GTest(ContingencyTable([[1, 2]])) }
    #expect(throws: StatsError.self) { try GTest(ContingencyTable([[1], [2]])) }
  }
}
