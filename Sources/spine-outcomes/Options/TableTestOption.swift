import ArgumentParser
import SpineOutcomesStats

/// A test of the `table` command, as an option.
enum TableTestOption: String, ExpressibleByArgument, CaseIterable {
  case chiSquare = "chi-square"
  case yates
  case nMinusOne = "n-1"
  case g
  case fisher
  case central = "fisher-central"
  case blaker = "fisher-blaker"
  case midP = "fisher-mid-p"
  case trend
  case exactTrend = "exact-trend"
  case stuartMaxwell = "stuart-maxwell"
  case bowker
  case kappa
  case linearKappa = "linear-kappa"
  case quadraticKappa = "quadratic-kappa"

  /// Whether rows and columns are one thing, told twice of each record.
  var isOfPairs: Bool {
    switch self {
    case .stuartMaxwell, .bowker, .kappa, .linearKappa, .quadraticKappa: true
    case .chiSquare, .yates, .nMinusOne, .g, .fisher, .central, .blaker, .midP, .trend,
      .exactTrend:
      false
    }
  }
}

/// An interval of an effect of two proportions, as an option.
enum EffectIntervalOption: String, ExpressibleByArgument, CaseIterable {
  case newcombe
  case miettinenNurminen = "miettinen-nurminen"
  case mee
  case agrestiCaffo = "agresti-caffo"
  case koopman
  case log
  case woolf
  case score
  case likelihoodRatio = "likelihood-ratio"
  case exact
  case central = "exact-central"
  case blaker = "exact-blaker"
  case midP = "mid-p"

  /// The intervals that are shown when none is asked for.
  static let standard: [EffectIntervalOption] = [
    .newcombe, .miettinenNurminen, .agrestiCaffo, .koopman, .log, .exact, .woolf,
  ]

  /// The effect that the interval is of, and its name.
  func effect(
    of proportions: TwoProportions, level: Double
  ) throws(StatsError) -> (name: String, estimate: Estimate) {
    let odds: OddsRatioInterval
    switch self {
    case .newcombe: return try difference(.newcombe, proportions, level)
    case .miettinenNurminen: return try difference(.miettinenNurminen, proportions, level)
    case .mee: return try difference(.mee, proportions, level)
    case .agrestiCaffo: return try difference(.agrestiCaffo, proportions, level)
    case .koopman: return ("Risk ratio", try proportions.riskRatio(.koopman, level: level))
    case .log: return ("Risk ratio", try proportions.riskRatio(.log, level: level))
    case .woolf: odds = .woolf
    case .score: odds = .score
    case .likelihoodRatio: odds = .likelihoodRatio
    case .exact: odds = .exact(.minlike)
    case .central: odds = .exact(.central)
    case .blaker: odds = .exact(.blaker)
    case .midP: odds = .exact(.midP)
    }
    let isConditional =
      switch odds {
      case .exact: true
      case .woolf, .score, .likelihoodRatio: false
      }
    return (
      isConditional ? "Conditional odds ratio" : "Odds ratio",
      try proportions.oddsRatio(odds, level: level)
    )
  }

  private func difference(
    _ interval: RiskDifferenceInterval, _ proportions: TwoProportions, _ level: Double
  ) throws(StatsError) -> (name: String, estimate: Estimate) {
    ("Risk difference", try proportions.riskDifference(interval, level: level))
  }

  /// The interval of the difference; nil for those of ratios.
  var difference: RiskDifferenceInterval? {
    switch self {
    case .newcombe: .newcombe
    case .miettinenNurminen: .miettinenNurminen
    case .mee: .mee
    case .agrestiCaffo: .agrestiCaffo
    default: nil
    }
  }
}

/// An interval of one proportion, as an option.
enum ProportionIntervalOption: String, ExpressibleByArgument, CaseIterable {
  case wilson
  case clopperPearson = "clopper-pearson"
  case agrestiCoull = "agresti-coull"
  case jeffreys
  case midP = "mid-p"
  case blaker

  var value: ProportionInterval {
    switch self {
    case .wilson: .wilson
    case .clopperPearson: .clopperPearson
    case .agrestiCoull: .agrestiCoull
    case .jeffreys: .jeffreys
    case .midP: .midP
    case .blaker: .blaker
    }
  }
}

/// What counts as two-sided in an exact test, as an option.
enum ExactMethodOption: String, ExpressibleByArgument, CaseIterable {
  case minlike
  case central
  case blaker
  case midP = "mid-p"

  var value: ExactTestMethod {
    switch self {
    case .minlike: .minlike
    case .central: .central
    case .blaker: .blaker
    case .midP: .midP
    }
  }
}

/// A form of McNemar's test, as an option.
enum McNemarOption: String, ExpressibleByArgument, CaseIterable {
  case exact
  case midP = "mid-p"
  case chiSquare = "chi-square"
  case corrected

  var value: McNemarTest.Method {
    switch self {
    case .exact: .exact
    case .midP: .midP
    case .chiSquare: .chiSquared(continuityCorrection: false)
    case .corrected: .chiSquared(continuityCorrection: true)
    }
  }
}

/// An interval of a difference of paired proportions, as an option.
enum PairedIntervalOption: String, ExpressibleByArgument, CaseIterable {
  case newcombe
  case tango

  var value: PairedDifferenceInterval {
    switch self {
    case .newcombe: .newcombe
    case .tango: .tango
    }
  }
}
