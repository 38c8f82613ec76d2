import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// The exact values of `Tests/Fixtures/contingency-larger/generate.py`.
struct LargerExpected: Decodable {
  struct Fisher: Decodable {
    var table: [[Int]]
    var p: Double
  }

  struct Trend: Decodable {
    var table: [[Int]]
    var scores: [Double]
    var z: Double
    var slope: Double
    var p: Double
    var greater: Double
    var less: Double
    var exact: Double?
    var exactLess: Double?
    var exactGreater: Double?
  }

  struct Strata: Decodable {
    var tables: [[Int]]
    var level: Double
    var chiSquare: Double
    var p: Double
    var chiSquareCorrected: Double
    var pCorrected: Double
    var riskDifference: [Double]
    var riskRatio: [Double]?
    var oddsRatio: [Double]?
    var oddsRatioP: Double?
    var breslowDay: Double?
    var tarone: Double?
    var breslowDayP: Double?
    var taroneP: Double?
    var df: Double?
  }

  struct Cramer: Decodable {
    var table: [[Int]]
    var level: Double
    var v: Double
    var oneSided: Double
    var equalTails: [Double]
    var pearson: [[Double]]
    var g: Double
    var pG: Double
  }

  var fisher: [Fisher]
  var trend: [Trend]
  var strata: [Strata]
  var cramer: [Cramer]

  static func load() throws -> LargerExpected {
    try Fixtures.json("contingency-larger/expected.json")
  }
}

@Suite struct FreemanHaltonTestTests {
  /// All tables of 21 sets of margins, counted in whole numbers.
  @Test func agreesWithWholeNumbers() throws {
    for expected in try LargerExpected.load().fisher {
      let test = try FreemanHaltonTest(ContingencyTable(expected.table), computation: .exact)
      #expect(agrees(test.pValue.value, expected.p, digits: 12.5), "\(expected.table)")
      #expect(test.sampling == nil)
      #expect(test.method == "Fisher-Freeman-Halton test, exact")
    }
  }

  /// Job satisfaction and Mehta and Patel's table, as the help page of `fisher.test` has them.
  @Test func agreesWithPublishedValues() throws {
    let job = try FreemanHaltonTest(
      ContingencyTable([[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]))
    #expect(agrees(job.pValue.value, 0.7826849390, digits: 10))
    // The other is the second of the tables above; it is as printed there.
    let sparse = try LargerExpected.load().fisher[1]
    #expect(agrees(sparse.p, 0.0392896437, digits: 8.5))
  }

  @Test func twoByTwoIsFisher() throws {
    for counts in smallTables(upTo: 8) {
      let table = try ContingencyTable(counts)
      guard let test = try? FreemanHaltonTest(table) else { continue }
      #expect(test.pValue == (try FisherTest(table).pValue))
    }
  }

  /// Exchanging levels and variables changes nothing; neither does an empty level.
  @Test func laws() throws {
    let counts = [[10, 3, 2, 5], [4, 9, 6, 1], [2, 2, 7, 3]]
    let p = try FreemanHaltonTest(ContingencyTable(counts)).pValue.value
    let order = [2, 0, 1]
    for other in [
      order.map { counts[$0] }, counts.map { [$0[3], $0[1], $0[0], $0[2]] },
      counts + [[0, 0, 0, 0]],
    ] {
      let test = try FreemanHaltonTest(ContingencyTable(other))
      #expect(agrees(test.pValue.value, p, digits: 13))
      #expect(test.emptyRows == (other.count > 3 ? ["4"] : []))
    }
    let turned = try FreemanHaltonTest(ContingencyTable(counts).transposed)
    #expect(agrees(turned.pValue.value, p, digits: 13))
  }

  /// The sampled p has its interval, which holds the exact one; a seed repeats it.
  @Test func samplesByName() throws {
    let table = try ContingencyTable([[10, 3, 2, 5], [4, 9, 6, 1]])
    let exact = try FreemanHaltonTest(table)
    let test = try FreemanHaltonTest(table, computation: .monteCarlo(tables: 4_000, seed: 7))
    let sampling = try #require(test.sampling)
    #expect(sampling.interval.contains(exact.pValue.value))
    #expect(sampling.interval.level == 0.99 && sampling.tables == 4_000 && sampling.seed == 7)
    let hits = Double(sampling.notMoreProbable)
    #expect(agrees(test.pValue.value, (hits + 1) / 4_001, digits: 15))
    #expect(
      test.method.hasPrefix(
        "Fisher-Freeman-Halton test, 4000 random tables, seed 7, xoshiro256** (99 % CI of p "))
    #expect(
      test == (try FreemanHaltonTest(table, computation: .monteCarlo(tables: 4_000, seed: 7))))
    let other = try FreemanHaltonTest(table, computation: .monteCarlo(tables: 4_000, seed: 8))
    #expect(other.sampling?.notMoreProbable != sampling.notMoreProbable)
    for result in [exact, test] {
      let data = try JSONEncoder().encode(result)
      #expect(try JSONDecoder().decode(FreemanHaltonTest.self, from: data) == result)
    }
  }

  @Test func refusesWhatItCannotTest() throws {
    #expect(throws: StatsError.tooFewGroups(variable: "row", found: 1, needed: 2)) {
      try FreemanHaltonTest(ContingencyTable([[1, 2, 3]]))
    }
    #expect(throws: StatsError.levelCount(variable: "column", found: 1, needed: 2)) {
      try FreemanHaltonTest(ContingencyTable([[1], [2], [3]]))
    }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try FreemanHaltonTest(ContingencyTable([[0, 0], [0, 0], [0, 0]]))
    }
    let table = try ContingencyTable([[1, 2, 3], [3, 2, 1]])
    #expect(throws: StatsError.self) {
      try FreemanHaltonTest(table, computation: .monteCarlo(tables: 0, seed: 1))
    }
    let large = try ContingencyTable([[400_000, 2, 3], [3, 2, 400_000]])
    #expect(throws: StatsError.self) { try FreemanHaltonTest(large, computation: .exact) }
    #expect(throws: StatsError.self) { try FreemanHaltonTest(large) }
  }
}

