import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite("Dates in CSV")
struct CSVDateTests {
  private struct Expected: Decodable {
    struct Case: Decodable {
      var text: String
      var seconds: Double
    }

    var cases: [Case]
  }

  private static func parse(_ text: String) -> Date? {
    var text = text
    return text.withUTF8 { ISODate.parse($0) }
  }

  @Test("agree with Python's datetime")
  func dates() throws {
    for item in try Fixtures.json("iso-dates/expected.json", as: Expected.self).cases {
      #expect(Self.parse(item.text) == Date(timeIntervalSince1970: item.seconds), "\(item.text)")
    }
  }

  @Test(
    "refuse what is no date",
    arguments: [
      "", "2024", "2024-01", "2024-1-1", "24-01-01", "2024-00-01", "2024-13-01", "2024-01-00",
      "2024-01-32", "2024-04-31", "2023-02-29", "1900-02-29", "0000-01-01", "2024/01/01",
      "01-02-2024", "20240101", "2024-01-01 ", " 2024-01-01", "2024-01-01T", "2024-01-01T00",
      "2024-01-01T00:00", "2024-01-01T24:00Z", "2024-01-01T00:60Z", "2024-01-01T00:00:60Z",
      "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00.0123456789Z", "2024-01-01T00:00Zx",
      "2024-01-01T00:00+24:00", "2024-01-01T00:00+00:60", "2024-01-01T00:00+0900",
      "2024-01-01 00:00Z", "2024-01-01t00:00z", "-2024-01-01", "2024-01-01-", "١٩٩٩-01-01",
    ])
  func refused(_ text: String) {
    #expect(Self.parse(text) == nil)
  }

  @Test("count the time between in the units that are stated")
  func intervals() throws {
    let start = try #require(Self.parse("2024-01-31"))
    let end = try #require(Self.parse("2025-01-31"))
    #expect(start.interval(to: end, in: .days) == 366)
    #expect(end.interval(to: start, in: .days) == -366)
    #expect(start.interval(to: end, in: .weeks) == 366.0 / 7)
    #expect(start.interval(to: end, in: .months) == 366 / 30.4375)
    #expect(start.interval(to: end, in: .years) == 366 / 365.25)
    #expect(TimeUnit.months.days * 12 == TimeUnit.years.days)
    #expect(start.interval(to: start, in: .months) == 0)
  }
}
