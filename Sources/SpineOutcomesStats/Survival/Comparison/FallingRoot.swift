/// The root of a function that is positive at its lower bound and negative at its upper bound.
///
/// Newton's method or the secant method from a start, held inside the bounds: where a step
/// leaves them, is long or gains less than half, they are halved. Logarithms of ratios are sought:
/// bounds may be infinite, and no argument exceeds 680.
struct FallingRoot {
  /// What the slope that comes with a value is good for.
  enum Slope {
    /// The derivative: for every step.
    case exact

    /// Near the derivative: for the first step, the secant method after it.
    case rough
  }

  var low: Double
  var high: Double
  var slope: Slope

  /// Finds the root.
  ///
  /// - Parameters:
  ///   - start: A guess; of no use if it is NaN or not inside the bounds.
  ///   - function: The value and its slope.
  /// - Returns: The root; with several, one of them.
  /// - Complexity: about 6 values for a smooth function, at most 200.
  func solve(
    from start: Double, _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var (low, high) = (max(low, -Self.farthest), min(high, Self.farthest))
    var point = start > low && start < high ? start : beside(low, high)
    var previous: (point: Double, value: Double)?
    var reach = 1.0
    for _ in 0..<200 {
      let (value, tangent) = function(point)
      if value == 0 { return point }
      if value > 0 { low = point } else { high = point }
      // The next error is near the product of the two before it; of Newton's, near the square.
      var rise = tangent
      var before = slope == .exact ? point : Double.infinity
      if slope == .rough, let previous {
        rise = (value - previous.value) / (point - previous.point)
        before = previous.point
      }
      var next = point - value / rise
      let step = (next - point).magnitude
      if step < 1e-6, step * (next - before).magnitude < 1e-18 {
        return max(low, min(next, high))
      }
      let gains = previous.map { value.magnitude <= $0.value.magnitude / 2 } ?? true
      if !(next > low && next < high) || step > reach || !gains {
        next = (low + high) / 2
        if (next - point).magnitude > reach {
          next = value > 0 ? point + reach : point - reach
          reach *= 2
        }
      }
      guard next > low, next < high else { return point }
      previous = (point, value)
      point = next
    }
    return point
  }

  /// The farthest argument: its exponential can be multiplied by any count.
  private static let farthest = 680.0

  /// The middle of finite bounds, or a point near the finite one.
  private func beside(_ low: Double, _ high: Double) -> Double {
    if low == -Self.farthest, high < Self.farthest { return max(low / 2, high - 0.5) }
    if high == Self.farthest, low > -Self.farthest { return min(high / 2, low + 0.5) }
    return (low + high) / 2
  }
}
