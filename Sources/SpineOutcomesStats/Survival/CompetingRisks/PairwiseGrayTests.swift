/// Gray's tests between each pair of groups, with p-values adjusted for the number of pairs.
///
/// Each pair is tested on its own records, as if the other groups were not there, within the strata
/// of the table.
public struct PairwiseGrayTests: Sendable, Equatable {
  /// Two groups compared.
  public struct Comparison: Sendable, Equatable, Codable {
    /// The name of the first group.
    public let first: String

    /// The name of the second group.
    public let second: String

    /// The test of the two, with its own p-value; nil where the data leave it undefined.
    public let test: GrayTest?

    /// The p-value adjusted for the number of pairs that could be tested; nil without a test.
    public let adjustedPValue: PValue?

    /// Why there is no test; nil with one.
    public let reason: String?
  }

  /// The pairs in the order of the groups: first with second, first with third, ...
  public let comparisons: [Comparison]

  /// How the p-values were adjusted.
  public let adjustment: MultiplicityAdjustment

  /// The cause whose incidences are compared.
  public let cause: String

  /// The exponent of the weight.
  public let rho: Double

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Compares each pair of groups of a life table.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up, with all causes.
  ///   - cause: The name of the cause.
  ///   - adjustment: How the p-values are adjusted.
  ///   - rho: The exponent of the weight, 0 or more.
  ///   - timeTolerance: Which times count as equal, within each pair.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: As ``GrayTest/init(_:cause:rho:timeTolerance:labels:exclusions:)``, but for tests
  ///   that are undefined: those pairs say why, and do not count in the adjustment.
  ///
  /// *Edge cases*: a group without records is in no pair.
  /// - Complexity: O(number of distinct times * number of groups).
  public init(
    _ lifeTable: LifeTable, cause: String, adjustment: MultiplicityAdjustment, rho: Double = 0,
    timeTolerance: TimeTolerance = .standard, labels: SurvivalLabels = SurvivalLabels(),
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    let results = try lifeTable.testedPairs(labels) { pair throws(StatsError) in
      try GrayTest(
        pair, cause: cause, rho: rho, timeTolerance: timeTolerance, labels: labels)
    }
    let adjusted = adjustment.adjusted(results.map { $0.test?.pValue })
    comparisons = zip(results, adjusted).map {
      Comparison(
        first: $0.first, second: $0.second, test: $0.test, adjustedPValue: $1, reason: $0.reason)
    }
    self.adjustment = adjustment
    self.cause = cause
    self.rho = rho
    count = lifeTable.count
    self.exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
  }
}

extension PairwiseGrayTests: Codable {
  private enum CodingKeys: CodingKey {
    case comparisons, adjustment, cause, rho, count, exclusions
  }

  /// Decodes the JSON form; refuses adjusted p-values that do not belong to the others.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    comparisons = try container.decode([Comparison].self, forKey: .comparisons)
    adjustment = try container.decode(MultiplicityAdjustment.self, forKey: .adjustment)
    cause = try container.decode(String.self, forKey: .cause)
    rho = try container.decode(Double.self, forKey: .rho)
    count = try container.decode(Int.self, forKey: .count)
    exclusions = try container.decode(Exclusions.self, forKey: .exclusions)
    guard
      adjustment.adjusted(comparisons.map { $0.test?.pValue })
        == comparisons.map(\.adjustedPValue), count >= 0
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .comparisons, in: container,
        debugDescription: "the adjusted p-values are not those of the tests")
    }
  }
}

extension PairwiseGrayTests: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the test, each pair with its adjusted p-value, and the exclusions.
  public var description: String {
    var parts = ["Gray's test of \(cause) for each pair of groups, p-values \(adjustment.phrase)"]
    parts += comparisons.map {
      "\($0.first) against \($0.second): \($0.adjustedPValue?.description ?? "undefined")"
    }
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
