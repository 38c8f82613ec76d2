public import SpineOutcomesStats

/// A category between groups: counts, shares and a test.
public struct ShareComparison<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Compares how often something happened between groups.
  ///
  /// - Parameters:
  ///   - event: Whether it happened.
  ///   - group: The variable that tells the groups apart.
  ///   - test: The test; by default Fisher's for two groups and Pearson's chi-square for more.
  ///   - label: What happened; the name of the variable by default.
  public init<Event: Categorical, Group: Categorical>(
    of event: Selector<Record, Event>, by group: Selector<Record, Group>,
    test: ShareTest.Choice = .bySize, label: String? = nil
  ) where Event.Level == Bool {
    self.init(event, group, isEvent: true, test, label)
  }

  /// Compares how often each level occurs between groups.
  ///
  /// - Parameters:
  ///   - category: The category.
  ///   - group: The variable that tells the groups apart.
  ///   - test: The test; by default Fisher's for two by two and Pearson's chi-square for more.
  ///   - label: What is compared; the name of the variable by default.
  public init<Category: Categorical, Group: Categorical>(
    of category: Selector<Record, Category>, by group: Selector<Record, Group>,
    test: ShareTest.Choice = .bySize, label: String? = nil
  ) {
    self.init(category, group, isEvent: Category.Level.self == Bool.self, test, label)
  }

  private init<Category: Categorical, Group: Categorical>(
    _ category: Selector<Record, Category>, _ group: Selector<Record, Group>, isEvent: Bool,
    _ test: ShareTest.Choice, _ label: String?
  ) {
    steps = [
      PlanStep(heading: { cohort in
        let name = (try? cohort.label(label, of: category)) ?? "Comparison"
        return (try? cohort.name(of: group).label).map { "\(name) by \($0.midSentence)" }
          ?? name
      }) { (cohort, settings) throws(StatsError) in
        .shares(
          ShareFinding(
            try cohort.label(label, of: category),
            try cohort.contingencyTable(rows: group, columns: category), isEvent: isEvent,
            test: test, level: settings.level))
      }
    ]
  }
}
