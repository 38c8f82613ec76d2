import BenchmarkData
import SpineOutcomesStats

/// Kaplan-Meier curves of three arms and their log-rank test; whole months and all distinct.
extension Workload {
  static let survival: [Workload] = ["few", "distinct"].flatMap { kind in
    DataDirectory.sizes.flatMap { count in
      [fromArrays(kind, count), throughCohort(kind, count)]
    }
  }

  private enum Arm: Int, CaseIterable, Categorical {
    case first, second, third
  }

  private struct Patient: Sendable {
    var months: Double
    var died: Bool
    var arm: Arm
  }

  private static func fromArrays(_ kind: String, _ count: Int) -> Workload {
    Workload(.survival, "survival-\(kind)", count: count, side: "ours (arrays)") { directory in
      let prefix = "survival-\(kind)-\(count)"
      let times = try directory.column("\(prefix).time")
      let events = try directory.column("\(prefix).event").map { $0 == 1 }
      let codes = try directory.column("\(prefix).group").map { Int($0) }
      return {
        let table = try LifeTable(
          times: times, events: events, groupCodes: codes,
          groupNames: ["first", "second", "third"])
        return try values(KaplanMeier(table))
      }
    }
  }

  private static func throughCohort(_ kind: String, _ count: Int) -> Workload {
    Workload(.survival, "survival-\(kind)", count: count, side: "ours (Cohort)") { directory in
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
      return { try values(cohort.kaplanMeier(time: \.months, event: \.died, by: \.arm)) }
    }
  }

  private static func values(_ curves: KaplanMeier) throws -> [String: Double] {
    [
      "survival24": try curves.curves[0].survival(at: 24).value,
      "chisq": try curves.logRankTest().statistic?.value ?? .infinity,
    ]
  }
}
