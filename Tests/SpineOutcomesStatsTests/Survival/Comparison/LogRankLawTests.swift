import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Laws that hold for every weight of the log-rank family.
struct LogRankLawTests {
  private static let weights: [LogRankWeight] =
    [
      .logRank, .gehanBreslow, .taroneWare, .flemingHarrington(rho: 1, gamma: 1),
      .flemingHarrington(rho: 0.3, gamma: 0.7),
    ] + PetoWeight.allCases.map(LogRankWeight.petoPeto)

  private func same(_ first: LogRankTest, _ second: LogRankTest, _ place: Comment) {
    #expect(
      agrees(
        first.statistic?.value ?? 0, second.statistic?.value ?? 1, digits: 12, absolute: 1e-25),
      place)
    #expect(first.statistic?.degreesOfFreedom == second.statistic?.degreesOfFreedom, place)
  }

  @Test func orderUnitAndNamesDoNotMatter() throws {
    for sample in try LogRankFixture.load() {
      let last = sample.groupNames.count - 1
      for weight in Self.weights {
        let test = try LogRankTest(try sample.lifeTable(), weight: weight)
        let reversed = try sample.lifeTable(rows: sample.times.indices.reversed())
        #expect(try LogRankTest(reversed, weight: weight) == test)
        same(try LogRankTest(try sample.lifeTable(scale: 365.25), weight: weight), test, "unit")
        let swapped = try LogRankTest(
          try sample.lifeTable(
            groupCodes: sample.groupCodes.map { last - $0 },
            groupNames: sample.groupNames.reversed()), weight: weight)
        same(swapped, test, "\(sample.name), \(weight)")
        #expect(swapped.groups.map(\.observed) == test.groups.map(\.observed).reversed())
      }
    }
  }

  @Test func allCensoredGroupChangesNothing() throws {
    for sample in try LogRankFixture.load() where sample.entries.allSatisfy({ $0 == nil }) {
      var more = try sample.lifeTable()
      // Censored before the first event, so never at risk at one.
      try more.merge(
        try LifeTable(
          times: [0, 0.125], events: [false, false], groupNames: ["zz"],
          stratumNames: [sample.stratumNames[0]]))
      for weight in Self.weights {
        let test = try LogRankTest(try sample.lifeTable(), weight: weight)
        let other = try LogRankTest(more, weight: weight)
        same(other, test, "\(sample.name), \(weight)")
        let extra = try #require(other.groups.first { $0.name == "zz" })
        #expect(extra.expected == 0 && extra.weightedDifference == 0 && extra.count == 2)
        #expect(other.groups.count == test.groups.count + 1)
      }
    }
  }

  @Test func weightsAreRepeatsAndPartsMerge() throws {
    for sample in try LogRankFixture.load() {
      let rows = sample.times.indices.flatMap { row in
        Array(repeating: row, count: sample.weights[row])
      }
      func table(_ rows: [Int]) throws -> LifeTable {
        try LifeTable(
          times: rows.map { sample.times[$0] }, events: rows.map { sample.events[$0] },
          groupCodes: rows.map { sample.groupCodes[$0] }, groupNames: sample.groupNames,
          stratumCodes: rows.map { sample.stratumCodes[$0] }, stratumNames: sample.stratumNames,
          entries: rows.map { sample.entries[$0] })
      }
      var merged = try table(Array(rows.prefix(rows.count / 3)))
      try merged.merge(try table(Array(rows.dropFirst(rows.count / 3))))
      for weight in Self.weights {
        let test = try LogRankTest(try sample.lifeTable(), weight: weight)
        #expect(try LogRankTest(try table(rows), weight: weight) == test)
        #expect(try LogRankTest(merged, weight: weight) == test)
      }
    }
  }

  @Test func strataAddUp() throws {
    let sample = try #require(try LogRankFixture.named("late entry, weights, strata"))
    let all = try LogRankTest(try sample.lifeTable(), weight: .taroneWare)
    var differences = [0.0, 0, 0]
    var variances = [0.0, 0, 0]
    for stratum in sample.stratumNames.indices {
      let rows = sample.times.indices.filter { sample.stratumCodes[$0] == stratum }
      let part = try LogRankTest(try sample.lifeTable(rows: rows), weight: .taroneWare)
      #expect(part.strataCount == 1)
      for group in 0..<3 {
        differences[group] += part.groups[group].weightedDifference
        variances[group] += part.covariance[group][group]
      }
    }
    #expect(agrees(all.groups.map(\.weightedDifference), differences, digits: 12))
    #expect(agrees((0..<3).map { all.covariance[$0][$0] }, variances, digits: 14))
  }

  /// Mantel and Haenszel's law of strata of one record: the same test as with each pair apart.
  @Test func stratumOfOneGroupAddsNothing() throws {
    let sample = try #require(try LogRankFixture.named("glioma"))
    var table = try sample.lifeTable()
    try table.merge(
      try LifeTable(
        times: [1, 2, 3], events: [true, true, true], groupNames: ["astrocytoma"],
        stratumNames: ["elsewhere"]))
    for weight in Self.weights {
      same(
        try LogRankTest(table, weight: weight),
        try LogRankTest(try sample.lifeTable(), weight: weight), "\(weight)")
    }
  }

  @Test func weightsThatAreTheSame() throws {
    for sample in try LogRankFixture.load() {
      let table = try sample.lifeTable()
      let plain = try LogRankTest(table)
      let zero = try LogRankTest(table, weight: .flemingHarrington(rho: 0, gamma: 0))
      #expect(zero.statistic == plain.statistic)
      let before = try LogRankTest(table, weight: .petoPeto(.survivalBefore))
      let first = try LogRankTest(table, weight: .flemingHarrington(rho: 1, gamma: 0))
      #expect(first.statistic == before.statistic)
      #expect(first.groups == before.groups)
    }
  }

  @Test func withoutCensoringSurvivalIsTheNumberAtRisk() throws {
    // S(t-) = n / N then: Gehan-Breslow's weights in another unit.
    let sample = try #require(try LogRankFixture.named("small, no censoring"))
    let table = try sample.lifeTable()
    let gehan = try LogRankTest(table, weight: .gehanBreslow)
    same(try LogRankTest(table, weight: .petoPeto(.survivalBefore)), gehan, "")
  }

  @Test func largeCountsStayExact() throws {
    // Some 2^52 persons: products of counts are beyond 2^64.
    let many = 1 << 48
    func table(_ factor: Int) throws -> LifeTable {
      try LifeTable(
        times: [1, 2, 3, 1, 2, 3], events: [true, true, false, true, true, false],
        groupCodes: [0, 0, 0, 1, 1, 1], groupNames: ["a", "b"],
        weights: [4, 1, 4, 2, 2, 3].map { $0 * factor })
    }
    for weight in Self.weights {
      let test = try LogRankTest(try table(many), weight: weight)
      #expect(test.pValue.value == 0)
      // Without the hypergeometric (n - d) / (n - 1) chi-square grows with the counts.
      let small = try LogRankTest(try table(1 << 20), weight: weight)
      #expect(
        agrees(
          test.statistic?.value ?? 0, (small.statistic?.value ?? 0) * Double(many >> 20),
          digits: 4))
    }
  }

  @Test func manyGroups() throws {
    // Groups without records, so many that their columns are copied, change nothing.
    let sample = try #require(try LogRankFixture.named("late entry, weights, strata"))
    let names = sample.groupNames + (0..<40).map { "empty \($0)" }
    for weight in [LogRankWeight.logRank, .petoPeto(.andersen)] {
      let test = try LogRankTest(try sample.lifeTable(), weight: weight)
      let many = try LogRankTest(try sample.lifeTable(groupNames: names), weight: weight)
      #expect(many.statistic == test.statistic && many.groups.prefix(3) == test.groups[...])
      #expect(many.groups.dropFirst(3).allSatisfy { $0.count == 0 && $0.expected == 0 })
    }
    let table = try LifeTable(
      times: (0..<400).map { Double($0 * 7 % 61) }, events: (0..<400).map { _ in true },
      groupCodes: (0..<400).map { $0 % 40 }, groupNames: (0..<40).map(String.init))
    #expect(try LogRankTest(table).statistic?.degreesOfFreedom == 39)
    let names5000 = (0..<5_000).map(String.init)
    let tooMany = try LifeTable(
      times: [1, 2], events: [true, true], groupCodes: [0, 1], groupNames: names5000)
    #expect(throws: StatsError.tooLarge("more than 4096 groups to compare")) {
      try LogRankTest(tooMany)
    }
  }

  @Test func causesAreNamed() throws {
    let table = try LifeTable(
      times: [1, 2, 3, 4, 5, 6], causeCodes: [0, 1, 0, nil, 1, 0],
      causeNames: ["local", "distant"],
      groupCodes: [0, 1, 0, 1, 0, 1], groupNames: ["a", "b"])
    #expect(try LogRankTest(table).method == "Log-rank test, events: local or distant")
    let one = try LogRankTest(table.censoringOthers(than: "local"))
    #expect(one.method == "Log-rank test, hazard of local, distant censored")
    #expect(one.events == 3)
    let plain = try LifeTable(
      times: [1, 2, 3, 4, 5, 6], events: [true, false, true, false, false, true],
      groupCodes: [0, 1, 0, 1, 0, 1], groupNames: ["a", "b"])
    #expect(try LogRankTest(plain).statistic == one.statistic)
  }
}
