import BenchmarkData
import SpineOutcomesStats

/// Fisher's exact test of tables larger than 2 x 2, exactly.
extension Workload {
  static let exactTables: [Workload] = [
    // Job satisfaction, and the table of Mehta and Patel: the examples of R's `fisher.test`.
    freemanHalton("job", [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]),
    freemanHalton(
      "sparse",
      [
        [1, 2, 2, 1, 1, 0, 1], [2, 0, 0, 2, 3, 0, 0], [0, 1, 1, 1, 2, 7, 3],
        [1, 1, 2, 0, 0, 0, 1], [0, 1, 1, 1, 1, 0, 0],
      ]),
    freemanHalton(
      "5x4", [[2, 9, 0, 8], [4, 4, 4, 1], [3, 3, 5, 5], [2, 6, 3, 4], [6, 4, 3, 4]]),
    freemanHalton(
      "5x4-even", [[5, 5, 6, 5], [6, 5, 2, 2], [11, 7, 3, 5], [2, 5, 6, 6], [4, 6, 5, 4]]),
    freemanHalton("3x4", [[12, 20, 15, 18], [20, 9, 22, 15], [18, 21, 13, 17]]),
  ]

  private static func freemanHalton(_ name: String, _ counts: [[Int]]) -> Workload {
    Workload(
      .exact, "fisher-\(name)", count: counts.joined().reduce(0, +), side: "ours (counts)"
    ) { _ in
      {
        let test = try FreemanHaltonTest(ContingencyTable(counts), computation: .exact)
        return ["p": test.pValue.value]
      }
    }
  }
}
