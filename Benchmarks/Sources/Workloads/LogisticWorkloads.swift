import BenchmarkData
import SpineOutcomesStats

/// Logistic regression with coefficients, standard errors, intervals and p-values.
extension Workload {
  static let logistic: [Workload] =
    DataDirectory.regressions.map { rows, columns in
      Workload(.logistic, "logistic-\(columns)", count: rows, side: "ours (arrays)") { directory in
        let names = (1...columns).map { "x\($0)" }
        let covariates = try names.map {
          (name: $0, values: try directory.column("logistic-\(rows).\($0)"))
        }
        let outcome = try directory.column("logistic-\(rows).y").map { $0 == 1 }
        return {
          let fit = try LogisticRegression(outcome: outcome, design: Design(columns: covariates))
          return values(fit, last: names[columns - 1])
        }
      }
    } + [throughCohort]

  private struct Patient: Sendable {
    var x1, x2, x3, x4: Double
    var failed: Bool
  }

  private static let throughCohort = Workload(
    .logistic, "logistic-4", count: 99, side: "ours (Cohort)"
  ) { directory in
    let x = try (1...4).map { try directory.column("logistic-99.x\($0)") }
    let outcome = try directory.column("logistic-99.y")
    let cohort = Cohort(
      outcome.indices.map {
        Patient(x1: x[0][$0], x2: x[1][$0], x3: x[2][$0], x4: x[3][$0], failed: outcome[$0] == 1)
      })
    return {
      let fit = try cohort.logisticRegression(
        of: \.failed, on: .numeric(\.x1), .numeric(\.x2), .numeric(\.x3), .numeric(\.x4))
      return values(fit, last: "x4")
    }
  }

  private static func values(_ fit: LogisticRegression, last: String) -> [String: Double] {
    [
      "first": fit["x1"]?.estimate ?? .infinity,
      "last": fit[last]?.estimate ?? .infinity,
      "se": fit["x1"]?.standardError ?? .infinity,
    ]
  }
}
