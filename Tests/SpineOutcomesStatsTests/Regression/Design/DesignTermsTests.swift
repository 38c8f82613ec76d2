import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Splines, contrasts, powers, interactions and merged derivatives of
/// `Tests/Fixtures/logistic-design`, at 60 digits.
@Suite struct DesignTermsTests {
  private struct Column: Decodable {
    let name: String
    let values: [Double]
  }

  private struct Spline: Decodable {
    let name: String
    let knots: [Double]
    let points: [Double]
    let basis: [[Double]]
  }

  private struct Model: Decodable {
    let name: String
    let columns: [Column]
    let knots: [Double]?
    let outcome: [Int]
    let expected: LogisticTruthOfDesign

    func values(_ name: String) throws -> [Double] {
      try #require(columns.first { $0.name == name }).values
    }
  }

  private struct LogisticTruthOfDesign: Decodable {
    let estimates: [Double]
    let standardErrors: [Double]
    let logLikelihood: Double
    let condition: Double
  }

  private struct Part: Decodable {
    let firstRow: Int
    let endRow: Int
    let logLikelihood: Double
    let score: [Double]
    let information: [[Double]]
  }

  private struct Derivatives: Decodable {
    let columns: [Column]
    let outcome: [Int]
    let at: [Double]
    let parts: [Part]
  }

  private struct File: Decodable {
    let splines: [Spline]
    let models: [Model]
    let derivatives: Derivatives
  }

  private let file: File

  init() throws {
    file = try Fixtures.json("logistic-design/expected.json", as: File.self)
  }

  @Test func splineBasesAgreeWithTruth() {
    for spline in file.splines {
      for (x, row) in zip(spline.points, spline.basis) {
        #expect(row[0] == x)
        for (place, expected) in row.dropFirst().enumerated() {
          let value = RestrictedCubicSpline.value(at: x, knots: spline.knots, piece: place + 1)
          // Between the last knots three cubes cancel to the size of the first.
          #expect(agrees(value ?? .nan, expected, digits: 12), "\(spline.name), \(x)")
        }
      }
    }
  }

  @Test func splinesAreLinearOutsideTheKnots() throws {
    let knots = [1.0, 4, 5, 11]
    for piece in 1...2 {
      func value(_ x: Double) throws -> Double {
        try #require(RestrictedCubicSpline.value(at: x, knots: knots, piece: piece))
      }
      #expect(try value(-1e300) == 0 && value(1) == 0)
      let slope = try value(13) - value(12)
      #expect(agrees(try value(1e6) - value(1e6 - 1), slope, digits: 8))
      // Continuous at every knot.
      for knot in knots {
        #expect(try (value(knot.nextUp) - value(knot)).magnitude < 1e-13)
      }
    }
    #expect(RestrictedCubicSpline.value(at: 1, knots: knots, piece: 3) == nil)
    #expect(RestrictedCubicSpline.value(at: 1, knots: knots, piece: 0) == nil)
  }

  private func terms(_ model: Model) throws -> [DesignTerm] {
    func number(_ name: String) throws -> DesignTerm { .numeric(name, try model.values(name)) }
    if let knots = model.knots {
      return [try .spline("age", model.values("age"), knots: knots), try number("start")]
    }
    if model.name.contains("third power") {
      let age = try model.values("age")
      return [
        try number("age"), try .power("age", age, exponent: 2),
        try .power("age", age, exponent: 3), try number("spontaneous"),
      ]
    }
    let isSum = model.name.contains("sum contrasts")
    let education = try DesignTerm.category(
      "education", model.values("education").map { "\(Int($0))" }, reference: isSum ? "3" : "1",
      contrasts: isSum ? .sum : .treatment)
    guard model.name.contains("by spontaneous") else {
      return [education, try number("parity"), try number("spontaneous")]
    }
    return [
      education, try number("spontaneous"),
      try .interaction(education, number("spontaneous")),
    ]
  }

