/// How much each event time counts in a test between survival curves.
///
/// A test of the log-rank family sums w(t) (observed - expected) over the event times. With d
/// events among n at risk at a time, all groups of a stratum together, S(t-) is the Kaplan-Meier
/// estimate just before t. Early differences count more with `.gehanBreslow`, `.taroneWare`,
/// `.petoPeto` and `.flemingHarrington(rho: 1, gamma: 0)`, late ones with
/// `.flemingHarrington(rho: 0, gamma: 1)`. The weight belongs into the plan of a study: the least
/// of several p-values is none.
public enum LogRankWeight: Sendable, Hashable {
  /// w = 1. Mantel, Cancer Chemother Rep 50:163, 1966.
  case logRank

  /// w = n: the generalised Wilcoxon test, "Wilcoxon" in SAS and Stata. Its weights depend on
  /// the censoring. Gehan, Biometrika 52:203, 1965, doi 10.1093/biomet/52.1-2.203; Breslow,
  /// Biometrika 57:579, 1970, doi 10.1093/biomet/57.3.579.
  case gehanBreslow

  /// w = √n. Tarone and Ware, Biometrika 64:156, 1977, doi 10.1093/biomet/64.1.156.
  case taroneWare

  /// w is an estimate of survival in all groups, of which there are several forms. Peto and
  /// Peto, J R Stat Soc A 135:185, 1972, doi 10.2307/2344317.
  case petoPeto(PetoWeight)

  /// w = S(t-)^ρ (1 - S(t-))^γ, both exponents 0 or more; 0^0 is 1. Fleming and Harrington,
  /// Counting Processes and Survival Analysis, 1991, section 7.2.
  case flemingHarrington(rho: Double, gamma: Double)
}

/// The estimate of survival by which Peto and Peto's test weights a time.
///
/// Programs that agree on the name of the test differ here; all products are over event times.
public enum PetoWeight: String, Sendable, Hashable, Codable, CaseIterable {
  /// S(t-), the Kaplan-Meier estimate just before t: `survdiff(rho = 1)` in R, coin's
  /// "Peto-Peto".
  case survivalBefore = "survival-before"

  /// Π n / (n + d) up to and with t: coin's "Prentice". Prentice, Biometrika 65:167, 1978,
  /// doi 10.1093/biomet/65.1.167.
  case prentice

  /// S~(t) = Π (1 - d / (n + 1)) up to and with t: SAS's "Peto", Stata's `sts test, peto`,
  /// lifelines' "peto", coin's "Prentice-Marek". Prentice and Marek, Biometrics 35:861, 1979,
  /// doi 10.2307/2530120.
  case modified

  /// S~(t) n / (n + 1): SAS's "modified Peto"; Klein and Moeschberger, Survival Analysis, 2003,
  /// section 7.3.
  case modifiedScaled = "modified-scaled"

  /// S~(t-) n / (n + 1): coin's "Andersen-Borgan-Gill-Keiding". Andersen, Borgan, Gill and
  /// Keiding, Int Stat Rev 50:219, 1982, doi 10.2307/1402489.
  case andersen
}

extension LogRankWeight {
  /// The name of the test, with the weights where several go by the name.
  public var testName: String {
    switch self {
    case .logRank: "Log-rank test"
    case .gehanBreslow: "Gehan-Breslow test"
    case .taroneWare: "Tarone-Ware test"
    case .petoPeto(let form): "Peto-Peto test (weights \(form.formula))"
    case .flemingHarrington(let rho, let gamma):
      "Fleming-Harrington test (rho = \(Decimals.exact(rho)), gamma = \(Decimals.exact(gamma)))"
    }
  }

  /// Refuses exponents that are negative or not finite.
  func check() throws(StatsError) {
    guard case .flemingHarrington(let rho, let gamma) = self else { return }
    guard rho >= 0, rho < .infinity, gamma >= 0, gamma < .infinity else {
      throw .invalidArgument(
        name: "weight", reason: "the exponents rho and gamma are finite numbers of 0 or more")
    }
  }
}

extension PetoWeight {
  /// The weight of the time t as a formula.
  public var formula: String {
    switch self {
    case .survivalBefore: "S(t-)"
    case .prentice: "product of n / (n + d)"
    case .modified: "product of 1 - d / (n + 1)"
    case .modifiedScaled: "n / (n + 1) times the product of 1 - d / (n + 1)"
    case .andersen: "n / (n + 1) times the product of 1 - d / (n + 1) before t"
    }
  }
}

extension LogRankWeight: Codable {
  private enum CodingKeys: CodingKey { case kind, form, rho, gamma }

  private enum Kind: String, Codable {
    case logRank = "log-rank"
    case gehanBreslow = "gehan-breslow"
    case taroneWare = "tarone-ware"
    case petoPeto = "peto-peto"
    case flemingHarrington = "fleming-harrington"
  }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .logRank: self = .logRank
    case .gehanBreslow: self = .gehanBreslow
    case .taroneWare: self = .taroneWare
    case .petoPeto: self = .petoPeto(try container.decode(PetoWeight.self, forKey: .form))
    case .flemingHarrington:
      self = .flemingHarrington(
        rho: try container.decode(Double.self, forKey: .rho),
        gamma: try container.decode(Double.self, forKey: .gamma))
    }
    try check()
  }

  /// Encodes the kind, with the form or the exponents of those that have them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .logRank: try container.encode(Kind.logRank, forKey: .kind)
    case .gehanBreslow: try container.encode(Kind.gehanBreslow, forKey: .kind)
    case .taroneWare: try container.encode(Kind.taroneWare, forKey: .kind)
    case .petoPeto(let form):
      try container.encode(Kind.petoPeto, forKey: .kind)
      try container.encode(form, forKey: .form)
    case .flemingHarrington(let rho, let gamma):
      try container.encode(Kind.flemingHarrington, forKey: .kind)
      try container.encode(rho, forKey: .rho)
      try container.encode(gamma, forKey: .gamma)
    }
  }
}
