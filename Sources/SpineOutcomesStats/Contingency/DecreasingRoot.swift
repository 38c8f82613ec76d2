/// Finds where a decreasing function is zero, by Newton steps kept inside a bracket.
enum DecreasingRoot {
  /// The zero of a decreasing function on the real line.
  ///
  /// - Parameters:
  ///   - start: Where the search begins.
  ///   - limit: How far it goes to both sides.
  ///   - absolute: A distance that makes no difference, for roots that may be 0.
  ///   - function: The value and its derivative; a value may be infinite.
  /// - Returns: The zero to the last digits of a double; an end of the range where the function
  ///   does not change its sign.
  static func find(
    from start: Double, within limit: ClosedRange<Double>, absolute: Double = 0,
    _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var low = limit.lowerBound
    var high = limit.upperBound
    var x = min(max(start, low), high)
    var hasLow = false
    var hasHigh = false
    var step = 1.0
    for iteration in 1...400 {
      let (value, slope) = function(x)
      if value == 0 { return x }
      if value > 0 {
        low = x
        hasLow = true
      } else {
        high = x
        hasHigh = true
      }
      var next = x - value / slope
      // A step below the resolution: the root, whether or not both signs were seen.
      if (next - x).magnitude <= 1.2e-16 * x.magnitude { return x }
      if hasLow && hasHigh {
        // A Newton step that leaves the bracket gives way to its middle; so does one of sixteen,
        // as steps from the foot of a pole do little more than double.
        let isInside = next > low && next < high
        if !isInside || iteration % 16 == 0 { next = low + (high - low) / 2 }
      } else {
        // Until both signs are seen, steps grow but do not jump.
        let reach = hasLow ? min(x + step, limit.upperBound) : max(x - step, limit.lowerBound)
        let isOnTheWay = hasLow ? next > x && next < reach : next < x && next > reach
        if !isOnTheWay { next = reach }
        step *= 2
      }
      let size = max(low.magnitude, high.magnitude)
      if (next - x).magnitude <= max(absolute, 1.2e-16 * x.magnitude) { return next }
      if hasLow, hasHigh, high - low <= max(absolute, 2.3e-16 * size) {
        return low + (high - low) / 2
      }
      x = next
    }
    return x
  }
}
