/// Differences as the signed-rank test sees them: on one decimal scale, ranked after any shift.
struct DifferenceSample {
  /// The differences times the divisor, ascending, and how often each occurs.
  let values: [Double]
  let counts: [Int]
  let divisor: Double
  let zeros: ZeroDifferences

  init(_ differences: PairedDifferences, zeros: ZeroDifferences) {
    let scale = DecimalScale([differences.values])
    values = scale.scaled.first ?? []
    counts = differences.counts
    divisor = scale.divisor
    self.zeros = zeros
  }

  private init(values: [Double], counts: [Int], divisor: Double, zeros: ZeroDifferences) {
    (self.values, self.counts, self.divisor, self.zeros) = (values, counts, divisor, zeros)
  }

  /// The sample with the opposite sign.
  var mirrored: DifferenceSample {
    DifferenceSample(
      values: values.reversed().map { 0 - $0 }, counts: counts.reversed(), divisor: divisor,
      zeros: zeros)
  }

  /// The differences less half of a shift (of Walsh sums), in the order of their magnitudes.
  ///
  /// Positive differences are the first kind, negative ones the second.
  func ranked(_ shift: Shift) -> (blocks: RankBlocks, zeroCount: Int) {
    var blocks = RankBlocks()
    var zeroCount = 0
    var right = values.firstIndex { shift.compare(2 * $0) >= 0 } ?? values.count
    var left = right - 1
    if right < values.count, shift.compare(2 * values[right]) == 0 {
      zeroCount = counts[right]
      if zeros != .wilcoxon {
        blocks.zeroCount = zeroCount
        blocks.zerosAreSplit = zeros == .split
      }
      right += 1
    }
    while left >= 0 || right < values.count {
      let order =
        left < 0
        ? -1 : right == values.count ? 1 : shift.compare(values[left] + values[right])
      // A positive sum: the negative difference is the smaller one in magnitude.
      blocks.append(
        first: order <= 0 ? counts[right] : 0, second: order >= 0 ? counts[left] : 0)
      if order <= 0 { right += 1 }
      if order >= 0 { left -= 1 }
    }
    return (blocks, zeroCount)
  }

  /// How far the statistic after a shift is from its mean, in quarters.
  func deviation(_ blocks: RankBlocks) -> RankDeviation {
    var excess = 0
    blocks.forEach { block, rank in excess += (block.first - block.second) * rank }
    return RankDeviation(
      excess: excess, unit: 0.25, standardDeviation: blocks.squaredRanks.squareRoot() / 4)
  }

  /// By how much breaking the ties and ranking the zeros can move the excess.
  func slack(_ blocks: RankBlocks, zeroCount: Int) -> Int {
    let ties = blocks.blocks.reduce(0) { $0 + $1.size * $1.size / 2 }
    let dropped = zeros == .wilcoxon ? 2 * zeroCount * blocks.totals.size : 0
    return ties + zeroCount * (zeroCount + 1) + dropped
  }
}
