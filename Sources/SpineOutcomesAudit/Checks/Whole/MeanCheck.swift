internal import SpineOutcomesStats

/// The mean of whole numbers, and their standard deviation: the GRIM test, and its extension.
///
/// The sum of n whole numbers is whole, so the mean is k / n; of a score that is the mean of some
/// items, k / (n items). With the standard deviation s the sum of squares q is whole too, of the
/// same parity as the sum, at least the least that whole numbers of that sum can have, at most the
/// greatest within the limits of the scale, and (q - k^2 / n) / (n - 1) is s^2. Sums are searched
/// over the whole rounding intervals, in whole numbers.
///
/// A scale in steps of a half is one of whole numbers with 2 items.
///
/// Edge cases: where n is so large that every mean of these decimals is possible, and no standard
/// deviation is printed, the check is not decidable. A standard deviation is left out where the
/// sum is above 10^7 or a limit of the scale above 10^5.
///
/// - Complexity: O(1) for the mean; the number of sums that are possible, for the standard
///   deviation.
///
/// Source: Brown & Heathers, Social Psychological and Personality Science 2017;8:363, doi
/// 10.1177/1948550616673876; Allard, GRIMMER, 2018.
public struct MeanCheck: AuditCheck {
  /// ``CheckKind/mean``.
  public static let kind = CheckKind.mean

  /// The mean.
  public let mean: Reported

  /// The number of values.
  public let count: Int

  /// How many whole numbers each value is the mean of.
  public let items: Int

  /// The standard deviation, with the divisor n - 1; the divisor n is tried where that fails.
  public let standardDeviation: Reported?

  /// The least value of the scale.
  public let minimum: Int?

  /// The greatest value of the scale.
  public let maximum: Int?

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - mean: The mean, as printed.
  ///   - count: The number of values.
  ///   - items: How many whole numbers each value is the mean of.
  ///   - standardDeviation: The standard deviation.
  ///   - minimum: The least value of the scale.
  ///   - maximum: The greatest value of the scale.
  ///   - rounding: How the digits came from the values.
  public init(
    _ mean: Reported, count: Int, items: Int = 1, standardDeviation: Reported? = nil,
    minimum: Int? = nil, maximum: Int? = nil, rounding: RoundingRule = .nearest
  ) {
    self.mean = mean
    self.count = count
    self.items = items
    self.standardDeviation = standardDeviation
    self.minimum = minimum
    self.maximum = maximum
    self.rounding = rounding
  }

  /// The largest count, items and limits of a scale that are searched.
  private static let largest = 1_000_000

  /// Holds the mean against the number of values.
  public func finding() -> AuditFinding {
    let limits = [minimum, maximum].compactMap { $0 }
    guard count > 0, items > 0, count <= Self.largest, items <= Self.largest,
      limits.allSatisfy({ (-Self.largest...Self.largest).contains($0) }),
      (limits.first ?? 0) <= (limits.last ?? 0)
    else {
      return AuditFinding(
        .notDecidable, "the numbers and the scale are held against it from 1 to a million only")
    }
    let interval = mean.interval(rounding: rounding)
    let whole = count * items
    let reach = 1_000_000_000_000_000
    let least = minimum.map { $0 * whole } ?? -reach
    let greatest = maximum.map { $0 * whole } ?? reach
    let sums = FractionSearch(interval).numerators(of: whole, from: least, to: greatest)
    let values = "\(count) value\(count == 1 ? "" : "s")" + (items > 1 ? " of \(items) items" : "")
    guard !sums.isEmpty else {
      return AuditFinding(
        .inconsistent, "no mean of \(values) is printed as \(mean)",
        implied: [nearest(whole, least, greatest)])
    }
    if let standardDeviation {
      func search(_ divisor: Int) -> SquareSearch {
        SquareSearch(
          count: count, divisor: divisor, items: items, minimum: minimum, maximum: maximum,
          deviation: standardDeviation.interval(rounding: rounding))
      }
      let usual = search(count - 1)
      switch usual.isPossible(sums) {
      case true?:
        return AuditFinding(
          .consistent,
          "a mean of \(mean) and a standard deviation of \(standardDeviation) agree with "
            + "\(values)")
      case false? where search(count).isPossible(sums) == true:
        return AuditFinding(
          .consistent,
          "a mean of \(mean) and a standard deviation of \(standardDeviation) agree with \(values), "
            + "but only with the divisor n, not n - 1")
      case false?:
        return AuditFinding(
          .inconsistent,
          "no \(values) have a mean of \(mean) with a standard deviation of \(standardDeviation)",
          implied: usual.possible(sums).map { [ImpliedFigure("standard deviation", $0)] } ?? [])
      case nil: break
      }
    }
    if FractionSearch(interval).isAlwaysMet(by: whole) {
      return AuditFinding(
        .notDecidable, "with \(values) every mean of these decimals within the scale is possible")
    }
    return AuditFinding(.consistent, "a mean of \(mean) is possible for \(values)")
  }

  /// The two means next to the printed one.
  private func nearest(_ whole: Int, _ least: Int, _ greatest: Int) -> ImpliedFigure {
    let sum = (mean.value * Double(whole)).rounded(.down)
    let decimals = max(mean.printedDecimals, 1)
    let sums = [sum, sum + 1].filter { $0 >= Double(least) && $0 <= Double(greatest) }
    let values = sums.map { Decimals.fixed($0 / Double(whole), decimals) }
    return ImpliedFigure("nearest means", values: values)
  }
}
