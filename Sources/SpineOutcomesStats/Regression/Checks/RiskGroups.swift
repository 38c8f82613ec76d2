/// How predictions are put into groups of rising risk.
public enum RiskGrouping: String, Sendable, Hashable, Codable {
  /// Groups of nearly equal size in which equal predictions stay together: predictions with a
  /// records before them and b equal ones go to group floor(k (2 a + b) / (2 n)) of k. The order
  /// of the records does not matter.
  case equalSizes = "groups of equal size, equal predictions together"

  /// Cut at the quantiles (R's type 7) of the predictions, duplicates dropped, as R's
  /// `ResourceSelection::hoslem.test`.
  case quantiles = "cut at the quantiles (R type 7)"
}

/// A group of records of similar predicted risk.
public struct RiskGroup: Sendable, Equatable, Codable {
  /// The number of records.
  public let count: Int

  /// How many of them had the event.
  public let events: Int

  /// The sum of their predicted probabilities.
  public let expectedEvents: Double

  /// The sum of their predicted probabilities of the opposite, with full precision where it is
  /// small: the records less ``expectedEvents``.
  public let expectedOthers: Double

  /// The share of events with Wilson's interval.
  public let observedShare: Estimate

  /// The mean predicted probability.
  public var expectedShare: Double { expectedEvents / Double(count) }
}

extension PredictedOutcomes {
  /// The groups, those without records left out, by rising risk.
  func groups(
    _ number: Int, _ grouping: RiskGrouping, level: Double
  ) throws(StatsError) -> [RiskGroup] {
    guard number >= 2, number <= 1_000 else {
      throw .invalidArgument(name: "groups", reason: "2 to 1000 groups are needed")
    }
    let places =
      switch grouping {
      case .equalSizes: placesOfEqualSizes(number)
      case .quantiles: placesByQuantiles(number)
      }
    var groups: [RiskGroup] = []
    for group in 0..<number {
      let members = predictors.indices.filter { places[$0] == group }
      let count = members.reduce(0) { $0 + trials[$1] }
      guard count > 0 else { continue }
      let observed = members.reduce(0) { $0 + events[$1] }
      var (expected, expectedOthers) = (CompensatedSum(), CompensatedSum())
      for member in members {
        let (frequency, p) = (Double(trials[member]), Self.probabilities(predictors[member]))
        expected.add(frequency * p.event)
        expectedOthers.add(frequency * p.other)
      }
      groups.append(
        RiskGroup(
          count: count, events: observed, expectedEvents: expected.value,
          expectedOthers: expectedOthers.value,
          observedShare: try Estimate(
            name: "share of events", value: Double(observed) / Double(count),
            confidenceInterval: WilsonInterval.interval(
              successes: observed, trials: count, level: level))))
    }
    return groups
  }

  private func placesOfEqualSizes(_ number: Int) -> [Int] {
    let total = Double(totalTrials)
    var passed = 0
    return trials.map { count in
      let middle = Double(passed) + Double(count) / 2
      passed += count
      return min(number - 1, Int((Double(number) * middle / total).rounded(.down)))
    }
  }

  private func placesByQuantiles(_ number: Int) -> [Int] {
    let probabilities = predictors.map { Self.probabilities($0).event }
    let pairs = Array(zip(probabilities, trials))
    let count = totalTrials
    var cuts: [Double] = []
    for index in 1..<number {
      let cut = Self.quantile(index, of: number, pairs, count: count)
      if cuts.last != cut { cuts.append(cut) }
    }
    // The lowest group takes the least prediction in: a cut at it makes no group of its own.
    if let first = cuts.first, first == probabilities.first { cuts.removeFirst() }
    return probabilities.map { p in cuts.count { $0 < p } }
  }

  /// The type 7 quantile index / number, at an exact position where that is whole.
  private static func quantile(
    _ index: Int, of number: Int, _ pairs: [(Double, Int)], count: Int
  ) -> Double {
    let (place, rest) = ((count - 1) * index).quotientAndRemainder(dividingBy: number)
    let lower = value(at: place, pairs)
    guard rest > 0 else { return lower }
    let upper = value(at: place + 1, pairs)
    return lower == upper ? lower : lower + Double(rest) / Double(number) * (upper - lower)
  }

  private static func value(at rank: Int, _ pairs: [(Double, Int)]) -> Double {
    var passed = 0
    for (value, count) in pairs {
      passed += count
      if passed > rank { return value }
    }
    return pairs.last?.0 ?? 0
  }
}
