import BenchmarkData
import SpineOutcomesStats

/// Rank tests of large samples by the normal approximation, t tests and correlations.
extension Workload {
  static let ranks: [Workload] =
    DataDirectory.sizes.filter { $0 > 100 }.flatMap { count in
      [
        fromArrays(count), throughCohort(count), signedRank(count), pairedThroughCohort(count),
        pairedT(count), welch(count), pearson(count), kendall(count),
      ]
    }

  private struct Pair: Sendable {
    var before: Double
    var after: Double
  }

  private static let plain = RankTestMethod.asymptotic(continuityCorrection: false)

  private static func pair(
    _ name: String, _ count: Int, _ side: String = "ours (arrays)",
    _ work:
      @escaping @Sendable (_ before: [Double], _ after: [Double]) throws -> [String: Double]
  ) -> Workload {
    Workload(.ranks, name, count: count, side: side) { directory in
      let before = try directory.column("paired-\(count).before")
      let after = try directory.column("paired-\(count).after")
      return { try work(before, after) }
    }
  }

  private static func signedRank(_ count: Int) -> Workload {
    pair("signed-rank", count) { before, after in
      ["p": try SignedRankTest(before: before, after: after, method: plain).pValue.value]
    }
  }

  private static func pairedThroughCohort(_ count: Int) -> Workload {
    Workload(.ranks, "signed-rank", count: count, side: "ours (Cohort)") { directory in
      let before = try directory.column("paired-\(count).before")
      let after = try directory.column("paired-\(count).after")
      let cohort = Cohort(zip(before, after).map { Pair(before: $0, after: $1) })
      return {
        [
          "p": try cohort.signedRankTest(before: \.before, after: \.after, method: plain)
            .pValue.value
        ]
      }
    }
  }

  private static func pairedT(_ count: Int) -> Workload {
    pair("paired-t", count) { before, after in
      let test = try PairedTTest(before: before, after: after)
      return ["t": test.statistic?.value ?? .infinity, "p": test.pValue.value]
    }
  }

  private static func welch(_ count: Int) -> Workload {
    pair("welch", count) { before, after in
      let test = try TwoSampleTTest(before, after)
      return ["t": test.statistic?.value ?? .infinity, "p": test.pValue.value]
    }
  }

  private static func pearson(_ count: Int) -> Workload {
    pair("pearson", count) { before, after in
      ["r": try PearsonCorrelation(before, after).estimates[0].value]
    }
  }

  private static func kendall(_ count: Int) -> Workload {
    pair("kendall", count) { before, after in
      ["tau": try KendallCorrelation(before, after).estimates[0].value]
    }
  }

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
