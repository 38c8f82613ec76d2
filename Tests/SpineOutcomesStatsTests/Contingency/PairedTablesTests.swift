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
      #expect(agrees(homogeneity.pValue.value, expected.stuartMaxwellP, digits: 11.5), comment)
      let symmetry = try BowkerTest(table)
      #expect(agrees(try #require(symmetry.statistic).value, expected.bowker, digits: 13), comment)
      #expect(symmetry.statistic?.degreesOfFreedom == expected.bowkerDf, comment)
      #expect(agrees(symmetry.pValue.value, expected.bowkerP, digits: 11.5), comment)
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
    for (test, decoded) in [
      (homogeneity, try roundTrip(homogeneity)),
      (try StuartMaxwellTest(ContingencyTable([[1, 2], [3, 4]])), nil),
    ] where decoded != nil {
      #expect(test == decoded)
    }
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
        #expect(try roundTrip(kappa) == kappa)
      }
    }
  }

  @Test func kappaAtItsEnds() throws {
    let perfect = try CohenKappa(ContingencyTable([[5, 0], [0, 7]]))
    #expect(perfect.estimate.value == 1 && perfect.standardError == 0)
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
      let test = try CochranQTest(RepeatedOutcomes(columns: expected.columns))
      let statistic = try #require(test.statistic)
      #expect(agrees(statistic.value, expected.q, digits: 13))
      #expect(agrees(test.pValue.value, expected.p, digits: 11.5))
      #expect(try roundTrip(test) == test)
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
    let alike = try CochranQTest(
      RepeatedOutcomes(columns: [[true, false], [true, false]], conditions: ["a", "b"]))
    #expect(alike.pValue.value == 1 && alike.statistic == nil)
    #expect(alike.description.hasPrefix("a, b: Cochran's Q test, no record has unlike values"))
  }
}
