/// What the exponential of a coefficient of a regression is.
public enum EffectMeasure: String, Sendable, Hashable, Codable, CaseIterable {
  /// Of a logistic regression: how the odds of the event compare.
  case oddsRatio = "odds ratio"

  /// Of a Cox regression: how the rates of the event among those at risk compare.
  case hazardRatio = "hazard ratio"

  /// Of Fine and Gray's regression: how the rates compare among those without the event, those with
  /// a competing one included.
  case subdistributionHazardRatio = "subdistribution hazard ratio"
}

extension EffectMeasure {
  /// The letters that head a column of a table.
  package var abbreviation: String {
    switch self {
    case .oddsRatio: "OR"
    case .hazardRatio: "HR"
    case .subdistributionHazardRatio: "SHR"
    }
  }
}
