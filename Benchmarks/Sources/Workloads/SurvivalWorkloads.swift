import BenchmarkData
import SpineOutcomesStats

/// Kaplan-Meier curves of three arms with all their intervals, and the log-rank test, each from
/// the records on; whole months, two thousand distinct times, and all distinct.
extension Workload {
  static let survival: [Workload] = ["few", "thousands", "distinct"].flatMap { kind in
    DataDirectory.sizes.flatMap { count in
      Analysis.allCases.flatMap { analysis in
        [fromArrays(analysis, kind, count), throughCohort(analysis, kind, count)]
      }
    }
  }

  private enum Analysis: String, CaseIterable {
    case kaplanMeier = "kaplan-meier"
    case logRank = "log-rank"
  }

  private enum Arm: Int, CaseIterable, Categorical {
    case first, second, third
  }

  private struct Patient: Sendable {
    var months: Double
    var died: Bool
    var arm: Arm
  }

  private static func fromArrays(
    _ analysis: Analysis, _ kind: String, _ count: Int
  ) -> Workload {
    let name = "survival-\(analysis.rawValue)-\(kind)"
    return Workload(.survival, name, count: count, side: "ours (arrays)") { directory in
      let prefix = "survival-\(kind)-\(count)"
      let times = try directory.column("\(prefix).time")
      let events = try directory.column("\(prefix).event").map { $0 == 1 }
      let codes = try directory.column("\(prefix).group").map { Int($0) }
      return {
        let table = try LifeTable(
          times: times, events: events, groupCodes: codes,
          groupNames: ["first", "second", "third"])
        return switch analysis {
        case .kaplanMeier: try values(KaplanMeier(table))
        case .logRank: try values(LogRankTest(table))
        }
      }
    }
  }

  private static func throughCohort(
    _ analysis: Analysis, _ kind: String, _ count: Int
  ) -> Workload {
    let name = "survival-\(analysis.rawValue)-\(kind)"
    return Workload(.survival, name, count: count, side: "ours (Cohort)") { directory in
      let prefix = "survival-\(kind)-\(count)"
      let times = try directory.column("\(prefix).time")
      let events = try directory.column("\(prefix).event")
      let groups = try directory.column("\(prefix).group")
      let cohort = Cohort(
        times.indices.map {
          Patient(
            months: times[$0], died: events[$0] == 1,
            arm: Arm(rawValue: Int(groups[$0])) ?? .first)
        })
      return {
        switch analysis {
        case .kaplanMeier:
          try values(cohort.kaplanMeier(time: \.months, event: \.died, by: \.arm))
        case .logRank:
          try values(cohort.logRankTest(time: \.months, event: \.died, by: \.arm))
        }
      }
    }
  }

  /// S at 24 months with its limits, after the limits of all times have been computed: peers do.
  private static func values(_ survival: KaplanMeier) throws -> [String: Double] {
    var widest = 0.0
    for curve in survival.curves {
      for row in curve.rows { widest = max(widest, (row.upper ?? 0) - (row.lower ?? 0)) }
    }
    let estimate = try survival.curves[0].survival(at: 24)
    return [
      "survival24": estimate.value, "lower24": estimate.confidenceInterval?.lower ?? 0,
      "upper24": estimate.confidenceInterval?.upper ?? 1, "widest of ours": widest,
    ]
  }

  private static func values(_ test: LogRankTest) throws -> [String: Double] {
    ["chisq": test.statistic?.value ?? .infinity]
  }
}
