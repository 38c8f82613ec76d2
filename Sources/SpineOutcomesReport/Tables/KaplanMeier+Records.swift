import SpineOutcomesStats

extension KaplanMeier {
  /// The curves of groups with records, which tables and figures show; every curve where no group
  /// has any.
  var shownCurves: [SurvivalCurve] {
    let shown = curves.filter { $0.count > 0 }
    return shown.isEmpty ? curves : shown
  }

  /// What the median is of: the time by its label; "time to death" where the label is that of the
  /// follow-up, whose own median stands beside it.
  var nameOfMedian: String {
    labels.time.label.lowercased().contains("follow")
      ? "time to \(labels.event.label.midSentence)" : labels.time.label.midSentence
  }

  /// Whether a record is at risk from an entry after the origin on.
  var hasLateEntry: Bool { lifeTable.hasLateEntry }

  /// "No complete records: conservative" of the groups that are not shown; nil where all are.
  var groupsWithoutRecords: String? {
    let missing = curves.filter { $0.count == 0 }.map(\.group)
    guard !missing.isEmpty, missing.count < curves.count else { return nil }
    return "No complete records: \(missing.joined(separator: ", "))"
  }
}

extension CumulativeIncidence {
  /// Whether a record is at risk from an entry after the origin on.
  var hasLateEntry: Bool { lifeTable.hasLateEntry }
}

extension LifeTable {
  fileprivate var hasLateEntry: Bool { groups.contains { !$0.lateEntries.isEmpty } }
}