/// The same tables by R: `Tests/Fixtures/contingency-larger/generate.R`.
@Suite struct RLargerTablesTests {
  private struct FromR: Decodable {
    struct Trend: Decodable {
      var chiSquare: Double
      var p: Double
    }

    struct Strata: Decodable {
      var chiSquare: Double?
      var p: Double?
      var oddsRatio: Double?
      var limits: [Double?]?
    }

    var fisher: [LargerExpected.Fisher]
    var trend: [Trend]
    var strata: [Strata]
  }

  /// R's network keeps 11 digits and more of these; the numbers of the fixture are exact.
  @Test func agreesWithR() throws {
    let r: FromR = try Fixtures.json("contingency-larger/r.json")
    let exact = try LargerExpected.load()
    for (one, other) in zip(r.fisher, exact.fisher) {
      #expect(agrees(one.p, other.p, digits: 10.5))
    }
    for (one, other) in zip(r.trend, exact.trend) {
      let test = try CochranArmitageTest(ContingencyTable(other.table), scores: other.scores)
      let z = try #require(test.statistic).value
      #expect(agrees(z * z, one.chiSquare, digits: 12, absolute: 1e-25))
      #expect(agrees(test.pValue.value, one.p, digits: 11))
    }
    for (one, other) in zip(r.strata, exact.strata) {
      guard let chiSquare = one.chiSquare, let ratio = one.oddsRatio,
        let limits = one.limits?.compactMap({ $0 })
      else { continue }
      let table = try StratifiedTable(
        other.tables.map { try ContingencyTable([[$0[0], $0[1]], [$0[2], $0[3]]]) })
      let test = try MantelHaenszelTest(table, level: other.level)
      #expect(agrees(test.chiSquare.value, chiSquare, digits: 12, absolute: 1e-25))
      #expect(
        agrees(
          [test.commonOddsRatio.value] + test.commonOddsRatio.bounds, [ratio] + limits, digits: 11.5
        ))
    }
  }
}

