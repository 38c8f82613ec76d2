import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct FreemanHaltonTestTests {
  /// All tables of 21 sets of margins, counted in whole numbers.
  @Test func agreesWithWholeNumbers() throws {
    for expected in try LargerExpected.load().fisher {
      let test = try FreemanHaltonTest(ContingencyTable(expected.table), computation: .exact)
      #expect(agrees(test.pValue.value, expected.p, digits: 14), "\(expected.table)")
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

  /// A table with too many others is sampled, and the result says so; `.exact` refuses it at once.
  @Test func widestTablesAreSampled() throws {
    let rows = [[100, 90, 80, 70, 60, 50], [50, 60, 70, 80, 90, 100]]
    let table = try ContingencyTable(rows + rows + rows)
    let test = try FreemanHaltonTest(table, computation: .automatic(tables: 60, seed: 3))
    #expect(test.sampling?.tables == 60 && test.sampling?.notMoreProbable == 0)
    #expect(agrees(test.pValue.value, 1.0 / 61, digits: 15))
    #expect(test.description.contains("60 random tables, seed 3, xoshiro256** (99 % CI of p 0 to "))
    #expect(throws: StatsError.self) { try FreemanHaltonTest(table, computation: .exact) }
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
