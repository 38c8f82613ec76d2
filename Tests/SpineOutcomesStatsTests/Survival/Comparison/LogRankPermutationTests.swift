import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Permutation tests against all deals listed, coin, and their laws.
struct LogRankPermutationTests {
  @Test func agreesWithAllDeals() throws {
    var tested = 0
    for expected in try LogRankFixture.load() {
      let table = try expected.lifeTable()
      for truth in expected.permutations ?? [] {
        let place: Comment = "\(expected.name), \(truth.weight)"
        let test = try LogRankPermutationTest(table, method: .exact, weight: truth.weight)
        #expect(test.statistic?.name == "z")
        #expect(agrees(test.statistic?.value ?? 0, truth.z, digits: 13, absolute: 1e-15), place)
        #expect(agrees(test.pValue.value, truth.pValue, digits: 14), place)
        #expect(test.permutation == .exact && test.pValueInterval == nil)
        tested += 1
      }
    }
    #expect(tested == 78)
  }

  @Test func agreesWithCoin() throws {
    let cases = try LogRankFixture.load()
    for expected in try Fixtures.json("log-rank/expected-r.json", as: Coins.self).cases {
      let table = try #require(cases.first { $0.name == expected.name }).lifeTable()
      for truth in expected.coin {
        let test = try LogRankPermutationTest(
          table, method: truth.exact == nil ? .monteCarlo(resamples: 99, seed: 1) : .exact,
          weight: truth.weight)
        let statistic = try #require(test.statistic)
        // coin's sign is that of the second group.
        let sign = statistic.name == "z" ? -1.0 : 1
        #expect(
          agrees(sign * statistic.value, truth.statistic, digits: 11, absolute: 1e-14),
          "\(expected.name), \(truth.weight)")
        // coin misses equal sums there: see generate.R and the exact fractions.
        let isMissed =
          expected.name == "test 1" && truth.weight == .flemingHarrington(rho: 1, gamma: 1)
        if let exact = truth.exact, !isMissed {
          #expect(agrees(test.pValue.value, exact, digits: 12), "\(expected.name)")
        }
      }
    }
  }

  private struct Coins: Decodable {
    var cases: [Case]

    struct Case: Decodable {
      var name: String
      var coin: [Coin]
    }

    struct Coin: Decodable {
      var weight: LogRankWeight
      var statistic: Double
      var exact: Double?
    }
  }

  @Test func sumsAreThoseOfTheTest() throws {
    // The scores of a group add up to its weighted difference.
    for sample in try LogRankFixture.load() where sample.entries.allSatisfy({ $0 == nil }) {
      let table = try sample.lifeTable()
      for weight in [LogRankWeight.gehanBreslow, .petoPeto(.andersen)] {
        let test = try LogRankPermutationTest(
          table, method: .monteCarlo(resamples: 99, seed: 1), weight: weight)
        #expect(test.groups == (try LogRankTest(table, weight: weight).groups))
        let z = try #require(test.statistic).value
        if sample.groupNames.count == 2 {
          #expect((z > 0) == (test.groups[0].weightedDifference > 0))
        }
      }
    }
  }

  @Test func randomPermutationsSurroundTheExactValue() throws {
    for name in ["small", "small with ties", "small, strata"] {
      let table = try #require(try LogRankFixture.named(name)).lifeTable()
      let exact = try LogRankPermutationTest(table, method: .exact)
      let method = PermutationMethod.monteCarlo(resamples: 4_000, seed: 11)
      let random = try LogRankPermutationTest(table, method: method, level: 0.999)
      let either = PermutationMethod.exactOrMonteCarlo(resamples: 99, seed: 1)
      #expect(try LogRankPermutationTest(table, method: either) == exact)
      let interval = try #require(random.pValueInterval)
      #expect(interval.contains(exact.pValue.value), "\(name)")
      #expect(interval.contains(random.pValue.value), "\(name)")
      #expect(interval.method == "Clopper-Pearson" && interval.level == 0.999)
      #expect(random.statistic == exact.statistic)
      #expect(try LogRankPermutationTest(table, method: method, level: 0.999) == random)
      #expect(random.permutation == method)
      #expect(random.method.hasSuffix("4000 random permutations (seed 11, xoshiro256**)"))
    }
  }

  @Test func severalGroups() throws {
    let table = try #require(try LogRankFixture.named("five groups, ties")).lifeTable()
    let test = try LogRankPermutationTest(
      table, method: .exactOrMonteCarlo(resamples: 999, seed: 3))
    #expect(test.permutation == .monteCarlo(resamples: 999, seed: 3))
    let statistic = try #require(test.statistic)
    #expect(statistic.degreesOfFreedom == 4)
    // Near the chi-square approximation for 90 records.
    #expect((test.pValue.value - (try LogRankTest(table).pValue.value)).magnitude < 0.06)
    #expect(throws: StatsError.self) { try LogRankPermutationTest(table, method: .exact) }
    let data = try JSONEncoder().encode(test)
    #expect(try JSONDecoder().decode(LogRankPermutationTest.self, from: data) == test)
  }

  @Test func laws() throws {
    for name in ["small", "small with ties", "small, strata", "test 1"] {
      let sample = try #require(try LogRankFixture.named(name))
      for weight in [LogRankWeight.logRank, .taroneWare, .flemingHarrington(rho: 0.3, gamma: 0.7)] {
        let test = try LogRankPermutationTest(
          try sample.lifeTable(), method: .exact, weight: weight)
        let swapped = try LogRankPermutationTest(
          try sample.lifeTable(
            groupCodes: sample.groupCodes.map { 1 - $0 }, groupNames: ["x", "y"]),
          method: .exact, weight: weight)
        #expect(swapped.pValue == test.pValue)
        #expect(agrees(-(swapped.statistic?.value ?? 0), test.statistic?.value ?? 1, digits: 12))
        let scaled = try LogRankPermutationTest(
          try sample.lifeTable(scale: 30.4375), method: .exact, weight: weight)
        #expect(scaled.pValue == test.pValue)
      }
    }
  }

  /// Without censoring Gehan's scores are ranks: the exact rank-sum test.
  @Test func gehanWithoutCensoringIsTheRankSumTest() throws {
    var generator = SeededGenerator(seed: 5)
    for (first, second) in [(6, 9), (12, 20), (25, 30)] {
      let values = (0..<(first + second)).map { _ in
        Double(generator.integer(below: 12) + 1)
      }
      let codes = (0..<(first + second)).map { $0 < first ? 0 : 1 }
      let test = try LogRankPermutationTest(
        try LifeTable(
          times: values, events: values.map { _ in true }, groupCodes: codes,
          groupNames: ["a", "b"]), method: .exact, weight: .gehanBreslow)
      let ranks = try RankSumTest(Array(values.prefix(first)), Array(values.dropFirst(first)))
      #expect(ranks.method.contains("exact"))
      #expect(agrees(test.pValue.value, ranks.pValue.value, digits: 11), "\(first), \(second)")
    }
  }

  /// Up to 120 records: complete separation, and ties that keep the sums few.
  @Test func largerSamples() throws {
    for truth in try LogRankFixture.larger() {
      let test = try LogRankPermutationTest(
        try LifeTable(
          times: truth.times, events: truth.events, groupCodes: truth.groupCodes,
          groupNames: ["a", "b"]), method: .exact, weight: truth.weight)
      #expect(agrees(test.pValue.value, truth.pValue, digits: 12), "\(truth.pValue)")
    }
  }

  @Test func refusals() throws {
    let sample = try #require(try LogRankFixture.named("late entry"))
    #expect(throws: StatsError.self) {
      try LogRankPermutationTest(
        try sample.lifeTable(), method: .monteCarlo(resamples: 99, seed: 1))
    }
    let small = try #require(try LogRankFixture.named("small")).lifeTable()
    for resamples in [-1, 0, 98, 10_000_001] {
      #expect(throws: StatsError.self) {
        try LogRankPermutationTest(
          small, method: .monteCarlo(resamples: resamples, seed: 1))
      }
    }
    // Weights can stand for more records than can be dealt.
    let many = try LifeTable(
      times: [1, 2, 3], events: [true, true, true], groupCodes: [0, 1, 1],
      groupNames: ["a", "b"], weights: [1 << 50, 1, 1])
    #expect(throws: StatsError.tooLarge("more than 10 million records for a permutation test")) {
      try LogRankPermutationTest(many, method: .exact)
    }
    // Everyone has the event at the same time: all deals are alike.
    let once = try LifeTable(
      times: [1, 1, 1], events: [true, true, true], groupCodes: [0, 1, 1],
      groupNames: ["a", "b"])
    #expect(throws: StatsError.self) { try LogRankPermutationTest(once, method: .exact) }
    for method in [
      PermutationMethod.exact, .monteCarlo(resamples: 100, seed: .max),
      .exactOrMonteCarlo(resamples: 100, seed: 0),
    ] {
      let data = try JSONEncoder().encode(method)
      #expect(try JSONDecoder().decode(PermutationMethod.self, from: data) == method)
    }
  }
}
