/// All sums of a value of one list and a value of another, with how often each occurs.
///
/// The sums are never all stored unless asked for: they are counted below a bound by walking
/// both lists once. With `second` the negated values of a sample they are the differences of two
/// samples; a list with itself gives the Walsh sums, of which i and j count once.
struct PairwiseSums {
  private let first: [Double]
  private let firstCounts: [Int]
  private let second: [Double]
  private let secondCounts: [Int]

  /// `prefix[j]` is the number of observations among the first j values of `second`.
  private let prefix: [Int]

  /// Whether the lists are one: every count is then kept doubled.
  private let isWalsh: Bool

  /// The number of pairs of observations.
  let pairs: Int

  /// The sums over two ascending lists; nil when there are too many pairs to count.
  init?(_ first: [Double], _ firstCounts: [Int], _ second: [Double], _ secondCounts: [Int]) {
    let (firstTotal, secondTotal) = (firstCounts.reduce(0, +), secondCounts.reduce(0, +))
    let (pairs, overflow) = firstTotal.multipliedReportingOverflow(by: secondTotal)
    guard !overflow, pairs <= 1 << 61 else { return nil }
    (self.first, self.firstCounts) = (first, firstCounts)
    (self.second, self.secondCounts) = (second, secondCounts)
    self.pairs = pairs
    isWalsh = false
    prefix = Self.prefix(secondCounts)
  }

  /// The Walsh sums of an ascending list; nil when there are too many pairs to count.
  init?(walsh values: [Double], _ counts: [Int]) {
    let total = counts.reduce(0, +)
    guard total <= 1 << 30 else { return nil }
    (first, firstCounts, second, secondCounts) = (values, counts, values, counts)
    pairs = total * (total + 1) / 2
    isWalsh = true
    prefix = Self.prefix(counts)
  }

  private static func prefix(_ counts: [Int]) -> [Int] {
    var prefix = [0]
    prefix.reserveCapacity(counts.count + 1)
    for count in counts { prefix.append(prefix[prefix.count - 1] + count) }
    return prefix
  }

  /// The number of pairs whose sum is at most the bound.
  func count(upTo bound: Double) -> Int { tally(upTo: bound).weight / (isWalsh ? 2 : 1) }

