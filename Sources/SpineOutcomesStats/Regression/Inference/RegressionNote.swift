/// What a reader of a regression should know beside its numbers.
public enum RegressionNote: Sendable, Hashable, Codable {
  /// The rarer outcome occurs fewer than ten times for each column beside the constant.
  case fewEvents(rarerOutcome: Int, columns: Int)

  /// The event occurs fewer than ten times for each column of a regression of hazards.
  case fewHazardEvents(events: Int, columns: Int)

  /// Cluster-robust standard errors from fewer than 20 clusters are too small.
  case fewClusters(count: Int)

  /// The terms were chosen by the same data: intervals are too narrow and p-values too small.
  case afterSelection(removed: Int)

  /// The columns are nearly linear combinations of each other: of every coefficient and standard
  /// error about 15 - log10 of the condition number digits are left, 9 or fewer.
  case nearCollinear(conditionNumber: Double)

  /// Wald's test of a term and its likelihood-ratio test fall on different sides of 1 - level,
  /// as where an estimate is so large that its standard error grows faster (Hauck and Donner).
  case waldDisagrees(term: String, wald: PValue, likelihoodRatio: PValue)

  /// There is no score test: the information at coefficients of zero is numerically singular.
  case noScoreTest

  /// Wald's normal approximation to Firth's estimator fails where data are separated.
  case waldOfFirth

  /// The levels of a category are compared with their mean, not with one of them.
  ///
  /// With profile likelihood the omitted level has an odds ratio without interval and p-value:
  /// it has no coefficient of its own.
  case sumContrasts(variable: String, omitted: String, isProfiled: Bool)

  /// The same in a regression of hazards.
  case sumContrastsOfHazards(variable: String, omitted: String, isProfiled: Bool)

  /// Some strata have no event: their records are compared with nobody.
  case strataWithoutEvents(variable: String, strata: [String], records: Int)

  /// Events of other causes were counted as censored: the ratios are of the hazard of one cause.
  case censoredCauses(cause: String, censored: [String])
}

extension RegressionNote {
  /// The condition number from which on nearly collinear terms are told of.
  static let conditionLimit = 1e6
}

extension RegressionNote: CustomStringConvertible {
  /// A sentence for people.
  public var description: String {
    switch self {
    case .fewEvents(let rarer, let columns):
      let share = Decimals.significant(Double(rarer) / Double(max(1, columns)), 2)
      return "Few events: the rarer outcome occurs \(rarer) "
        + "time\(rarer == 1 ? "" : "s") for \(columns) "
        + "column\(columns == 1 ? "" : "s") (\(share) each; 10 or more are usual)."
    case .fewHazardEvents(let events, let columns):
      let share = Decimals.significant(Double(events) / Double(max(1, columns)), 2)
      return "Few events: \(events) event\(events == 1 ? "" : "s") for \(columns) "
        + "column\(columns == 1 ? "" : "s") (\(share) each; 10 or more are usual)."
    case .fewClusters(let count):
      return "Few clusters (\(count)): cluster-robust standard errors are too small below 20."
    case .afterSelection(let removed):
      return "\(removed) term\(removed == 1 ? " was" : "s were") removed by the same data: "
        + "intervals are too narrow and p-values too small; records that miss a removed term stay "
        + "excluded."
    case .nearCollinear(let condition):
      return "Nearly collinear terms (condition number \(Decimals.significant(condition, 2))): "
        + "estimates and intervals of the terms concerned say little; see the variance "
        + "inflation, and remove a term or centre it."
    case .waldDisagrees(let term, let wald, let likelihoodRatio):
      return "\(term): Wald's test (\(wald)) and the likelihood ratio (\(likelihoodRatio)) "
        + "disagree; use profile likelihood."
    case .noScoreTest:
      return "No score test: at coefficients of zero the information is numerically singular."
    case .waldOfFirth:
      return "Wald tests of Firth's estimator can be far off where data are separated; use "
        + "profile likelihood."
    case .sumContrasts(let variable, let omitted, let isProfiled):
      return "\(variable): odds ratios are against the mean of the levels (of their log odds)"
        + Self.missing(omitted, isProfiled) + "."
    case .strataWithoutEvents(let variable, let strata, let records):
      let named = strata.prefix(5).joined(separator: ", ") + (strata.count > 5 ? ", ..." : "")
      return "\(strata.count) strat\(strata.count == 1 ? "um" : "a") of \(variable) without events "
        + "(\(named); \(records) record\(records == 1 ? "" : "s")): they say nothing of the hazard "
        + "ratios."
    case .censoredCauses(let cause, let censored):
      return
        "Events of \(censored.joined(separator: ", ")) are censored: hazard ratios of \(cause) "
        + "among those without any event, no statement about its cumulative incidence."
    case .sumContrastsOfHazards(let variable, let omitted, let isProfiled):
      return "\(variable): hazard ratios are against the mean of the levels (of their log hazards)"
        + Self.missing(omitted, isProfiled) + "."
    }
  }
}

extension RegressionNote {
  private static func missing(_ omitted: String, _ isProfiled: Bool) -> String {
    isProfiled ? "; \(omitted) follows from the other levels and has no profile interval" : ""
  }
}

extension [RegressionNote] {
  /// A sentence without its full stop, and the notes behind it; as it is without notes.
  func appended(to sentence: String) -> String {
    isEmpty ? sentence : "\(sentence). " + map(\.description).joined(separator: " ")
  }
}
