import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct LogisticLawsTests {
  let kyphosis: LogisticFixture.Fit
  let model: LogisticRegression

  init() throws {
    kyphosis = try LogisticFixture.fit("kyphosis")
    model = try kyphosis.model()
  }

  private func fit(
    _ outcome: [Bool], _ columns: [(String, [Double])], _ frequencies: [Int]? = nil
  ) throws -> LogisticRegression {
    try LogisticRegression(
      outcome: outcome, design: Design(columns: columns.map { (name: $0.0, values: $0.1) }),
      frequencies: frequencies.map(FrequencyWeights.init))
  }

  private var columns: [(String, [Double])] { kyphosis.columns.map { ($0.name, $0.values) } }

  /// Deviances and degrees of freedom that R's `glm` prints (Chambers and Hastie, 1992).
  @Test func publishedDeviances() {
    #expect(Decimals.fixed(model.deviance, 3) == "61.380")
    #expect(Decimals.fixed(model.nullDeviance, 3) == "83.234")
    #expect(model.degreesOfFreedom == 77)
    #expect(model.nullDegreesOfFreedom == 80)
    #expect(Decimals.fixed(model.akaikeInformationCriterion, 3) == "69.380")
    #expect((model.count, model.events) == (81, 17))
    #expect(model.likelihoodRatioTest?.statistic?.degreesOfFreedom == 3)
  }

  @Test func likelihoodRatioTestAgreesWithTruth() throws {
    for fit in try LogisticFixture.load().fits where fit.expected.condition < 1e4 {
      let p = try fit.model().likelihoodRatioTest?.pValue.value ?? -1
      // The chi-square is a difference of deviances: their last digits are lost to it.
      #expect(agrees(p, fit.expected.likelihoodRatioP, digits: 10), "\(fit.name)")
    }
  }

  @Test func rescalingAColumnScalesItsCoefficient() throws {
    // A power of two rounds nothing: every other number stays the same to the last bit.
    var scaled = columns
    scaled[0].1 = scaled[0].1.map { $0 * 1024 }
    let other = try fit(kyphosis.outcome, scaled)
    #expect(other.coefficients[1].estimate * 1024 == model.coefficients[1].estimate)
    #expect(other.coefficients[1].standardError * 1024 == model.coefficients[1].standardError)
    #expect(other.coefficients[2] == model.coefficients[2])
    #expect(other.logLikelihood == model.logLikelihood)
  }

  @Test func shiftingAColumnMovesTheInterceptOnly() throws {
    var shifted = columns
    shifted[2].1 = shifted[2].1.map { $0 - 64 }
    let other = try fit(kyphosis.outcome, shifted)
    #expect(
      agrees(
        other.coefficients.dropFirst().map(\.estimate),
        model.coefficients.dropFirst().map(\.estimate), digits: 12))
    let moved = model.coefficients[0].estimate + 64 * model.coefficients[3].estimate
    #expect(agrees(other.coefficients[0].estimate, moved, digits: 12))
  }

  @Test func swappingTheOutcomeTurnsTheSigns() throws {
    let other = try fit(kyphosis.outcome.map { !$0 }, columns)
    #expect(
      agrees(
        other.coefficients.map { -$0.estimate }, model.coefficients.map(\.estimate), digits: 12))
    #expect(
      agrees(
        other.coefficients.map(\.standardError), model.coefficients.map(\.standardError),
        digits: 12))
    #expect(agrees(other.deviance, model.deviance, digits: 13))
  }

  @Test func orderOfTheRecordsDoesNotMatter() throws {
    let order = kyphosis.outcome.indices.sorted { ($0 * 37) % 81 < ($1 * 37) % 81 }
    let other = try fit(
      order.map { kyphosis.outcome[$0] },
      columns.map { column in (column.0, order.map { column.1[$0] }) })
    #expect(
      agrees(other.coefficients.map(\.estimate), model.coefficients.map(\.estimate), digits: 12))
    #expect(
      agrees(
        other.coefficients.map(\.standardError), model.coefficients.map(\.standardError),
        digits: 12))
  }

  @Test func frequenciesAreRepeatedRows() throws {
    let counts = kyphosis.outcome.indices.map { ($0 * 7) % 4 }
    let rows = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
    let weighted = try fit(kyphosis.outcome, columns, counts)
    let repeated = try fit(
      rows.map { kyphosis.outcome[$0] },
      columns.map { column in (column.0, rows.map { column.1[$0] }) })
    #expect(weighted.count == repeated.count)
    #expect(weighted.events == repeated.events)
    #expect(
      agrees(
        weighted.coefficients.map(\.estimate), repeated.coefficients.map(\.estimate), digits: 12))
    #expect(
      agrees(
        weighted.coefficients.map(\.standardError), repeated.coefficients.map(\.standardError),
        digits: 12))
    #expect(agrees(weighted.deviance, repeated.deviance, digits: 13))
  }

  /// A Wald interval of level 1 - p ends at zero: test and interval are one inversion.
  @Test func pValueAndIntervalAgree() throws {
    for coefficient in model.coefficients {
      let other = try LogisticRegression(
        outcome: kyphosis.outcome, design: kyphosis.design(), level: 1 - coefficient.pValue.value)
      let own = other.coefficients.first { $0.name == coefficient.name }
      let end =
        coefficient.estimate > 0 ? own?.confidenceInterval.lower : own?.confidenceInterval.upper
      #expect((end ?? 1).magnitude < 1e-12 * coefficient.estimate.magnitude)
    }
  }

  /// One indicator: the fit is the two-by-two table, odds ratio ad / bc, Woolf's variance.
  @Test func twoByTwoTable() throws {
    let (a, b, c, d) = (12.0, 24.0, 9.0, 29.0)
    let two = try fit(
      [true, false, true, false], [("exposed", [1, 1, 0, 0])], [12, 24, 9, 29])
    #expect(agrees(two.coefficients[1].estimate, log(a * d / (b * c)), digits: 13))
    #expect(
      agrees(
        two.coefficients[1].standardError, (1 / a + 1 / b + 1 / c + 1 / d).squareRoot(),
        digits: 13))
    #expect(agrees(two.coefficients[0].estimate, log(c / d), digits: 13))
  }

  @Test func nullModel() throws {
    let null = try LogisticRegression(outcome: kyphosis.outcome, design: Design([:]))
    #expect(agrees(null.coefficients[0].estimate, log(17.0 / 64), digits: 14))
    #expect(
      agrees(null.coefficients[0].standardError, (1.0 / 17 + 1.0 / 64).squareRoot(), digits: 14))
    #expect(agrees(null.deviance, null.nullDeviance, digits: 14))
    #expect(null.likelihoodRatioTest == nil)
  }

  @Test func codableRoundTrip() throws {
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(LogisticRegression.self, from: data) == model)
    // A coefficient whose odds ratio no double can hold.
    let steep = try fit([false, true, false, true], [("x", [0, 1e-4, 1.5e-4, 2e-4])])
    let again = try JSONDecoder().decode(
      LogisticRegression.self, from: JSONEncoder().encode(steep))
    #expect(again == steep)
    #expect(steep.coefficients[1].oddsRatio.confidenceInterval?.upper == .infinity)
    let table = try JSONDecoder().decode(
      RegressionTable.self, from: JSONEncoder().encode(model.table))
    #expect(table == model.table)
  }

  @Test func predictionsMeetTheData() throws {
    // The probabilities of a model with a constant term sum to the number of events.
    var sum = 0.0
    for row in kyphosis.outcome.indices {
      let values = Dictionary(
        uniqueKeysWithValues: kyphosis.columns.map {
          ($0.name, PredictorValue.number($0.values[row]))
        })
      let probability = try model.probability(for: values)
      sum += probability.value
      #expect(probability.confidenceInterval?.contains(probability.value) == true)
    }
    #expect(agrees(sum, 17, digits: 12))
    #expect(statsError { try model.probability(for: ["start": 3]) } != nil)
    #expect(
      statsError {
        try model.probability(for: ["start": 3, "ageMonths": 1, "vertebrae": 4, "sex": "male"])
      } != nil)
    #expect(
      statsError {
        try model.probability(for: ["start": "3", "ageMonths": 1, "vertebrae": 4])
      } != nil)
  }
}
