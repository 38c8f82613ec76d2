/// How a quantile between two order statistics is computed.
///
/// Both rules interpolate linearly between the order statistics next to the position h:
/// x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h]), counted from 1 and kept inside 1...n.
/// Source: Hyndman and Fan 1996, doi 10.2307/2684934.
public enum QuantileRule: String, Sendable, Codable, CaseIterable {
  /// The position h = (n - 1) p + 1: R's type 7, the default of R, NumPy and Excel.
  case linear = "R type 7"

  /// The position h = (n + 1) p: R's type 6, the default of SPSS and Minitab.
  case weibull = "R type 6"

  /// The quantile of sorted distinct values with their counts.
  func quantile(_ probability: Double, of pairs: [(Double, Int)], count: Int) -> Double {
    let n = Double(count)
    let position =
      switch self {
      case .linear: (n - 1) * probability + 1
      case .weibull: min(max((n + 1) * probability, 1), n)
      }
    let below = position.rounded(.down)
    let share = position - below
    let lower = Self.orderStatistic(Int(below), of: pairs)
    guard share > 0 else { return lower }
    let upper = Self.orderStatistic(Int(below) + 1, of: pairs)
    return lower == upper ? lower : (1 - share) * lower + share * upper
  }

  /// The value at a rank, counted from 1.
  private static func orderStatistic(_ rank: Int, of pairs: [(Double, Int)]) -> Double {
    var passed = 0
    for (value, count) in pairs {
      passed += count
      if passed >= rank { return value }
    }
    return pairs.last?.0 ?? .nan
  }
}
