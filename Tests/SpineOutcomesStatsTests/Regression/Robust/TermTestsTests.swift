import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Tests of terms, nested models and combinations against 60-digit arithmetic.
@Suite struct TermTestsTests {
  private func check(
    _ test: (any HypothesisTest)?, _ expected: InferenceFixture.Test, digits: Double = 11
  ) {
    #expect(agrees(test?.statistic?.value ?? .nan, expected.statistic, digits: digits))
    #expect(test?.statistic?.degreesOfFreedom == expected.degreesOfFreedom)
    // A p-value far in the tail multiplies the statistic's relative error by about half of it.
    let loss = log10(max(1, expected.statistic / 2))
    #expect(agrees(test?.pValue.value ?? .nan, expected.pValue, digits: digits - loss))
  }

  @Test(arguments: try InferenceFixture.models())
  func terms(_ model: InferenceFixture.Model) throws {
    let data = try model.data()
    let fit = try data.fit()
    let ratio = try data.termTests(of: fit)
    let score = try data.termTests(.score, of: fit)
    let wald = try data.termTests(.wald, of: fit)
    #expect(ratio.map(\.variables) == model.expected.terms.map(\.term))
    for (place, expected) in model.expected.terms.enumerated() {
      check(ratio[place], expected.likelihoodRatio)
      check(score[place], expected.score)
      check(wald[place], expected.wald)
      #expect(ratio[place].columns == expected.columns)
      #expect(score[place].columns == expected.columns)
      #expect(wald[place].columns == expected.columns)
      #expect(ratio[place].count == data.count)
    }
    check(try data.scoreTest(), model.expected.scoreTest)
    check(try fit.waldTest(), model.expected.waldTest)
  }

  @Test(arguments: try InferenceFixture.models())
  func nested(_ model: InferenceFixture.Model) throws {
    let data = try model.data()
    let expected = model.expected.nested
    let dropped = model.terms.filter { !expected.kept.contains($0.name) }
    let fit = try data.fit()
    let kept = data.problem.design.columns.filter { column in
      !dropped.contains { $0.name == column.term }
    }
    let smaller = try LogisticData(
      data.problem.response,
      design: Design(columns: kept, categories: [], offset: nil, intercept: .included),
      name: data.outcome, clusters: nil, exclusions: data.exclusions
    ).fit()
    let test = try fit.likelihoodRatioTest(against: smaller)
    check(test, expected.likelihoodRatio)
    #expect(test.variables == dropped.flatMap(\.columns).joined(separator: ", "))
    check(try data.scoreTest(ofTerms: dropped.map(\.name)), expected.score)
    check(try fit.waldTest(of: dropped.flatMap(\.columns)), expected.wald)
    guard case .invalidArgument? = statsError({ try smaller.likelihoodRatioTest(against: fit) })
    else { return #expect(Bool(false)) }
  }

  @Test(arguments: try InferenceFixture.models())
  func combinations(_ model: InferenceFixture.Model) throws {
    let fit = try model.data().fit()
    let expected = model.expected.combination
    let combination = try fit.combination(weights: expected.weights)
    let size = expected.standardError
    #expect(agrees(combination.estimate, expected.estimate, digits: 12, absolute: 1e-12 * size))
    #expect(agrees(combination.standardError, expected.standardError, digits: 12))
    let interval = combination.confidenceInterval
    #expect(agrees(interval.lower, expected.lower, digits: 12, absolute: 1e-12 * size))
    #expect(agrees(interval.upper, expected.upper, digits: 12, absolute: 1e-12 * size))
    #expect(agrees(combination.oddsRatio?.value ?? 0, exp(expected.estimate), digits: 11))
    let decoded = try JSONDecoder().decode(
      LinearCombination.self, from: JSONEncoder().encode(combination))
    #expect(decoded == combination)
  }
}

@Suite struct TermTestLawsTests {
  private let x = (0..<80).map { Double(($0 * 37) % 23) / 4 }
  private let group = (0..<80).map { ["A", "B", "C"][($0 * 7) % 3] }
  private let outcome = (0..<80).map { ($0 * $0 * 7 + $0) % 5 < 2 }

  private func data(
    reference: String = "A", frequencies: [Int]? = nil, rows: [Int]? = nil
  ) throws -> LogisticData {
    let rows = rows ?? Array(0..<80)
    return try LogisticData(
      outcome: rows.map { outcome[$0] },
      design: Design(terms: [
        .numeric("x", rows.map { x[$0] }),
        try .category("group", rows.map { group[$0] }, reference: reference),
      ]), frequencies: frequencies.map(FrequencyWeights.init),
      clusters: rows.map { "\($0 % 20)" }, inference: .wald)
  }

