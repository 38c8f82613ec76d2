import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra

@Suite struct RowResponseTests {
  private struct Fixture: Decodable {
    /// Linear predictor, log p, log q, p, q and the root of p q, at 50 digits.
    let rows: [[Double]]
  }

  private func respond(
    _ response: RowResponse, _ predictor: [Double]
  ) -> (logLikelihood: Double, residual: [Double], rootWeight: [Double]) {
    let count = predictor.count
    let padding = [Double](repeating: 7, count: BlockWorkspace.padded(count) - count)
    var (m, residual, rootWeight) = (predictor + padding, predictor + padding, predictor + padding)
    let logLikelihood = response.respond(
      from: 0, count: count, predictor: &m, residual: &residual, rootWeight: &rootWeight)
    #expect(residual[count...].allSatisfy { $0 == 0 })
    #expect(rootWeight[count...].allSatisfy { $0 == 0 })
    return (logLikelihood, Array(residual[..<count]), Array(rootWeight[..<count]))
  }

  /// Each row by itself, so that nothing hides in a sum: a few units in the last place.
  @Test func rowsAgreeWithTruth() throws {
    let rows = try Fixtures.json("logistic-response/expected.json", as: Fixture.self).rows
    var worst = 0.0
    for row in rows {
      for isEvent in [true, false] {
        let found = respond(try RowResponse(.outcomes([isEvent])), [row[0]])
        let expected = [isEvent ? row[1] : row[2], isEvent ? row[4] : -row[3], row[5]]
        let actual = [found.logLikelihood, found.residual[0], found.rootWeight[0]]
        for (value, truth) in zip(actual, expected) where value != truth {
          worst = max(worst, ((value - truth) / truth).magnitude)
        }
      }
    }
    // Two and a half units: exp, two divisions or the logarithm, each rounded once.
    #expect(worst < 2.5 * Double.ulpOfOne)
  }

  @Test func farRowsAreCertain() throws {
    let far = [750.0, 1e4, 1e300]
    let right = respond(try RowResponse(.outcomes([true, true, true])), far)
    #expect(right.logLikelihood == 0 && right.residual[1...] == [0, 0])
    #expect(right.rootWeight[1...] == [0, 0])
    let wrong = respond(try RowResponse(.outcomes([false])), [1e4])
    #expect(wrong.logLikelihood == -1e4 && wrong.residual == [-1])
    for value in [Double.nan, .infinity] {
      let lost = respond(try RowResponse(.outcomes([false])), [value])
      #expect(!lost.logLikelihood.isFinite)
    }
    // A row that counts nothing does not, wherever it is.
    let none = respond(
      try RowResponse(.weighted(successes: [0], failures: [0])), [.infinity])
    #expect(none.logLikelihood == 0)
  }

  @Test func countsAreRepeatedRows() throws {
    let predictor = [-1.5, 0, 0.25, 3, 8]
    let (successes, failures) = ([3.0, 0, 2, 1, 0], [1.0, 0, 5, 0, 4])
    let whole = respond(
      try RowResponse(.weighted(successes: successes, failures: failures)), predictor)
    var logLikelihood = 0.0
    for (row, m) in predictor.enumerated() {
      let yes = respond(try RowResponse(.outcomes([true])), [m])
      let no = respond(try RowResponse(.outcomes([false])), [m])
      logLikelihood +=
        successes[row] * yes.logLikelihood + failures[row] * no.logLikelihood
      let residual = successes[row] * yes.residual[0] + failures[row] * no.residual[0]
      #expect(agrees(whole.residual[row], residual, digits: 14, absolute: 1e-15))
      let weight = (successes[row] + failures[row]) * yes.rootWeight[0] * yes.rootWeight[0]
      #expect(agrees(whole.rootWeight[row], weight.squareRoot(), digits: 15))
    }
    #expect(agrees(whole.logLikelihood, logLikelihood, digits: 15))
  }

  @Test func offsetsMoveThePredictor() throws {
    let (m, offset) = ([0.5, -1, 2], [1.0, 0.25, -4])
    let outcomes = RowResponse.Counts.outcomes([true, false, true])
    let moved = respond(try RowResponse(outcomes, offset: offset), m)
    let plain = respond(try RowResponse(outcomes), zip(m, offset).map { $0 + $1 })
    #expect(moved == plain)
  }

  @Test func lengthsAreChecked() throws {
    #expect(throws: LinearAlgebraError.self) {
      try RowResponse(.weighted(successes: [1], failures: []))
    }
    #expect(throws: LinearAlgebraError.self) {
      try RowResponse(.outcomes([true]), offset: [])
    }
  }
}
