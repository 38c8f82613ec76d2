internal import SpineOutcomesStats

extension PerformedMethods {
  /// Gathers what the analyses of a report have really done.
  ///
  /// - Parameter report: The report; analyses that were not done say nothing.
  public init(_ report: Report) {
    self.init()
    for finding in report.items.lazy.compactMap(\.result.value) { add(finding) }
  }

  private mutating func add(_ finding: Finding) {
    switch finding {
    case .text, .description: break
    case .patients(let flow): add(flow.exclusions)
    case .baseline(let table): add(table)
    case .change(let change):
      for arm in change.arms {
        add(arm.test.value?.test, arm.exclusions)
        if case .pairedT? = arm.test.value { continue }
        add(arm.before)
      }
      add(change.adjustment, of: change.arms.count { $0.test.value != nil }, what: "arms")
    case .pairedShare(let change):
      for arm in change.arms { add(arm.test.value, arm.exclusions) }
      add(change.adjustment, of: change.arms.count { $0.test.value != nil }, what: "arms")
    case .comparison(let comparison):
      add(comparison.test.value?.test, nil)
      if let pairs = comparison.pairs?.value { add(pairs) }
    case .shares(let shares):
      add(shares.test.value?.test, shares.table.exclusions)
      add(shares.difference?.confidenceInterval)
      add(shares.ratio?.confidenceInterval)
    case .logistic(let models):
      for model in models.crude { if let model = try? model.result.get() { add(model) } }
      if let model = models.adjusted?.value { add(model) }
    case .cox(let models):
      for model in models.crude { if let model = try? model.result.get() { add(model) } }
      if let model = models.adjusted?.value { add(model) }
      for test in models.proportionality?.value ?? [] { add(test) }
    case .discrimination(let finding):
      for score in finding.scores.lazy.compactMap(\.value) {
        add(score.area)
        if let cutoff = score.cutoff?.value { add(cutoff) }
      }
    case .survival(let finding):
      add(finding.survival)
      add(finding.test?.value, nil)
      if let pairs = finding.pairs?.value {
        for pair in pairs.comparisons { add(pair.test, nil) }
        add(pairs.adjustment, of: pairs.comparisons.count { $0.test != nil }, what: "pairs")
      }
    }
  }

  private mutating func add(_ test: (any HypothesisTest)?, _ exclusions: Exclusions?) {
    if let test { add(test) }
    if let exclusions { add(exclusions) }
  }
}
