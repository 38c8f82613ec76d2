internal import SpineOutcomesStats

/// Events in two groups and a p-value: whether any usual test of the counts gives it, and which.
///
/// The tests are those of ``CountsTest``, each two-sided and one-sided. The p-value is consistent
/// when one of them rounds to it. Otherwise no test of the list gives it; it may be of a test that
/// uses more than the counts, such as a log-rank test, or of an adjusted analysis.
///
/// Where the paper names its test, ``tests`` holds it alone, and the check says more.
///
/// Edge cases: without events, or with nothing but events, there is no test and the check is not
/// decidable; more events than records are inconsistent by themselves.
///
/// - Complexity: that of Fisher's test, linear in the smaller total at worst.
public struct CountsCheck: AuditCheck {
  /// ``CheckKind/counts``.
  public static let kind = CheckKind.counts

  /// The largest group that is tested.
  static let largestTotal = 10_000_000

  /// The first group.
  public let first: EventCount

  /// The second group.
  public let second: EventCount

  /// The p-value.
  public let pValue: Reported

  /// The tests that may have given it.
  public let tests: [CountsTest]

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - first: The first group, as printed.
  ///   - second: The second group.
  ///   - pValue: The p-value.
  ///   - tests: The tests that may have given it; all by default.
  ///   - rounding: How the digits came from the values.
  public init(
    _ first: EventCount, _ second: EventCount, pValue: Reported,
    tests: [CountsTest] = CountsTest.allCases, rounding: RoundingRule = .nearest
  ) {
    self.first = first
    self.second = second
    self.pValue = pValue
    self.tests = tests
    self.rounding = rounding
  }

  /// Holds the p-value against the counts.
  public func finding() -> AuditFinding {
    for group in [first, second] where group.events > group.total || group.events < 0 {
      return AuditFinding(.inconsistent, "\(group) is no count of a group")
    }
    guard max(first.total, second.total) <= Self.largestTotal else {
      return AuditFinding(.notDecidable, "groups above \(Self.largestTotal) are not tested")
    }
    let range = ProbabilityRange(pValue, rounding: rounding)
    guard range.values != nil else {
      return AuditFinding(.inconsistent, "no probability is printed as \(pValue)")
    }
    guard let counts = TwoCounts(first, second) else {
      return AuditFinding(.notDecidable, "\(first) and \(second) leave nothing to test")
    }
    let outcomes = tests.flatMap(counts.outcomes)
    guard !outcomes.isEmpty else {
      return AuditFinding(.notDecidable, "none of the tests is defined for \(first) and \(second)")
    }
    let given = outcomes.filter { range.contains($0.pValue) }
    let twoSided = outcomes.filter { $0.sides == .twoSided }
    let all = ImpliedFigure("p-values of these counts", values: twoSided.map(text))
    guard let one = given.first else {
      return AuditFinding(
        .inconsistent,
        "\(printed(pValue: pValue)) is not reproducible from \(first) and \(second) by "
          + (tests.count == 1 ? "this test" : "these tests") + ", two-sided or one-sided",
        implied: [all])
    }
    let sides = one.sides == .twoSided ? "" : ", but only \(one.sides.rawValue)"
    return AuditFinding(
      .consistent,
      "\(printed(pValue: pValue)) is reproducible from \(first) and \(second)\(sides)",
      implied: [
        ImpliedFigure(
          "tests that give it",
          values: given.map { text($0) + ($0.sides == .twoSided ? "" : " (\($0.sides.rawValue))") })
      ])
  }

  private func text(_ outcome: TwoCounts.Outcome) -> String {
    "\(outcome.test.rawValue) \(Decimals.significant(outcome.pValue, 3))"
  }
}
