import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Areas of billions of records, of which only counts by score are known.
struct LargeCountsTests {
  struct Expected: Decodable {
    struct Case: Decodable, Sendable, CustomStringConvertible {
      var name: String
      var events: [Int]
      var others: [Int]
      var area: Double
      var standardError: Double

      var description: String { name }
    }
    var cases: [Case]

    static func load() -> [Case] {
      (try? Fixtures.json("roc/expected-counts.json", as: Expected.self))?.cases ?? []
    }
  }

  @Test func casesAreFound() { #expect(Expected.load().count == 5) }

  /// Sums of squares are whole numbers of up to 180 binary digits: a few roundings are left.
  @Test(arguments: Expected.load())
  func delongIsExact(truth: Expected.Case) throws {
    let summary = try GroupedValues(
      groups: ["others", "events"], values: truth.events.indices.map(Double.init),
      counts: [truth.others, truth.events])
    let area = try ROCCurve(summary, events: "events", eventsScore: .higher).area
    #expect(agrees(area.estimate, truth.area, digits: 15.3))
    #expect(agrees(area.standardError ?? -1, truth.standardError, digits: 15.3))
    let mirrored = try ROCCurve(summary, events: "others", eventsScore: .lower)
    #expect(agrees(mirrored.area.estimate, truth.area, digits: 15.3))
    #expect(mirrored.area.standardError == area.standardError)
    // The curve and its area, asked for once more, are one number.
    #expect(try mirrored.areaUnderCurve() == mirrored.area)
  }
}
