/// What a baseline table shows of a number, and by which test it compares the groups.
public enum BaselineNumber: String, Sendable, Codable, CaseIterable {
  /// Median and quartiles; the rank-sum test for two groups, the Kruskal-Wallis test for more.
  case median

  /// Mean and standard deviation; Welch's t test for two groups, Welch's analysis of variance for
  /// more.
  case mean

  /// ``mean`` where the Shapiro-Wilk test finds no departure from the normal distribution at 0.05 in
  /// any group, ``median`` where it does or cannot tell.
  ///
  /// The rule is what many journals ask for. It chooses a test by the data that it is then done on,
  /// so prefer a choice made beforehand.
  case byShapiroWilk = "by-shapiro-wilk"
}

extension BaselineNumber {
  /// The level of the rule by the Shapiro-Wilk test.
  static let normalityLevel = 0.05

  /// The choice for the values of groups; those without values have no say.
  func resolved(_ groups: [[Double]]) -> BaselineNumber {
    guard self == .byShapiroWilk else { return self }
    let areNormal = groups.filter { !$0.isEmpty }.allSatisfy { values in
      guard let test = try? ShapiroWilkTest(values) else { return false }
      return test.pValue.value >= Self.normalityLevel
    }
    return areNormal && groups.contains { !$0.isEmpty } ? .mean : .median
  }
}
