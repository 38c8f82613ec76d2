import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct LogisticErrorsTests {
  private func error(
    _ outcome: [Bool], _ columns: KeyValuePairs<String, [Double]>, level: Double = 0.95
  ) -> StatsError? {
    statsError {
      try LogisticRegression(outcome: outcome, design: Design(columns), level: level)
    }
  }

  private let mixed = [true, false, false, true, false, true, true, false]
  private let x = [1.0, 4, 2, 8, 5, 7, 3, 6]

  @Test func emptyAndTiny() {
    #expect(error([], ["x": []]) == .noCompleteCases(Exclusions(initial: 0)))
    #expect(error([], [:]) == .noCompleteCases(Exclusions(initial: 0)))
    #expect(error([true], ["x": [1]]) == .oneClass(outcome: "outcome", count: 1, events: 1))
    #expect(
      error([false, false, false], ["x": [1, 2, 3]])
        == .oneClass(outcome: "outcome", count: 3, events: 0))
    #expect(
      error([false, true], ["x": [1, 2], "y": [2, 1]]) == .moreColumnsThanRows(columns: 3, rows: 2))
  }

  @Test func rankDeficiency() {
    #expect(error(mixed, ["constant": x.map { _ in 3.7 }]) == .rankDeficient(terms: ["constant"]))
    #expect(
      error(mixed, ["zero": x.map { _ in 0 }, "x": x]) == .rankDeficient(terms: ["zero"]))
    #expect(error(mixed, ["x": x, "twice": x.map { 2 * $0 }]) == .rankDeficient(terms: ["twice"]))
    let other = [3.1, 4.1, 5.9, 2.6, 5.3, 5.8, 9.7, 9.3]
    let sum = zip(x, other).map { 0.1 * $0 + 0.7 * $1 - 1000 }
    #expect(
      error(mixed, ["x": x, "other": other, "sum": sum, "x again": x])
        == .rankDeficient(terms: ["sum", "x again"]))
    let year = x.map { 2000 + 0.1 * $0 }
    let age = year.map { 2025.5 - $0 }
    #expect(error(mixed, ["year": year, "age": age]) == .rankDeficient(terms: ["age"]))
    #expect(
      error(mixed, ["x": x.map { $0 * 1e-200 }, "y": x.map { $0 * 1e200 + 1e201 }])
        == .rankDeficient(terms: ["y"]))
  }

  @Test func invalidValues() {
    for bad in [Double.nan, .infinity, -.infinity] {
      var values = x
      values[4] = bad
      #expect(
        error(mixed, ["x": values])
          == .invalidValue(
            InvalidValue(variable: "x", row: 5, reason: "is not a finite number")))
    }
    #expect(
      error(mixed, ["x": [1, 2]])
        == .lengthMismatch(first: "outcome", firstCount: 8, second: "x", secondCount: 2))
    #expect(
      error(mixed, ["x": x, "y": [1]])
        == .lengthMismatch(first: "x", firstCount: 8, second: "y", secondCount: 1))
    for level in [0, 1, 95, -1, Double.nan] {
      guard case .invalidArgument(name: "level", _)? = error(mixed, ["x": x], level: level) else {
        Issue.record("level \(level)")
        continue
      }
    }
    guard case .invalidArgument(name: "columns", _)? = error(mixed, ["x": x, "x": x]) else {
      Issue.record("two columns of one name")
      return
    }
  }

  @Test func invalidFrequencies() throws {
    #expect(
      statsError { try FrequencyWeights([1, -2]) }
        == .invalidValue(InvalidValue(variable: "frequency", row: 2, reason: "is negative")))
    #expect(
      statsError { try FrequencyWeights([.max, .max]) } == .tooLarge("the sum of the frequencies"))
    #expect(
      statsError {
        try LogisticRegression(
          outcome: mixed, design: Design(["x": x]), frequencies: FrequencyWeights([1]))
      } == .lengthMismatch(first: "outcome", firstCount: 8, second: "frequencies", secondCount: 1))
    #expect(
      statsError {
        try LogisticRegression(
          outcome: mixed, design: Design(["x": x]),
          frequencies: FrequencyWeights(Array(repeating: 0, count: 8)))
      } == .noCompleteCases(Exclusions(initial: 0)))
  }

  private struct Batch: Sendable {
    var dead = 0
    var n = 0
    var dose: Double
    var arm: String?
  }

  /// What a reader should do stands in the sentence.
  @Test func remediesAreNamed() {
    let batches = [
      Batch(dose: 1, arm: nil), Batch(dose: 2, arm: "b"), Batch(dose: 4, arm: "c"),
    ]
    let empty = statsError {
      try Cohort(batches).logisticRegression(
        successes: \.dead, trials: \.n, on: .numeric(\.dose))
    }
    #expect(
      empty?.description == "no complete cases: every row has a frequency of 0, or 0 trials")
    let arms = statsError {
      try Design(terms: [
        .category("arm", ["a", "b", "b"], reference: "c", levels: ["a", "b", "c"])
      ])
    }
    #expect(
      arms?.description.hasSuffix(
        "the level \"c\" of arm has no complete cases; name another reference") == true)
    #expect(
      StatsError.notConverged(iterations: 1, lastChange: 2).description
        == "not converged after 1 iteration, last change 2.0; look for an offset or a number far "
        + "from all others")
  }

  /// Extreme but finite values give a finite fit or a typed error, never a trap.
  @Test func extremeValues() throws {
    let extremes = [
      Double.greatestFiniteMagnitude, -Double.greatestFiniteMagnitude, Double.leastNonzeroMagnitude,
      0x1p-1030, 0, -0.0, 1,
      1e308,
    ]
    let model = try? LogisticRegression(outcome: mixed, design: Design(["x": extremes]))
    #expect(model.map { $0.coefficients.allSatisfy { $0.estimate.isFinite } } != false)
    let tiny = try? LogisticRegression(
      outcome: mixed, design: Design(["x": x.map { $0 * Double.leastNonzeroMagnitude }]))
    #expect(tiny.map { $0.coefficients.allSatisfy { $0.estimate.isFinite } } != false)
    let huge = try LogisticRegression(
      outcome: mixed, design: Design(["x": x.map { $0 * 1e307 }]))
    let plain = try LogisticRegression(outcome: mixed, design: Design(["x": x]))
    #expect(
      agrees(
        huge.coefficients[1].statistic.value, plain.coefficients[1].statistic.value, digits: 11))
  }
}
