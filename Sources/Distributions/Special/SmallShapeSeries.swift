import RealModule

/// The series that incomplete gamma and beta functions share when their first shape is below 1:
/// lower tail = x^a exp(constant) (1 + a sum of t_n / (a + n)), t_n a product of n ratios.
enum SmallShapeSeries {
  /// Sums the series to the last bit; invalid where `steps` terms do not suffice.
  static func tails(
    _ a: Double, _ x: Double, constant: Double, steps: Int, ratio: (Double) -> Double
  ) -> Tails {
    // The power apart: its digits do not shrink with its logarithm.
    let power = Double.pow(x, a)
    var term = 1.0
    var sum = 0.0
    for step in 1...max(1, steps) {
      let n = Double(step)
      term *= ratio(n)
      let part = term / (a + n)
      sum += part
      guard part.magnitude <= sum.magnitude * 0x1p-56 else { continue }
      let lower = 1 + a * sum
      let leading = power * .exp(constant)
      if leading * lower < 0.5 {
        return Tails(factor: power * lower, logScale: constant, storesLower: true)
      }
      return Tails(
        factor: -.expMinusOne(a * .log(x) + constant) - leading * a * sum, logScale: 0,
        storesLower: false)
    }
    return .invalid
  }
}
