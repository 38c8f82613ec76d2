import SpineOutcomesStats

extension KaplanMeier {
  /// The curves of groups with records, which tables and figures show; every curve where no group
  /// has any.
  var shownCurves: [SurvivalCurve] {
    let shown = curves.filter { $0.count > 0 }
    return shown.isEmpty ? curves : shown
  }

  /// "No complete records: conservative" of the groups that are not shown; nil where all are.
  var groupsWithoutRecords: String? {
    let missing = curves.filter { $0.count == 0 }.map(\.group)
    guard !missing.isEmpty, missing.count < curves.count else { return nil }
    return "No complete records: \(missing.joined(separator: ", "))"
  }
}
