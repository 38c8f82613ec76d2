extension SeededGenerator {
  /// An integer uniform over 0 ..< bound, without bias.
  ///
  /// The standard library's `random(in:using:)` does the same today; that it will do so in later
  /// releases is not promised. Here it is.
  ///
  /// - Parameter bound: How many integers there are; 0 gives 0.
  /// - Returns: The integer.
  /// - Complexity: O(1), expected.
  ///
  /// Source: Lemire, ACM Trans Model Comput Simul 2019;29:3, doi 10.1145/3230636.
  @inline(__always)
  public mutating func integer(below bound: UInt64) -> UInt64 {
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound, bound > 0 {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// A number uniform over the multiples of 2^-53 in 0 ..< 1.
  ///
  /// - Returns: The number.
  /// - Complexity: O(1).
  public mutating func uniform() -> Double {
    Double(next() &>> 11) * 0x1p-53
  }

  /// The number of successes in independent trials, each with probability favourable / total.
  ///
  /// Each step lets fair coins decide the trials of one binary digit of the probability, so
  /// that the distribution is exact and no floating-point function is called.
  ///
  /// - Parameters:
  ///   - trials: How many trials; at most 0 gives 0.
  ///   - favourable: The favourable cases, 0 ... total.
  ///   - total: The cases, 1 or more; below 2^63.
  /// - Returns: The number of successes, 0 ... trials.
  /// - Complexity: O(trials / 64 + log trials), expected.
  package mutating func binomial(trials: Int, favourable: UInt64, of total: UInt64) -> Int {
    guard favourable < total else { return max(0, trials) }
    var undecided = trials
    var remainder = favourable
    var successes = 0
    while undecided > 0, remainder > 0 {
      // A trial whose uniform number has the digit of the probability stays undecided.
      let ones = fairCoins(undecided)
      remainder &<<= 1
      if remainder >= total {
        remainder &-= total
        successes += undecided - ones
        undecided = ones
      } else {
        undecided -= ones
      }
    }
    return successes
  }

  /// How often each cell is drawn, cells being drawn in proportion to their sizes.
  ///
  /// - Parameters:
  ///   - trials: How many draws.
  ///   - sizes: The sizes of the cells, none negative; their sum below 2^63.
  /// - Returns: The counts, which add up to the trials when some cell has a size above 0.
  /// - Complexity: O(cells + trials log(cells) / 64), expected.
  package mutating func multinomial(trials: Int, sizes: [Int]) -> [Int] {
    var cumulative: [UInt64] = [0]
    cumulative.reserveCapacity(sizes.count + 1)
    for size in sizes { cumulative.append(cumulative[cumulative.count - 1] + UInt64(max(0, size))) }
    var counts = [Int](repeating: 0, count: sizes.count)
    guard let total = cumulative.last, total > 0 else { return counts }
    // Halves the cells; the draws of each half are halved in turn.
    var pending = [(cells: 0..<sizes.count, trials: trials)]
    while let (cells, trials) = pending.popLast() {
      guard trials > 0 else { continue }
      guard cells.count > 1 else {
        counts[cells.lowerBound] = trials
        continue
      }
      let middle = cells.lowerBound + cells.count / 2
      let first = binomial(
        trials: trials, favourable: cumulative[middle] - cumulative[cells.lowerBound],
        of: cumulative[cells.upperBound] - cumulative[cells.lowerBound])
      pending.append((middle..<cells.upperBound, trials - first))
      pending.append((cells.lowerBound..<middle, first))
    }
    return counts
  }

  /// The number of ones in so many random bits.
  private mutating func fairCoins(_ count: Int) -> Int {
    var ones = 0
    var left = count
    while left >= 64 {
      ones += next().nonzeroBitCount
      left -= 64
    }
    if left > 0 { ones += (next() &>> UInt64(64 - left)).nonzeroBitCount }
    return ones
  }
}
