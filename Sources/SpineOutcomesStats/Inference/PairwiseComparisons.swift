/// Tests of all pairs of groups, with p-values adjusted for their number.
///
/// The pairs are those of the groups with observations, in the order of the groups. A pair that
/// cannot be tested says why, has no p-value and does not count in the adjustment.
public struct PairwiseComparisons: Sendable, Equatable, Codable {
  /// One pair of groups.
  public struct Pair: Sendable, Hashable, Codable {
    /// The name of the first group.
    public let first: String

    /// The name of the second group.
    public let second: String

    /// What the test estimates, first group less second; nil where the pair could not be tested.
    public let estimate: Estimate?

    /// The statistic of the test.
    public let statistic: TestStatistic?

    /// The p-value of this pair alone.
    public let pValue: PValue?

    /// The p-value adjusted for the number of pairs.
    public let adjustedPValue: PValue?

    /// What was done, or why nothing could be done.
    public let remark: String
  }

  /// The name of the tests.
  public let method: String

  /// How the p-values are adjusted.
  public let adjustment: MultiplicityAdjustment

  /// The pairs.
  public let pairs: [Pair]

  /// Tests all pairs of some groups.
  ///
  /// - Parameters:
  ///   - method: The name of the tests.
  ///   - groups: The names of the groups.
  ///   - adjustment: How the p-values are adjusted.
  ///   - test: The test of two groups, by their positions.
  init<Test: HypothesisTest>(
    _ method: String, _ groups: [String], _ adjustment: MultiplicityAdjustment,
    test: (_ first: Int, _ second: Int) throws(StatsError) -> Test
  ) {
    self.init(method, groups, adjustment) { first, second throws(StatsError) in
      let test = try test(first, second)
      return PairResult(
        estimate: test.estimates.first, statistic: test.statistic, pValue: test.pValue,
        remark: test.method)
    }
  }

  /// What is found of one pair.
  struct PairResult {
    var estimate: Estimate?
    var statistic: TestStatistic?
    var pValue: PValue
    var remark: String
  }

  /// Finds something of all pairs of some groups.
  init(
    _ method: String, _ groups: [String], _ adjustment: MultiplicityAdjustment,
    result: (_ first: Int, _ second: Int) throws(StatsError) -> PairResult
  ) {
    var found: [(first: Int, second: Int, result: PairResult?, reason: String)] = []
    for first in groups.indices {
      for second in groups.indices where second > first {
        do throws(StatsError) {
          found.append((first, second, try result(first, second), ""))
        } catch {
          found.append((first, second, nil, error.description))
        }
      }
    }
    let adjusted = adjustment.adjusted(found.map { $0.result?.pValue })
    self.method = method
    self.adjustment = adjustment
    pairs = zip(found, adjusted).map { pair, adjusted in
      Pair(
        first: groups[pair.first], second: groups[pair.second], estimate: pair.result?.estimate,
        statistic: pair.result?.statistic, pValue: pair.result?.pValue, adjustedPValue: adjusted,
        remark: pair.result?.remark ?? pair.reason)
    }
  }

  /// The pair of two groups, in either order; nil where there is none.
  public subscript(_ first: String, _ second: String) -> Pair? {
    pairs.first {
      ($0.first == first && $0.second == second) || ($0.first == second && $0.second == first)
    }
  }
}

extension PairwiseComparisons: CustomStringConvertible, CustomDebugStringConvertible {
  /// A line for the tests, and one for each pair.
  public var description: String {
    let lines = pairs.map { pair in
      let name = "\(pair.first) and \(pair.second)"
      guard let adjusted = pair.adjustedPValue else { return "\(name): \(pair.remark)" }
      let parts = [
        pair.estimate?.description, pair.statistic?.description, adjusted.description,
      ]
      return "\(name): \(parts.compactMap { $0 }.joined(separator: ", "))"
    }
    return (["\(method), \(adjustment.title)"] + lines).joined(separator: "\n")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension MultiplicityAdjustment {
  /// What a note says of the p-values: "p-values adjusted by Holm".
  package var title: String {
    self == .unadjusted ? "p-values not adjusted" : "p-values adjusted by \(name)"
  }
}
