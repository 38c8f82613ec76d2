/// Finds a parameter by which a distribution has a given tail at a value.
///
/// On the probit scale the tails of shifted distributions are nearly straight lines, so that
/// secants meet the root in a few steps; a bracket keeps them from leaving it.
package enum ProbitRoot {
  /// The parameter at which the upper tail, which rises with it, is the target.
  ///
  /// - Parameters:
  ///   - start: A first guess.
  ///   - target: The probability, inside 0...1.
  ///   - range: Where the parameter lies.
  ///   - tails: The lower and the upper tail for a parameter.
  /// - Returns: The parameter; an end of the range where the target is not reached inside.
  package static func find(
    from start: Double, target: Double, within range: ClosedRange<Double> = -1e9...1e9,
    _ tails: (Double) -> (lower: Double, upper: Double)
  ) -> Double {
    let normal = Normal.standard
    // Probits of the smaller tail, so that neither loses its digits.
    let goal = normal.quantile(target)
    func miss(_ parameter: Double) -> Double {
      let (lower, upper) = tails(parameter)
      let probit =
        upper < lower ? normal.quantile(upper) : normal.quantile(upperTail: lower)
      return min(max(probit, -40), 40) - goal
    }
    var low = range.lowerBound
    var high = range.upperBound
    var x = min(max(start, low), high)
    var value = miss(x)
    var (earlier, earlierValue) = (x, value)
    var step = 0.25
    for _ in 0..<200 {
      if value == 0 { return x }
      if value < 0 { low = max(low, x) } else { high = min(high, x) }
      var next = x - value * (earlier == x ? 1 : (x - earlier) / (value - earlierValue))
      if !next.isFinite || next <= low || next >= high {
        let isOpen = low == range.lowerBound || high == range.upperBound
        step *= 2
        next =
          isOpen
          ? min(max(x + (value < 0 ? step : -step), range.lowerBound), range.upperBound)
          : low + (high - low) / 2
      }
      let size = max(1e-300, next.magnitude)
      if (next - x).magnitude <= 4e-16 * size || next == x { return next }
      if (next - x).magnitude <= 1e-13 * size, value.magnitude < 1e-12 { return next }
      (earlier, earlierValue) = (x, value)
      x = next
      value = miss(x)
    }
    return x
  }
}
