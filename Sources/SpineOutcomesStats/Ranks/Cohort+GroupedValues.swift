extension Cohort {
  /// Counts the values of a variable in each group.
  ///
  /// Records that lack the value or the group are left out. A level without records is a
  /// group with the total 0.
  ///
  /// - Parameters:
  ///   - value: The variable, on an ordinal or metric scale.
  ///   - group: The variable that tells the groups apart.
  /// - Returns: The counts, groups in the order of their levels.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is not finite or a level that is
  ///   not declared; ``StatsError/unnamedVariable(of:)`` for a computed property without a name.
  /// - Complexity: O(n) for n records.
  public func groupedValues<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>
  ) throws(StatsError) -> GroupedValues {
    try countedValues(of: value, by: group).values
  }

  /// Counts the values of a variable in each group, and the records left out.
  func countedValues<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>
  ) throws(StatsError) -> (values: GroupedValues, exclusions: Exclusions) {
    let values = try measured(value)
    let groups = try categories(group)
    let complete = completeCases(of: [values, groups])
    let counted = try GroupedValues(
      groups: groups.levelNames, checked: complete.values(values),
      codes: complete.codes(groups), weights: nil)
    return (counted, complete.exclusions)
  }
}
