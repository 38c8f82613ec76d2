/// The records of each level of a categorical term, levels without complete cases included.
public struct CategoryCounts: Sendable, Hashable, Codable {
  /// A level and its complete cases.
  public struct Level: Sendable, Hashable, Codable {
    /// The name of the level.
    public let name: String

    /// The number of complete cases; with 0 the level has no column in the design.
    public let count: Int

    /// How many of them had the event.
    public let events: Int
  }

  /// The variable.
  public let variable: VariableName

  /// How its levels became columns.
  public let contrasts: Contrasts

  /// The level that the others are compared with, or that sum contrasts leave out.
  public let reference: String

  /// All levels, in their order.
  public let levels: [Level]
}