@Suite struct CochranArmitageTestTests {
  @Test func agreesWithExactArithmetic() throws {
    for expected in try LargerExpected.load().trend {
      let table = try ContingencyTable(expected.table)
      let test = try CochranArmitageTest(table, scores: expected.scores)
      let comment = Comment(rawValue: "\(expected.table)")
      #expect(
        agrees(try #require(test.statistic).value, expected.z, digits: 12.5, absolute: 1e-15),
        comment)
      #expect(agrees(test.pValue.value, expected.p, digits: 12), comment)
      #expect(
        agrees(
          try #require(test.estimates.first).value, expected.slope, digits: 12.5, absolute: 1e-16),
        comment)
      for (side, p) in [(Alternative.greater, expected.greater), (.less, expected.less)] {
        let test = try CochranArmitageTest(table, scores: expected.scores, alternative: side)
        #expect(agrees(test.pValue.value, p, digits: 12), comment)
      }
      for (side, p) in [
        (Alternative.twoSided, expected.exact), (.less, expected.exactLess),
        (.greater, expected.exactGreater),
      ] {
        guard let p else { continue }
        let test = try CochranArmitageTest(
          table, scores: expected.scores, method: .exact, alternative: side)
        #expect(agrees(test.pValue.value, p, digits: 12.5), comment)
      }
    }
  }

  /// Smokers among lung cancer patients, as the help page of `prop.trend.test` has them.
  @Test func agreesWithTheHelpPageOfR() throws {
    let test = try CochranArmitageTest(
      ContingencyTable([[3, 83], [3, 90], [7, 129], [12, 70]]))
    let z = try #require(test.statistic).value
    #expect(agrees(z * z, 8.2249, digits: 4.5))
    #expect(agrees(test.pValue.value, 0.004132, digits: 3.5))
    let equal = try CochranArmitageTest(
      ContingencyTable([[3, 83], [3, 90], [7, 129], [12, 70]]), scores: [0, 0, 0, 1])
    #expect(agrees(try #require(equal.statistic).value, -3.489004, digits: 6))
  }

  /// Scores may be moved and stretched; two groups give the chi-square test.
  @Test func laws() throws {
    let table = try ContingencyTable([[10, 2], [8, 4], [5, 7], [3, 9]])
    for method in CochranArmitageTest.Method.allCases {
      let test = try CochranArmitageTest(table, method: method)
      let moved = try CochranArmitageTest(table, scores: [0.25, 0.5, 0.75, 1], method: method)
      #expect(agrees(moved.pValue.value, test.pValue.value, digits: 13))
      let turned = try CochranArmitageTest(table, scores: [4, 3, 2, 1], method: method)
      #expect(agrees(turned.pValue.value, test.pValue.value, digits: 13))
      let data = try JSONEncoder().encode(test)
      #expect(try JSONDecoder().decode(CochranArmitageTest.self, from: data) == test)
    }
    let two = try ContingencyTable([[10, 2], [3, 9]])
    let z = try #require(CochranArmitageTest(two).statistic).value
    #expect(agrees(z * z, try ChiSquareTest(two).chiSquare.value, digits: 14))
    #expect(
      agrees(
        try CochranArmitageTest(two, method: .exact, alternative: .greater).pValue.value,
        try FisherTest(two, alternative: .greater).pValue.value, digits: 13))
  }

  @Test func emptyRowsTakeTheirScores() throws {
    let full = try ContingencyTable([[10, 2], [0, 0], [5, 7], [3, 9]])
    let test = try CochranArmitageTest(full)
    #expect(test.scores == [1, 3, 4] && test.emptyRows == ["2"])
    #expect(test.description.hasSuffix("n = 36, no records with row = 2"))
  }

  @Test func refusesWhatItCannotTest() throws {
    let table = try ContingencyTable([[10, 2], [8, 4], [5, 7]])
    #expect(throws: StatsError.self) { try CochranArmitageTest(table, scores: [1, 2]) }
    #expect(throws: StatsError.self) { try CochranArmitageTest(table, scores: [1, 1, 1]) }
    #expect(throws: StatsError.self) { try CochranArmitageTest(table, scores: [1, 2, .infinity]) }
    #expect(throws: StatsError.self) {
      try CochranArmitageTest(table, scores: [1, 2, 1e300], method: .exact)
    }
    #expect(throws: StatsError.levelCount(variable: "column", found: 1, needed: 2)) {
      try CochranArmitageTest(ContingencyTable([[10, 0], [8, 0]]))
    }
    #expect(throws: StatsError.self) {
      try CochranArmitageTest(
        ContingencyTable([[1 << 50, 1 << 50], [1 << 50, 7]]), method: .exact)
    }
  }
}

