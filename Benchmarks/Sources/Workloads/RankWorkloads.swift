import BenchmarkData
import SpineOutcomesStats

/// Rank-sum tests of large samples by the normal approximation.
extension Workload {
  static let ranks: [Workload] =
    DataDirectory.sizes.filter { $0 > 100 }.flatMap { [fromArrays($0), throughCohort($0)] }

  private struct Scored: Sendable {
    var score: Double
    var event: Bool
  }

  private static let normal = RankTestMethod.asymptotic(continuityCorrection: true)

  private static func fromArrays(_ count: Int) -> Workload {
    Workload(.ranks, "rank-sum", count: count, side: "ours (arrays)") { directory in
      let scores = try directory.column("scores-decimals-\(count).score")
      let events = try directory.column("scores-decimals-\(count).event")
      let first = zip(scores, events).filter { $0.1 == 1 }.map(\.0)
      let second = zip(scores, events).filter { $0.1 == 0 }.map(\.0)
      return { try values(RankSumTest(first, second, method: normal)) }
    }
  }

  private static func throughCohort(_ count: Int) -> Workload {
    Workload(.ranks, "rank-sum", count: count, side: "ours (Cohort)") { directory in
      let scores = try directory.column("scores-decimals-\(count).score")
      let events = try directory.column("scores-decimals-\(count).event")
      let cohort = Cohort(zip(scores, events).map { Scored(score: $0, event: $1 == 1) })
      return {
        ["p": try cohort.rankSumTest(of: \.score, by: \.event, method: normal).pValue.value]
      }
    }
  }

  private static func values(_ test: RankSumTest) -> [String: Double] {
    ["w": test.statistic?.value ?? .infinity, "p": test.pValue.value]
  }
}
