import BenchmarkData
import SpineOutcomesStats

/// Cox regression with Efron's ties: coefficients, standard errors, intervals, p-values and tests.
extension Workload {
  static let cox: [Workload] =
    DataDirectory.hazards.flatMap { size in
      ["distinct", "tied"].map { regression($0, size.rows, size.columns) }
    } + [smallHazards]

  private static func regression(_ kind: String, _ rows: Int, _ columns: Int) -> Workload {
    Workload(.cox, "cox-\(columns)-\(kind)", count: rows, side: "ours (arrays)") { directory in
      let covariates = try (1...columns).map {
        (name: "x\($0)", values: try directory.column("cox-\(rows).x\($0)"))
      }
      let times = try directory.column("cox-\(rows).\(kind)")
      let events = try directory.column("cox-\(rows).event")
      let followUp = zip(times, events).map { FollowUp(time: $0, isEvent: $1 == 1) }
      return {
        try values(
          CoxRegression(followUp: followUp, design: Design(columns: covariates)), last: columns)
      }
    }
  }

  private struct Followed: Sendable {
    var x1, x2, x3, x4: Double
    var months: Double
    var died: Bool
  }

  private static let smallHazards = Workload(
    .cox, "cox-4-tied", count: 99, side: "ours (Cohort)"
  ) { directory in
    let x = try (1...4).map { try directory.column("cox-99.x\($0)") }
    let times = try directory.column("cox-99.tied")
    let events = try directory.column("cox-99.event")
    let cohort = Cohort(
      times.indices.map {
        Followed(
          x1: x[0][$0], x2: x[1][$0], x3: x[2][$0], x4: x[3][$0], months: times[$0],
          died: events[$0] == 1)
      })
    return {
      let fit = try cohort.coxRegression(
        time: \.months, event: \.died, on: .numeric(\.x1), .numeric(\.x2), .numeric(\.x3),
        .numeric(\.x4))
      return values(fit, last: 4)
    }
  }

  private static func values(_ fit: CoxRegression, last: Int) -> [String: Double] {
    [
      "first": fit["x1"]?.estimate ?? .infinity, "last": fit["x\(last)"]?.estimate ?? .infinity,
      "se": fit["x1"]?.standardError ?? .infinity, "logLikelihood": fit.logLikelihood,
    ]
  }
}
