public import SpineOutcomesStats

/// A number before and after in the pairs that a paired test used: what its sentence needs besides
/// the test, which knows the differences alone.
public struct MeasuredChange: Sendable, Hashable, Codable {
  /// The variable, with its unit.
  public var variable: VariableName

  /// The values before, of complete pairs.
  public var before: NumericSummary

  /// The values after, of the same pairs.
  public var after: NumericSummary

  /// When or under what the change was seen, as "after reoperation"; empty for nothing.
  public var circumstance: String

  /// Creates a change.
  public init(
    _ variable: VariableName, before: NumericSummary, after: NumericSummary,
    circumstance: String = ""
  ) {
    self.variable = variable
    self.before = before
    self.after = after
    self.circumstance = circumstance
  }

  /// The same change under "after" something, such as "reoperation".
  public func after(_ what: String) -> MeasuredChange {
    var copy = self
    copy.circumstance = "after \(what)"
    return copy
  }
}

extension Cohort {
  /// Describes a number before and after in the records that have both.
  ///
  /// - Parameters:
  ///   - label: What is measured, as "pain".
  ///   - before: The property before.
  ///   - after: The property after.
  ///   - unit: Its unit; none by default.
  /// - Returns: Both summaries, of the pairs that a paired test of the same properties uses.
  /// - Throws: `StatsError.invalidValue` for a number that is not finite.
  /// - Complexity: O(n log n).
  public func measuredChange<Before: Measured, After: Measured>(
    of label: String, before: Selector<Record, Before>, after: Selector<Record, After>,
    unit: String? = nil
  ) throws(StatsError) -> MeasuredChange {
    var pairs: [(before: Double, after: Double)] = []
    for record in records {
      if let first = record[keyPath: before].measured, let second = record[keyPath: after].measured
      {
        pairs.append((first, second))
      }
    }
    return MeasuredChange(
      VariableName(label, unit: unit), before: try NumericSummary(pairs.map(\.before)),
      after: try NumericSummary(pairs.map(\.after)))
  }
}
