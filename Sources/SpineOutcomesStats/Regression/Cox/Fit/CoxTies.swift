/// What the partial likelihood of a Cox regression is where several events fall on one time.
///
/// Events at one time were in some order that the data do not show. Without ties both are the same.
public enum CoxTies: String, Sendable, Hashable, Codable, CaseIterable {
  /// Efron's approximation: each of d events at one time leaves the risk set by one d-th of all of
  /// them. It is near the average over all orders; the default here and in R.
  ///
  /// Efron, JASA 72:557, 1977, doi 10.1080/01621459.1977.10480613.
  case efron

  /// Breslow's approximation: the risk set is the same for all events at one time. Coefficients
  /// are biased towards 0 with many ties; the default of SAS, Stata and statsmodels.
  ///
  /// Breslow, Biometrics 30:89, 1974, doi 10.2307/2529620.
  case breslow
}

extension CoxTies {
  /// The name of its author.
  package var name: String {
    switch self {
    case .efron: "Efron"
    case .breslow: "Breslow"
    }
  }
}
