import BenchmarkData
import SpineOutcomesStats

/// Competing risks of three arms from the records on: cumulative incidences with all their
/// intervals, the same with Gray's tests, and Fine-Gray regression; whole months and all distinct.
extension Workload {
  static let risks: [Workload] = ["few", "distinct"].flatMap { kind in
    DataDirectory.sizes.flatMap { count in
      [incidence(kind, count), gray(kind, count), cohortIncidence(kind, count)]
        + (kind == "distinct" ? [fineGray(kind, count)] : [])
    }
  }

  private enum Cause: Int, CaseIterable, Categorical {
    case first = 1
    case second
  }

  private enum Arm: Int, CaseIterable, Categorical {
    case first, second, third
  }

  private struct Patient: Sendable {
    var months: Double
    var cause: Cause?
    var arm: Arm
  }

  /// The columns of one file.
  private struct Columns {
    var times: [Double]
    var causes: [Int?]
    var groups: [Int]

    init(_ directory: DataDirectory, _ kind: String, _ count: Int) throws {
      let prefix = "risks-\(kind)-\(count)"
      times = try directory.column("\(prefix).time")
      causes = try directory.column("\(prefix).cause").map { $0 == 0 ? nil : Int($0) - 1 }
      groups = try directory.column("\(prefix).group").map { Int($0) }
    }

    func table() throws -> LifeTable {
      try LifeTable(
        times: times, causeCodes: causes, causeNames: ["first", "second"], groupCodes: groups,
        groupNames: ["first", "second", "third"])
    }
  }

  private static func incidence(_ kind: String, _ count: Int) -> Workload {
    Workload(.risks, "incidence-\(kind)", count: count, side: "ours (arrays)") { directory in
      let columns = try Columns(directory, kind, count)
      return { try values(CumulativeIncidence(columns.table())) }
    }
  }

  private static func cohortIncidence(_ kind: String, _ count: Int) -> Workload {
    Workload(.risks, "incidence-\(kind)", count: count, side: "ours (Cohort)") { directory in
      let columns = try Columns(directory, kind, count)
      let cohort = Cohort(
        columns.times.indices.map { row in
          Patient(
            months: columns.times[row],
            cause: columns.causes[row].flatMap { Cause(rawValue: $0 + 1) },
            arm: Arm(rawValue: columns.groups[row]) ?? .first)
        })
      return {
        try values(cohort.cumulativeIncidence(time: \.months, cause: \.cause, by: \.arm))
      }
    }
  }

  private static func gray(_ kind: String, _ count: Int) -> Workload {
    Workload(.risks, "incidence-gray-\(kind)", count: count, side: "ours (arrays)") { directory in
      let columns = try Columns(directory, kind, count)
      return {
        let incidence = try CumulativeIncidence(columns.table(), variance: .aalen)
        let curve = incidence["first", group: "first"]
        return [
          "incidence24": try curve?.incidence(at: 24).value ?? .nan,
          "error24": try curve?.standardError(at: 24) ?? .nan,
          "first": try incidence.grayTest(cause: "first").statistic?.value ?? .nan,
          "second": try incidence.grayTest(cause: "second").statistic?.value ?? .nan,
        ]
      }
    }
  }

  private static func fineGray(_ kind: String, _ count: Int) -> Workload {
    Workload(.risks, "fine-gray-\(kind)", count: count, side: "ours (arrays)") { directory in
      let columns = try Columns(directory, kind, count)
      let design = try Design(
        columns: (1...4).map { place in
          ("x\(place)", try directory.column("risks-\(kind)-\(count).x\(place)"))
        })
      return {
        let found = try FineGrayRegression(
          times: columns.times, causeCodes: columns.causes, causeNames: ["first", "second"],
          cause: "first", design: design)
        return [
          "coefficient": found.coefficients[0].estimate,
          "error": found.coefficients[0].standardError,
        ]
      }
    }
  }

  /// F at 24 months with its error, after the limits of all times have been computed.
  private static func values(_ incidence: CumulativeIncidence) throws -> [String: Double] {
    var widest = 0.0
    for curve in incidence.curves {
      for row in curve.rows { widest = max(widest, (row.upper ?? 0) - (row.lower ?? 0)) }
    }
    let curve = incidence["first", group: "first"]
    return [
      "incidence24": try curve?.incidence(at: 24).value ?? .nan,
      "error24": try curve?.standardError(at: 24) ?? .nan, "widest of ours": widest,
    ]
  }
}
