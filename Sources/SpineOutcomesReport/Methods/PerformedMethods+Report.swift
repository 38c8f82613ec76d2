internal import SpineOutcomesStats

extension PerformedMethods {
  /// Gathers what the analyses of a report have really done, and what of it is shown.
  ///
  /// - Parameter report: The report; analyses that were not done say nothing.
  public init(_ report: Report) {
    self.init()
    for finding in report.items.lazy.compactMap(\.result.value) { add(finding) }
  }

  private mutating func add(_ finding: Finding) {
    switch finding {
    case .text: break
    case .patients(let flow): add(flow.exclusions)
    case .baseline(let table): add(table)
    case .description(let table): add(table)
    case .change(let change): add(change)
    case .pairedShare(let change): add(change)
    case .comparison(let comparison): add(comparison)
    case .shares(let shares): add(shares)
    case .logistic(let models):
      for model in models.crude { if let model = try? model.result.get() { add(model) } }
      if let model = models.adjusted?.value {
        add(model)
        add(together: model.likelihoodRatioTest, model.coefficients, of: model.outcome)
      }
    case .cox(let models):
      for model in models.crude { if let model = try? model.result.get() { add(model) } }
      if let model = models.adjusted?.value {
        add(model)
        add(together: model.likelihoodRatioTest, model.coefficients, of: model.outcome)
      }
      for test in models.proportionality?.value ?? [] {
        add(test, for: .init(models.label.midSentence, asked: "hazard of"))
      }
    case .discrimination(let finding): add(finding)
    case .survival(let finding): add(finding)
    case .incidence(let finding): add(finding)
    }
  }

  private mutating func add(
    together test: (any HypothesisTest)?, _ coefficients: [Coefficient], of outcome: String
  ) {
    guard let test, Sentences.variables(of: coefficients) > 1 else { return }
    add(test, for: .init(outcome.midSentence, asked: "", place: "by all variables together"))
  }

  private mutating func add(_ table: DescriptiveTable) {
    for row in table.rows {
      switch row {
      case .numeric(let row):
        add(row.summary)
        add(row.summary, isMean: true)
        if row.missing > 0 { add(incomplete: row.missing) }
      case .category(let row):
        addCounts()
        add(incomplete: row.missing)
      }
    }
  }

  private mutating func add(incomplete count: Int) {
    add(Exclusions(initial: count, incomplete: count))
  }

  private mutating func add(_ change: ChangeFinding) {
    let purpose = MethodUse.Purpose(
      change.label.midSentence, asked: "change in", place: Self.within(change.groupedBy))
    for arm in change.arms {
      add(arm.exclusions)
      guard let test = arm.test.value else { continue }
      add(test.test, for: purpose, showing: Array(test.test.estimates.prefix(1)))
      if case .pairedT = test {
        add(arm.before, isMean: true)
      } else {
        add(arm.before)
      }
    }
    add(change.adjustment, of: change.arms.count { $0.test.value != nil }, what: "arms")
  }

  private mutating func add(_ change: PairedShareFinding) {
    let purpose = MethodUse.Purpose(
      change.label.midSentence, asked: "change in", place: Self.within(change.groupedBy))
    for arm in change.arms {
      add(arm.exclusions)
      addCounts()
      guard let test = arm.test.value else { continue }
      let ratio = test.estimates.count > 1 ? Array(test.estimates.prefix(1)) : []
      add(test, for: purpose, showing: ratio)
    }
    add(change.adjustment, of: change.arms.count { $0.test.value != nil }, what: "arms")
  }

  private mutating func add(_ comparison: ComparisonFinding) {
    let name = comparison.label.midSentence
    let group = comparison.groupedBy.label.midSentence
    for group in comparison.groups.prefix(1) {
      add(group.summary)
      add(group.summary, isMean: true)
    }
    if let test = comparison.test.value?.test {
      let isShown = comparison.groups.count { $0.summary.count > 0 } == 2
      add(
        test, for: .init(name, place: "by \(group)"),
        showing: isShown ? Array(test.estimates.prefix(1)) : [])
    }
    if let pairs = comparison.pairs?.value {
      add(pairs, for: .init(name, place: "between pairs of groups of \(group)"))
    }
  }

  private mutating func add(_ shares: ShareFinding) {
    addCounts()
    if let test = shares.test.value?.test {
      add(
        test,
        for: .init(
          shares.label.midSentence, place: "by \(shares.table.rowVariable.midSentence)"),
        showing: Array(test.estimates.prefix(1)))
    }
    add(shares.table.exclusions)
    add(shares.difference?.confidenceInterval, of: "risk difference")
    add(shares.ratio?.confidenceInterval, of: "risk ratio")
  }

  private mutating func add(_ finding: DiscriminationFinding) {
    let place = "as a test for \(finding.label.midSentence)"
    for score in finding.scores.lazy.compactMap(\.value) {
      let purpose = MethodUse.Purpose(score.curve.score.midSentence, place: place)
      add(score.area, for: purpose)
      if let cutoff = score.cutoff?.value { add(cutoff, for: purpose) }
    }
    guard let comparison = finding.comparison?.value else { return }
    let names = MethodUse.Purpose("the scores", place: place)
    for difference in comparison.differences { add(difference, for: names) }
    if comparison.differences.count > 1 { add(comparison.equality, for: names) }
  }

  private mutating func add(_ finding: SurvivalFinding) {
    let name = finding.label.midSentence
    let group = finding.survival.labels.group?.label.midSentence
    let place = name.contains(" by ") ? "" : group.map { "by \($0)" } ?? ""
    add(finding.survival, for: .init(name))
    if let test = finding.test?.value {
      add(test, for: .init(name, place: place), showing: Array(test.estimates.prefix(1)))
    }
    guard let pairs = finding.pairs?.value else { return }
    for pair in pairs.comparisons {
      guard let test = pair.test else { continue }
      add(
        test, for: .init(name, place: "between pairs of groups\(group.map { " of \($0)" } ?? "")"),
        showing: Array(test.estimates.prefix(1)))
    }
    add(pairs.adjustment, of: pairs.comparisons.count { $0.test != nil }, what: "pairs")
  }

  private mutating func add(_ finding: IncidenceFinding) {
    add(finding.incidence, for: .init(finding.label.midSentence))
    for test in finding.tests {
      guard let test = test.test.value else { continue }
      let group = finding.incidence.labels.group?.label.midSentence
      add(test, for: .init(finding.label.midSentence, place: group.map { "by \($0)" } ?? ""))
    }
  }

  /// "within the groups of treatment"; nothing without groups.
  private static func within(_ groups: VariableName?) -> String {
    groups.map { "within the groups of \($0.label.midSentence)" } ?? ""
  }
}
