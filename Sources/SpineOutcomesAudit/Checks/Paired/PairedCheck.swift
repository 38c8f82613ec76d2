internal import SpineOutcomesStats

/// Pairs with a yes-or-no outcome and a p-value: which discordant pairs give it.
///
/// With b pairs that changed one way and c the other, b + c at most the number of pairs, p depends
/// on b and c alone. All splits are searched, under each of ``PairedTest``; the p-value is
/// inconsistent when none gives it. The numbers before and after narrow the search: b - c is
/// their difference, and no more can change than were there. The split itself, where printed,
/// leaves one candidate.
///
/// - Complexity: O(n log n) tests for n pairs; above 10 000 discordant pairs the search ends, and
///   the check is not decidable where it has found none.
public struct PairedCheck: AuditCheck {
  /// ``CheckKind/paired``.
  public static let kind = CheckKind.paired

  /// The most discordant pairs that are searched.
  static let largestSearch = 10_000

  /// The most splits of a test that are counted.
  private static let mostListed = 1_000

  /// The number of pairs.
  public let pairs: Int

  /// The p-value.
  public let pValue: Reported

  /// How many had the outcome before; nil where it is not printed.
  public let before: Int?

  /// How many had the outcome after; nil where it is not printed.
  public let after: Int?

  /// How many lost the outcome; nil where it is not printed.
  public let lost: Int?

  /// How many gained the outcome; nil where it is not printed.
  public let gained: Int?

  /// The tests that may have given it.
  public let tests: [PairedTest]

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - pairs: The number of pairs.
  ///   - pValue: The p-value.
  ///   - before: How many had the outcome before.
  ///   - after: How many had the outcome after.
  ///   - lost: How many had it before and not after.
  ///   - gained: How many had it after and not before.
  ///   - tests: The tests that may have given the p-value; all by default.
  ///   - rounding: How the digits came from the values.
  public init(
    pairs: Int, pValue: Reported, before: Int? = nil, after: Int? = nil, lost: Int? = nil,
    gained: Int? = nil, tests: [PairedTest] = PairedTest.allCases,
    rounding: RoundingRule = .nearest
  ) {
    self.pairs = pairs
    self.pValue = pValue
    self.before = before
    self.after = after
    self.lost = lost
    self.gained = gained
    self.tests = tests
    self.rounding = rounding
  }

  /// Holds the p-value against the pairs.
  public func finding() -> AuditFinding {
    let range = ProbabilityRange(pValue, rounding: rounding)
    guard range.values != nil else {
      return AuditFinding(.inconsistent, "no probability is printed as \(pValue)")
    }
    if let reason = contradiction { return AuditFinding(.inconsistent, reason) }
    let search = tests.map { ($0, splits(of: $0, range)) }
    let found = search.filter { !$0.1.isEmpty }
    let implied = found.map { test, splits in
      let more =
        splits.count > Self.mostListed
        ? ["and many more"] : splits.count > 12 ? ["and \(splits.count - 12) more"] : []
      return ImpliedFigure(
        test.rawValue, values: splits.prefix(12).map { "\($0.0) against \($0.1)" } + more)
    }
    guard implied.isEmpty else {
      let sides =
        found.allSatisfy { $0.0 == .exactOneSided } && tests.count > 1 ? ", but only one-sided" : ""
      return AuditFinding(
        .consistent,
        "\(printed(pValue: pValue)) is possible for \(pairs) pairs\(sides), with the discordant "
          + "pairs listed",
        implied: implied)
    }
    guard pairs <= Self.largestSearch else {
      return AuditFinding(
        .notDecidable, "no split of up to \(Self.largestSearch) discordant pairs gives it")
    }
    return AuditFinding(
      .inconsistent,
      "no discordant pairs \(given)among \(pairs) give \(printed(pValue: pValue)) by "
        + tests.map(\.rawValue).joined(separator: ", "),
      implied: [ImpliedFigure("nearest p-values", values: tests.compactMap(nearest))])
  }

  /// The p-value of a test that is nearest to the printed one, with its split; nil where there are
  /// too many splits, or none.
  private func nearest(_ test: PairedTest) -> String? {
    guard (1...200).contains(pairs) else { return nil }
    var best: (distance: Double, text: String)?
    for discordant in 1...pairs {
      for smaller in 0...(discordant / 2) {
        let greater = discordant - smaller
        guard
          isPossible(lost: greater, gained: smaller) || isPossible(lost: smaller, gained: greater)
        else { continue }
        let value = test.pValue(smaller, of: discordant)
        let distance = (value - pValue.value).magnitude
        if distance < best?.distance ?? .infinity {
          let text = "\(test.rawValue) \(Decimals.significant(value))"
          best = (distance, "\(text) of \(greater) against \(smaller)")
        }
      }
    }
    return best?.text
  }

  /// What contradicts itself without any p-value.
  private var contradiction: String? {
    for (count, name) in [(before, "before"), (after, "after"), (lost, "lost"), (gained, "gained")]
    {
      if let count, count < 0 || count > pairs {
        return "\(count) \(name) is no count of \(pairs) pairs"
      }
    }
    if let lost, let gained, lost > pairs - gained {
      return "\(lost) lost and \(gained) gained are more than \(pairs) pairs"
    }
    return nil
  }

  private var given: String {
    let parts = [
      lost.map { "with \($0) lost " },
      gained.map { "\(lost == nil ? "with" : "and") \($0) gained " },
      before.flatMap { before in after.map { "from \(before) to \($0) " } },
    ]
    return parts.compactMap { $0 }.joined()
  }

  /// The discordant pairs, the greater number first, by which a test gives the p-value.
  private func splits(of test: PairedTest, _ range: ProbabilityRange) -> [(Int, Int)] {
    let least = max(1, (lost ?? 0) + (gained ?? 0))
    var splits: [(Int, Int)] = []
    // Without a change every test has p = 1.
    if range.contains(1), isPossible(lost: 0, gained: 0) { splits.append((0, 0)) }
    guard least <= min(pairs, Self.largestSearch) else { return splits }
    for discordant in least...min(pairs, Self.largestSearch) {
      for part in test.parts(of: discordant, giving: range) {
        let (smaller, greater) = (min(part, discordant - part), max(part, discordant - part))
        // A wide range may hold both sides of a split.
        if splits.contains(where: { $0 == (greater, smaller) }) { continue }
        if isPossible(lost: greater, gained: smaller) || isPossible(lost: smaller, gained: greater)
        {
          splits.append((greater, smaller))
          if splits.count > Self.mostListed { return splits }
        }
      }
    }
    return splits
  }

  /// Whether so many pairs can have changed, given what else is printed.
  private func isPossible(lost: Int, gained: Int) -> Bool {
    if let printed = self.lost, printed != lost { return false }
    if let printed = self.gained, printed != gained { return false }
    if let before, lost > before || gained > pairs - before { return false }
    if let after, gained > after || lost > pairs - after { return false }
    if let before, let after, lost - gained != before - after { return false }
    return true
  }
}
