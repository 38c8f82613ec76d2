import LinearAlgebra
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Passes by QR and in twice the working precision over rows of several chunks.
@Suite struct PrecisePassTests {
  /// 240 different rows with their frequencies; the second column nears the first.
  static let distinct: (x: [[Double]], outcome: [Bool], frequencies: [Int]) = {
    var random = SeededGenerator(seed: 5)
    var (first, second, outcome, frequencies) = ([Double](), [Double](), [Bool](), [Int]())
    for value in 0..<40 {
      for step in 0..<3 {
        for event in [true, false] {
          first.append(Double(value) / 8)
          second.append(Double(value) / 8 + Double(step) / 64)
          outcome.append(event)
          frequencies.append(100 + Int(random.integer(below: 120)))
        }
      }
    }
    return ([first, second], outcome, frequencies)
  }()

  static func pass(
    _ rows: [Int], frequencies: [Int]?, _ factorisation: Factorisation,
    _ precision: LogisticSweep.Precision
  ) throws -> LogisticSweep.State {
    let design = try Design(
      columns: [("a", rows.map { distinct.x[0][$0] }), ("b", rows.map { distinct.x[1][$0] })])
    let response = try LogisticResponse(
      outcome: rows.map { distinct.outcome[$0] },
      frequencies: frequencies.map { try FrequencyWeights($0) })
    // Scalings of one data set serve both, so that the states are comparable.
    let scalings = try Design(columns: [("a", distinct.x[0]), ("b", distinct.x[1])]).scalings
    return try PrecisePass(
      design: design, scalings: scalings, response: response.rows(offset: nil),
      factorisation: factorisation, precision: precision
    ).state(at: [0.2, -0.3, 0.1], low: [0, 0, 0])
  }

  /// Some 38,000 single rows are three chunks; their counts are one.
  static let single: [Int] = {
    var rows = distinct.frequencies.enumerated().flatMap { Array(repeating: $0, count: $1) }
    var random = SeededGenerator(seed: 6)
    rows.shuffle(using: &random)
    return rows
  }()

  @Test(
    arguments: [
      (Factorisation.orthogonal, LogisticSweep.Precision.working),
      (.orthogonal, .double), (.crossProducts, .double),
    ])
  func chunksGiveTheSumsOfTheCounts(
    factorisation: Factorisation, precision: LogisticSweep.Precision
  ) throws {
    #expect(Self.single.count > 2 * 16_384)
    let long = try Self.pass(Self.single, frequencies: nil, factorisation, precision)
    let short = try Self.pass(
      Array(Self.distinct.outcome.indices), frequencies: Self.distinct.frequencies,
      factorisation, precision)
    #expect(agrees(long.logLikelihood, short.logLikelihood, digits: 13))
    // The score is a sum of some 10^4 terms that cancel.
    #expect(agrees(long.score, short.score, digits: 12, absolute: 1e-9))
    let (first, second) = (try #require(long.factor), try #require(short.factor))
    // Cross-products square the condition of some 300.
    let digits = factorisation == .orthogonal ? 12.0 : 10
    for place in 0..<3 {
      #expect(agrees(first.matrix[place, place], second.matrix[place, place], digits: digits))
    }
    #expect(long.factorisation == factorisation && long.precision == precision)
    let again = try Self.pass(Self.single, frequencies: nil, factorisation, precision)
    #expect(again.score == long.score && again.factor == long.factor)
  }

  @Test func fitsOfRowsAndCountsAgree() throws {
    let rows = Self.single
    let long = try LogisticRegression(
      outcome: rows.map { Self.distinct.outcome[$0] },
      design: Design([
        "a": rows.map { Self.distinct.x[0][$0] }, "b": rows.map { Self.distinct.x[1][$0] },
      ]))
    let short = try LogisticRegression(
      outcome: Self.distinct.outcome,
      design: Design(["a": Self.distinct.x[0], "b": Self.distinct.x[1]]),
      frequencies: FrequencyWeights(Self.distinct.frequencies))
    #expect(long.conditionNumber > Factorisation.crossProductLimit)
    for (first, second) in zip(long.coefficients, short.coefficients) {
      #expect(agrees(first.estimate, second.estimate, digits: 11))
      #expect(agrees(first.standardError, second.standardError, digits: 11))
    }
    #expect(agrees(long.logLikelihood, short.logLikelihood, digits: 13))
  }
}
