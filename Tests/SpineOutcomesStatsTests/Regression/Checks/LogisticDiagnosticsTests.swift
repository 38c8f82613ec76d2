import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct LogisticDiagnosticsTests {
  /// Residuals and influence keep the digits of the fit; a small dfbeta is a sum that cancels, so
  /// it is held relative to the standard error of its coefficient.
  @Test(arguments: try ChecksFixture.load())
  func agreeWithTruth(_ fixture: ChecksFixture) throws {
    let data = try fixture.data()
    let diagnostics = try data.diagnostics(of: data.fit())
    #expect(!fixture.expected.influence.isEmpty)
    for truth in fixture.expected.influence {
      let row = try #require(diagnostics.rows.first { $0.row == truth.row + 1 })
      #expect(agrees(row.leverage, truth.leverage, digits: 12))
      #expect(agrees(row.pearsonResidual, truth.pearsonResidual, digits: 11.5))
      #expect(agrees(row.devianceResidual, truth.devianceResidual, digits: 11.5))
      #expect(
        agrees(row.standardisedPearsonResidual ?? .nan, truth.standardizedPearson, digits: 11.5))
      #expect(
        agrees(
          row.standardisedDevianceResidual ?? .nan, truth.standardizedDeviance, digits: 11.5))
      #expect(agrees(row.cooksDistance ?? .nan, truth.cooksDistance, digits: 11))
      for (place, value) in truth.dfbeta.enumerated() {
        let size = fixture.expected.standardErrors[place]
        #expect(((row.dfbeta?[place] ?? .nan) - value).magnitude <= 1e-12 * size)
      }
    }
  }

  @Test func leveragesAddUpToTheColumns() throws {
    for fixture in try ChecksFixture.load() {
      let data = try fixture.data()
      let model = try data.fit()
      let rows = try data.diagnostics(of: model).rows
      var sum = 0.0
      for (place, row) in rows.enumerated() {
        let copies: Int
        if case .binary = data.problem.response.kind {
          copies = data.problem.response.trials(place)
        } else {
          copies = 1
        }
        sum += Double(copies) * row.leverage
      }
      #expect(agrees(sum, Double(model.coefficients.count), digits: 13))
    }
  }

  /// A saturated model leaves nothing of a row to be standardised.
  @Test func rowsOfLeverageOneHaveNoStandardisedResiduals() throws {
    let data = try LogisticData(
      counts: BinomialCounts(successes: [3, 7], trials: [17, 19]), design: Design(["x": [0, 1]]))
    let rows = try data.diagnostics(of: data.fit()).rows
    for row in rows {
      #expect(agrees(row.leverage, 1, digits: 12))
      #expect(row.cooksDistance == nil && row.dfbeta == nil)
    }
  }
}
