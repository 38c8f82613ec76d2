import Distributions
public import SpineOutcomesStats

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A p-value of a rank test: whether groups of these sizes can give one so small.
///
/// Of the rank-sum and the Kruskal-Wallis test, each arrangement of the ranks has the probability
/// 1 / C with C the number of ways to part them, and the statistic H is at most N - 1, so that the
/// approximate p is at least the upper tail of chi-square there. Of the signed-rank test, each of
/// the 2^n choices of signs is equally probable, and |z| is at most sqrt(n). A p-value that is
/// smaller than both the exact and the approximate limit is inconsistent, whatever the data were.
///
/// - Complexity: O(groups).
public struct RankTestCheck: AuditCheck {
  /// ``CheckKind/rankTest``.
  public static let kind = CheckKind.rankTest

  /// The sizes of the groups; one number of pairs for the signed-rank test.
  public let sizes: [Int]

  /// The p-value.
  public let pValue: Reported

  /// How many sides the p-value has.
  public let sides: Sides

  /// How the digits came from the value.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - sizes: The sizes of the groups: one for the signed-rank test of so many pairs, two for the
  ///     rank-sum test, more for the Kruskal-Wallis test.
  ///   - pValue: The p-value.
  ///   - sides: How many sides it has, where there are at most two groups.
  ///   - rounding: How the digits came from the value.
  /// - Throws: `StatsError.invalidArgument` for no sizes, or one that is not from 0 to a billion.
  public init(
    sizes: [Int], pValue: Reported, sides: Sides = .either, rounding: RoundingRule = .nearest
  ) throws(StatsError) {
    guard !sizes.isEmpty, sizes.allSatisfy({ 0...1_000_000_000 ~= $0 }) else {
      throw .invalidArgument(
        name: "sizes", reason: "the sizes are one or more whole numbers from 0 to a billion")
    }
    self.sizes = sizes
    self.pValue = pValue
    self.sides = sides
    self.rounding = rounding
  }

  /// Holds the p-value against the sizes.
  public func finding() -> AuditFinding {
    let range = ProbabilityRange(pValue, rounding: rounding)
    guard let values = range.values else {
      return AuditFinding(.inconsistent, "no probability is printed as \(pValue)")
    }
    guard !sizes.contains(0) else {
      return AuditFinding(.inconsistent, "a group without records has no rank test")
    }
    let name =
      switch sizes.count {
      case 1: "signed-rank test of \(sizes[0]) pairs"
      case 2: "rank-sum test of \(sizes[0]) and \(sizes[1])"
      default: "Kruskal-Wallis test of " + sizes.map(String.init).joined(separator: ", ")
      }
    let exact = min(1, exp(logSmallest))
    let implied = [
      ImpliedFigure("smallest exact p-value", exact...exact),
      ImpliedFigure("smallest approximate p-value", approximate...approximate),
    ]
    guard values.upperBound * (1 + 1e-9) >= min(exact, approximate) * (1 - 1e-6) else {
      return AuditFinding(
        .inconsistent,
        "\(printed(pValue: pValue)) is smaller than any p-value of a \(name)", implied: implied)
    }
    return AuditFinding(
      .consistent, "\(printed(pValue: pValue)) is possible for a \(name)", implied: implied)
  }

  /// The logarithm of the smallest exact p-value.
  ///
  /// Two choices of signs are equally far out in the signed-rank test; in the others only one
  /// arrangement may be, with ties.
  private var logSmallest: Double {
    guard sizes.count > 1 else {
      return -Double(sizes[0]) * M_LN2 + (sides == .two ? M_LN2 : 0)
    }
    let total = sizes.reduce(0.0) { $0 + Double($1) }
    return sizes.reduce(-lgamma(total + 1)) { $0 + lgamma(Double($1) + 1) }
  }

  /// The smallest p-value by the normal or chi-square approximation.
  private var approximate: Double {
    let total = sizes.reduce(0.0) { $0 + Double($1) }
    switch sizes.count {
    case 1:
      let tail = Normal.standard.upperTail(total.squareRoot())
      return sides == .two ? 2 * tail : tail
    case 2:
      let tail = Normal.standard.upperTail((total - 1).squareRoot())
      return sides == .two ? 2 * tail : tail
    default:
      return ChiSquared(degreesOfFreedom: Double(sizes.count - 1)).upperTail(total - 1)
    }
  }
}