  /// The joint test of one coefficient is the square of its own.
  @Test func oneCoefficient() throws {
    for inference in [LogisticInference.wald, .robust(.hc2), .clustered] {
      let fit = try data().fit(inference: inference)
      for coefficient in fit.coefficients {
        let test = try fit.waldTest(of: [coefficient.name])
        let z = coefficient.statistic.value
        #expect(agrees(test.statistic?.value ?? 0, z * z, digits: 13))
        #expect(agrees(test.pValue.value, coefficient.pValue.value, digits: 11))
        let combination = try fit.combination(
          weights: fit.coefficients.map {
            $0.name == coefficient.name ? 1 : 0
          })
        #expect(agrees(combination.pValue.value, coefficient.pValue.value, digits: 13))
        #expect(combination.confidenceInterval == coefficient.confidenceInterval)
        #expect(combination.variables == coefficient.name)
      }
    }
  }

  /// A term is tested the same with any reference, by any linear transformation of its columns.
  @Test func referenceDoesNotMatter() throws {
    let (one, other) = (try data(), try data(reference: "B"))
    let (first, second) = (try one.fit(), try other.fit())
    for kind in [JointTest.Kind.likelihoodRatio, .score, .wald] {
      let (a, b) = (try one.termTests(kind, of: first), try other.termTests(kind, of: second))
      for (p, q) in zip(a, b) {
        #expect(agrees(p.statistic?.value ?? 0, q.statistic?.value ?? 1, digits: 11))
      }
    }
    let contrast = try second.combination(["group: A": -1, "group: C": 1])
    #expect(agrees(contrast.estimate, first["group: C"]?.estimate ?? 0, digits: 11))
    #expect(agrees(contrast.standardError, first["group: C"]?.standardError ?? 0, digits: 12))
    #expect(contrast.variables == "-group: A + group: C")
    let joint = try second.waldTest(ofCombinations: [
      ["group: A": 1], ["group: A": 2, "group: C": -3],
    ])
    let term = try first.waldTest(ofTerm: "group")
    #expect(agrees(joint.statistic?.value ?? 0, term.statistic?.value ?? 1, digits: 11))
  }

  @Test func valuesShiftTheNull() throws {
    let fit = try data().fit()
    let at = try #require(fit["x"]?.estimate)
    let test = try fit.waldTest(ofCombinations: [["x": 2]], values: [2 * at])
    #expect(test.statistic?.value == 0 && test.pValue.value == 1)
    let limit = try #require(fit["x"]?.confidenceInterval.upper)
    let edge = try fit.waldTest(ofCombinations: [["x": 1]], values: [limit])
    #expect(agrees(edge.pValue.value, 0.05, digits: 12))
  }

  @Test func frequenciesAreRepeatedRows() throws {
    let frequencies = (0..<80).map { ($0 * 5) % 4 }
    let rows = (0..<80).flatMap { Array(repeating: $0, count: frequencies[$0]) }
    let (one, other) = (try data(frequencies: frequencies), try data(rows: rows))
    let (first, second) = (try one.fit(), try other.fit())
    for kind in [JointTest.Kind.likelihoodRatio, .score, .wald] {
      for (p, q) in zip(
        try one.termTests(kind, of: first), try other.termTests(kind, of: second))
      {
        #expect(agrees(p.statistic?.value ?? 0, q.statistic?.value ?? 1, digits: 11))
        #expect(p.count == q.count)
      }
    }
  }

  /// As R's drop1: a main effect inside an interaction or a power is not tested alone.
  @Test func hierarchy() throws {
    let terms: [DesignTerm] = [
      .numeric("x", x), try .power("x", x, exponent: 2),
      try .category("group", group, reference: "A"), .numeric("z", x.map { ($0 * 3).rounded() }),
      try .interaction(
        .numeric("z", x.map { ($0 * 3).rounded() }), try .category("group", group, reference: "A")),
    ]
    let data = try LogisticData(outcome: outcome, design: Design(terms: terms))
    let tests = try data.termTests(of: data.fit())
    #expect(tests.map(\.variables) == ["x^2", "z x group"])
    #expect(tests.map { $0.statistic?.degreesOfFreedom } == [1, 2])
  }

