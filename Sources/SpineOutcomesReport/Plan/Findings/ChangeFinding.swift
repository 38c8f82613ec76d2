public import SpineOutcomesStats

/// A number before and after, in each arm.
public struct ChangeFinding: Sendable, Equatable, Codable {
  /// How many records went from one value to another.
  public struct Step: Sendable, Equatable, Codable {
    /// The value before.
    public let before: Double

    /// The value after.
    public let after: Double

    /// How many records.
    public let count: Int
  }

  /// One arm.
  public struct Arm: Sendable, Equatable, Codable {
    /// The name of the level.
    public let name: String

    /// The values before, of the records that have both.
    public let before: NumericSummary

    /// The values after, of the records that have both.
    public let after: NumericSummary

    /// How many records are higher after.
    public let higher: Int

    /// How many records are the same after.
    public let same: Int

    /// How many records are lower after.
    public let lower: Int

    /// Each pair of values with its count, by the value before; nil beyond ``largestSteps`` pairs.
    public let steps: [Step]?

    /// The records that lack a value, and the selections.
    public let exclusions: Exclusions

    /// The test, or why there is none.
    public let test: Attempt<ChangeTest>

    /// The p-value after the adjustment for the number of arms; nil without.
    public internal(set) var adjustedPValue: PValue?

    /// How many records have both values.
    public var count: Int { before.count }
  }

  /// The number of distinct pairs of values up to which they are listed.
  public static let largestSteps = 400

  /// What changes.
  public let label: String

  /// The variable before.
  public let before: VariableName

  /// The variable after.
  public let after: VariableName

  /// The variable that tells the arms apart; nil for all records together.
  public let groupedBy: VariableName?

  /// Which values are better; nil where nobody has said so.
  public let better: ScoreDirection?

  /// How the p-values of the arms are adjusted for their number.
  public let adjustment: MultiplicityAdjustment

  /// The arms, in the order of their levels.
  public let arms: [Arm]

  /// How many records are in no arm.
  public let outside: Int
}

extension ChangeFinding.Arm {
  /// How many records are better after, and how many worse; nil where nobody has said which.
  public func outcomes(better: ScoreDirection?) -> (improved: Int, worse: Int)? {
    better.map { $0 == .higher ? (higher, lower) : (lower, higher) }
  }
}
