public import SpineOutcomesStats

/// The records of a study: how many there were, were left out with which reason, and remained.
public struct PatientFlowFinding: Sendable, Equatable, Codable {
  /// A group and its records.
  public struct Group: Sendable, Equatable, Codable {
    /// The name of the level.
    public let name: String

    /// How many records are in it.
    public let count: Int
  }

  /// The records before any selection, and the selections.
  public let exclusions: Exclusions

  /// The variable that tells the arms apart; nil without arms.
  public let groupedBy: VariableName?

  /// The arms, in the order of their levels; empty without arms.
  public let groups: [Group]

  /// How many of the selected records are in no arm.
  public let outside: Int

  /// The records that remain.
  public var count: Int { exclusions.analysed }
}

extension PatientFlowFinding {
  /// Counts the records of a cohort and of its arms.
  init<Record>(
    _ cohort: Cohort<Record>, _ arms: Grouping<Record>?
  ) throws(StatsError) {
    exclusions = Exclusions(initial: cohort.initialCount, selections: cohort.selections)
    let split = try arms?.split(cohort)
    groupedBy = split?.variable
    groups = split?.groups.map { Group(name: $0.name, count: $0.cohort.count) } ?? []
    outside = split?.outside ?? 0
  }
}
