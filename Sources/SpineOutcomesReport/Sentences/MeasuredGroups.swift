public import SpineOutcomesStats

/// A number in the groups that a test compared: what its sentence needs besides the test.
public struct MeasuredGroups: Sendable, Hashable, Codable {
  /// A group: what it is called in a sentence, and its values.
  public struct Group: Sendable, Hashable, Codable {
    /// The words after "in" or "than in": "the male group", "patients with reoperation".
    public var phrase: String

    /// Its values.
    public var summary: NumericSummary

    /// Creates a group.
    public init(_ phrase: String, _ summary: NumericSummary) {
      self.phrase = phrase
      self.summary = summary
    }
  }

  /// The variable, with its unit.
  public var variable: VariableName

  /// The groups, in the order of the test.
  public var groups: [Group]

  /// Creates groups.
  public init(_ variable: VariableName, groups: [Group]) {
    self.variable = variable
    self.groups = groups
  }

  /// The groups that have values, each called "the NAME group".
  ///
  /// - Parameters:
  ///   - variable: The variable, with its unit.
  ///   - values: Its values in each group.
  ///   - phrase: What a group is called, from its name.
  public init(
    _ variable: VariableName, _ values: GroupedValues,
    phrase: (_ name: String) -> String = { "the \($0) group" }
  ) {
    self.variable = variable
    groups = values.groups.enumerated().map { index, name in
      Group(phrase(name), NumericSummary(values, group: index))
    }.filter { $0.summary.count > 0 }
  }
}
