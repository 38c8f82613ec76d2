internal import Distributions

/// How the interval of a difference of two independent proportions is computed.
public enum RiskDifferenceInterval: String, Sendable, Codable, CaseIterable {
  /// Newcombe's: the distances of Wilson's limits from both proportions, added as squares.
  ///
  /// `PropCIs::diffscoreci` has the score interval; `DescTools::BinomDiffCI(method = "score")`
  /// this one. Source: Newcombe, Stat Med 1998;17:873 (method 10),
  /// doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
  case newcombe

  /// Miettinen and Nurminen's score interval, with the factor n / (n - 1).
  ///
  /// It holds the differences that the chi-square test with the factor (n - 1) / n keeps
  /// (``ChiSquareTest/Correction/nMinusOne``).
  ///
  /// Source: Miettinen & Nurminen, Stat Med 1985;4:213, doi 10.1002/sim.4780040211.
  case miettinenNurminen

  /// Mee's score interval, the same without the factor: that of the plain chi-square test.
  ///
  /// `PropCIs::diffscoreci`. Source: Mee, Biometrics 1984;40:1175, doi 10.2307/2531174.
  case mee

  /// Agresti and Caffo's: a success and a failure added to each group, then normal; cut at -1 and
  /// 1.
  ///
  /// Its centre is drawn towards 0: at levels below 0.84, of very small groups below 0.92, it may end
  /// before the difference itself, and is then extended to it.
  ///
  /// `PropCIs::wald2ci(adjust = "AC")`.
  ///
  /// Source: Agresti & Caffo, Am Stat 2000;54:280, doi 10.1080/00031305.2000.10474560.
  case agrestiCaffo
}

extension RiskDifferenceInterval {
  func interval(
    _ proportions: TwoProportions, level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    let cells = proportions.cells
    switch self {
    case .miettinenNurminen:
      return try RiskDifference(cells: cells, correction: .nMinusOne).interval(level: level)
    case .mee: return try RiskDifference(cells: cells, correction: .none).interval(level: level)
    case .newcombe: return try Self.newcombe(proportions, level)
    case .agrestiCaffo: return try Self.agrestiCaffo(proportions, level)
    }
  }

  private static func newcombe(
    _ proportions: TwoProportions, _ level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    let (group, reference) = (proportions.group, proportions.reference)
    let first = try WilsonInterval.interval(
      successes: group.events, trials: group.count, level: level)
    let second = try WilsonInterval.interval(
      successes: reference.events, trials: reference.count, level: level)
    let difference = RiskDifference(cells: proportions.cells, correction: .none).estimate
    func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    return try ConfidenceInterval(
      lower: max(
        -1, difference - length(group.value - first.lower, second.upper - reference.value)),
      upper: min(
        1, difference + length(first.upper - group.value, reference.value - second.lower)),
      level: level, method: "Newcombe")
  }

  private static func agrestiCaffo(
    _ proportions: TwoProportions, _ level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
    func adjusted(_ part: Proportion) -> (share: Double, variance: Double) {
      let count = Double(part.count) + 2
      let share = (Double(part.events) + 1) / count
      let rest = (Double(part.count - part.events) + 1) / count
      return (share, share * rest / count)
    }
    let (first, second) = (adjusted(proportions.group), adjusted(proportions.reference))
    let half = z * (first.variance + second.variance).squareRoot()
    let centre = first.share - second.share
    let difference = RiskDifference(cells: proportions.cells, correction: .none).estimate
    return try ConfidenceInterval(
      lower: min(difference, max(-1, centre - half)),
      upper: max(difference, min(1, centre + half)), level: level,
      method: "Agresti-Caffo")
  }
}
