import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

private struct Member: Sendable {
  var set: Int?
  var age: Double?
  var arm: String
  var isCase: Bool?
  var copies: Int
}

@Suite struct ConditionalLawsTests {
  private func model(_ name: String) throws -> ConditionalFixture.Model {
    try #require(ConditionalFixture.load().models.first { $0.name == name })
  }

  private func close(
    _ one: ConditionalLogisticRegression, _ other: ConditionalLogisticRegression
  ) {
    #expect(digits(one.covariance, other.covariance) >= 12)
    for (a, b) in zip(one.coefficients, other.coefficients) {
      #expect(
        (a.estimate - b.estimate).magnitude <= 1e-12 * max(b.estimate.magnitude, b.standardError))
    }
    #expect(agrees(one.logLikelihood, other.logLikelihood, digits: 13))
    #expect(one.count == other.count && one.events == other.events)
    #expect(one.informativeStrata == other.informativeStrata)
  }

  @Test func frequenciesAreRepeatedRows() throws {
    let model = try model("hospitals")
    let frequencies = model.outcome.indices.map { ($0 * 5) % 4 }
    let rows = frequencies.indices.flatMap { Array(repeating: $0, count: frequencies[$0]) }
    try close(model.fit(frequencies: frequencies), model.fit(rows: rows))
  }

  @Test func orderOfRowsDoesNotMatter() throws {
    let model = try model("hospitals")
    try close(model.fit(rows: model.outcome.indices.reversed()), model.fit())
  }

  /// Events and others change places: the estimates turn their sign.
  @Test func swappedOutcome() throws {
    let model = try model("hospitals")
    let fit = try model.fit()
    let swapped = try ConditionalLogisticRegression(
      outcome: model.outcome.map { $0 == 0 },
      design: Design(columns: model.columns.map { ($0.name, $0.values) }),
      strata: model.stratum.map { "\($0)" })
    #expect(digits(swapped.covariance, fit.covariance) >= 12)
    for (one, other) in zip(swapped.coefficients, fit.coefficients) {
      #expect((one.estimate + other.estimate).magnitude <= 1e-12 * other.standardError)
    }
    #expect(agrees(swapped.logLikelihood, fit.logLikelihood, digits: 13))
  }

  /// A constant added within a stratum cancels; units scale; so does an offset.
  @Test func shiftsWithinStrata() throws {
    let model = try model("hospitals")
    let fit = try model.fit()
    let design = try Design(
      columns: model.columns.map { column in
        (column.name, zip(column.values, model.stratum).map { $0 * 4 + Double(1000 * $1) })
      })
    let moved = try ConditionalLogisticRegression(
      outcome: model.outcome.map { $0 == 1 }, design: design,
      strata: model.stratum.map { "\($0)" })
    #expect(
      digits(moved.covariance.map { $0.map { 16 * $0 } }, fit.covariance) >= 12)
    for (one, other) in zip(moved.coefficients, fit.coefficients) {
      #expect((4 * one.estimate - other.estimate).magnitude <= 1e-12 * other.standardError)
    }
    let first = try #require(model.columns.first)
    let known = try #require(fit.coefficients.first).estimate
    let offset = try ConditionalLogisticRegression(
      outcome: model.outcome.map { $0 == 1 },
      design: Design(
        terms: [.offset("known", first.values.map { $0 * known })]
          + model.columns.map { .numeric($0.name, $0.values) }),
      strata: model.stratum.map { "\($0)" })
    #expect(
      offset.coefficients[0].estimate.magnitude <= 1e-11 * fit.coefficients[0].standardError)
    #expect(agrees(offset.logLikelihood, fit.logLikelihood, digits: 12))
  }

  /// Strata of one outcome change nothing and are listed.
  @Test func uninformativeStrata() throws {
    let model = try model("pairs")
    let fit = try model.fit()
    let values = try #require(model.columns.first).values
    let more = try ConditionalLogisticRegression(
      outcome: model.outcome.map { $0 == 1 } + [true, false, false, false, true, true],
      design: Design(["exposed": values + [1, 0, 1, 1, 0, 1]]),
      strata: model.stratum.map { "\($0)" } + ["a", "b", "c", "c", "d", "d"])
    close(more, fit)
    let others = more.uninformative.map { list in
      let before = fit.uninformative.first { $0.reason == list.reason }
      return [list.strata - (before?.strata ?? 0), list.records - (before?.records ?? 0)]
    }
    #expect(more.uninformative.map(\.reason) == [.singleRecord, .noEvents, .onlyEvents])
    #expect(others == [[2, 2], [1, 2], [1, 2]])
    #expect(more.description.contains("1 stratum with only events (2 records)"))
  }

  @Test func cohort() throws {
    var records: [Member] = []
    for i in 0..<90 {
      let isCase: Bool? = i == 13 ? nil : i % 3 == (i / 7) % 3
      records.append(
        Member(
          set: i == 7 ? nil : i / 3, age: i == 11 ? nil : Double((i * 37) % 29),
          arm: (i * i) % 3 == 0 ? "A" : "B", isCase: isCase, copies: 1 + i % 2))
    }
    let cohort = Cohort(records)
    let fit = try cohort.conditionalLogisticRegression(
      of: \.isCase, on: [.numeric(\.age, unit: "years"), .category(\.arm, reference: "A")],
      strata: \.set, frequencies: .by(\.copies))
    let used = records.filter { $0.set != nil && $0.age != nil && $0.isCase != nil }
    let plain = try ConditionalLogisticRegression(
      outcome: used.map { $0.isCase == true },
      design: Design([
        "age": used.map { $0.age ?? 0 }, "arm: B": used.map { $0.arm == "B" ? 1 : 0 },
      ]), strata: used.map { "\($0.set ?? 0)" }, frequencies: FrequencyWeights(used.map(\.copies)))
    close(fit, plain)
    let once = try cohort.conditionalLogisticRegression(
      of: \.isCase, on: .numeric(\.age), .category(\.arm, reference: "A"), strata: \.set)
    #expect(once.count < fit.count && once.coefficients.count == 2)
    #expect(fit.outcome == "isCase" && fit.strata == "set")
    #expect(fit.exclusions.incomplete == 3)
    #expect(
      Set(fit.exclusions.missing.map(\.variable)) == ["set", "age", "isCase"])
    #expect(fit.coefficients.map(\.name) == ["age", "arm: B"])
  }

  /// Fifty thousand pairs, and one stratum of two thousand with eight hundred events.
  @Test func large() throws {
    let n = 100_000
    let x = (0..<n).map { Double(($0 * 7919) % 1013) / 100 }
    let fit = try ConditionalLogisticRegression(
      outcome: (0..<n).map { ($0 % 2 == 0) == ((($0 / 2) * 31) % 5 < 3) }, design: Design(["x": x]),
      strata: (0..<n).map { "\($0 / 2)" })
    #expect(fit.informativeStrata == n / 2)
    let stratum = try ConditionalLogisticRegression(
      outcome: (0..<2000).map { ($0 * 13) % 5 < 2 }, design: Design(["x": Array(x[..<2000])]),
      strata: (0..<2000).map { _ in "all" })
    #expect(stratum.events == 800)
    // With one large stratum the conditional estimate is near the unconditional one.
    let plain = try LogisticRegression(
      outcome: (0..<2000).map { ($0 * 13) % 5 < 2 }, design: Design(["x": Array(x[..<2000])]))
    let (one, other) = (stratum.coefficients[0], plain.coefficients[1])
    #expect((one.estimate - other.estimate).magnitude < 0.01 * other.standardError)
    #expect(agrees(one.standardError, other.standardError, digits: 2))
  }
}

