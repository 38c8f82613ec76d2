/// Two samples as the rank-sum test sees them: on one decimal scale, ranked after any shift.
struct TwoSamples {
  /// The values of the first sample times the divisor, ascending, and how often each occurs.
  let first: [Double]
  let firstCounts: [Int]

  /// The negated values of the second sample times the divisor, ascending, with their counts.
  let second: [Double]
  let secondCounts: [Int]

  let divisor: Double

  init(
    _ first: [Double], _ firstCounts: [Int], _ second: [Double], _ secondCounts: [Int]
  ) {
    let scale = DecimalScale([first, second])
    self.first = scale.scaled[0]
    self.firstCounts = firstCounts
    self.second = scale.scaled[1].reversed().map { 0 - $0 }
    self.secondCounts = secondCounts.reversed()
    divisor = scale.divisor
  }

  private init(mirroring other: TwoSamples) {
    first = other.second.reversed().map { 0 - $0 }
    firstCounts = other.secondCounts.reversed()
    second = other.first.reversed().map { 0 - $0 }
    secondCounts = other.firstCounts.reversed()
    divisor = other.divisor
  }

  /// The samples exchanged: differences are then the second one less the first one.
  var mirrored: TwoSamples { TwoSamples(mirroring: self) }

  /// Whether no value occurs twice in a sample.
  var isUntied: Bool {
    firstCounts.allSatisfy { $0 == 1 } && secondCounts.allSatisfy { $0 == 1 }
  }

  /// The differences of all pairs; nil when there are too many to count.
  var differences: PairwiseSums? { PairwiseSums(first, firstCounts, second, secondCounts) }

  /// The first sample, less a shift, and the second sample in the order of their values.
  func ranked(_ shift: Shift) -> RankBlocks {
    var blocks = RankBlocks()
    var left = 0
    var right = second.count - 1
    while left < first.count || right >= 0 {
      let order =
        left == first.count ? 1 : right < 0 ? -1 : shift.compare(first[left] + second[right])
      blocks.append(
        first: order <= 0 ? firstCounts[left] : 0, second: order >= 0 ? secondCounts[right] : 0)
      if order <= 0 { left += 1 }
      if order >= 0 { right -= 1 }
    }
    return blocks
  }

  /// How far the statistic is from its mean, in halves.
  static func deviation(_ blocks: RankBlocks) -> RankDeviation {
    let totals = blocks.totals
    let (pairs, size) = (Double(totals.first) * Double(totals.second), totals.size)
    var excess = 0
    var below = 0
    var spread = CompensatedSum()
    for block in blocks.blocks {
      // Wins less losses of the first sample over the second sample's part in this block.
      excess += block.second * (totals.first - 2 * below - block.first)
      below += block.first
    }
    blocks.forEach { block, rank in
      let distance = Double(rank - size - 1)
      spread.add(Double(block.size) * distance * distance)
    }
    let variance = size > 1 ? pairs * (spread.value / 4) / (Double(size) * Double(size - 1)) : 0
    return RankDeviation(
      excess: excess, unit: 0.5, standardDeviation: variance.squareRoot())
  }

  /// By how much breaking the ties can move the excess; for sizes of an exact test.
  ///
  /// In a block of t, f of which are in the first sample, it is moved by at most f (t - f): one
  /// more in the sample adds t - 1 - 2 f. The m largest of these numbers, over all blocks, are
  /// the most that m observations make up.
  static func slack(_ blocks: RankBlocks) -> Int {
    let totals = blocks.totals
    var left = min(totals.first, totals.second)
    var sizes = blocks.blocks.map(\.size).filter { $0 > 1 }
    guard sizes.reduce(0, { $0 + $1 / 2 }) > left else {
      return sizes.reduce(0) { $0 + $1 * $1 / 4 }
    }
    sizes.sort(by: >)
    var slack = 0
    for gain in stride(from: (sizes.first ?? 1) - 1, to: 0, by: -1) where left > 0 {
      // Blocks of gain + 1, gain + 3 and so on have one step with this gain each.
      let steps = sizes.prefix { $0 > gain }.count { ($0 - gain) % 2 == 1 }
      slack += gain * min(left, steps)
      left -= min(left, steps)
    }
    return slack
  }
}
