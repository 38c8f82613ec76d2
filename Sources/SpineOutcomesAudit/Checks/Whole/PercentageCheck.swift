internal import SpineOutcomesStats

/// A count, a total and a percentage: whether the digits are those of a whole number of records.
///
/// The GRIM test for percentages: of n records k have the property, so the percentage is 100 k / n
/// for a whole k. With the count and the total printed there is one value; with the total alone
/// all k that give the digits are listed, with the count alone all n. Decided in whole numbers,
/// exactly at the ends of the rounding interval.
///
/// Edge cases: a total so large that every percentage of these decimals belongs to some count is
/// not decidable without the count; a count above the total is inconsistent by itself.
///
/// - Complexity: O(1), and the length of what is listed.
///
/// Source: Brown & Heathers, Social Psychological and Personality Science 2017;8:363, doi
/// 10.1177/1948550616673876.
public struct PercentageCheck: AuditCheck {
  /// ``CheckKind/percentage``.
  public static let kind = CheckKind.percentage

  /// The count.
  public let count: Int?

  /// The total.
  public let total: Int?

  /// The percentage, with its sign, or as a share without one: "41.9 %", "0.419".
  public let percentage: Reported

  /// How the digits came from the value.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - count: The count; nil where it is not printed.
  ///   - total: The total; nil where it is not printed.
  ///   - percentage: The percentage, with its sign, or as a share without one.
  ///   - rounding: How the digits came from the value.
  public init(
    count: Int? = nil, total: Int? = nil, percentage: Reported, rounding: RoundingRule = .nearest
  ) {
    self.count = count
    self.total = total
    self.percentage = percentage
    self.rounding = rounding
  }

  /// Holds the figures against each other.
  public func finding() -> AuditFinding {
    let interval = percentage.interval(rounding: rounding)
    guard interval.upper >= 0, interval.lower <= 1 else {
      return AuditFinding(.inconsistent, "\(percentage) is no share of a whole")
    }
    switch (count, total) {
    case (let count?, let total?): return comparison(count, total, interval)
    case (nil, let total?): return counts(of: total, interval)
    case (let count?, nil): return totals(for: count, interval)
    case (nil, nil): return AuditFinding(.notDecidable, "neither count nor total is printed")
    }
  }

  private func comparison(
    _ count: Int, _ total: Int, _ interval: RoundingInterval
  ) -> AuditFinding {
    guard total > 0, count >= 0, count <= total else {
      return AuditFinding(.inconsistent, "\(count) of \(total) is no count of a total")
    }
    let share = Double(count) / Double(total)
    let text =
      percentage.isPercentage
      ? Decimals.percent(share, percentage.printedDecimals)
      : Decimals.fixed(share, percentage.printedDecimals)
    let isGiven = interval.contains(count, over: total)
    guard !isGiven else {
      return AuditFinding(.consistent, "\(count)/\(total) is \(percentage)")
    }
    let counts = FractionSearch(interval).numerators(of: total)
    let totals = FractionSearch(interval).denominators(for: count)
    return AuditFinding(
      .inconsistent, "\(count)/\(total) is \(text), not \(percentage)",
      implied: [
        ImpliedFigure("percentage", values: [text]),
        ImpliedFigure("count of \(total)", values: listing(counts)),
        ImpliedFigure("total for \(count)", values: listing(totals)),
      ])
  }

  private func counts(of total: Int, _ interval: RoundingInterval) -> AuditFinding {
    guard total > 0 else {
      return AuditFinding(.inconsistent, "\(percentage) of \(total) records is no percentage")
    }
    let search = FractionSearch(interval)
    let counts = search.numerators(of: total)
    guard !counts.isEmpty else {
      return AuditFinding(
        .inconsistent, "no whole number of \(total) records is \(percentage)",
        implied: [
          ImpliedFigure(
            "nearest percentages",
            values: search.neighbours(of: percentage.value, total).map { count in
              "\(count)/\(total) = "
                + Decimals.percent(
                  Double(count) / Double(total), max(1, percentage.printedDecimals))
            })
        ])
    }
    let implied = [ImpliedFigure("fraction", values: listing(counts, of: total))]
    if search.isAlwaysMet(by: total) {
      return AuditFinding(
        .notDecidable,
        "with \(total) records every percentage of these decimals belongs to a count",
        implied: implied)
    }
    return AuditFinding(
      .consistent, "\(percentage) is possible for \(total) records", implied: implied)
  }

  private func totals(for count: Int, _ interval: RoundingInterval) -> AuditFinding {
    guard count >= 0 else { return AuditFinding(.inconsistent, "\(count) is no count") }
    let totals = FractionSearch(interval).denominators(for: count)
    guard !totals.isEmpty else {
      return AuditFinding(.inconsistent, "no total makes \(count) records \(percentage)")
    }
    return AuditFinding(
      .consistent, "\(count) records are \(percentage) of some total",
      implied: [ImpliedFigure("total", values: listing(totals))])
  }

  private func listing(_ range: Range<Int>, of total: Int? = nil) -> [String] {
    let shown = range.prefix(10).map { value in total.map { "\(value)/\($0)" } ?? "\(value)" }
    guard range.count > 10, let last = range.last else { return shown }
    return range.count > 1_000_000
      ? shown + ["and more"] : Array(shown.prefix(3)) + ["... \(last)"]
  }
}
