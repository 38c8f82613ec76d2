import BenchmarkData
import SpineOutcomesStats

/// Exact tests, tied and not: each of ours with its estimate and its interval.
extension Workload {
  static let exact: [Workload] =
    ["tied", "distinct"].flatMap { kind in
      [50, 100].flatMap { [rankSum(kind, $0), smirnov(kind, $0)] } + [signedRank(kind)]
    } + [fisher, ninetyNine("rank-sum-99"), ninetyNine("signed-rank-99")] + exactTables

  /// The size of the study: 99 pain scores of two arms, or 99 changes in half grades.
  private static func ninetyNine(_ name: String) -> Workload {
    Workload(.exact, name, count: 99, side: "ours (arrays)") { directory in
      let (first, second) = try samples(directory, "tied", 50)
      let changes = try directory.column("exact-99.change")
      let zero = changes.map { _ in 0.0 }
      return {
        let p =
          name == "rank-sum-99"
          ? try RankSumTest(Array(first.dropLast()), second, method: .exact).pValue
          : try SignedRankTest(before: zero, after: changes, method: .exact).pValue
        return ["p": p.value]
      }
    }
  }

  private static func rankSum(_ kind: String, _ count: Int) -> Workload {
    Workload(.exact, "rank-sum-\(kind)", count: 2 * count, side: "ours (arrays)") { directory in
      let (first, second) = try samples(directory, kind, count)
      return { ["p": try RankSumTest(first, second, method: .exact).pValue.value] }
    }
  }

  /// The p-value of Youden's cutoff, with its curve: Smirnov's distance is its index.
  private static func smirnov(_ kind: String, _ count: Int) -> Workload {
    Workload(.exact, "smirnov-\(kind)", count: 2 * count, side: "ours (ROCCurve)") { directory in
      let (first, second) = try samples(directory, kind, count)
      let outcomes = first.map { _ in true } + second.map { _ in false }
      return {
        let curve = try ROCCurve(
          scores: first + second, outcomes: outcomes, eventsScore: .higher)
        return ["p": try curve.cutoff(.youden, validation: .none).pValue?.value ?? .infinity]
      }
    }
  }

  private static func signedRank(_ kind: String) -> Workload {
    Workload(.exact, "signed-rank-\(kind)", count: 200, side: "ours (arrays)") { directory in
      let after = try directory.column("exact-\(kind).difference")
      let before = after.map { _ in 0.0 }
      return {
        ["p": try SignedRankTest(before: before, after: after, method: .exact).pValue.value]
      }
    }
  }

  private static let fisher = Workload(
    .exact, "fisher-conditional", count: 800, side: "ours (counts)"
  ) { _ in
    {
      let test = try FisherTest(ContingencyTable([[210, 190], [170, 230]]))
      return ["p": test.pValue.value, "odds": test.estimates.first?.value ?? .infinity]
    }
  }

  private static func samples(
    _ directory: DataDirectory, _ kind: String, _ count: Int
  ) throws -> ([Double], [Double]) {
    (
      try directory.column("exact-\(kind)-\(count).first"),
      try directory.column("exact-\(kind)-\(count).second")
    )
  }
}
