public import SpineOutcomesStats

/// A yes or no before and after, in each arm, by McNemar's test.
public struct PairedShareFinding: Sendable, Equatable, Codable {
  /// One arm.
  public struct Arm: Sendable, Equatable, Codable {
    /// The name of the level.
    public let name: String

    /// How many records have both values.
    public let count: Int

    /// How many records are yes before.
    public let before: Int

    /// How many records are yes after.
    public let after: Int

    /// How many records went from no to yes.
    public let gained: Int

    /// How many records went from yes to no.
    public let lost: Int

    /// The records that lack a value, and the selections.
    public let exclusions: Exclusions

    /// The test, or why there is none.
    public let test: Attempt<McNemarTest>

    /// The p-value after the adjustment for the number of arms; nil without.
    public internal(set) var adjustedPValue: PValue?
  }

  /// What is yes or no.
  public let label: String

  /// The variable before.
  public let before: VariableName

  /// The variable after.
  public let after: VariableName

  /// The variable that tells the arms apart; nil for all records together.
  public let groupedBy: VariableName?

  /// How the p-values of the arms are adjusted for their number.
  public let adjustment: MultiplicityAdjustment

  /// The arms, in the order of their levels.
  public let arms: [Arm]

  /// How many records are in no arm.
  public let outside: Int
}
