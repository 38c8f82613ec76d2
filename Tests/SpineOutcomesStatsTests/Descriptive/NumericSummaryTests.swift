import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

private struct Expected: Decodable {
  struct Set: Decodable {
    var values: [Double]
    var mean: Double
    var standardDeviation: Double?
    var type6: [Double]
    var type7: [Double]
  }

  var sets: [String: Set]
}

@Suite("Numeric summary")
struct NumericSummaryTests {
  private let expected: Expected

  init() throws {
    expected = try Fixtures.json("descriptive/expected.json")
  }

  @Test func agreesWithR() throws {
    #expect(expected.sets.count == 10)
    for (name, set) in expected.sets {
      // 14 digits: R and this library round sums of some hundred terms differently.
      for (rule, quantiles) in [(QuantileRule.linear, set.type7), (.weibull, set.type6)] {
        let summary = try NumericSummary(set.values, quantileRule: rule)
        #expect(summary.count == set.values.count)
        #expect(agrees(summary.mean ?? .nan, set.mean, digits: 14), "\(name)")
        #expect((summary.standardDeviation == nil) == (set.standardDeviation == nil), "\(name)")
        if let deviation = set.standardDeviation {
          #expect(agrees(summary.standardDeviation ?? .nan, deviation, digits: 14), "\(name)")
        }
        let found = [
          summary.minimum, summary.lowerQuartile, summary.median, summary.upperQuartile,
          summary.maximum,
        ].map { $0 ?? .nan }
        #expect(agrees(found, quantiles, digits: 14), "\(name), \(rule.rawValue)")
      }
    }
  }

  @Test func nothingToDescribe() throws {
    let summary = try NumericSummary([])
    #expect(summary.count == 0)
    #expect(summary.mean == nil && summary.median == nil && summary.standardDeviation == nil)
    #expect(summary.description == "n = 0")
    let text = String(decoding: try JSONEncoder().encode(summary), as: UTF8.self)
    #expect(text.contains("\"median\":null"))
    #expect(try JSONDecoder().decode(NumericSummary.self, from: Data(text.utf8)) == summary)
  }

  @Test func shiftingMovesTheCentreAndKeepsTheSpread() throws {
    let set = try #require(expected.sets["ageMonths"])
    let plain = try NumericSummary(set.values)
    let shifted = try NumericSummary(set.values.map { $0 + 1e6 })
    #expect(agrees(shifted.mean ?? 0, (plain.mean ?? 0) + 1e6, digits: 14))
    #expect(
      agrees(shifted.standardDeviation ?? 0, plain.standardDeviation ?? 1, digits: 13))
  }

  @Test func countsStandForRepeatedValues() throws {
    let counted = try GroupedValues(groups: ["a"], values: [1, 2.5, 9], counts: [[2, 0, 3]])
    #expect(NumericSummary(counted, group: 0) == (try NumericSummary([1, 1, 9, 9, 9])))
    #expect(NumericSummary(counted, group: 4).count == 0)
  }

  @Test(arguments: [1e-200, 0x1p-1030, 1, 1e200, 1e307])
  func standardDeviationHasTheScaleOfTheValues(scale: Double) throws {
    // The standard deviation of 1 and 3 is the square root of 2.
    let summary = try NumericSummary([scale, 3 * scale])
    let digits: Double = scale < 1e-300 ? 12 : 15  // a number below 2^-1022 has fewer bits
    #expect(
      agrees(summary.standardDeviation ?? .nan, 2.0.squareRoot() * scale, digits: digits))
  }

  @Test func hugeValuesGiveNoNaN() throws {
    let huge = Double.greatestFiniteMagnitude
    let summary = try NumericSummary([-huge, huge, huge, -huge])
    #expect(summary.mean?.isFinite == true)
    // sqrt(4/3) times the largest double is no double.
    #expect(summary.standardDeviation == nil)
    #expect(summary.median?.isFinite == true)
    #expect(throws: StatsError.self) { try NumericSummary([1, .nan]) }
    #expect(throws: StatsError.self) { try NumericSummary([.infinity]) }
  }
}
