/// The names of the variables of a survival analysis, as results print them.
public struct SurvivalLabels: Sendable, Hashable, Codable {
  /// The time of follow-up, with its unit.
  public var time: VariableName

  /// The event.
  public var event: VariableName

  /// The variable that tells the groups apart; nil when all records are one group.
  public var group: VariableName?

  /// The variable that tells the strata apart; nil without strata.
  public var stratum: VariableName?

  /// Creates the names.
  public init(
    time: VariableName = VariableName("time"), event: VariableName = VariableName("event"),
    group: VariableName? = nil, stratum: VariableName? = nil
  ) {
    self.time = time
    self.event = event
    self.group = group
    self.stratum = stratum
  }
}
