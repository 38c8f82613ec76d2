import BenchmarkData
import SpineOutcomesStats

/// Logistic regression with coefficients, standard errors, intervals and p-values.
extension Workload {
  static let logistic: [Workload] =
    [(99, 4), (100_000, 10), (DataDirectory.largestSize, 20)].map { rows, columns in
      regression("logistic-\(columns)", rows, columns) {
        try values(LogisticRegression(outcome: $0, design: $1), last: columns)
      }
    } + [smallCohort, largeCohort, robust, firth, profile, optimism]
    + DataDirectory.matchedSets.map(conditional)

  private static func regression(
    _ name: String, _ rows: Int, _ columns: Int,
    _ fit: @escaping @Sendable ([Bool], Design) throws -> [String: Double]
  ) -> Workload {
    Workload(.logistic, name, count: rows, side: "ours (arrays)") { directory in
      let covariates = try (1...columns).map {
        (name: "x\($0)", values: try directory.column("logistic-\(rows).x\($0)"))
      }
      let outcome = try directory.column("logistic-\(rows).y").map { $0 == 1 }
      return { try fit(outcome, Design(columns: covariates)) }
    }
  }

  private static let robust = regression("logistic-6-hc3", 1_000, 6) {
    try values(
      LogisticRegression(outcome: $0, design: $1, inference: .robust(.hc3)), last: 6)
  }

  private static let firth = regression("logistic-6-firth", 1_000, 6) {
    let fit = try LogisticRegression(outcome: $0, design: $1, estimator: .firth)
    return ["first": fit["x1"]?.estimate ?? .infinity, "last": fit["x6"]?.estimate ?? .infinity]
  }

  private static let profile = regression("logistic-6-profile", 1_000, 6) {
    let fit = try LogisticRegression(outcome: $0, design: $1, inference: .profileLikelihood)
    return [
      "first": fit["x1"]?.estimate ?? .infinity, "last": fit["x6"]?.estimate ?? .infinity,
    ]
  }

  /// The corrected concordance depends on the random resamples: no number to agree on.
  private static let optimism = regression("optimism-1000", 200, 6) {
    let optimism = try LogisticData(outcome: $0, design: $1).optimism(resamples: 1_000, seed: 1)
    return ["apparent": optimism.concordance.apparent]
  }

  /// Sets of a case and two controls, as of infert.
  private static func conditional(_ sets: Int) -> Workload {
    Workload(.logistic, "conditional-2", count: 3 * sets, side: "ours (arrays)") { directory in
      let covariates = try (1...2).map {
        (name: "x\($0)", values: try directory.column("matched-\(sets).x\($0)"))
      }
      let outcome = try directory.column("matched-\(sets).y").map { $0 == 1 }
      let strata = try directory.column("matched-\(sets).set").map { "\(Int($0))" }
      return {
        let fit = try ConditionalLogisticRegression(
          outcome: outcome, design: Design(columns: covariates), strata: strata)
        return [
          "first": fit["x1"]?.estimate ?? .infinity, "last": fit["x2"]?.estimate ?? .infinity,
          "se": fit["x1"]?.standardError ?? .infinity,
        ]
      }
    }
  }

  private struct Patient: Sendable {
    var x1, x2, x3, x4: Double
    var failed: Bool
  }

  private static let smallCohort = Workload(
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
      return values(fit, last: 4)
    }
  }

  static func values(_ fit: LogisticRegression, last: Int) -> [String: Double] {
    [
      "first": fit["x1"]?.estimate ?? .infinity,
      "last": fit["x\(last)"]?.estimate ?? .infinity,
      "se": fit["x1"]?.standardError ?? .infinity,
    ]
  }
}
