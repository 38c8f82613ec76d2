import Foundation
import Testing

@testable import SpineOutcomesStats

/// What a regression is of is decided by values and factors, not by names alone.
@Suite struct DesignIdentityTests {
  private let x = [1.0, 2, 3, 4, 5, 6, 7, 8, 2, 3, 4, 7]
  private let y = [
    false, true, false, true, false, true, true, true, false, true, true, false,
  ]

  @Test func oneNameForTwoVariablesIsRefused() throws {
    let centred = x.map { $0 - 4 }
    #expect(throws: StatsError.self) {
      try Design(terms: [.numeric("x", x), .power("x", centred, exponent: 2)])
    }
    #expect(throws: Never.self) {
      try Design(terms: [.numeric("x", x), .power("x", x, exponent: 2)])
    }
    let levels = ["a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b"]
    #expect(throws: StatsError.self) {
      try Design(terms: [
        .category("c", levels, reference: "a"),
        .interaction(.numeric("x", x), .category("c", levels.reversed(), reference: "a")),
      ])
    }
  }

  @Test func otherKnotsAreOtherColumns() throws {
    func data(_ knots: [Double]) throws -> LogisticData {
      try LogisticData(outcome: y, design: Design(terms: [.spline("x", x, knots: knots)]))
    }
    let (first, second) = (try data([1, 3, 7]), try data([1, 4, 8]))
    let larger = try data([1, 3, 5, 8])
    let model = try first.fit()
    #expect(throws: StatsError.self) { try second.fitStatistics(of: model) }
    #expect(throws: StatsError.self) { try second.calibration(of: model) }
    let wide = try larger.fit()
    #expect(throws: StatsError.self) { try wide.likelihoodRatioTest(against: model) }
    #expect(throws: Never.self) { try first.fitStatistics(of: model) }
  }

  @Test func permutedValuesAreOtherData() throws {
    let data = try LogisticData(outcome: y, design: Design(["x": x]))
    let permuted = try LogisticData(outcome: y, design: Design(["x": x.reversed()]))
    let model = try data.fit()
    #expect(throws: StatsError.self) { try permuted.hosmerLemeshowTest(of: model) }
  }

  @Test func rowsOfFrequencyZeroAreNone() throws {
    let levels = ["a", "a", "b", "b", "a", "a", "b", "b", "a", "b", "a", "c"]
    var frequencies = [Int](repeating: 1, count: 12)
    frequencies[11] = 0
    var far = x
    far[11] = 1e300
    let design = try Design(terms: [
      .numeric("x", far), .category("h", levels, reference: "a"),
    ])
    let model = try LogisticRegression(
      outcome: y, design: design, frequencies: FrequencyWeights(frequencies))
    let short = try LogisticRegression(
      outcome: Array(y.dropLast()),
      design: Design(terms: [
        .numeric("x", Array(x.dropLast())),
        .category("h", Array(levels.dropLast()), reference: "a"),
      ]))
    #expect(model.coefficients == short.coefficients)
    #expect(model.categories[0].levels.map(\.count) == [6, 5, 0])
    let reference = try Design(terms: [.category("h", levels, reference: "c")])
    guard
      case .invalidArgument("reference", _)? = statsError({
        try LogisticRegression(
          outcome: y, design: reference, frequencies: FrequencyWeights(frequencies))
      })
    else {
      Issue.record("the reference without records was not refused")
      return
    }
  }

  @Test func raggedCovariancesAreNoCrash() throws {
    let data = try LogisticData(outcome: y, design: Design(["x": x]))
    let model = try data.fit()
    let encoded = try JSONEncoder().encode(model)
    var object = try #require(JSONSerialization.jsonObject(with: encoded) as? [String: Any])
    for wrong: [[Double]] in [[], [[1]], [[1, 2], [3]], [[1], [2, 3], [4]]] {
      object["covarianceFactor"] = wrong
      let broken = try JSONDecoder().decode(
        LogisticRegression.self, from: JSONSerialization.data(withJSONObject: object))
      _ = try? broken.waldTest()
      _ = try? broken.combination(weights: [1, 1])
      #expect(throws: StatsError.self) { try broken.varianceInflation() }
      #expect(throws: StatsError.self) { try broken.probability(for: ["x": 1]) }
      #expect(throws: StatsError.self) {
        try data.standardisedRisks(of: broken, reference: ["x": 1], compared: ["x": 2])
      }
    }
  }
}
