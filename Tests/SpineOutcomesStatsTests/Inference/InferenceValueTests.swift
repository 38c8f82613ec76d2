import Foundation
import SpineOutcomesStats
import Testing

@Suite("Inference values")
struct InferenceValueTests {
  @Test(
    arguments: [
      (0.041, "p = 0.041"), (0.0005, "p < 0.001"), (0.00099999, "p < 0.001"),
      (0.001, "p = 0.001"), (0.99951, "p > 0.999"), (1, "p > 0.999"), (0, "p < 0.001"),
    ])
  func pValuesPrintAsTheGuidelinesAsk(value: Double, text: String) throws {
    #expect(try PValue(value).description == text)
  }

  @Test func pValuesStayInsideZeroToOne() throws {
    #expect(try PValue(1 + 1e-12).value == 1)
    for value in [-1e-300, 1.001, .nan, .infinity] {
      #expect(throws: StatsError.self) { try PValue(value) }
    }
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode([PValue].self, from: Data("[1.5]".utf8))
    }
    #expect(try JSONDecoder().decode([PValue].self, from: Data("[0.5]".utf8)) == [PValue(0.5)])
  }

  @Test func intervalsKeepInfiniteLimitsInJSON() throws {
    let interval = try ConfidenceInterval(
      lower: -.infinity, upper: .infinity, level: 0.95, method: "log-log")
    let data = try JSONEncoder().encode(interval)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("\"upper\":\"Infinity\""))
    #expect(text.contains("\"lower\":\"-Infinity\""))
    #expect(try JSONDecoder().decode(ConfidenceInterval.self, from: data) == interval)
  }

  @Test func intervalsRefuseWhatIsNone() {
    #expect(throws: StatsError.self) {
      try ConfidenceInterval(lower: 2, upper: 1, level: 0.95, method: "")
    }
    #expect(throws: StatsError.self) {
      try ConfidenceInterval(lower: .nan, upper: 1, level: 0.95, method: "")
    }
    for level in [0, 1, 95, -0.5, Double.nan] {
      #expect(throws: StatsError.self) {
        try ConfidenceInterval(lower: 0, upper: 1, level: level, method: "")
      }
    }
  }

  @Test func intervalsHoldTheirLimits() throws {
    let interval = try ConfidenceInterval(lower: 1, upper: 2, level: 0.9, method: "exact")
    #expect(interval.contains(1) && interval.contains(2) && !interval.contains(2.1))
    #expect(interval.description == "90 % CI 1.000 to 2.000")
  }

  @Test func estimatesNameThemselves() throws {
    let interval = try ConfidenceInterval(
      lower: 0.9091, upper: 0.9989, level: 0.95, method: "Wald")
    let estimate = try Estimate(
      name: "odds ratio", value: 0.953, confidenceInterval: interval)
    #expect(estimate.description == "odds ratio 0.9530 (95 % CI 0.9091 to 0.9989)")
    let data = try JSONEncoder().encode(estimate)
    #expect(try JSONDecoder().decode(Estimate.self, from: data) == estimate)
    #expect(throws: StatsError.self) {
      try Estimate(name: "mean", value: .nan, confidenceInterval: nil)
    }
  }

  @Test func errorsReadWellAndCarryTheirPlace() {
    let error = StatsError.invalidValue(
      InvalidValue(variable: "months", row: 6, line: 8, reason: "is negative"))
    #expect(error.description == "months, line 8 (data row 6): the value is negative")
    #expect(error.localizedDescription == error.description)
    #expect(String(reflecting: error) == error.description)
    #expect(
      StatsError.unknownLevel(variable: "hospital", level: "Z", known: ["A", "B"]).description
        == "hospital has no level \"Z\"; its levels are \"A\", \"B\"")
    let many = (1...12).map(String.init)
    #expect(
      StatsError.unknownLevel(variable: "id", level: "Z", known: many).description
        .hasSuffix("\"9\", \"10\" and 2 more"))
    #expect(
      StatsError.noCompleteCases(Exclusions(initial: 0)).description
        == "no complete cases: there are no records")
  }
}
