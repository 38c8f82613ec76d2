extension ConditionalWeights {
  /// The sums of the weights up to `k` and above it, to about 28 digits.
  ///
  /// - Parameters:
  ///   - k: In the support.
  ///   - mode: The most probable value.
  ///   - support: The possible values.
  /// - Returns: Both sums on one scale; nil if `k` or the weights reach too far from the mode.
  func preciseSums(atMost k: Int, mode: Int, in support: ClosedRange<Int>) -> (
    lower: DoubleDouble, upper: DoubleDouble
  )? {
    // A power of 2 that keeps the lower halves of tiny weights within range.
    let start = DoubleDouble(0x1p300)
    var lower = DoubleDouble(0)
    var upper = DoubleDouble(0)
    if mode <= k { lower += start } else { upper += start }
    for isUp in [true, false] {
      var weight = start
      var value = mode
      var steps = 0
      while isUp ? value < support.upperBound : value > support.lowerBound {
        steps += 1
        if steps > 2_000_000 { return nil }
        let below = Double(isUp ? value : value - 1)
        let first = (up: successes - below, down: below + 1)
        let second = (up: draws - below, down: failures - draws + below + 1)
        if isUp {
          weight.multiply(by: first.up, over: first.down)
          weight.multiply(by: second.up, over: second.down)
          weight = weight * oddsRatio
        } else {
          weight.multiply(by: first.down, over: first.up)
          weight.multiply(by: second.down, over: second.up)
          weight = weight / oddsRatio
        }
        value += isUp ? 1 : -1
        if value <= k { lower += weight } else { upper += weight }
        // Past k on either side only the sum of that side can still grow.
        let sum = value <= k ? lower : upper
        let hasPassed = isUp ? value > k : value <= k
        if hasPassed || k == mode, weight.high <= sum.high * 0x1p-104 { break }
      }
    }
    return (lower, upper)
  }
}
