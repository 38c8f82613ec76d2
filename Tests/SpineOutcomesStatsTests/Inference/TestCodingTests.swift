import Foundation
import SpineOutcomesStats
import Testing

@Suite("JSON of tests whose properties follow from their data")
struct TestCodingTests {
  private struct Stored: Decodable { var pValue: PValue }

  private func object(_ value: some Encodable) throws -> [String: Any] {
    let data = try JSONEncoder().encode(value)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func check(_ test: some HypothesisTest, hasStatistic: Bool) throws {
    let json = try object(test)
    let keys = [
      "method", "statistic", "alternative", "pValue", "estimates", "count", "exclusions",
    ]
    for key in keys { #expect(json[key] != nil, "\(key) of \(test.method)") }
    #expect(json["method"] as? String == test.method)
    #expect((json["statistic"] is NSNull) == !hasStatistic, "\(test.method)")
    #expect(json["alternative"] as? String == test.alternative.rawValue)
    // JSONSerialization reads numbers to within a unit in the last place; JSONDecoder exactly.
    let stored = try JSONDecoder().decode(Stored.self, from: try JSONEncoder().encode(test))
    #expect(stored.pValue == test.pValue)
    #expect((json["estimates"] as? [Any])?.count == test.estimates.count)
    #expect(json["count"] as? Int == 14)
  }

  @Test func contingencyTests() throws {
    let table = try ContingencyTable([[7, 4], [1, 2]])
    try check(try FisherTest(table), hasStatistic: false)
    try check(try ChiSquareTest(table), hasStatistic: true)
    try check(try McNemarTest(table), hasStatistic: false)
    try check(
      try McNemarTest(table, method: .chiSquared(continuityCorrection: true)),
      hasStatistic: true)
  }

  @Test func areaUnderCurve() throws {
    let scores = (0..<14).map(Double.init)
    let mixed = (0..<14).map { $0 % 3 == 0 }
    try check(
      try ROCCurve(scores: scores, outcomes: mixed, eventsScore: .higher).area,
      hasStatistic: true)
    let separated = (0..<14).map { $0 > 6 }
    try check(
      try ROCCurve(scores: scores, outcomes: separated, eventsScore: .higher).area,
      hasStatistic: false)
  }
}
