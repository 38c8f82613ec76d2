internal import SpineOutcomesStats

/// The names of groups as a drawing shows them.
enum GroupNames {
  /// Words that say nothing without the name of their variable.
  private static let truths: Set<String> = ["true", "false", "yes", "no"]

  /// The names; with that of the variable before, where one of them is a number or a truth value,
  /// which alone would be read as a count: "ECOG 0".
  static func shown(_ names: [String], of variable: VariableName?) -> [String] {
    guard let label = variable?.label, !label.isEmpty,
      names.contains(where: { Double($0) != nil || truths.contains($0.lowercased()) })
    else { return names }
    return names.map { "\(label) \($0)" }
  }
}
