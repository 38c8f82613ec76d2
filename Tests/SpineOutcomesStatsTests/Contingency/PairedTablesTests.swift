import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct PairedTablesTests {
  @Test func differencesAgreeWithFiftyDigits() throws {
    for expected in try ProportionsExpected.load().paired {
      let test = try McNemarTest(ContingencyTable(expected.table))
      for (interval, limits) in [
        (PairedDifferenceInterval.newcombe, expected.newcombe), (.tango, expected.tango),
      ] {
        let found = try test.differenceOfProportions(interval, level: expected.level)
        #expect(agrees(found.value, expected.difference, digits: 15))
        // Limits are differences of proportions: their digits are relative to 1.
        #expect(
          agrees(found.bounds, limits, digits: 12, absolute: 1e-14),
          "\(interval) \(expected.table)")
      }
    }
  }

  /// The airway reactivity of Bentur and others, as Fagerland, Lydersen and Laake print it (doi
  /// 10.1002/sim.6148): three decimals.
  @Test func agreesWithPublishedValues() throws {
    let test = try McNemarTest(ContingencyTable([[1, 1], [7, 12]]))
    let tango = try test.differenceOfProportions(.tango)
    #expect(agrees(tango.bounds, [-0.517, -0.026], digits: 12, absolute: 0.0005))
    let newcombe = try test.differenceOfProportions(.newcombe)
    #expect(agrees(newcombe.bounds, [-0.507, -0.026], digits: 12, absolute: 0.0005))
  }

  @Test func marginalHomogeneityAndSymmetry() throws {
    for expected in try ProportionsExpected.load().squares {
      let table = try ContingencyTable(expected.table)
      let comment = Comment(rawValue: "\(table)")
      let homogeneity = try StuartMaxwellTest(table)
      let statistic = try #require(homogeneity.statistic)
      #expect(agrees(statistic.value, expected.stuartMaxwell, digits: 13), comment)
      #expect(statistic.degreesOfFreedom == expected.stuartMaxwellDf, comment)
      #expect(agrees(homogeneity.pValue.value, expected.stuartMaxwellP, digits: 13), comment)
      let symmetry = try BowkerTest(table)
      #expect(agrees(try #require(symmetry.statistic).value, expected.bowker, digits: 13), comment)
      #expect(symmetry.statistic?.degreesOfFreedom == expected.bowkerDf, comment)
      #expect(agrees(symmetry.pValue.value, expected.bowkerP, digits: 13), comment)
    }
  }

  @Test func twoLevelsGiveMcNemar() throws {
    let table = try ContingencyTable([[40, 9], [3, 25]])
    let mcNemar = try McNemarTest(table, method: .chiSquared(continuityCorrection: false))
    let chiSquare = try #require(mcNemar.statistic?.value)
    #expect(agrees(try #require(StuartMaxwellTest(table).statistic).value, chiSquare, digits: 15))
    #expect(agrees(try #require(BowkerTest(table).statistic).value, chiSquare, digits: 15))
    let outcomes = try RepeatedOutcomes(
      conditions: ["before", "after"], positives: [28, 34], recordsByPositives: [40, 12, 25])
    #expect(agrees(try #require(CochranQTest(outcomes).statistic).value, chiSquare, digits: 15))
  }

  /// Relabelling levels changes nothing, exchanging before and after nothing but signs.
  @Test func laws() throws {
    let counts = [[20, 10, 5], [3, 30, 15], [0, 5, 40]]
    let order = [2, 0, 1]
    let table = try ContingencyTable(counts)
    let other = try ContingencyTable(order.map { row in order.map { counts[row][$0] } })
    for pair in [(table, other), (table, table.transposed)] {
      let (one, two) = (try StuartMaxwellTest(pair.0), try StuartMaxwellTest(pair.1))
      #expect(
        agrees(
          try #require(two.statistic).value, try #require(one.statistic).value, digits: 14))
      #expect(
        agrees(
          try #require(BowkerTest(pair.1).statistic).value,
          try #require(BowkerTest(pair.0).statistic).value, digits: 14))
      #expect(
        agrees(
          try CohenKappa(pair.1).estimate.value, try CohenKappa(pair.0).estimate.value, digits: 14))
    }
  }

  @Test func withoutChanges() throws {
    let table = try ContingencyTable(
      [[5, 0, 0], [0, 8, 0], [0, 0, 0]], rowNames: ["a", "b", "c"], columnNames: ["a", "b", "c"])
    let homogeneity = try StuartMaxwellTest(table)
    #expect(homogeneity.pValue.value == 1 && homogeneity.statistic == nil)
    #expect(homogeneity.method.hasSuffix("no record changes"))
    #expect(homogeneity.emptyLevels == ["c"])
    #expect(try BowkerTest(table).pValue.value == 1)
    let other = try StuartMaxwellTest(ContingencyTable([[1, 2], [3, 4]]))
    for test in [homogeneity, other] { #expect(try roundTrip(test) == test) }
    let symmetry = try BowkerTest(ContingencyTable([[1, 2, 0], [3, 4, 1], [2, 2, 2]]))
    #expect(try roundTrip(symmetry) == symmetry)
    #expect(throws: StatsError.self) { try StuartMaxwellTest(ContingencyTable([[3]])) }
    #expect(throws: StatsError.self) { try BowkerTest(ContingencyTable([[0, 0], [0, 0]])) }
  }

  private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test func kappaAgreesWithFractions() throws {
    for expected in try ProportionsExpected.load().squares {
      let table = try ContingencyTable(expected.table)
      for (weights, numbers) in [
        (CohenKappa.Weights.none, expected.none), (.linear, expected.linear),
        (.quadratic, expected.quadratic),
      ] {
        let kappa = try CohenKappa(table, weights: weights, level: expected.level)
        let comment = Comment(rawValue: "\(weights) \(table)")
        #expect(agrees(kappa.estimate.value, numbers[0], digits: 13), comment)
        #expect(agrees(kappa.standardError, numbers[1], digits: 12.5), comment)
        let half = Self.deviate(expected.level) * numbers[1]
        #expect(
          agrees(
            kappa.estimate.bounds, [max(-1, numbers[0] - half), min(1, numbers[0] + half)],
            digits: 12.5), comment)
        #expect(try roundTrip(kappa) == kappa)
      }
    }
  }

  /// Quantiles of the normal distribution, as tables have them.
  private static func deviate(_ level: Double) -> Double {
    switch level {
    case 0.9: 1.6448536269514722
    case 0.95: 1.959963984540054
    case 0.99: 2.5758293035489004
    default: .nan
    }
  }

  @Test func kappaAtItsEnds() throws {
    for weights in CohenKappa.Weights.allCases {
      let perfect = try CohenKappa(ContingencyTable([[5, 0], [0, 7]]), weights: weights)
      #expect(perfect.estimate.value == 1 && perfect.standardError == 0)
      #expect(perfect.estimate.confidenceInterval == nil)
      #expect(perfect.description.contains(" 1.000 (no interval: its standard error is 0), "))
      #expect(try roundTrip(perfect) == perfect)
    }
    let opposite = try CohenKappa(ContingencyTable([[0, 5], [5, 0]]))
    #expect(opposite.estimate.value == -1 && opposite.estimate.confidenceInterval == nil)
    #expect(throws: StatsError.self) { try CohenKappa(ContingencyTable([[5, 0], [0, 0]])) }
    // An empty level between others keeps its place in the weights, and is listed.
    let gap = try CohenKappa(
      ContingencyTable([[4, 0, 2], [0, 0, 0], [1, 0, 5]]), weights: .quadratic)
    #expect(gap.emptyLevels == ["2"])
    #expect(
      gap.description.hasPrefix("row x column: quadratically weighted kappa 0.5000 (95 % CI "))
  }

  @Test func cochranAgreesWithFractions() throws {
    for expected in try ProportionsExpected.load().cochran {
      let test = try CochranQTest(
        RepeatedOutcomes(columns: expected.columns), method: .asymptotic)
      let statistic = try #require(test.statistic)
      #expect(agrees(statistic.value, expected.q, digits: 14))
      #expect(agrees(test.pValue.value, expected.p, digits: 13))
      #expect(try roundTrip(test) == test)
    }
  }

  /// Cochran's Q is Friedman's statistic of zeros and ones, and its pairs are McNemar's tests.
  @Test func cochranIsFriedmanOfTruthValues() throws {
    for expected in try ProportionsExpected.load().cochran {
      let names = expected.columns.indices.map { "c\($0)" }
      let test = try FriedmanTest(
        treatments: names, columns: expected.columns.map { $0.map { $0 ? 1 : 0 } })
      #expect(agrees(try #require(test.statistic).value, expected.q, digits: 14))
      for method in [RepeatedMeasuresMethod.automatic, .asymptotic]
      where expected.columns[0].count <= 40 {
        let friedman = try FriedmanTest(
          treatments: names, columns: expected.columns.map { $0.map { $0 ? 1 : 0 } },
          method: method)
        let cochran = try CochranQTest(
          RepeatedOutcomes(columns: expected.columns), method: method)
        #expect(agrees(cochran.pValue.value, friedman.pValue.value, digits: 14))
      }
      let pairs = try PairwiseComparisons.mcNemarTests(
        conditions: names, columns: expected.columns, adjustment: .bonferroni)
      #expect(pairs.pairs.count == names.count * (names.count - 1) / 2)
      let (first, second) = (expected.columns[0], expected.columns[1])
      let gained = zip(first, second).count { $0 && !$1 }
      let lost = zip(first, second).count { !$0 && $1 }
      let alone = try McNemarTest(
        bothYes: zip(first, second).count { $0 && $1 }, onlyBefore: lost, onlyAfter: gained,
        bothNo: zip(first, second).count { !$0 && !$1 })
      #expect(pairs.pairs[0].pValue == alone.pValue)
      #expect(
        pairs.pairs[0].estimate?.value == Double(gained - lost) / Double(first.count))
      #expect(pairs.pairs[0].estimate?.name == "difference in proportion, c0 minus c1")
    }
    let alike = try PairwiseComparisons.mcNemarTests(
      conditions: ["a", "b"], columns: [[true, true], [true, true]])
    #expect(alike.pairs[0].pValue?.value == 1)
    #expect(alike.pairs[0].remark == "no record changes: p = 1 by definition")
    #expect(throws: StatsError.self) {
      try PairwiseComparisons.mcNemarTests(conditions: ["a", "b"], columns: [[true], []])
    }
    #expect(throws: StatsError.self) {
      try PairwiseComparisons.mcNemarTests(conditions: ["a"], columns: [[true]])
    }
  }

  @Test func repeatedOutcomesMergeAndRefuse() throws {
    let columns: [[Bool?]] = [[true, nil, false, true], [true, true, false, false]]
    var part = try RepeatedOutcomes(columns: columns, conditions: ["before", "after"])
    #expect(part.count == 3 && part.exclusions.incomplete == 1)
    try part.merge(RepeatedOutcomes(columns: columns, conditions: ["before", "after"]))
    #expect(
      part
        == (try RepeatedOutcomes(
          columns: columns.map { $0 + $0 }, conditions: ["before", "after"])))
    #expect(throws: StatsError.self) {
      try part.merge(RepeatedOutcomes(columns: columns, conditions: ["before", "later"]))
    }
    #expect(throws: StatsError.self) { try RepeatedOutcomes(columns: [[true]]) }
    #expect(throws: StatsError.self) { try RepeatedOutcomes(columns: [[true], []]) }
    #expect(throws: StatsError.self) {
      try RepeatedOutcomes(
        conditions: ["a", "b"], positives: [1, 1], recordsByPositives: [1, 1, 1])
    }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try CochranQTest(RepeatedOutcomes(columns: [[], []]))
    }
    // Sums agree, but a record that is positive under all conditions adds one to each.
    for (positives, records) in [
      ([2, 1, 0], [1, 0, 0, 1]), ([3, 0, 3], [0, 1, 1, 1]), ([5, 5, 0, 0], [0, 0, 2, 2, 0]),
      ([1 << 50, 0], [1, 2, (1 << 49) - 1]), ([-1, 1], [1, 0, 0]), ([.max, 1], [0, 1, 1]),
    ] {
      #expect(throws: StatsError.self) {
        try RepeatedOutcomes(
          conditions: positives.indices.map { "c\($0)" }, positives: positives,
          recordsByPositives: records)
      }
    }
    let possible = try RepeatedOutcomes(
      conditions: ["a", "b", "c"], positives: [3, 2, 1], recordsByPositives: [0, 1, 1, 1])
    #expect(possible.count == 3)
    let alike = try CochranQTest(
      RepeatedOutcomes(columns: [[true, false], [true, false]], conditions: ["a", "b"]))
    #expect(alike.pValue.value == 1 && alike.statistic == nil)
    #expect(alike.description.hasPrefix("a, b: Cochran's Q test, no record has unlike values"))
  }
}
