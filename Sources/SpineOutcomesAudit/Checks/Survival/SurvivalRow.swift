/// A time under a survival curve: what is printed for it.
public struct SurvivalRow: Sendable, Hashable {
  /// The time.
  public let time: Reported

  /// The number at risk; nil where it is not printed.
  public let atRisk: Int?

  /// The events up to and at the time, counted from the start; nil where it is not printed.
  public let events: Int?

  /// The estimated survival, as a share or in percent; nil where it is not printed.
  public let survival: Reported?

  /// Creates a row.
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - atRisk: The number at risk.
  ///   - events: The events up to and at the time, counted from the start.
  ///   - survival: The estimated survival, as a share or in percent.
  public init(
    time: Reported, atRisk: Int? = nil, events: Int? = nil, survival: Reported? = nil
  ) {
    self.time = time
    self.atRisk = atRisk
    self.events = events
    self.survival = survival
  }
}
