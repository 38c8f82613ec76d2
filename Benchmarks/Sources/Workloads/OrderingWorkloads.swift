import BenchmarkData
import SpineOutcomesStats

/// Sorting, orders, counts of distinct values and mid-ranks; a shuffle.
///
/// The standard library's sort of the same doubles is measured as a peer.
extension Workload {
  static let ordering: [Workload] =
    (["distinct", "decimals"].flatMap { kind in
      DataDirectory.sizes.flatMap { count in ordered("\(kind)-\(count)", kind, count) }
    })
    + ["nearly-sorted", "reversed", "one-exponent", "constant"].flatMap { kind in
      ordered("\(kind)-\(DataDirectory.largestSize)", kind, DataDirectory.largestSize)
    } + [shuffle]

  private static func ordered(_ file: String, _ kind: String, _ count: Int) -> [Workload] {
    func workload(
      _ name: String, side: String = "ours (arrays)",
      _ work: @escaping @Sendable ([Double]) throws -> [String: Double]
    ) -> Workload {
      Workload(.ordering, "\(name)-\(kind)", count: count, side: side) { directory in
        let values = try directory.column("scores-\(file).score")
        return { try work(values) }
      }
    }
    return [
      workload("sort") { ["middle": try Ordering.sorted($0)[count / 2]] },
      workload("sort", side: "Swift sorted()") { ["middle": $0.sorted()[count / 2]] },
      workload("order") { ["middle": $0[try Ordering.order($0)[count / 2]]] },
      workload("order", side: "Swift sorted() of the values alone") {
        ["middle": $0.sorted()[count / 2]]
      },
      workload("distinct") {
        let distinct = try DistinctValues($0)
        return [
          "size": Double(distinct.values.count), "most": Double(distinct.counts.max() ?? 0),
        ]
      },
      workload("ranks") {
        let ranks = try Ordering.doubledMidRanks($0)
        return ["first": Double(ranks[0]) / 2, "last": Double(ranks[count - 1]) / 2]
      },
    ]
  }

  private static let shuffle = Workload(
    .ordering, "shuffle", count: DataDirectory.largestSize, side: "ours (arrays)"
  ) { _ in
    let rows = Array(0..<DataDirectory.largestSize)
    var generator = SeededGenerator(seed: 1)
    return { ["sum": Double(generator.shuffled(rows).reduce(0, +))] }
  }
}
