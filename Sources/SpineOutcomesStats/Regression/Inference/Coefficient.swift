/// A coefficient of a regression, with its test and interval.
public struct Coefficient: Sendable, Hashable {
  /// The name of the column: "age", "hospital: B", "age x hospital: B", "(intercept)".
  public let name: String

  /// The name of the term that the column belongs to: "hospital" for "hospital: B".
  public let term: String

  /// What the column is the product of; empty for the constant term.
  public let factors: [ColumnFactor]

  /// The logarithm of ``ratio``: for one unit, or for the level against the reference.
  public let estimate: Double

  /// Its standard error, by the covariance of the model's inference.
  public let standardError: Double

  /// The statistic of the test: z, t, or the likelihood ratio's chi-square.
  public let statistic: TestStatistic

  /// The two-sided p-value of the statistic.
  public let pValue: PValue

  /// The interval of the estimate, from the same inference as the p-value.
  public let confidenceInterval: ConfidenceInterval

  /// What ``ratio`` is: an odds ratio, or a hazard ratio.
  public let measure: EffectMeasure

  /// exp(estimate) with the same interval; infinite or 0 where a double cannot hold it, which is
  /// "beyond range" in tables and null as JSON.
  public let ratio: Estimate
}

extension Coefficient {
  /// The ``ratio`` of a logistic regression; of another regression its name says what it is.
  public var oddsRatio: Estimate { ratio }

  /// The ``ratio`` of a Cox regression; of another regression its name says what it is.
  public var hazardRatio: Estimate { ratio }
}

extension Coefficient {
  /// The variable, with its unit; for an interaction the name of the column.
  ///
  /// Of a number in units of so many (`per:`) the unit says so: "per 10 years".
  public var variable: VariableName {
    factors.count == 1 && factors[0].isWhole ? factors[0].heading : VariableName(name)
  }

  /// The level, for a level of a category; nil otherwise.
  public var level: String? {
    guard factors.count == 1 else { return nil }
    switch factors[0] {
    case .level(_, let level, _), .sumContrast(_, let level, _): return level
    case .number, .scaled, .power, .spline: return nil
    }
  }

  /// The level that it is compared with; nil unless it is a treatment contrast.
  public var reference: String? {
    guard factors.count == 1, case .level(_, _, let reference) = factors[0] else { return nil }
    return reference
  }

  /// Whether it is the constant term.
  public var isIntercept: Bool { factors.isEmpty }
}

extension ColumnFactor {
  /// Whether the factor is the variable as it is, or one of its levels.
  fileprivate var isWhole: Bool {
    switch self {
    case .number, .scaled, .level, .sumContrast: true
    case .power, .spline: false
    }
  }
}

extension Coefficient: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "age: odds ratio 1.02 (95 % CI 0.98 to 1.06), p = 0.312".
  public var description: String { "\(name): \(ratio.exponentialDescription), \(pValue)" }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
