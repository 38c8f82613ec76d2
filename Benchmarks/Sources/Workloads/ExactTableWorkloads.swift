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
    freemanHalton("3x3", [[9, 6, 6], [3, 11, 10], [8, 4, 3]]),
    freemanHalton("3x3-200", [[10, 26, 24], [24, 17, 25], [28, 22, 24]]),
    freemanHalton("4x4-60", [[3, 4, 1, 0], [4, 7, 3, 2], [4, 2, 8, 7], [3, 3, 5, 4]]),
    freemanHalton("4x4", [[0, 7, 7, 8], [4, 6, 9, 5], [11, 3, 4, 8], [8, 8, 6, 6]]),
    // 200 records: R takes minutes, or fails. Margins even and nearly even at p = 0.05, 0.003.
    freemanHalton(
      "5x4-200-even",
      [[13, 11, 6, 10], [12, 11, 4, 13], [14, 7, 11, 8], [4, 13, 15, 8], [7, 8, 14, 11]]),
    freemanHalton(
      "5x4-200-even-0.003",
      [[15, 1, 8, 16], [7, 15, 11, 7], [11, 9, 13, 7], [11, 14, 10, 5], [6, 11, 8, 15]]),
    freemanHalton(
      "5x4-200-near",
      [[5, 10, 10, 13], [11, 6, 7, 15], [12, 8, 15, 5], [14, 9, 9, 9], [6, 16, 10, 10]]),
    freemanHalton(
      "5x4-200-near-0.003",
      [[9, 10, 12, 7], [6, 9, 14, 10], [7, 12, 11, 10], [6, 7, 9, 19], [20, 11, 5, 6]]),
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
