import BenchmarkData
import SpineOutcomesStats

/// A logistic regression of 20 properties of a million records.
extension Workload {
  private struct Record: Sendable {
    var x1, x2, x3, x4, x5, x6, x7, x8, x9, x10: Double
    var x11, x12, x13, x14, x15, x16, x17, x18, x19, x20: Double
    var failed: Bool

    init(_ x: [Double], failed: Bool) {
      (x1, x2, x3, x4) = (x[0], x[1], x[2], x[3])
      (x5, x6, x7, x8) = (x[4], x[5], x[6], x[7])
      (x9, x10, x11, x12) = (x[8], x[9], x[10], x[11])
      (x13, x14, x15, x16) = (x[12], x[13], x[14], x[15])
      (x17, x18, x19, x20) = (x[16], x[17], x[18], x[19])
      self.failed = failed
    }
  }

  static let largeCohort = Workload(
    .logistic, "logistic-20", count: DataDirectory.largestSize, side: "ours (Cohort)"
  ) { directory in
    let rows = DataDirectory.largestSize
    let x = try (1...20).map { try directory.column("logistic-\(rows).x\($0)") }
    let outcome = try directory.column("logistic-\(rows).y")
    let cohort = Cohort(
      outcome.indices.map { row in
        Record(x.map { $0[row] }, failed: outcome[row] == 1)
      })
    return {
      let fit = try cohort.logisticRegression(
        of: \.failed,
        on: .numeric(\.x1), .numeric(\.x2), .numeric(\.x3), .numeric(\.x4),
        .numeric(\.x5), .numeric(\.x6), .numeric(\.x7), .numeric(\.x8),
        .numeric(\.x9), .numeric(\.x10), .numeric(\.x11), .numeric(\.x12),
        .numeric(\.x13), .numeric(\.x14), .numeric(\.x15), .numeric(\.x16),
        .numeric(\.x17), .numeric(\.x18), .numeric(\.x19), .numeric(\.x20))
      return values(fit, last: 20)
    }
  }
}
