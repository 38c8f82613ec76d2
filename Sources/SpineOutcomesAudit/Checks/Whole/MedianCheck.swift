internal import SpineOutcomesStats

/// The median of whole numbers: itself whole, or halfway between two where their number is even.
///
/// Of scores that are means of items, a whole number over the items, or over twice the items. The
/// test says most with one decimal or more, and nothing of a printed whole number.
///
/// - Complexity: O(1).
public struct MedianCheck: AuditCheck {
  /// ``CheckKind/median``.
  public static let kind = CheckKind.median

  /// The median.
  public let median: Reported

  /// The number of values.
  public let count: Int

  /// How many whole numbers each value is the mean of.
  public let items: Int

  /// The least value of the scale.
  public let minimum: Int?

  /// The greatest value of the scale.
  public let maximum: Int?

  /// How the digits came from the value.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - median: The median, as printed.
  ///   - count: The number of values.
  ///   - items: How many whole numbers each value is the mean of.
  ///   - minimum: The least value of the scale.
  ///   - maximum: The greatest value of the scale.
  ///   - rounding: How the digits came from the value.
  public init(
    _ median: Reported, count: Int, items: Int = 1, minimum: Int? = nil, maximum: Int? = nil,
    rounding: RoundingRule = .nearest
  ) {
    self.median = median
    self.count = count
    self.items = items
    self.minimum = minimum
    self.maximum = maximum
    self.rounding = rounding
  }

  /// Holds the median against the number of values.
  public func finding() -> AuditFinding {
    let limits = [minimum, maximum].compactMap { $0 }
    guard count > 0, items > 0, items <= 1_000_000,
      limits.allSatisfy({ (-1_000_000...1_000_000).contains($0) }),
      (limits.first ?? 0) <= (limits.last ?? 0)
    else {
      return AuditFinding(
        .notDecidable, "the items and the scale are held against it up to a million only")
    }
    let divisor = count % 2 == 0 ? 2 * items : items
    let reach = 1_000_000_000_000_000
    let interval = median.interval(rounding: rounding)
    let least = minimum.map { $0 * divisor } ?? -reach
    let greatest = maximum.map { $0 * divisor } ?? reach
    let found = FractionSearch(interval).numerators(of: divisor, from: least, to: greatest)
    let values = "\(count) value\(count == 1 ? "" : "s")" + (items > 1 ? " of \(items) items" : "")
    guard !found.isEmpty else {
      let below = (median.value * Double(divisor)).rounded(.down)
      let near = [below, below + 1].filter { $0 >= Double(least) && $0 <= Double(greatest) }
      return AuditFinding(
        .inconsistent, "no median of \(values) is printed as \(median)",
        implied: [
          ImpliedFigure(
            "nearest medians", values: near.map { Decimals.plain($0 / Double(divisor)) })
        ])
    }
    if FractionSearch(interval).isAlwaysMet(by: divisor) {
      return AuditFinding(
        .notDecidable, "every median of these decimals within the scale is possible")
    }
    return AuditFinding(.consistent, "a median of \(median) is possible for \(values)")
  }
}