@Suite struct CramersVTests {
  @Test func agreesWithFiftyDigits() throws {
    for expected in try LargerExpected.load().cramer {
      let table = try ContingencyTable(expected.table)
      let test = try ChiSquareTest(table, level: expected.level)
      let comment = Comment(rawValue: "\(expected.table)")
      let one = try test.cramersV(.oneSided, level: expected.level)
      #expect(agrees(one.value, expected.v, digits: 14), comment)
      #expect(agrees(one.bounds, [expected.oneSided, 1], digits: 11.5), comment)
      let tails = try test.cramersV(.equalTails, level: expected.level)
      #expect(agrees(tails.bounds, expected.equalTails, digits: 11.5), comment)
      #expect(
        agrees(
          Array(test.pearsonResiduals.joined()), Array(expected.pearson.joined()), digits: 13,
          absolute: 1e-15), comment)
      let g = try GTest(table)
      #expect(agrees(g.likelihoodRatio.value, expected.g, digits: 13), comment)
      #expect(agrees(g.pValue.value, expected.pG, digits: 11.5), comment)
    }
  }

  /// The interval of the test leaves out 0 exactly when p is below 1 - level.
  @Test func intervalAgreesWithP() throws {
    for a in 0...6 {
      for b in 0...6 {
        let table = try ContingencyTable([[a, 3, 2], [2, b, 5], [1, 1, 4]])
        let test = try ChiSquareTest(table, level: 0.9)
        let interval = try #require(test.estimates.first?.confidenceInterval)
        #expect((interval.lower > 0) == (test.pValue.value < 0.1))
      }
    }
  }
}

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
      #expect(agrees(test.pValue.value, expected.p, digits: 12), comment)
      let corrected = try MantelHaenszelTest(table, correction: .yates)
      #expect(
        agrees(corrected.chiSquare.value, expected.chiSquareCorrected, digits: 12.5), comment)
      #expect(agrees(corrected.pValue.value, expected.pCorrected, digits: 12), comment)
      let difference = test.commonRiskDifference
      #expect(
        agrees(
          [difference.value] + difference.bounds, expected.riskDifference, digits: 12,
          absolute: 1e-15), comment)
      if let odds = expected.oddsRatio {
        let ratio = test.commonOddsRatio
        #expect(agrees([ratio.value] + ratio.bounds, odds, digits: 12.5), comment)
        let p = try #require(test.commonOddsRatioPValue).value
        #expect(agrees(p, try #require(expected.oddsRatioP), digits: 11.5), comment)
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
        #expect(agrees(plain.chiSquare.value, value, digits: 11, absolute: 1e-25), comment)
        let test = try BreslowDayTest(table)
        #expect(agrees(test.chiSquare.value, tarone, digits: 11, absolute: 1e-25), comment)
        #expect(test.chiSquare.degreesOfFreedom == expected.df)
        #expect(agrees(test.pValue.value, try #require(expected.taroneP), digits: 10.5), comment)
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

  @Test func strataWithoutPartAreListed() throws {
    let table = try table([[10, 5, 8, 9], [4, 4, 0, 0], [0, 0, 0, 0], [20, 11, 15, 14]])
    let test = try MantelHaenszelTest(table)
    #expect(test.uninformativeStrata == ["2", "3"])
    #expect(test.description.hasSuffix("without part: stratum 2, 3, n = 100"))
    #expect(test.description.hasPrefix("row x column by stratum: Cochran-Mantel-Haenszel test, "))
    let homogeneity = try BreslowDayTest(table)
    #expect(homogeneity.chiSquare.degreesOfFreedom == 1)
    for data in [try JSONEncoder().encode(test)] {
      #expect(try JSONDecoder().decode(MantelHaenszelTest.self, from: data) == test)
    }
    let data = try JSONEncoder().encode(homogeneity)
    #expect(try JSONDecoder().decode(BreslowDayTest.self, from: data) == homogeneity)
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