@Suite struct ConditionalErrorsTests {
  private func error(
    _ outcome: [Bool], _ columns: [(name: String, values: [Double])], _ strata: [String],
    frequencies: [Int]? = nil, level: Double = 0.95
  ) -> StatsError? {
    statsError {
      try ConditionalLogisticRegression(
        outcome: outcome, design: Design(columns: columns), strata: strata,
        frequencies: frequencies.map(FrequencyWeights.init), level: level)
    }
  }

  private let pairs = ["a", "a", "b", "b", "c", "c"]
  private let cases = [true, false, true, false, true, false]

  @Test func hostileInput() throws {
    #expect(error([], [("x", [])], []) == .noCompleteCases(Exclusions(initial: 0)))
    #expect(
      error([true], [("x", [1])], [])
        == .lengthMismatch(first: "outcome", firstCount: 1, second: "strata", secondCount: 0))
    guard case .lengthMismatch? = error([true, false], [("x", [1])], ["a", "a"]) else {
      return #expect(Bool(false))
    }
    guard case .invalidValue? = error(cases, [("x", [1, 2, .nan, 0, 3, 1])], pairs) else {
      return #expect(Bool(false))
    }
    guard case .invalidArgument? = error(cases, [("x", [1, 2, 2, 0, 3, 1])], pairs, level: 1)
    else { return #expect(Bool(false)) }
    guard case .undefined? = error(cases, [], pairs) else { return #expect(Bool(false)) }
    #expect(
      error(cases.map { _ in true }, [("x", [1, 2, 2, 0, 3, 1])], pairs)
        == .oneClass(outcome: "outcome", count: 6, events: 6))
    guard
      case .undefined(let reason)? = error(
        [true, true, false, false, true, true], [("x", [1, 2, 2, 0, 3, 1])], pairs)
    else { return #expect(Bool(false)) }
    #expect(reason.contains("no stratum"))
    guard
      case .undefined? = error(
        cases, [("x", [1, 2, 2, 0, 3, 1])], ["a", "b", "c", "d", "e", "f"])
    else { return #expect(Bool(false)) }
    #expect(
      error(cases, [("x", [1, 2, 2, 0, 3, 1])], pairs, frequencies: [0, 0, 0, 0, 0, 0])
        == .noCompleteCases(Exclusions(initial: 0)))
  }

  /// Constant within strata, or a combination there, with constants that no double adds exactly.
  @Test func rankDeficiency() throws {
    let x = [1.0, 2, 2, 0, 3, 1]
    #expect(
      error(cases, [("x", x), ("c", [0.1, 0.1, 7.3, 7.3, -1e9, -1e9])], pairs)
        == .constantWithinStrata(terms: ["c"], strata: "strata"))
    let shifted = zip(x, [0.1, 0.1, 70, 70, 1e6, 1e6]).map { $0 * 3 + $1 }
    #expect(error(cases, [("x", x), ("y", shifted)], pairs) == .rankDeficient(terms: ["y"]))
    let constant = error(cases, [("x", x.map { _ in 0 })], pairs)
    #expect(constant == .constantWithinStrata(terms: ["x"], strata: "strata"))
    #expect(constant?.description.contains("x is constant within every stratum of") == true)
  }

