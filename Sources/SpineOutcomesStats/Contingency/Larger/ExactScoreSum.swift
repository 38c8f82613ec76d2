import Foundation

/// The distribution of the score sum of the events, given how many there are and the group sizes.
///
/// The events of a group are added group by group: a table of the probability of each number of
/// events and score sum so far. Each step draws from what is left, so that all entries are
/// probabilities and none overflows.
struct ExactScoreSum {
  /// The probability of each score sum, less the smallest score for each event.
  private let masses: [Double]
  private let observed: Int

  /// The mean score sum times the number of records, exactly: twice it is compared with sums.
  private let meanTimesCount: Int
  private let count: Int

  /// The largest product of the largest score and the squared number of events: half as many
  /// probabilities are kept, twice, which takes a gigabyte.
  private static let largestWork = 1 << 27

  init(_ table: ContingencyTable, scores: [Double]) throws(StatsError) {
    let whole = try Self.whole(scores)
    let totals = table.rowTotals
    let events = table.columnTotals[1]
    count = table.count
    let (square, overflow) = (events + 1).multipliedReportingOverflow(by: events + 1)
    guard count <= 1_000_000, !overflow,
      (whole.max() ?? 0) <= Self.largestWork / square
    else { throw .tooLarge("an exact trend test of so many records and scores; use .asymptotic") }
    observed = whole.indices.reduce(0) { $0 + whole[$1] * table[$1, 1] }
    meanTimesCount = zip(whole, totals).reduce(0) { $0 + $1.0 * $1.1 } * events
    masses = Self.distribution(totals, whole, events)
  }

  /// The probability by the alternative.
  func pValue(_ alternative: Alternative) -> Double {
    let distance = abs(observed * count - meanTimesCount)
    var sum = CompensatedSum()
    for (score, mass) in masses.enumerated() {
      let counts =
        switch alternative {
        case .less: score <= observed
        case .greater: score >= observed
        case .twoSided: abs(score * count - meanTimesCount) >= distance
        }
      if counts { sum.add(mass) }
    }
    return min(1, sum.value)
  }

  /// Scores as whole numbers from 0, without a common factor.
  private static func whole(_ scores: [Double]) throws(StatsError) -> [Int] {
    let scaled = DecimalScale([scores]).scaled[0]
    guard let least = scaled.min(),
      scaled.allSatisfy({ $0 == $0.rounded() && ($0 - least) < 0x1p53 })
    else {
      throw .invalidArgument(
        name: "scores", reason: "an exact test needs scores that are decimals; use .asymptotic")
    }
    let whole = scaled.map { Int($0 - least) }
    let factor = whole.reduce(0) { first, second in
      var (one, other) = (first, second)
      while other != 0 { (one, other) = (other, one % other) }
      return one
    }
    return whole.map { $0 / max(1, factor) }
  }

  /// The probability of each score sum, events being drawn group by group without replacement.
  private static func distribution(
    _ totals: [Int], _ scores: [Int], _ events: Int
  ) -> [Double] {
    let width = (scores.max() ?? 0) * events + 1
    // Each entry: the probability of so many events left and this score sum.
    var table = [[Double]?](repeating: nil, count: events + 1)
    table[events] = [1]
    var left = totals.reduce(0, +)
    for (total, score) in zip(totals, scores) {
      var next = [[Double]?](repeating: nil, count: events + 1)
      for (remaining, sums) in table.enumerated() {
        guard let sums else { continue }
        let draws = HypergeometricMasses(
          successes: remaining, failures: left - remaining, draws: total)
        for (drawn, mass) in zip(draws.lowest..., draws.masses) where mass > 0 {
          var row = next[remaining - drawn] ?? []
          let offset = drawn * score
          let needed = min(width, sums.count + offset)
          if row.count < needed { row += [Double](repeating: 0, count: needed - row.count) }
          for place in 0..<(needed - offset) { row[place + offset] += mass * sums[place] }
          next[remaining - drawn] = row
        }
      }
      table = next
      left -= total
    }
    return table[0] ?? []
  }
}

/// All probabilities of a hypergeometric distribution, by the ratios of neighbours from the mode.
private struct HypergeometricMasses {
  let lowest: Int
  let masses: [Double]

  init(successes: Int, failures: Int, draws: Int) {
    let family = OddsFamily(first: successes, second: failures, draws: draws)
    lowest = family.lowest
    let mode = family.mode(odds: 1)
    var masses = [Double](repeating: 0, count: family.highest - family.lowest + 1)
    masses[mode - lowest] = 1
    var total = 1.0
    for k in stride(from: mode, to: family.lowest, by: -1) {
      masses[k - 1 - lowest] = masses[k - lowest] / family.ratio(k - 1)
      total += masses[k - 1 - lowest]
    }
    for k in mode..<max(mode, family.highest) {
      masses[k + 1 - lowest] = masses[k - lowest] * family.ratio(k)
      total += masses[k + 1 - lowest]
    }
    self.masses = masses.map { $0 / total }
  }
}