  /// The score test needs no fit of the whole model, which here does not exist.
  @Test func scoreTestUnderSeparation() throws {
    let data = try LogisticData(
      outcome: (0..<20).map { $0 >= 10 }, design: Design(["x": (0..<20).map(Double.init)]))
    guard case .separation? = statsError({ try data.fit() }) else {
      return #expect(Bool(false))
    }
    // Cochran-Armitage without continuity correction: n r^2 with r the correlation.
    // sum (x - 9.5)^2 = 665, sum (x - 9.5)(y - 1/2) = 50, sum (y - 1/2)^2 = 5.
    let test = try data.scoreTest()
    #expect(agrees(test.statistic?.value ?? 0, 20 * 50.0 * 50 / (665 * 5), digits: 13))
  }

  @Test func errors() throws {
    let data = try data()
    let fit = try data.fit()
    let robust = try data.fit(inference: .robust(.hc0))
    func isInvalid(_ body: () throws -> any Sendable) -> Bool {
      guard case .invalidArgument? = statsError(body) else { return false }
      return true
    }
    func isUnknown(_ body: () throws -> any Sendable) -> Bool {
      guard case .unknownLevel? = statsError(body) else { return false }
      return true
    }
    #expect(isUnknown { try fit.waldTest(of: ["age"]) })
    #expect(isUnknown { try fit.waldTest(ofTerm: "age") })
    #expect(isUnknown { try fit.combination(["age": 1]) })
    #expect(isUnknown { try data.scoreTest(ofTerms: ["age"]) })
    #expect(isInvalid { try fit.waldTest(of: []) })
    #expect(isInvalid { try fit.waldTest(of: ["x", "x"]) })
    #expect(isInvalid { try fit.combination(["x": 1, "x": 2]) })
    #expect(isInvalid { try fit.combination(["x": .nan]) })
    #expect(isInvalid { try fit.combination(["x": 0]) })
    #expect(isInvalid { try fit.combination([:]) })
    #expect(isInvalid { try fit.combination(["x": 1], level: 95) })
    #expect(isInvalid { try fit.waldTest(ofCombinations: []) })
    #expect(isInvalid { try fit.waldTest(ofCombinations: [["x": 1]], values: [.infinity]) })
    #expect(isInvalid { try data.scoreTest(ofTerms: []) })
    #expect(isInvalid { try data.termTests(.likelihoodRatio, of: robust) })
    #expect(isInvalid { try data.termTests(.score, of: robust) })
    #expect(try data.termTests(.wald, of: robust).count == 2)
    #expect(isInvalid { try fit.likelihoodRatioTest(against: fit) })
    #expect(isInvalid { try robust.likelihoodRatioTest(against: fit) })
    #expect(isInvalid { try fit.likelihoodRatioTest(against: robust) })
    let other = try self.data(rows: Array(0..<79))
    #expect(isInvalid { try other.termTests(of: fit) })
    let fewer = try LogisticRegression(
      outcome: Array(outcome.dropLast()), design: Design(["x": Array(x.dropLast())]))
    #expect(isInvalid { try fit.likelihoodRatioTest(against: fewer) })
    guard case .lengthMismatch? = statsError({ try fit.combination(weights: [1]) }) else {
      return #expect(Bool(false))
    }
    guard
      case .undefined? = statsError({
        try fit.waldTest(ofCombinations: [["x": 1], ["x": 2]])
      })
    else { return #expect(Bool(false)) }
    // Limits beyond the range of a double are infinite, and survive JSON.
    let wide = try fit.combination(["x": 1e308, "group: B": 1e308])
    let decoded = try JSONDecoder().decode(
      LinearCombination.self, from: JSONEncoder().encode(wide))
    #expect(decoded == wide && wide.estimate.isFinite)
    let sign = wide.estimate > 0 ? 1.0 : -1
    let huge = try fit.combination(["x": sign * 1e308, "group: B": sign * 1e308])
    #expect(huge.oddsRatio?.value == .infinity)
    #expect(huge.description.contains("odds ratio beyond range"))
  }

  @Test func aTermNamedTwiceIsRefused() throws {
    let data = try LogisticData(
      outcome: [true, false, true, true, false, false], design: Design(["x": [1, 2, 3, 4, 5, 6]]))
    #expect(
      throws: StatsError.invalidArgument(name: "terms", reason: "\"x\" is named twice")
    ) { try data.scoreTest(ofTerms: ["x", "x"]) }
    #expect(try data.scoreTest(ofTerms: ["x"]).columns == ["x"])
  }
}