  @Test func modelsAgreeWithTruth() throws {
    for model in file.models {
      let fit = try LogisticRegression(
        outcome: model.outcome.map { $0 == 1 }, design: Design(terms: terms(model)))
      let truth = model.expected
      #expect(agrees(fit.logLikelihood, truth.logLikelihood, digits: 12), "\(model.name)")
      let digits = min(12, 15 - log10(truth.condition))
      #expect(fit.coefficients.count == truth.estimates.count)
      for (place, coefficient) in fit.coefficients.enumerated() {
        let size = max(truth.estimates[place].magnitude, truth.standardErrors[place])
        let off = (coefficient.estimate - truth.estimates[place]).magnitude / size
        #expect(off <= pow(10, -digits), "\(model.name), \(coefficient.name)")
        #expect(
          agrees(coefficient.standardError, truth.standardErrors[place], digits: digits),
          "\(model.name), \(coefficient.name)")
      }
    }
  }

  /// Parts merge to the whole, each in its truth: scores and information.
  @Test func mergedDerivativesAgreeWithTruth() throws {
    let fixture = file.derivatives
    func derivatives(_ part: Part) throws -> LogisticDerivatives {
      let rows = part.firstRow..<part.endRow
      return try LogisticDerivatives(
        outcome: fixture.outcome[rows].map { $0 == 1 },
        design: Design(columns: fixture.columns.map { ($0.name, Array($0.values[rows])) }),
        at: fixture.at)
    }
    func expect(_ found: LogisticDerivatives, _ truth: Part) {
      #expect(agrees(found.logLikelihood, truth.logLikelihood, digits: 14))
      for (one, other) in zip(found.score, truth.score) {
        #expect((one - other).magnitude <= 1e-13 * Double(truth.endRow - truth.firstRow))
      }
      let factor = found.informationFactor
      for row in truth.information.indices {
        for column in truth.information.indices {
          let entry = factor.reduce(0) { $0 + $1[row] * $1[column] }
          let size = (truth.information[row][row] * truth.information[column][column])
            .squareRoot()
          #expect((entry - truth.information[row][column]).magnitude <= 1e-13 * size)
        }
      }
    }
    let parts = try fixture.parts.map(derivatives)
    for (found, truth) in zip(parts, fixture.parts) { expect(found, truth) }
    var merged = parts[0]
    try merged.merge(parts[1])
    try merged.merge(parts[2])
    expect(merged, fixture.parts[3])
  }

  @Test func predictionsFollowPowersSplinesAndInteractions() throws {
    for model in file.models {
      let fit = try LogisticRegression(
        outcome: model.outcome.map { $0 == 1 }, design: Design(terms: terms(model)))
      let row = 7
      var values: [String: PredictorValue] = [:]
      for name in Set(fit.coefficients.flatMap(\.factors).map(\.variable.label)) {
        let value = try model.values(name)[row]
        values[name] = name == "education" ? .level("\(Int(value))") : .number(value)
      }
      let data = try LogisticData(
        outcome: model.outcome.map { $0 == 1 }, design: Design(terms: terms(model)))
      let fitted = try data.diagnostics(of: fit).rows[row].probability
      #expect(agrees(try fit.probability(for: values).value, fitted, digits: 12))
    }
  }

  @Test func wrongTermsAreRefused() throws {
    let x = [1.0, 2, 3]
    #expect(throws: StatsError.self) { try DesignTerm.power("x", x, exponent: 1) }
    #expect(throws: StatsError.self) { try DesignTerm.power("x", x, exponent: 10) }
    for knots in [[], [1.0], [1, 2], [1, 1, 2], [3, 2, 1], [1, .nan, 3], [1, 2, .infinity]] {
      #expect(throws: StatsError.self) { try DesignTerm.spline("x", x, knots: knots) }
    }
    #expect(throws: StatsError.self) {
      try DesignTerm.interaction(.numeric("x", x), .offset("o", x))
    }
    #expect(throws: StatsError.self) {
      try DesignTerm.category("c", ["a", "b", "a"], reference: "z")
    }
    let wrong: [[DesignTerm]] = [
      [.numeric("x", x), .numeric("x", x)], [.numeric("x", x), .numeric("y", [1, 2])],
      [.numeric("x", [1, .nan, 3])], [.offset("o", [1, .infinity, 3])],
      [.numeric("(intercept)", x)], [try .power("x", [1, 1e200, 3], exponent: 9)],
    ]
    for terms in wrong {
      #expect(throws: StatsError.self) { try Design(terms: terms) }
    }
  }

  @Test func offsetsAndCountsAreCheckedToo() throws {
    #expect(throws: StatsError.self) { try BinomialCounts(successes: [3], trials: [2]) }
    #expect(throws: StatsError.self) { try BinomialCounts(successes: [-1], trials: [2]) }
    #expect(throws: StatsError.self) { try BinomialCounts(successes: [1], trials: []) }
    #expect(throws: StatsError.self) {
      try BinomialCounts(successes: [1, 1], trials: [.max, .max])
    }
  }

  /// A row of so many trials is so many records: coefficients and standard errors agree.
  @Test func countsAreRecords() throws {
    let x = [0.0, 1, 2, 3]
    let counts = try BinomialCounts(successes: [1, 0, 3, 4], trials: [5, 2, 4, 5])
    let grouped = try LogisticData(counts: counts, design: Design(["x": x])).fit()
    var longX: [Double] = []
    var outcome: [Bool] = []
    for row in x.indices {
      for trial in 0..<counts.trials[row] {
        longX.append(x[row])
        outcome.append(trial < counts.successes[row])
      }
    }
    let single = try LogisticRegression(outcome: outcome, design: Design(["x": longX]))
    for (one, other) in zip(grouped.coefficients, single.coefficients) {
      #expect(agrees(one.estimate, other.estimate, digits: 13))
      #expect(agrees(one.standardError, other.standardError, digits: 13))
    }
    #expect(grouped.degreesOfFreedom == 2 && single.degreesOfFreedom == 14)
    #expect(grouped.deviance < single.deviance)
  }

  /// Rows of mixed outcomes are split for the decision on separation.
  @Test func separationOfCountsIsFound() throws {
    let counts = try BinomialCounts(successes: [0, 0, 2, 3], trials: [4, 2, 4, 3])
    let data = try LogisticData(counts: counts, design: Design(["x": [0, 0, 1, 2]]))
    let found = try separation { try data.fit() }
    #expect(found?.kind == .quasiComplete || found?.kind == .complete)
    let overlapping = try LogisticData(
      counts: BinomialCounts(successes: [1, 0, 2, 3], trials: [4, 2, 4, 3]),
      design: Design(["x": [0, 0, 1, 2]]))
    #expect(throws: Never.self) { try overlapping.fit() }
  }

  /// An offset that moves every linear predictor moves the constant term, and nothing else.
  @Test func aConstantOffsetMovesTheConstantTerm() throws {
    let x = [1.0, 2, 3, 4, 5, 6, 7, 8]
    let y = [false, true, false, true, false, true, true, true]
    let plain = try LogisticRegression(outcome: y, design: Design(["x": x]))
    let moved = try LogisticRegression(
      outcome: y,
      design: Design(terms: [.numeric("x", x), .offset("o", Array(repeating: 3, count: 8))]))
    #expect(agrees(moved.coefficients[0].estimate, plain.coefficients[0].estimate - 3, digits: 13))
    #expect(agrees(moved.coefficients[1].estimate, plain.coefficients[1].estimate, digits: 13))
    #expect(agrees(moved.nullDeviance, plain.nullDeviance, digits: 13))
  }
}
