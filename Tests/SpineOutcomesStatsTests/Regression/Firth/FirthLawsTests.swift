import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct FirthLawsTests {
  /// Heinze and Schemper, Statistics in Medicine 21:2409, 2002, doi 10.1002/sim.1047; digits by
  /// R's logistf, and as printed by others.
  @Test func publishedEndometrialCancer() throws {
    let data = try LogisticFixture.load().endometrial
    let fit = try LogisticRegression(
      outcome: data.outcome, design: Design(columns: data.columns.map { ($0.name, $0.values) }),
      estimator: .firth, inference: .profileLikelihood)
    #expect(fit.estimator == .firth)
    func rounded(_ values: [Double], _ places: Int) -> [String] {
      values.map { Decimals.fixed($0, places) }
    }
    let names = ["(intercept)", "NV", "PI", "EH"]
    let own = try names.map { try #require(fit[$0]) }
    #expect(rounded(own.map(\.estimate), 4) == ["3.7746", "2.9293", "-0.0348", "-2.6042"])
    #expect(rounded(own.map(\.standardError), 4) == ["1.4887", "1.5508", "0.0396", "0.7760"])
    #expect(
      rounded(own.map(\.confidenceInterval.lower), 4)
        == ["1.0825", "0.6097", "-0.1245", "-4.3652"])
    #expect(
      rounded(own.map(\.confidenceInterval.upper), 4)
        == ["7.2093", "7.8546", "0.0405", "-1.2327"])
    #expect(
      rounded(own.map(\.statistic.value), 4) == ["8.1980", "6.7985", "0.7468", "17.7593"])
    #expect(rounded(own.prefix(2).map(\.pValue.value), 4) == ["0.0042", "0.0091"])
    #expect(Decimals.fixed(fit.penalisedLogLikelihood ?? 0, 7) == "-24.0372678")
  }

  /// A two-by-two table: Firth's estimate is that of the table with 1/2 added to each cell.
  @Test(arguments: [[12, 24, 9, 29], [3, 14, 0, 12], [0, 5, 6, 0], [1, 0, 0, 1], [1, 1, 0, 1]])
  func twoByTwoTable(_ cells: [Int]) throws {
    let fit = try LogisticRegression(
      outcome: [true, false, true, false], design: Design(["exposed": [1, 1, 0, 0]]),
      frequencies: FrequencyWeights(cells), estimator: .firth)
    let (a, b, c, d) = (
      Double(cells[0]) + 0.5, Double(cells[1]) + 0.5, Double(cells[2]) + 0.5,
      Double(cells[3]) + 0.5
    )
    #expect(
      agrees(fit.coefficients[1].estimate, log(a * d / (b * c)), digits: 12, absolute: 1e-14))
    #expect(agrees(fit.coefficients[0].estimate, log(c / d), digits: 12, absolute: 1e-14))
    // The information of the n records, not of n + 2, at those probabilities.
    let (first, second) = (Double(cells[0] + cells[1]), Double(cells[2] + cells[3]))
    let weights = (
      first * a * b / ((first + 1) * (first + 1)), second * c * d / ((second + 1) * (second + 1))
    )
    #expect(
      agrees(
        fit.coefficients[1].standardError, (1 / weights.0 + 1 / weights.1).squareRoot(),
        digits: 12))
  }

  /// The constant model: (events + 1/2) / (records + 1).
  @Test func nullModel() throws {
    let fit = try LogisticRegression(
      outcome: [true, false, false, false], design: Design([:]), estimator: .firth)
    #expect(agrees(fit.coefficients[0].estimate, log(1.5 / 3.5), digits: 13))
    #expect(fit.likelihoodRatioTest == nil)
  }

  @Test func orderOfTheRecordsDoesNotMatter() throws {
    let data = try LogisticFixture.load().endometrial
    func fit(_ order: [Int]) throws -> LogisticRegression {
      try LogisticRegression(
        outcome: order.map { data.outcome[$0] },
        design: Design(
          columns: data.columns.map { column in (column.name, order.map { column.values[$0] }) }),
        estimator: .firth, inference: .profileLikelihood)
    }
    let (plain, other) = (
      try fit(Array(0..<79)), try fit((0..<79).sorted { ($0 * 37) % 79 < ($1 * 37) % 79 })
    )
    for (own, same) in zip(plain.coefficients, other.coefficients) {
      #expect(agrees(same.estimate, own.estimate, digits: 12))
      #expect(agrees(same.confidenceInterval.upper, own.confidenceInterval.upper, digits: 11))
    }
  }

  /// An offset of a column times a number moves its coefficient by that number.
  @Test func offsetsMoveTheCoefficient() throws {
    let data = try LogisticFixture.load().endometrial
    let plain = try LogisticRegression(
      outcome: data.outcome, design: Design(columns: data.columns.map { ($0.name, $0.values) }),
      estimator: .firth, inference: .profileLikelihood)
    var terms = data.columns.map { DesignTerm.numeric($0.name, $0.values) }
    terms.append(.offset("known", data.columns[0].values.map { 1.5 * $0 - 2 }))
    let other = try LogisticRegression(
      outcome: data.outcome, design: Design(terms: terms), estimator: .firth,
      inference: .profileLikelihood)
    let moves = [-2, 1.5, 0, 0]
    for (place, own) in plain.coefficients.enumerated() {
      let same = other.coefficients[place]
      #expect(agrees(same.estimate + moves[place], own.estimate, digits: 11))
      #expect(
        agrees(
          same.confidenceInterval.upper + moves[place], own.confidenceInterval.upper, digits: 11))
    }
    #expect(
      agrees(
        other.penalisedLogLikelihood ?? 0, plain.penalisedLogLikelihood ?? 1, digits: 12))
  }

  @Test func typedErrorsStay() throws {
    let outcome = [true, false, true, false, true]
    let x = [1.0, 2, 3, 4, 5]
    func error(_ columns: KeyValuePairs<String, [Double]>, _ outcome: [Bool]) -> StatsError? {
      statsError {
        try LogisticRegression(
          outcome: outcome, design: Design(columns), estimator: .firth,
          inference: .profileLikelihood)
      }
    }
    #expect(
      error(["x": x, "y": x.map { 2 * $0 + 1 }], outcome) == .rankDeficient(terms: ["y"]))
    #expect(error(["x": [3, 3, 3, 3, 3]], outcome) == .rankDeficient(terms: ["x"]))
    #expect(
      error(["x": [1]], [true]) == .oneClass(outcome: "outcome", count: 1, events: 1))
    #expect(error(["x": []], []) == .noCompleteCases(Exclusions(initial: 0)))
    #expect(
      error(["x": [1, 2]], [true, false]) == nil, "two records, two columns: still finite")
    #expect(
      error(["x": [1, 2], "y": [1, 5]], [true, false])
        == .moreColumnsThanRows(columns: 3, rows: 2))
  }

  /// Whatever finite numbers come, a fit or a typed error comes back, and soon.
  @Test func hostileInput() throws {
    let columns: [[Double]] = [
      [1e300, -1e300, 1e300, 0, .leastNonzeroMagnitude, 1], [0, 0, 0, 0, 0, 1e-300],
      [1, 2, 3, 4, 5, 1e12],
      [0, 0, 0, 1, 1, 1], [1e-160, 2e-160, 3e-160, 4e-160, 1e-160, 0],
      [1, 1 + 1e-15, 1, 1, 1, 1],
    ]
    let offsets: [[Double]?] = [nil, [0, 1e4, -1e4, 300, 0, 1], Array(repeating: 900, count: 6)]
    for first in columns {
      for second in columns {
        for offset in offsets {
          var terms = [DesignTerm.numeric("a", first), .numeric("b", second)]
          if let offset { terms.append(.offset("o", offset)) }
          let design = try Design(terms: terms)
          for estimator in [LogisticEstimator.maximumLikelihood, .firth] {
            do {
              let fit = try LogisticRegression(
                outcome: [true, false, false, true, true, false], design: design,
                estimator: estimator, inference: .profileLikelihood)
              for own in fit.coefficients {
                #expect(own.confidenceInterval.lower <= own.estimate)
                #expect(own.confidenceInterval.upper >= own.estimate)
              }
            } catch {
              #expect(!error.description.isEmpty)
            }
          }
        }
      }
    }
  }
}
