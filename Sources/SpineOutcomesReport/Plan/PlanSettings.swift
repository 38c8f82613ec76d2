/// What all analyses of a plan share.
package struct PlanSettings<Record: Sendable>: Sendable {
  /// The confidence level.
  package let level: Double

  /// The seed of random numbers.
  package let seed: UInt64

  /// The arms of the study; nil where the plan has none.
  package let arms: Grouping<Record>?
}
