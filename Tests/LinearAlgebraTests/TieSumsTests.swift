import Testing
import _StatsTestSupport

@testable import LinearAlgebra

/// Sums over the factors of tied events against digamma functions at 80 digits:
/// `Tests/Fixtures/cox/ties.py`.
@Suite struct TieSumsTests {
  private struct Case: Decodable {
    let steps: Int
    let rest: Double
    let events: Double
    let inverse: Double
    let share: Double
    let logarithm: Double
    let square: Double
    let squareShare: Double
    let squareShares: Double

    func lists(_ own: TieSums) -> [(Double, Double)] {
      [
        (own.inverse, inverse), (own.share, share), (own.logarithm, logarithm),
        (own.square, square), (own.squareShare, squareShare), (own.squareShares, squareShares),
      ]
    }
  }

  private struct Fixture: Decodable { let sums: [Case] }

  @Test func closedFormsHaveFourteenDigits() throws {
    for one in try Fixtures.json("cox/ties.json", as: Fixture.self).sums {
      let sums = TieSums(steps: one.steps, rest: one.rest, events: one.events)
      for (place, (own, truth)) in one.lists(sums).enumerated() {
        // Logarithms of both signs cancel: held against their number.
        let absolute = place == 2 ? 2e-15 * Double(one.steps) : 0
        #expect(
          agrees(own, truth, digits: 14, absolute: absolute),
          "\(place): \(one.steps), \(one.rest), \(one.events)")
      }
    }
  }

  /// One by one they are the same, but for the rounding of 12345 additions.
  @Test func integralsAreSums() throws {
    for one in try Fixtures.json("cox/ties.json", as: Fixture.self).sums where one.steps < 20_000 {
      let plain = TieSums(steps: one.steps, rest: one.rest, events: one.events, limit: .max)
      for (place, (own, truth)) in one.lists(plain).enumerated() {
        let absolute = place == 2 ? 1e-15 * Double(one.steps) : 0
        #expect(
          agrees(own, truth, digits: 12, absolute: absolute),
          "\(place): \(one.steps), \(one.rest), \(one.events)")
      }
    }
  }
}
