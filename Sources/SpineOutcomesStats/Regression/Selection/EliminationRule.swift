/// By what backward elimination drops terms.
public enum EliminationRule: Sendable, Hashable {
  /// Drops the term with the greatest p-value at or above the limit.
  case pValue(JointTest.Kind, limit: Double)

  /// Drops the term whose loss lowers Akaike's information criterion most.
  case akaikeInformationCriterion
}

/// The terms that are left of a regression after backward elimination, and what was dropped.
///
/// Terms that the same data chose look better than they are: intervals are too narrow, p-values
/// too small, odds ratios too far from 1. The regression says so in its notes.
public struct BackwardElimination: Sendable, Equatable, Codable {
  /// A term that was dropped.
  public struct Step: Sendable, Equatable, Codable {
    /// The name of the term.
    public let dropped: String

    /// Its test with the other terms left at that step; nil for elimination by AIC.
    public let test: JointTest?

    /// Akaike's information criterion without it.
    public let akaikeInformationCriterion: Double
  }

  /// The rule.
  public let rule: EliminationRule

  /// The dropped terms, in order.
  public let steps: [Step]

  /// The terms that are left.
  public let kept: [String]

  /// The regression on them, with a note that the data chose them.
  public let model: LogisticRegression
}

extension BackwardElimination: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: what was dropped, and the regression that is left.
  public var description: String {
    let dropped = steps.isEmpty ? "nothing" : steps.map(\.dropped).joined(separator: ", then ")
    return "Backward elimination dropped \(dropped). \(model)"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
