import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct CoxLawsTests {
  private func set(_ name: String) throws -> CoxFixture.Data {
    try #require(CoxFixture.load()[name])
  }

  private func close(_ one: CoxRegression, _ other: CoxRegression, _ digits: Double = 12) {
    #expect(one.coefficients.count == other.coefficients.count)
    for (a, b) in zip(one.coefficients, other.coefficients) {
      let scale = max(b.estimate.magnitude, b.standardError)
      #expect((a.estimate - b.estimate).magnitude <= pow(10, -digits) * scale)
      #expect(agrees(a.standardError, b.standardError, digits: digits))
    }
    #expect(agrees(one.logLikelihood, other.logLikelihood, digits: digits))
    #expect(one.events == other.events)
  }

  private func model(
    _ followUp: [FollowUp], _ columns: [(String, [Double])], strata: [String]? = nil,
    ties: CoxTies = .efron, inference: CoxInference? = nil
  ) throws -> CoxRegression {
    try CoxRegression(
      followUp: followUp, design: Design(columns: columns), strata: strata, ties: ties,
      inference: inference)
  }

  @Test(arguments: ["lung-months", "bladder", "heart"])
  func orderOfRowsDoesNotMatter(name: String) throws {
    let set = try set(name)
    let fit = try set.data().fit()
    try close(set.data(rows: set.time.indices.reversed()).fit(), fit)
    let shuffled = set.time.indices.sorted { ($0 * 7919) % 1009 < ($1 * 7919) % 1009 }
    try close(set.data(rows: shuffled).fit(), fit)
  }

  /// Frequencies are repeated rows in every number, tied events and robust variances among them.
  @Test(arguments: CoxTies.allCases)
  func frequenciesAreRepeatedRows(ties: CoxTies) throws {
    let set = try set("lung-months")
    let frequencies = set.time.indices.map { ($0 * 5) % 4 }
    let rows = frequencies.indices.flatMap { Array(repeating: $0, count: frequencies[$0]) }
    for inference in [CoxInference.wald, .robust] {
      let counted = try set.data(ties, frequencies: frequencies, inference: inference)
      let repeated = try set.data(ties, rows: rows, inference: inference)
      let (one, other) = (try counted.fit(), try repeated.fit())
      close(one, other)
      #expect(one.count == rows.count && one.count == other.count)
      guard inference == .wald else { continue }
      let tests = zip(
        try counted.proportionalHazardsTests(of: one),
        try repeated.proportionalHazardsTests(of: other))
      for (a, b) in tests {
        #expect(
          agrees(try #require(a.statistic).value, try #require(b.statistic).value, digits: 11))
      }
      let pairs = (try counted.concordance(of: one), try repeated.concordance(of: other))
      #expect(pairs.0.concordant == pairs.1.concordant && pairs.0.tied == pairs.1.tied)
      #expect(agrees(pairs.0.standardError, pairs.1.standardError, digits: 12))
      let curves = (try counted.baseline(of: one), try repeated.baseline(of: other))
      for (a, b) in zip(curves.0.strata[0].steps, curves.1.strata[0].steps) {
        #expect(agrees(a.cumulativeHazard, b.cumulativeHazard, digits: 12))
        #expect(agrees(a.standardError, b.standardError, digits: 11))
      }
    }
  }

  /// Units of time do not matter, nor do shifts, scales and signs of a column.
  @Test func unitsDoNotMatter() throws {
    let set = try set("pbc")
    let fit = try set.data().fit()
    let columns = set.columns.map { ($0.name, $0.values) }
    let years = set.time.indices.map {
      FollowUp(time: set.time[$0] / 365.25, isEvent: set.event[$0] == 1)
    }
    try close(model(years, columns), fit)
    let moved = columns.map { ($0.0, $0.1.map { -8 * $0 + 4096 }) }
    let turned = try model(set.followUp(Array(set.time.indices)), moved)
    for (a, b) in zip(turned.coefficients, fit.coefficients) {
      #expect(
        (-8 * a.estimate - b.estimate).magnitude <= 1e-11
          * max(b.estimate.magnitude, b.standardError))
      #expect(agrees(8 * a.standardError, b.standardError, digits: 11))
      #expect(agrees(a.pValue.value, b.pValue.value, digits: 10))
    }
  }

  /// A person in pieces (entry, time] is the same person.
  @Test func splittingFollowUpChangesNothing() throws {
    let set = try set("veteran")
    var (rows, followUp): ([Int], [FollowUp]) = ([], [])
    for row in set.time.indices {
      var start = 0.0
      for cut in [3.0, 20, 21.5, 100, 400] where cut < set.time[row] {
        rows.append(row)
        followUp.append(FollowUp(time: cut, isEvent: false, entry: start))
        start = cut
      }
      rows.append(row)
      followUp.append(
        FollowUp(time: set.time[row], isEvent: set.event[row] == 1, entry: start))
    }
    let columns = set.columns.map { column in (column.name, rows.map { column.values[$0] }) }
    let whole = try model(
      set.followUp(Array(set.time.indices)), set.columns.map { ($0.name, $0.values) })
    let pieces = try model(followUp, columns)
    close(pieces, whole)
    #expect(pieces.entersLate && !whole.entersLate)
    // With the person as cluster, robust variances too.
    let robust = try model(
      set.followUp(Array(set.time.indices)), set.columns.map { ($0.name, $0.values) },
      inference: .robust)
    let clustered = try CoxRegression(
      followUp: followUp, design: Design(columns: columns), clusters: rows.map { "\($0)" })
    close(clustered, robust, 11)
  }

  @Test func oneStratumIsNone() throws {
    let set = try set("ovarian")
    let columns = set.columns.map { ($0.name, $0.values) }
    let followUp = set.followUp(Array(set.time.indices))
    try close(
      model(followUp, columns, strata: set.time.map { _ in "all" }), model(followUp, columns))
  }

  /// Strata far apart in a column, as hospitals that measure in other units, cost no digits.
  @Test func strataMayBeFarApart() throws {
    let set = try set("veteran-strata")
    let fit = try set.data().fit()
    let strata = try #require(set.strata)
    let columns = set.columns.map { column in
      (column.name, zip(column.values, strata).map { $0 + 0x1p20 * $1 })
    }
    let followUp = set.followUp(Array(set.time.indices))
    try close(
      model(followUp, columns, strata: strata.map { "\($0)" }), fit)
  }

  @Test func withoutTiesBothAreOne() throws {
    let set = try set("ovarian")
    try close(set.data(.efron).fit(), set.data(.breslow).fit(), 14)
  }

  /// The score test of a binary column without ties is the log-rank test.
  @Test func scoreTestIsLogRank() throws {
    let set = try set("ovarian")
    let column = try #require(set.columns.first { $0.name == "rx" })
    let followUp = set.followUp(Array(set.time.indices))
    let score = try #require(model(followUp, [("rx", column.values)]).scoreTest)
    let table = try LifeTable(
      times: set.time, events: set.event.map { $0 == 1 },
      groupCodes: column.values.map { Int($0) - 1 }, groupNames: ["1", "2"])
    let logRank = try KaplanMeier(table).logRankTest()
    #expect(
      agrees(
        try #require(score.statistic).value, try #require(logRank.statistic).value, digits: 13))
  }

  /// An offset of the estimates leaves nothing to estimate.
  @Test func offsetOfTheEstimates() throws {
    let set = try set("lung")
    let fit = try set.data().fit()
    let known = set.time.indices.map { row in
      zip(set.columns, fit.coefficients).reduce(0) { $0 + $1.0.values[row] * $1.1.estimate }
    }
    let again = try CoxRegression(
      followUp: set.followUp(Array(set.time.indices)),
      design: Design(
        terms: [.offset("known", known)] + set.columns.map { .numeric($0.name, $0.values) }))
    for (a, b) in zip(again.coefficients, fit.coefficients) {
      #expect(a.estimate.magnitude <= 1e-11 * b.standardError)
      #expect(agrees(a.standardError, b.standardError, digits: 11))
    }
    #expect(agrees(again.nullLogLikelihood, fit.logLikelihood, digits: 13))
  }

  /// At the ends of a profile interval its own test has p = 1 - level.
  @Test(arguments: CoxTies.allCases)
  func profileEndsAreWhereItsTestSays(ties: CoxTies) throws {
    let set = try set("ovarian")
    let fit = try set.data(ties, inference: .profileLikelihood).fit()
    for (place, coefficient) in fit.coefficients.enumerated() {
      let interval = coefficient.confidenceInterval
      #expect(interval.lower < coefficient.estimate && coefficient.estimate < interval.upper)
      #expect((interval.lower > 0 || interval.upper < 0) == (coefficient.pValue.value < 0.05))
      for end in [interval.lower, interval.upper] {
        let offset = set.columns[place].values.map { $0 * end }
        let others = set.columns.enumerated().filter { $0.offset != place }.map(\.element)
        let held = try CoxRegression(
          followUp: set.followUp(Array(set.time.indices)),
          design: Design(
            terms: [.offset("held", offset)] + others.map { .numeric($0.name, $0.values) }),
          ties: ties)
        // Half the 0.95 quantile of chi-square on 1 degree of freedom.
        let fall = fit.logLikelihood - held.logLikelihood
        #expect(agrees(fall, 3.841458820694124 / 2, digits: 10))
      }
    }
  }

  @Test func termTestsOfLikelihoods() throws {
    let set = try set("veteran")
    let data = try set.data()
    let fit = try data.fit()
    let tests = try data.termTests(of: fit)
    #expect(tests.map(\.variables) == ["trt", "karno", "diagtime", "age", "prior", "celltype"])
    let profile = try data.fit(inference: .profileLikelihood)
    for (test, coefficient) in zip(tests.prefix(5), profile.coefficients) {
      #expect(
        agrees(
          try #require(test.statistic).value, coefficient.statistic.value, digits: 9,
          absolute: 1e-10))
    }
    #expect(try data.termTests(.score, of: fit).count == 6)
    #expect(throws: StatsError.self) {
      try data.termTests(of: data.fit(inference: .robust))
    }
    let other = try self.set("lung").data()
    #expect(throws: StatsError.self) { try other.residuals(of: fit) }
  }

  @Test func codableThereAndBack() throws {
    for inference in [CoxInference.wald, .profileLikelihood, .robust] {
      let data = try set("ovarian").data(inference: inference)
      let fit = try data.fit()
      func back<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
      }
      #expect(try back(fit) == fit)
      #expect(try back(fit.table) == fit.table)
      #expect(try back(data.residuals(of: fit)) == data.residuals(of: fit))
      #expect(try back(data.baseline(of: fit)) == data.baseline(of: fit))
      #expect(try back(data.concordance(of: fit)) == data.concordance(of: fit))
      let json = String(decoding: try JSONEncoder().encode(fit), as: UTF8.self)
      #expect(json.contains("\"hazardRatio\"") && !json.contains("\"oddsRatio\""))
    }
  }
}
