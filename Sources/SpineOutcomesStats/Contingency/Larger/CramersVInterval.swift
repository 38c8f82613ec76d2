/// Which values of Cramer's V an interval holds.
///
/// V is sqrt(chi-square / (n (min(rows, columns) - 1))), and chi-square is noncentral with n times
/// the square of V: limits of its noncentrality are limits of V.
///
/// Source: Smithson, Confidence Intervals, Sage 2003, doi 10.4135/9781412983761.
public enum CramersVInterval: String, Sendable, Codable, CaseIterable {
  /// From a lower limit to 1: the values that the chi-square test, which is one-sided, does not
  /// reject.
  ///
  /// It leaves out 0 exactly when p is below 1 - level. `effectsize::cramers_v`.
  case oneSided

  /// With equal tails on both sides.
  ///
  /// It may hold 0 although p is below 1 - level, as its lower tail is half that.
  /// `DescTools::CramerV`.
  case equalTails
}

extension ChiSquareTest {
  /// Cramer's V with an interval by name.
  ///
  /// - Parameters:
  ///   - interval: One-sided as the test, or with equal tails.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: V, 0...1; of a 2 x 2 table the absolute value of phi.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level.
  /// - Complexity: O(rows x columns + sqrt(chi-square)).
  public func cramersV(
    _ interval: CramersVInterval, level: Double = 0.95
  ) throws(StatsError) -> Estimate {
    try ConfidenceInterval.check(level: level)
    let plain = PearsonCells(table).chiSquare(.none)
    let size =
      Double(table.count) * Double(min(table.rowNames.count, table.columnNames.count) - 1)
    let freedom = table.degreesOfFreedom
    let value = chiSquare.value
    let tail = interval == .oneSided ? 1 - level : (1 - level) / 2
    func share(_ noncentrality: Double) -> Double { min(1, (noncentrality / size).squareRoot()) }
    let estimate = share(plain)
    let lower = share(
      NoncentralChiSquared.noncentrality(value, degreesOfFreedom: freedom, upperTail: tail))
    let upper =
      interval == .oneSided
      ? 1
      : share(NoncentralChiSquared.noncentrality(value, degreesOfFreedom: freedom, lowerTail: tail))
    return try Estimate(
      name: "Cramer's V", value: estimate,
      confidenceInterval: ConfidenceInterval(
        lower: min(lower, upper), upper: upper, level: level,
        method: interval == .oneSided
          ? "noncentral chi-square, one-sided as the test" : "noncentral chi-square, equal tails"))
  }
}
