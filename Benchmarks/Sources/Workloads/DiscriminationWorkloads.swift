import BenchmarkData
import SpineOutcomesStats

/// The curve, its area and DeLong's standard error; scores of three decimals and all distinct.
extension Workload {
  static let discrimination: [Workload] = ["decimals", "distinct"].flatMap { kind in
    DataDirectory.sizes.flatMap { count in
      [fromArrays(kind, count), throughCohort(kind, count)]
    } + [cutoff(kind, 100)]
  }

  /// Youden's cutoff with its exact p-value and 2,000 stratified bootstrap resamples.
  private static func cutoff(_ kind: String, _ count: Int) -> Workload {
    Workload(.discrimination, "cutoff-\(kind)", count: count, side: "ours (arrays)") { directory in
      let scores = try directory.column("scores-\(kind)-\(count).score")
      let events = try directory.column("scores-\(kind)-\(count).event").map { $0 == 1 }
      return {
        let curve = try ROCCurve(scores: scores, outcomes: events, eventsScore: .higher)
        let cutoff = try curve.cutoff(
          .youden, validation: .bootstrap(resamples: 2_000, seed: 1))
        return ["youden": cutoff.youdenIndex]
      }
    }
  }

  private struct Scored: Sendable {
    var score: Double
    var event: Bool
  }

  private static func fromArrays(_ kind: String, _ count: Int) -> Workload {
    Workload(.discrimination, "roc-\(kind)", count: count, side: "ours (arrays)") { directory in
      let scores = try directory.column("scores-\(kind)-\(count).score")
      let events = try directory.column("scores-\(kind)-\(count).event").map { $0 == 1 }
      return {
        try values(ROCCurve(scores: scores, outcomes: events, eventsScore: .higher).area)
      }
    }
  }

  private static func throughCohort(_ kind: String, _ count: Int) -> Workload {
    Workload(.discrimination, "roc-\(kind)", count: count, side: "ours (Cohort)") { directory in
      let scores = try directory.column("scores-\(kind)-\(count).score")
      let events = try directory.column("scores-\(kind)-\(count).event")
      let cohort = Cohort(zip(scores, events).map { Scored(score: $0, event: $1 == 1) })
      return {
        try values(cohort.rocCurve(of: \.event, score: \.score, eventsScore: .higher).area)
      }
    }
  }

  private static func values(_ area: AreaUnderCurve) -> [String: Double] {
    ["auc": area.estimate, "se": area.standardError ?? .infinity]
  }
}
