import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// However far an offset lies, it moves the coefficients that span it, and nothing else.
@Suite struct OffsetTests {
  private let x = [1.0, 2, 3, 4, 5, 6, 7, 8, 2, 3, 4, 7]
  private let y = [
    false, true, false, true, false, true, true, true, false, true, true, false,
  ]
  private let group: [Double] = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]

  @Test(arguments: [3.0, -40, 100, 700, -1000, 1e6])
  func aConstantOffset(_ size: Double) throws {
    for estimator in [LogisticEstimator.maximumLikelihood, .firth] {
      let plain = try LogisticRegression(
        outcome: y, design: Design(["x": x]), estimator: estimator)
      let moved = try LogisticRegression(
        outcome: y,
        design: Design(terms: [
          .numeric("x", x), .offset("o", Array(repeating: size, count: x.count)),
        ]),
        estimator: estimator)
      // Predictors of that size keep so many digits of the sum.
      let digits = 12 - max(0, log10(size.magnitude) - 1)
      #expect(
        agrees(moved.coefficients[0].estimate, plain.coefficients[0].estimate - size, digits: 11))
      #expect(
        agrees(moved.coefficients[1].estimate, plain.coefficients[1].estimate, digits: digits))
      #expect(agrees(moved.nullDeviance, plain.nullDeviance, digits: digits))
      #expect(moved.offsets == ["o"] && moved.description.contains("offset o"))
    }
  }

  @Test(arguments: [-40.0, 100, 700])
  func anOffsetInHalfOfTheRows(_ size: Double) throws {
    let terms: [DesignTerm] = [.numeric("x", x), .numeric("group", group)]
    let plain = try LogisticRegression(outcome: y, design: Design(terms: terms))
    let moved = try LogisticRegression(
      outcome: y, design: Design(terms: terms + [.offset("o", group.map { size * $0 })]))
    #expect(agrees(moved.coefficients[1].estimate, plain.coefficients[1].estimate, digits: 10))
    #expect(
      agrees(moved.coefficients[2].estimate, plain.coefficients[2].estimate - size, digits: 10))
  }

  @Test func predictionsNeedTheOffset() throws {
    let model = try LogisticRegression(
      outcome: y,
      design: Design(terms: [
        .numeric("x", x), .offset("o", Array(repeating: 3, count: x.count)),
      ]))
    let plain = try LogisticRegression(outcome: y, design: Design(["x": x]))
    let here = try model.probability(for: ["x": 4, "o": 3]).value
    #expect(agrees(here, try plain.probability(for: ["x": 4]).value, digits: 12))
    #expect(throws: StatsError.self) { try model.probability(for: ["x": 4]) }
    #expect(throws: StatsError.self) { try model.probability(for: ["x": 4, "o": "a"]) }
  }
}
