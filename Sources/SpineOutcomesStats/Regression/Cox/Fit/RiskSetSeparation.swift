import LinearAlgebra

/// Decides whether a partial likelihood has a finite maximum.
enum RiskSetSeparation {
  static func separation(_ problem: CoxProblem) throws(StatsError) -> Separation? { nil }
}
