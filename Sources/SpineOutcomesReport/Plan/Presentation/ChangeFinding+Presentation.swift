import SpineOutcomesStats

extension ChangeFinding: ReportedFinding {
  var pValueCount: Int { arms.count { $0.test.value != nil } }

  var adjustments: [String] {
    adjustment == .unadjusted ? [] : ["\(arms.count) arms, \(adjustment.phrase)"]
  }

  func present(in presentation: inout Presentation) {
    let variable = VariableName(label, unit: before.unit == after.unit ? before.unit : nil)
    presentation.add(
      arms.compactMap { arm in
        arm.test.value.map { test in
          presentation.sentences.sentence(
            test.test,
            of: MeasuredChange(
              variable, before: arm.before, after: arm.after,
              circumstance: groupedBy.map {
                "in \(presentation.phrase(of: arm.name, in: $0))"
              } ?? ""))
        }
      })
    for arm in arms {
      if let reason = arm.test.reason { presentation.add(notDone: reason, arm.name) }
    }
    presentation.add(Table(self, caption: "\(label) before and after"))
    if let figure = figure(named: presentation.name) { presentation.add(figure) }
  }
}

extension ChangeFinding {
  /// The largest number of different values that a figure shows.
  private static let largestGrades = 12

  /// The pairs of ordinal grades as lines; nil for many values, and without pairs.
  private func figure(named name: String) -> Figure? {
    let filled = arms.filter { $0.count > 0 }
    let values = Set(filled.flatMap { ($0.steps ?? []).flatMap { [$0.before, $0.after] } })
    guard !filled.isEmpty, filled.allSatisfy({ $0.steps != nil }),
      values.count <= Self.largestGrades
    else { return nil }
    return Figure(
      pairedChanges: filled.map { arm in
        let steps = arm.steps ?? []
        return .init(
          groupedBy == nil ? "" : arm.name,
          before: steps.flatMap { Array(repeating: $0.before, count: $0.count) },
          after: steps.flatMap { Array(repeating: $0.after, count: $0.count) },
          note: arm.test.value?.test.pValue.description)
      }, labels: (before: before.label, after: after.label), title: label, better: better,
      name: name)
  }
}

extension Table {
  /// A row for each arm: n, before, after, how many changed which way, and the test.
  ///
  /// Medians with quartiles stand beside rank tests and the sign test, means with standard
  /// deviations beside t tests.
  ///
  /// - Parameters:
  ///   - finding: The change in each arm.
  ///   - caption: What the table shows.
  public init(_ finding: ChangeFinding, caption: String) {
    let tests = finding.arms.map { $0.test.value?.test }
    let isMean = finding.arms.contains {
      if case .pairedT? = $0.test.value { true } else { false }
    }
    let intervals = tests.compactMap { $0?.estimates.first?.confidenceInterval }
    let names = finding.better == nil ? ("Higher", "Lower") : ("Improved", "Worse")
    let isAdjusted = finding.adjustment != .unadjusted
    self.init(
      caption: caption,
      columns: [
        Column(finding.groupedBy?.label ?? "Records", .left), Column("n"), Column("Before"),
        Column("After"), Column(names.0), Column("Same"), Column(names.1), Column("Change"),
        Column(intervals.first.map { Self.intervalTitle($0.level) } ?? "CI"), Column("p"),
      ] + (isAdjusted ? [Column("p (\(finding.adjustment.name))")] : []))
    for (arm, test) in zip(finding.arms, tests) {
      let (up, down) = arm.outcomes(better: finding.better) ?? (arm.higher, arm.lower)
      let estimate = test?.estimates.first
      add(
        [
          arm.name, String(arm.count), Self.centre(arm.before, isMean: isMean),
          Self.centre(arm.after, isMean: isMean), Self.share(up, of: arm.count),
          Self.share(arm.same, of: arm.count), Self.share(down, of: arm.count),
          estimate.map { Decimals.estimate($0.value) } ?? "none",
          estimate?.confidenceInterval.map(Self.plainLimits) ?? "none",
          test?.pValue.numeral ?? "none",
        ] + (isAdjusted ? [arm.adjustedPValue?.numeral ?? "none"] : []))
    }
    notes = [
      (isMean ? "Before, after: mean (SD)." : "Before, after: median (IQR).")
        + " Of the n records that have both \(finding.before.description.midSentence) and "
        + "\(finding.after.description.midSentence)."
    ]
    if let better = finding.better {
      notes.append("Improved: \(better.rawValue) after.")
    }
    let named = Self.distinct(tests.compactMap { $0?.estimates.first?.name })
    notes += named.map { "Change: \($0)." }
    let done = zip(finding.arms, tests).compactMap { arm, test in
      // The numbers of zeros stand in the table.
      test.map { (group: arm.name, method: PerformedMethods.general($0.method)) }
    }
    notes += Self.methods(done)
    notes.append(
      "All p-values are two-sided"
        + (isAdjusted ? "; the last column is \(finding.adjustment.phrase)." : "."))
    notes += Self.levels(intervals)
    notes += Self.exclusions(finding.arms.map { ($0.name, $0.exclusions) })
    if finding.outside > 0 {
      notes.append("Without \(finding.groupedBy?.label ?? "an arm"): \(finding.outside).")
    }
  }

  /// "6 (4 to 7)", or "5.8 (1.9)" for a mean.
  static func centre(_ summary: NumericSummary, isMean: Bool) -> String {
    if isMean {
      guard let mean = summary.mean else { return "n = 0" }
      let deviation = summary.standardDeviation.map { Decimals.estimate($0) }
      return "\(Decimals.estimate(mean)) (\(deviation ?? "no SD"))"
    }
    guard let median = summary.median, let lower = summary.lowerQuartile,
      let upper = summary.upperQuartile
    else { return "n = 0" }
    let numbers = [median, lower, upper].map { Decimals.estimate($0) }
    return "\(numbers[0]) (\(numbers[1]) to \(numbers[2]))"
  }
}
