import SpineOutcomesStats

/// A part of a finding that could not be done.
struct FindingGap: Sendable, Equatable {
  /// The part, such as an arm or a variable.
  var part: String

  /// Why.
  var reason: String

  init(_ part: String, _ reason: String) {
    self.part = part
    self.reason = reason
  }

  /// The gap of an attempt; nil of one that was done, and of one that was not asked for.
  init?<Value>(_ part: String, _ attempt: Attempt<Value>?) {
    guard let reason = attempt?.reason else { return nil }
    self.init(part, reason)
  }
}

extension ChangeFinding {
  var notDone: [FindingGap] { arms.compactMap { FindingGap($0.name, $0.test) } }
}

extension PairedShareFinding {
  var notDone: [FindingGap] { arms.compactMap { FindingGap($0.name, $0.test) } }
}

extension BaselineTable {
  var notDone: [FindingGap] {
    rows.compactMap { row in
      let (variable, comparison) =
        switch row {
        case .numeric(let row): (row.variable, row.comparison)
        case .category(let row): (row.variable, row.comparison)
        }
      guard case .notTested(let reason) = comparison else { return nil }
      return FindingGap(variable.label, reason)
    }
  }
}

extension ComparisonFinding {
  var notDone: [FindingGap] {
    let pairs = pairs?.value?.pairs.filter { $0.pValue == nil } ?? []
    return [FindingGap("Test", test), FindingGap("Pairs", self.pairs)].compactMap { $0 }
      + pairs.map { FindingGap("\($0.first) and \($0.second)", $0.remark) }
  }
}

extension ShareFinding {
  var notDone: [FindingGap] { [FindingGap("Test", test)].compactMap { $0 } }
}

extension LogisticFinding {
  var notDone: [FindingGap] {
    crude.compactMap { single in
      guard case .failure(let error) = single.result else { return nil }
      return FindingGap("\(single.variable.label) alone", error.description)
    } + [FindingGap("All variables together", adjusted)].compactMap { $0 }
  }
}

extension CoxFinding {
  var notDone: [FindingGap] {
    crude.compactMap { single in
      guard case .failure(let error) = single.result else { return nil }
      return FindingGap("\(single.variable.label) alone", error.description)
    }
      + [
        FindingGap("All variables together", adjusted),
        FindingGap("Tests of proportional hazards", proportionality),
      ].compactMap { $0 }
  }
}

extension DiscriminationFinding {
  var notDone: [FindingGap] {
    scores.compactMap { FindingGap("ROC curve", $0) }
      + scores.compactMap(\.value).compactMap {
        FindingGap("Cutoff of \($0.curve.score)", $0.cutoff)
      } + [FindingGap("Comparison of the areas", comparison)].compactMap { $0 }
  }
}

extension SurvivalFinding {
  var notDone: [FindingGap] {
    let pairs = pairs?.value?.comparisons ?? []
    return [
      FindingGap("Test between the groups", test), FindingGap("Groups in pairs", self.pairs),
    ].compactMap { $0 }
      + pairs.compactMap { pair in
        pair.reason.map { FindingGap("\(pair.first) against \(pair.second)", $0) }
      }
  }
}

extension IncidenceFinding {
  var notDone: [FindingGap] {
    tests.compactMap { FindingGap("Gray's test of \($0.cause)", $0.test) }
  }
}
