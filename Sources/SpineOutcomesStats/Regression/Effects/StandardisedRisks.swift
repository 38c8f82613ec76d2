/// The mean risk of the same records under two settings of some terms, and their contrast.
///
/// Each record keeps its other terms: the risks are standardised to the records of the study
/// (G-computation), and a difference of them is collapsible, which an odds ratio is not.
public struct StandardisedRisks: Sendable, Equatable, Codable {
  /// The settings of the first risk, as "walks = true".
  public let reference: String

  /// The settings of the second.
  public let compared: String

  /// The mean probability under the first settings; its interval is symmetric on the logit.
  public let referenceRisk: Estimate

  /// The mean probability under the second, likewise.
  public let comparedRisk: Estimate

  /// The second risk less the first.
  public let riskDifference: Estimate

  /// The two-sided p-value of a risk difference of 0, from the same standard error.
  public let riskDifferencePValue: PValue

  /// The second risk over the first; its interval is symmetric on the logarithm.
  public let riskRatio: Estimate

  /// The two-sided p-value of a risk ratio of 1, from the standard error of its logarithm.
  public let riskRatioPValue: PValue

  /// The odds of the second mean risk over those of the first; its interval is symmetric on the
  /// logarithm.
  public let marginalOddsRatio: Estimate

  /// The number of records, frequencies counted.
  public let count: Int
}

extension StandardisedRisks: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: both settings and their risks in the same order, the difference and ratio.
  public var description: String {
    "\(compared) against \(reference): \(comparedRisk) against \(referenceRisk); "
      + "\(riskDifference), "
      + "\(riskDifferencePValue); \(riskRatio), \(riskRatioPValue); n = \(count)"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
