internal import RealModule

/// The scale on which the interval of a cumulative incidence is symmetric.
///
/// With z the normal quantile: g(F) ± z SE |g'(F)|, transformed back. All lie in 0...1 and are
/// undefined where F is 0 or 1.
public enum IncidenceInterval: String, Sendable, Hashable, Codable, CaseIterable {
  /// g(F) = log(-log F): the default.
  ///
  /// `conf.type = "log-log"` of R's `survfit`, SAS `LIFETEST`, Stata `stcompet` and
  /// `tidycmprsk::cuminc`. Choudhury, Stat Med 21:1129, 2002, doi 10.1002/sim.1070.
  case logLog = "log-log"

  /// g(F) = log(-log(1 - F)): the scale of the subdistribution hazard.
  ///
  /// For a single cause it is one minus the log-log interval of Kaplan-Meier.
  case complementaryLogLog = "complementary log-log"

  /// g(F) = log F, cut off at 1: R's `conf.type = "log"`, its default.
  case log

  /// F ± z SE, cut off at 0 and 1: R's `conf.type = "plain"`.
  case plain

  /// g(F) = log(F / (1 - F)): R's `conf.type = "logit"`.
  case logit

  /// g(F) = arcsin √F: R's `conf.type = "arcsin"`.
  case arcsine

  /// The limits, for 0 < F < 1; nil otherwise.
  func limits(
    incidence: Double, variance: Double, quantile: Double
  ) -> (lower: Double, upper: Double)? {
    guard incidence > 0, incidence < 1 else { return nil }
    guard self == .complementaryLogLog else {
      return scale.limits(
        survival: incidence, greenwood: variance / (incidence * incidence), quantile: quantile)
    }
    let hazard = -Double.log(onePlus: -incidence)
    let factor = Double.exp(quantile * variance.squareRoot() / ((1 - incidence) * hazard))
    return (-Double.expMinusOne(-hazard / factor), -Double.expMinusOne(-hazard * factor))
  }

  /// The same function of S.
  private var scale: SurvivalInterval {
    switch self {
    case .logLog, .complementaryLogLog: .logLog
    case .log: .log
    case .plain: .plain
    case .logit: .logit
    case .arcsine: .arcsine
    }
  }
}
