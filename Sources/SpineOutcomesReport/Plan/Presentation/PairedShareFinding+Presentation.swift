import SpineOutcomesStats

extension PairedShareFinding: ReportedFinding {
  var pValueCount: Int { arms.count { $0.test.value != nil } }

  var adjustments: [String] {
    adjustment == .unadjusted ? [] : ["\(arms.count) arms, \(adjustment.phrase)"]
  }

  func present(in presentation: inout Presentation) {
    presentation.add(
      arms.compactMap { arm in
        arm.test.value.map { test in
          presentation.sentences.sentence(
            test, of: label,
            circumstance: groupedBy.map {
              "in \(presentation.phrase(of: arm.name, in: $0))"
            } ?? "")
        }
      })
    for arm in arms {
      if let reason = arm.test.reason { presentation.add(notDone: reason, arm.name) }
    }
    presentation.add(Table(self, caption: "\(label) before and after"))
  }
}

extension Table {
  /// A row for each arm: n, the shares before and after, the changes and McNemar's test.
  ///
  /// - Parameters:
  ///   - finding: The change in each arm.
  ///   - caption: What the table shows.
  public init(_ finding: PairedShareFinding, caption: String) {
    let tests = finding.arms.map { $0.test.value }
    let ratios = tests.map { test in test.flatMap { $0.estimates.count > 1 ? $0.estimates[0] : nil }
    }
    let intervals = ratios.compactMap { $0?.confidenceInterval }
    let isAdjusted = finding.adjustment != .unadjusted
    self.init(
      caption: caption,
      columns: [
        Column(finding.groupedBy?.label ?? "Records", .left), Column("n"), Column("Before"),
        Column("After"), Column("Gained"), Column("Lost"), Column("Odds ratio"),
        Column(intervals.first.map { Self.intervalTitle($0.level) } ?? "CI"), Column("p"),
      ] + (isAdjusted ? [Column("p (\(finding.adjustment.name))")] : []))
    for (place, arm) in finding.arms.enumerated() {
      add(
        [
          arm.name, String(arm.count), Self.share(arm.before, of: arm.count),
          Self.share(arm.after, of: arm.count), String(arm.gained), String(arm.lost),
        ] + (ratios[place]?.ratioCells ?? ["none", "none"])
          + [tests[place]?.pValue.numeral ?? "none"]
          + (isAdjusted ? [arm.adjustedPValue?.numeral ?? "none"] : []))
    }
    notes = [
      "Before, after: records with \(finding.label.midSentence), of the n that have both. Gained: "
        + "from no to yes; lost: from yes to no. Odds ratio: gained against lost."
    ]
    notes += Self.methods(
      zip(finding.arms, tests).compactMap { arm, test in test.map { (arm.name, $0.method) } })
    notes.append(
      "All p-values are two-sided"
        + (isAdjusted ? "; the last column is \(finding.adjustment.phrase)." : "."))
    notes += Self.levels(intervals)
    notes += Self.exclusions(finding.arms.map { ($0.name, $0.exclusions) })
    if finding.outside > 0 {
      notes.append("Without \(finding.groupedBy?.label ?? "an arm"): \(finding.outside).")
    }
  }
}
