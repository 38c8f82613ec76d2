import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct StratifiedTableTests {
  private func table(_ cells: [[Int]]) throws -> StratifiedTable {
    try StratifiedTable(cells.map { try ContingencyTable([[$0[0], $0[1]], [$0[2], $0[3]]]) })
  }

  @Test func agreesWithFractions() throws {
    for expected in try LargerExpected.load().strata {
      let table = try table(expected.tables)
      let comment = Comment(rawValue: "\(expected.tables)")
      let test = try MantelHaenszelTest(table, level: expected.level)
      // A difference of 0 is one of products, rounded once.
      #expect(
        agrees(test.chiSquare.value, expected.chiSquare, digits: 13, absolute: 1e-28), comment)
      #expect(agrees(test.pValue.value, expected.p, digits: 13), comment)
      let corrected = try MantelHaenszelTest(table, correction: .yates)
      #expect(
        agrees(corrected.chiSquare.value, expected.chiSquareCorrected, digits: 12.5), comment)
      #expect(agrees(corrected.pValue.value, expected.pCorrected, digits: 13), comment)
      let difference = test.commonRiskDifference
      #expect(
        agrees(
          [difference.value] + difference.bounds, expected.riskDifference, digits: 12,
          absolute: 1e-15), comment)
      if let odds = expected.oddsRatio {
        let ratio = test.commonOddsRatio
        #expect(agrees([ratio.value] + ratio.bounds, odds, digits: 12.5), comment)
        let p = try #require(test.commonOddsRatioPValue).value
        #expect(agrees(p, try #require(expected.oddsRatioP), digits: 13), comment)
      } else {
        #expect(test.commonOddsRatio.confidenceInterval == nil)
        #expect(test.commonOddsRatioPValue == nil)
      }
      if let risk = expected.riskRatio {
        let ratio = test.commonRiskRatio
        #expect(agrees([ratio.value] + ratio.bounds, risk, digits: 12.5), comment)
      }
      if let value = expected.breslowDay, let tarone = expected.tarone {
        let plain = try BreslowDayTest(table, taroneCorrection: false)
        // Differences from fitted counts: 15 digits less those of the counts.
        #expect(agrees(plain.chiSquare.value, value, digits: 13, absolute: 1e-25), comment)
        let test = try BreslowDayTest(table)
        #expect(agrees(test.chiSquare.value, tarone, digits: 13, absolute: 1e-25), comment)
        #expect(test.chiSquare.degreesOfFreedom == expected.df)
        #expect(agrees(test.pValue.value, try #require(expected.taroneP), digits: 12), comment)
      } else {
        #expect(throws: StatsError.self) { try BreslowDayTest(table) }
      }
    }
  }

  /// Admissions to Berkeley, as the help page of `mantelhaen.test` has them.
  @Test func agreesWithR() throws {
    let admissions = try table(
      [
        [313, 512, 19, 89], [207, 353, 8, 17], [205, 120, 391, 202], [279, 138, 244, 131],
        [138, 53, 299, 94], [351, 22, 317, 24],
      ])
    let test = try MantelHaenszelTest(admissions, correction: .yates)
    #expect(agrees(test.chiSquare.value, 1.426946229, digits: 9))
    #expect(agrees(test.pValue.value, 0.2322635, digits: 6))
    // R compares men with women, here the rows are men, women and the event is admission.
    let ratio = test.commonOddsRatio
    #expect(agrees(1 / ratio.value, 0.904696828, digits: 8))
    #expect(agrees(ratio.bounds.reversed().map { 1 / $0 }, [0.771907, 1.060330], digits: 5.5))
  }

  /// Splitting the records and merging gives the same table; strata are matched by name.
  @Test func merging() throws {
    let names = ["false", "true"]
    func part(_ counts: [[Int]]) throws -> ContingencyTable {
      try ContingencyTable(counts, rowNames: names, columnNames: names)
    }
    let first = try StratifiedTable([part([[1, 2], [3, 4]])], stratumNames: ["a"])
    let second = try StratifiedTable(
      [part([[5, 6], [7, 8]]), part([[1, 1], [0, 2]])], stratumNames: ["b", "a"])
    var one = first
    try one.merge(second)
    var other = second
    try other.merge(first)
    #expect(one == other)
    #expect(one.stratumNames == ["a", "b"] && one.count == first.count + second.count)
    #expect(one.tables[0].counts == [[2, 3], [3, 6]])
    #expect(one.collapsed.counts == [[7, 9], [10, 14]])
    let data = try JSONEncoder().encode(one)
    #expect(try JSONDecoder().decode(StratifiedTable.self, from: data) == one)
    #expect(throws: StatsError.self) {
      try one.merge(StratifiedTable([part([[1, 2], [3, 4]])], stratumVariable: "hospital"))
    }
    #expect(throws: StatsError.self) { try StratifiedTable([]) }
    #expect(throws: StatsError.self) {
      try StratifiedTable([part([[1, 2], [3, 4]]), ContingencyTable([[1, 2], [3, 4]])])
    }
    #expect(throws: StatsError.self) {
      try StratifiedTable(
        [part([[1, 2], [3, 4]]), part([[1, 2], [3, 4]])], stratumNames: ["a", "a"])
    }
  }

  /// A standard error of 0 leaves no interval, and the line says so.
  @Test func effectsWithoutVariance() throws {
    let apart = try MantelHaenszelTest(table([[5, 0, 0, 7], [3, 0, 0, 2]]))
    #expect(agrees(apart.commonRiskDifference.value, 1, digits: 15))
    #expect(apart.commonRiskDifference.confidenceInterval == nil)
    #expect(
      apart.description.contains(
        ", no interval of the common risk difference: its standard error is 0, n = 17"))
    let data = try JSONEncoder().encode(apart)
    #expect(try JSONDecoder().decode(MantelHaenszelTest.self, from: data) == apart)
  }

  @Test func strataWithoutPartAreListed() throws {
    let table = try table([[10, 5, 8, 9], [4, 4, 0, 0], [0, 0, 0, 0], [20, 11, 15, 14]])
    let test = try MantelHaenszelTest(table)
    #expect(test.uninformativeStrata == ["2", "3"])
    #expect(test.description.hasSuffix("ratio: stratum 2, 3, n = 100"))
    #expect(test.description.hasPrefix("row x column by stratum: Cochran-Mantel-Haenszel test, "))
    let homogeneity = try BreslowDayTest(table)
    #expect(homogeneity.chiSquare.degreesOfFreedom == 1)
    for data in [try JSONEncoder().encode(test)] {
      #expect(try JSONDecoder().decode(MantelHaenszelTest.self, from: data) == test)
    }
    let data = try JSONEncoder().encode(homogeneity)
    #expect(try JSONDecoder().decode(BreslowDayTest.self, from: data) == homogeneity)
  }

  /// Strata of one outcome alone: by hand, 2.5 / 35 and (5 + 3) / (2.5 + 3) with their weights.
  @Test func strataOfOneOutcomeWeighInRisks() throws {
    let informative = [15, 5, 10, 10]
    let alone = try MantelHaenszelTest(table([informative]))
    #expect(agrees(alone.commonRiskDifference.value, 0.25, digits: 15))
    let without = try MantelHaenszelTest(table([informative, [50, 0, 50, 0]]))
    #expect(without.uninformativeStrata == ["2"])
    #expect(agrees(without.commonRiskDifference.value, 2.5 / 35, digits: 15))
    // Sato's variance, by hand: (2.5 - 1.25 x 2.5 / 35) / 35^2.
    let half = 1.959963984540054 * (2.5 - 1.25 * 2.5 / 35).squareRoot() / 35
    #expect(
      agrees(
        without.commonRiskDifference.bounds, [2.5 / 35 - half, 2.5 / 35 + half], digits: 13))
    // No event is no information on ratios.
    #expect(without.commonRiskRatio == alone.commonRiskRatio)
    let all = try MantelHaenszelTest(table([informative, [0, 4, 0, 12]]))
    #expect(agrees(all.commonRiskRatio.value, 8 / 5.5, digits: 15))
    #expect(agrees(all.commonRiskDifference.value, 2.5 / 13, digits: 15))
    for test in [without, all] {
      #expect(test.chiSquare == alone.chiSquare)
      #expect(test.commonOddsRatio == alone.commonOddsRatio)
    }
  }

  @Test func refusesWhatItCannotTest() throws {
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try MantelHaenszelTest(table([[0, 0, 0, 0]]))
    }
    #expect(throws: StatsError.levelCount(variable: "row", found: 1, needed: 2)) {
      try MantelHaenszelTest(table([[1, 2, 0, 0]]))
    }
    #expect(throws: StatsError.self) {
      try MantelHaenszelTest(table([[1, 2, 0, 0], [0, 0, 3, 1]]))
    }
    #expect(throws: StatsError.tooFewGroups(variable: "stratum", found: 1, needed: 2)) {
      try BreslowDayTest(table([[1, 2, 3, 4]]))
    }
  }

  @Test func cohorts() throws {
    struct Patient: Sendable {
      enum Care: String, CaseIterable, Categorical { case surgery, radiotherapy }
      var care: Care
      var failed: Bool?
      var hospital: String
    }
    var patients: [Patient] = []
    for (hospital, counts) in [("A", [10, 5, 8, 9]), ("B", [20, 11, 15, 14])] {
      for (place, count) in counts.enumerated() {
        patients += [Patient](
          repeating: Patient(
            care: place < 2 ? .surgery : .radiotherapy, failed: place % 2 == 1,
            hospital: hospital), count: count)
      }
    }
    patients.append(Patient(care: .surgery, failed: nil, hospital: "A"))
    let cohort = Cohort(patients)
    let test = try cohort.mantelHaenszelTest(\.care, \.failed, strata: \.hospital)
    #expect(
      test.chiSquare
        == (try MantelHaenszelTest(table([[10, 5, 8, 9], [20, 11, 15, 14]])).chiSquare))
    #expect(test.exclusions.incomplete == 1)
    #expect(
      test.commonOddsRatio.name
        == "common odds ratio of failed = true, care radiotherapy versus surgery")
    let effects = try cohort.twoProportions(\.care, \.failed)
    #expect(effects.group.events == 23 && effects.reference.count == 46)
    #expect(try cohort.proportion(of: \.failed).description == "failed: 39 of 92 (42.4 %)")
    #expect(try cohort.gTest(\.care, \.failed).count == 92)
    #expect(try cohort.freemanHaltonTest(\.care, \.hospital).count == 93)
    #expect(try cohort.cochranArmitageTest(\.hospital, \.failed).count == 92)
  }
}
