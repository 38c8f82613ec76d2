import Foundation
import SpineOutcomesStats
import _StatsTestSupport

/// The real data of the survival tests, read from the committed examples.
enum SurvivalExamples {
  struct LungPatient: Sendable {
    var days: Double
    var died: Bool
    var sex: String
    var ecog: Int?
    var institution: Int?
  }

  struct LeukaemiaPatient: Sendable {
    var weeks: Int
    var relapsed: Bool
    var treatment: String
  }

  static func lung() throws -> Cohort<LungPatient> {
    Cohort(
      try rows("lung").map {
        LungPatient(
          days: Double($0["days"] ?? "") ?? .nan, died: $0["died"] == "true",
          sex: $0["sex"] ?? "", ecog: Int($0["ecog"] ?? ""),
          institution: Int($0["institution"] ?? ""))
      })
  }

  static func mercaptopurine() throws -> Cohort<LeukaemiaPatient> {
    Cohort(
      try rows("mercaptopurine").map {
        LeukaemiaPatient(
          weeks: Int($0["weeks"] ?? "") ?? -1, relapsed: $0["relapsed"] == "true",
          treatment: $0["treatment"] ?? "")
      })
  }

  private static func rows(_ name: String) throws -> [[String: String]] {
    let url = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Examples/Data/\(name).csv")
    let lines = try String(contentsOf: url, encoding: .utf8)
      .split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
