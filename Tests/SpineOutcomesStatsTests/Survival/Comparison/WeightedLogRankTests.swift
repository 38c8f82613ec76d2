import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Every weight, with strata, late entry, ties and frequency weights, against exact sums.
@Suite("Weighted log-rank tests")
struct WeightedLogRankTests {
  @Test func agreeWithExactSums() throws {
    for expected in try LogRankFixture.load() {
      let table = try expected.lifeTable()
      for truth in expected.tests {
        let place: Comment = "\(expected.name), \(truth.weight)"
        let test = try LogRankTest(table, weight: truth.weight, level: expected.level)
        #expect(test.groups.map(\.observed) == expected.observed, place)
        #expect(agrees(test.groups.map(\.expected), truth.expected, digits: 15), place)
        // Relative to the standard deviation: sums near 0 are differences.
        let differences = test.groups.map(\.weightedDifference)
        for (index, difference) in differences.enumerated() {
          let deviation = truth.covariance[index][index].squareRoot()
          #expect((difference - truth.differences[index]).magnitude <= 1e-14 * deviation, place)
        }
        for (row, right) in zip(test.covariance, truth.covariance) {
          #expect(agrees(row, right, digits: 14), place)
        }
        let statistic = try #require(test.statistic)
        #expect(statistic.degreesOfFreedom == Double(truth.degreesOfFreedom), place)
        #expect(agrees(statistic.value, truth.chiSquare, digits: 13, absolute: 1e-26), place)
        #expect(agrees(test.pValue.value, truth.pValue, digits: 13), place)
        #expect(test.strataCount == expected.stratumNames.count, place)
      }
    }
  }

  @Test func agreeWithR() throws {
    let cases = try LogRankFixture.load()
    for expected in try Fixtures.json("log-rank/expected-r.json", as: Survdiffs.self).cases {
      let table = try #require(cases.first { $0.name == expected.name }).lifeTable()
      for truth in expected.survdiff {
        let test = try LogRankTest(
          table, weight: .flemingHarrington(rho: truth.rho, gamma: 0))
        // R sums in plain doubles and writes 15 digits.
        let value = try #require(test.statistic).value
        #expect(agrees(value, truth.chiSquare, digits: 12.5, absolute: 1e-26), "\(expected.name)")
        #expect(agrees(test.pValue.value, truth.pValue, digits: 12.5), "\(expected.name)")
        for (row, right) in zip(test.covariance, truth.covariance) {
          #expect(agrees(row, right, digits: 12.5), "\(expected.name)")
        }
      }
    }
  }

  private struct Survdiffs: Decodable {
    var cases: [Case]

    struct Case: Decodable {
      var name: String
      var survdiff: [Survdiff]
    }

    struct Survdiff: Decodable {
      var rho: Double
      var chiSquare: Double
      var pValue: Double
      var covariance: [[Double]]
    }
  }

  @Test func sumsOfSquaresOverExpected() throws {
    for expected in try LogRankFixture.load() {
      let test = try LogRankTest(try expected.lifeTable(), form: .observedOverExpected)
      let truth = expected.observedOverExpected
      #expect(agrees(try #require(test.statistic).value, truth.chiSquare, digits: 13))
      #expect(agrees(test.pValue.value, truth.pValue, digits: 12))
      #expect(test.estimates.isEmpty)
      #expect(test.method.contains("sum of (O - E)^2 / E"))
      // Peto and others: never larger.
      let other = try LogRankTest(try expected.lifeTable())
      #expect((test.statistic?.value ?? 1) <= (other.statistic?.value ?? 0) * (1 + 1e-14))
    }
  }

  /// Bland and Altman, BMJ 328:1073, 2004: both statistics of the same table, by name.
  @Test func glioma() throws {
    let table = try #require(try LogRankFixture.named("glioma")).lifeTable()
    let printed = try LogRankTest(table, form: .observedOverExpected)
    #expect(agrees(try #require(printed.statistic).value, 6.884727581, digits: 9))
    #expect(printed.method == "Log-rank test, sum of (O - E)^2 / E")
    #expect(agrees(try #require(LogRankTest(table).statistic).value, 7.496594168, digits: 9))
  }

  /// Published or recomputed in R: REFERENCE-VALUES S1, S4.
  @Test func published() throws {
    let drug = try #require(try LogRankFixture.named("mercaptopurine")).lifeTable()
    let before = LogRankWeight.petoPeto(.survivalBefore)
    #expect(agrees(try #require(LogRankTest(drug).statistic).value, 16.79294099, digits: 9))
    #expect(
      agrees(
        try #require(LogRankTest(drug, weight: before).statistic).value, 14.45715082, digits: 9))
    let lung = try #require(try LogRankFixture.named("lung by sex")).lifeTable()
    #expect(
      agrees(
        try #require(LogRankTest(lung, weight: before).statistic).value, 12.71415140, digits: 9))
  }

  @Test func refusals() throws {
    let table = try #require(try LogRankFixture.named("glioma")).lifeTable()
    for exponent in [-0.1, .infinity, .nan] {
      for weight in [
        LogRankWeight.flemingHarrington(rho: exponent, gamma: 0),
        .flemingHarrington(rho: 0, gamma: exponent),
      ] {
        #expect(throws: StatsError.self) { try LogRankTest(table, weight: weight) }
        #expect(throws: StatsError.self) { try LogRankTrendTest(table, weight: weight) }
        #expect(throws: StatsError.self) {
          try LogRankPermutationTest(table, method: .exact, weight: weight)
        }
      }
    }
    #expect(throws: StatsError.self) {
      try LogRankTest(table, weight: .taroneWare, form: .observedOverExpected)
    }
    // All events at one time: S(t-) is 1 and the weight 1 - S(t-) nothing.
    let once = try LifeTable(
      times: [1, 1, 2, 2], events: [true, true, false, false], groupCodes: [0, 1, 0, 1],
      groupNames: ["a", "b"])
    #expect(throws: StatsError.self) {
      try LogRankTest(once, weight: .flemingHarrington(rho: 0, gamma: 1))
    }
    #expect(try LogRankTest(once).statistic?.value == 0)
  }

  @Test func namesAndJSON() throws {
    let table = try #require(try LogRankFixture.named("late entry, weights, strata")).lifeTable()
    let weights: [LogRankWeight] =
      [.logRank, .gehanBreslow, .taroneWare, .flemingHarrington(rho: 0.5, gamma: 2)]
      + PetoWeight.allCases.map(LogRankWeight.petoPeto)
    var names: Set<String> = []
    for weight in weights {
      let test = try LogRankTest(
        table, weight: weight, labels: SurvivalLabels(stratum: VariableName("hospital")))
      #expect(test.method == weight.testName + ", stratified by hospital")
      names.insert(test.method)
      let data = try JSONEncoder().encode(test)
      #expect(try JSONDecoder().decode(LogRankTest.self, from: data) == test)
    }
    #expect(names.count == weights.count)
    #expect(
      LogRankWeight.flemingHarrington(rho: 0.5, gamma: 2).testName
        == "Fleming-Harrington test (rho = 0.5, gamma = 2)")
    for bad in [#"{"kind":"wilcoxon"}"#, #"{"kind":"fleming-harrington","rho":-1,"gamma":0}"#] {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(LogRankWeight.self, from: Data(bad.utf8))
      }
    }
  }
}
