import SpineOutcomesStats

extension Cohort {
  /// What an analysis is called: as the plan says, else as the variable.
  func label<Value>(
    _ given: String?, of selector: Selector<Record, Value>
  ) throws(StatsError) -> String {
    if let given { return given }
    return try name(of: selector).label
  }
}