  @Test func separationOfTwoTerms() throws {
    // Every event exceeds its control in a, whatever b does.
    guard
      case .separation(let separation)? = error(
        cases, [("b", [1, 2, 2, 0, 0, 1]), ("a", [1e6 + 1, 1e6, 5, 4, -2, -3])], pairs)
    else { return #expect(Bool(false)) }
    #expect(separation.kind == .complete)
    #expect(separation.terms.contains(.init(name: "a", isPositive: true)))
  }

  @Test func extremeValues() throws {
    // Finite estimates in extreme units.
    let x = [1.0, 2, 2, 0, 3, 1, 1, 5]
    let strata = pairs + ["d", "d"]
    let outcome = cases + [true, false]
    let base = try ConditionalLogisticRegression(
      outcome: outcome, design: Design(["x": x]), strata: strata)
    for factor in [1e-140, 1e140] {
      let fit = try ConditionalLogisticRegression(
        outcome: outcome, design: Design(["x": x.map { $0 * factor }]), strata: strata)
      #expect(
        agrees(
          fit.coefficients[0].statistic.value, base.coefficients[0].statistic.value, digits: 12))
    }
    // An offset beyond what a double can exponentiate.
    let result = Result {
      try ConditionalLogisticRegression(
        outcome: outcome,
        design: Design(terms: [.numeric("x", x), .offset("o", x.map { $0 * 1e5 })]),
        strata: strata)
    }
    switch result {
    case .success(let fit): #expect(fit.coefficients[0].estimate.isFinite)
    case .failure(let error): #expect(error is StatsError)
    }
    let beyond = statsError {
      try ConditionalLogisticRegression(
        outcome: outcome,
        design: Design(terms: [.numeric("x", x), .offset("o", x.map { $0 * 1e300 })]),
        strata: strata)
    }
    guard case .undefined? = beyond else { return #expect(Bool(false)) }
  }

  /// Beyond the limit there is an error, at once.
  @Test func costIsBounded() throws {
    guard
      case .tooLarge? = error(
        [true, false, true, false], [("x", [1, 2, 3, 1])], ["a", "a", "a", "a"],
        frequencies: [1_000_000, 1_000_000, 1_000_000, 1_000_000])
    else { return #expect(Bool(false)) }
    guard
      case .tooLarge? = error(
        [true, false], [("x", [1, 2])], ["a", "a"], frequencies: [1, 1 << 52])
    else { return #expect(Bool(false)) }
  }
}
