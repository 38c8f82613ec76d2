/// How the variance of a cumulative incidence is estimated.
///
/// With r at risk at a time and d(k), d(o) events of the cause and of the others, the hazards
/// h(k) = d(k) / r and h(o) = d(o) / r move F(t) by S(t-) (1 - φ) and -S(t-) φ, where φ is the
/// probability of the cause between that time and t, for those without any event so far. The two
/// estimators differ in the covariance of the hazards of one time only.
public enum IncidenceVariance: String, Sendable, Hashable, Codable, CaseIterable {
  /// The hazards of a time are shares of r persons: h (1 - h) / r, and -h(k) h(o) / r between the
  /// two; the default.
  ///
  /// For a single cause it is Greenwood's, and without late entry the infinitesimal jackknife, which
  /// is what `survfit` of R's survival gives for competing risks. It stays near the truth
  /// in small samples and with late entry. Gaynor and others, JASA 88:400, 1993,
  /// doi 10.1080/01621459.1993.10476289; Allignol, Schumacher and Beyersmann, Biom J 52:126, 2010,
  /// doi 10.1002/bimj.200900039.
  case greenwood

  /// The optional variation of the counting processes, as if the causes never tied:
  /// d (r - d) / (r² (r - 1)) for each hazard.
  ///
  /// R's `cmprsk::cuminc`. Aalen, Ann Stat 6:534, 1978, doi 10.1214/aos/1176344198.
  case aalen

  /// What a sentence calls it.
  var name: String {
    switch self {
    case .greenwood: "Greenwood-type variance"
    case .aalen: "Aalen's variance"
    }
  }
}