  /// Counts pairs of observations (doubled for Walsh sums) and pairs of values.
  private func tally(upTo bound: Double) -> Tally {
    var tally = Tally()
    var end = second.count
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        for row in first.indices {
          let value = first[row]
          while end > 0, value + second[end - 1] > bound { end -= 1 }
          // Walsh sums are symmetric: what is beyond the diagonal stands for both sides.
          let start = isWalsh ? row + 1 : 0
          if end < start || end == 0 { break }
          let own = firstCounts[row]
          if isWalsh {
            tally.weight += 2 * own * (prefix[end] - prefix[start]) + own * (own + 1)
            tally.cells += 2 * (end - start) + 1
          } else {
            tally.weight += own * prefix[end]
            tally.cells += end
          }
        }
      }
    }
    return tally
  }

  private struct Tally {
    var weight = 0
    var cells = 0
  }

  /// The sum of a rank, counted from 1, with the number of pairs up to it.
  func select(rank: Int) -> (sum: Double, count: Int)? {
    guard rank >= 1, rank <= pairs, let smallest, let largest else { return nil }
    let target = rank * (isWalsh ? 2 : 1)
    // Invariant: fewer than `target` pairs up to `low`, at least that many up to `high`.
    var (low, high) = (smallest.nextDown, largest)
    var (lowTally, highTally) = (Tally(), tally(upTo: largest))
    var (lowPull, highPull) = (1.0, 1.0)
    for guess in coarseBracket(rank) where guess > low && guess < high {
      let found = tally(upTo: guess)
      if found.weight < target {
        (low, lowTally) = (guess, found)
      } else {
        (high, highTally) = (guess, found)
      }
    }
    let few = (first.count + second.count) / 4 + 1_000
    var step = 0
    while highTally.cells - lowTally.cells > few {
      step += 1
      let (lowKey, highKey) = (OrderedBits.key(low), OrderedBits.key(high))
      guard highKey - lowKey > 1 else { return (high, count(upTo: high)) }
      var pivot = OrderedBits.value(lowKey + (highKey - lowKey) / 2)
      if step % 4 != 0 {
        let below = Double(target - lowTally.weight) * lowPull
        let above = Double(highTally.weight - target) * highPull
        let guess = low + (high - low) * (below / (below + above))
        if guess > low, guess < high { pivot = guess }
      }
      let found = tally(upTo: pivot)
      if found.weight < target {
        (low, lowTally, lowPull, highPull) = (pivot, found, 1, highPull / 2)
      } else {
        (high, highTally, highPull, lowPull) = (pivot, found, 1, lowPull / 2)
      }
    }
    let rest = sums(above: low, upTo: high)
    var weight = lowTally.weight
    for (sum, count) in zip(rest.sums, rest.counts) {
      weight += count
      if weight >= target { return (sum, weight / (isWalsh ? 2 : 1)) }
    }
    return nil
  }

  /// Sums a little below and above a rank, from a few quantiles of both lists.
  private func coarseBracket(_ rank: Int) -> [Double] {
    let points = 2_000
    guard first.count + second.count > 20 * points else { return [] }
    let rows = Self.quantiles(first, Self.prefix(firstCounts), points)
    let coarse: PairwiseSums?
    if isWalsh {
      coarse = PairwiseSums(walsh: rows.values, rows.counts)
    } else {
      let columns = Self.quantiles(second, prefix, points)
      coarse = PairwiseSums(rows.values, rows.counts, columns.values, columns.counts)
    }
    guard let coarse else { return [] }
    let middle = Int(Double(rank) / Double(pairs) * Double(coarse.pairs))
    let margin = coarse.pairs / points
    return [middle - margin, middle + margin].compactMap {
      coarse.select(rank: min(max($0, 1), coarse.pairs))?.sum
    }
  }

  /// Values at equally spaced ranks.
  private static func quantiles(
    _ values: [Double], _ prefix: [Int], _ points: Int
  ) -> (values: [Double], counts: [Int]) {
    let total = Double(prefix.last ?? 0)
    var result: (values: [Double], counts: [Int]) = ([], [])
    var index = 0
    for point in 0..<points {
      let rank = (Double(point) + 0.5) / Double(points) * total
      while index + 1 < values.count, Double(prefix[index + 1]) < rank { index += 1 }
      if result.values.last == values[index] {
        result.counts[result.counts.count - 1] += 1
      } else {
        result.values.append(values[index])
        result.counts.append(1)
      }
    }
    return result
  }

  /// The smallest sum above another one.
  func next(after bound: Double) -> Double? {
    var (best, end) = (Double.infinity, second.count)
    for value in first {
      while end > 0, value + second[end - 1] > bound { end -= 1 }
      if end < second.count { best = min(best, value + second[end]) }
    }
    return best < .infinity ? best : nil
  }

  /// The median of all sums: the mean of the two middle ones when their number is even.
  var median: Double? {
    guard pairs > 0, let low = select(rank: (pairs + 1) / 2) else { return nil }
    guard pairs % 2 == 0, low.count < pairs / 2 + 1 else { return low.sum }
    return next(after: low.sum).map { (low.sum + $0) / 2 }
  }

  /// The number of pairs of distinct values.
  var cells: Int { first.count * second.count }

  /// All distinct sums, ascending, with the number of pairs up to each.
  var distinct: (sums: [Double], counts: [Int]) {
    guard let smallest, let largest else { return ([], []) }
    let all = sums(above: smallest.nextDown, upTo: largest)
    var total = 0
    let divisor = isWalsh ? 2 : 1
    return (
      all.sums,
      all.counts.map {
        total += $0
        return total / divisor
      }
    )
  }

  private var smallest: Double? {
    first.first.flatMap { first in second.first.map { first + $0 } }
  }

  private var largest: Double? { first.last.flatMap { first in second.last.map { first + $0 } } }

  /// The distinct sums in a range, ascending, each with its count (doubled for Walsh sums).
  private func sums(above low: Double, upTo high: Double) -> (sums: [Double], counts: [Int]) {
    var sums: [Double] = []
    var weights: [Int] = []
    var (start, end) = (second.count, second.count)
    for (row, value) in first.enumerated() {
      while start > 0, value + second[start - 1] > low { start -= 1 }
      while end > 0, value + second[end - 1] > high { end -= 1 }
      for column in start..<max(start, end) {
        sums.append(value + second[column])
        let own = isWalsh && row == column ? firstCounts[row] : 0
        weights.append(firstCounts[row] * secondCounts[column] + own)
      }
    }
    let counted = Runs.counted(sums, weights: weights)
    return (counted.values, counted.counts)
  }
}
