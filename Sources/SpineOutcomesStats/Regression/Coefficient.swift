/// A coefficient of a logistic regression, with its Wald test and interval.
public struct Coefficient: Sendable, Hashable, Codable {
  /// The name of the column: "age", "hospital: B", "(intercept)".
  public let name: String

  /// The variable, with its unit.
  public let variable: VariableName

  /// The level, for a level of a category; nil otherwise.
  public let level: String?

  /// The level that it is compared with; nil unless ``level`` is given.
  public let reference: String?

  /// The log odds ratio for one unit, or for the level against the reference.
  public let estimate: Double

  /// Its standard error, from the information at the estimate.
  public let standardError: Double

  /// The estimate divided by its standard error.
  public let z: Double

  /// The two-sided p-value of z, from the normal distribution.
  public let pValue: PValue

  /// The Wald interval of the estimate.
  public let confidenceInterval: ConfidenceInterval

  /// exp(estimate) with the same interval; infinite where a double cannot hold it.
  public let oddsRatio: Estimate
}

extension Coefficient: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "age: odds ratio 1.02 (95 % CI 0.98 to 1.06), p = 0.312".
  public var description: String { "\(name): \(oddsRatio), \(pValue)" }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
