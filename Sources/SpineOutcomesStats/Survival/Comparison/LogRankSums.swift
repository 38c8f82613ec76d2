internal import Distributions
internal import RealModule

/// Observed and expected events of each group, their weighted differences, and how strongly each
/// pair of groups is compared; summed over the event times of all strata.
struct LogRankSums {
  /// The events of each group.
  var observed: [Int]

  /// The expected events of each group, without weights.
  var expected: [Double]

  /// The weighted sums of observed less expected.
  var differences: [Double]

  /// The covariance of the differences.
  var pairs: ComparedPairs

  /// Whether the times have weights.
  let isWeighted: Bool

  /// Sums over the event times.
  ///
  /// With d events among n at risk in a stratum, n(j) of them in group j, and the weight w:
  /// E(j) = Σ d n(j) / n, the difference is Σ w (d(j) n - d n(j)) / n, and a pair of groups has
  /// the weight Σ w² d (n - d) / (n - 1) · n(j) n(l) / n².
  ///
  /// - Parameters:
  ///   - strata: The groups of each stratum, the same in each.
  ///   - weight: The weight of a time.
  /// - Complexity: O(number of distinct times * the square of the number of groups).
  init(_ strata: [[LifeTable.Group]], weight: LogRankWeight) {
    isWeighted = weight != .logRank
    let count = strata.first?.count ?? 0
    observed = (0..<count).map { group in strata.reduce(0) { $0 + $1[group].eventCount } }
    var sums = [DoubleDouble](repeating: DoubleDouble(0), count: (count + 2) * count)
    sums.withUnsafeMutableBufferPointer { sums in
      for groups in strata { Self.add(groups, weight, to: sums) }
    }
    let values = sums.map(\.value)
    expected = Array(values[..<count])
    differences = Array(values[count..<(2 * count)])
    pairs = ComparedPairs(
      weights: (0..<count).map { first in
        (0..<count).map { second in
          first == second ? 0 : values[(2 + max(first, second)) * count + min(first, second)]
        }
      })
  }

  /// Σ (O - E)² / E over the groups with expected events.
  var observedOverExpected: Double {
    zip(differences, expected).reduce(0) { $1.1 > 0 ? $0 + $1.0 * ($1.0 / $1.1) : $0 }
  }

  /// log(O / E) of a group in a test without weights; -infinity without events.
  func logObservedOverExpected(_ group: Int) -> Double {
    guard observed[group] > 0 else { return -.infinity }
    let excess = differences[group] / expected[group]
    return excess.magnitude < 0.5
      ? .log(onePlus: excess) : .log(Double(observed[group]) / expected[group])
  }

  /// Adds one stratum: a row of expected events, a row of differences, and a row for each group
  /// with the weights of its pairs.
  private static func add(
    _ groups: [LifeTable.Group], _ weight: LogRankWeight,
    to sums: UnsafeMutableBufferPointer<DoubleDouble>
  ) {
    let count = groups.count
    var sequence = WeightSequence(weight)
    var shares = [Double](repeating: 0, count: count)
    shares.withUnsafeMutableBufferPointer { shares in
      EventTimes(groups).forEach { moment in
        let (d, n) = (Double(moment.allEvents), Double(moment.allAtRisk))
        let weight = sequence.next(events: moment.allEvents, atRisk: moment.allAtRisk)
        let isSpread = moment.allEvents < moment.allAtRisk
        let spread = isSpread ? weight * weight * d * ((n - d) / (n - 1)) : 0
        for first in 0..<count {
          let atRisk = moment.atRisk[first]
          let share = Double(atRisk) / n
          shares[first] = share
          guard atRisk > 0 else { continue }
          sums[first].add(d * share)
          guard weight > 0, isSpread else { continue }
          // The products are exact in two doubles, so that the difference keeps its digits.
          let own = DoubleDouble(product: Double(moment.events[first]), n)
          let fair = DoubleDouble(product: d, Double(atRisk))
          let difference = (own.high - fair.high) + (own.low - fair.low)
          sums[count + first].add(weight * (difference / n))
          for second in 0..<first where shares[second] > 0 {
            sums[(2 + first) * count + second].add(spread * share * shares[second])
          }
        }
      }
    }
  }
}
