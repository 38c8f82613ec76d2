import Distributions

/// Newcombe's score interval of an area, his method 5.
///
/// The areas A with (area - A)^2 <= z^2 V(A), where
///
///     V(A) = A (1 - A) (1 + c (1 - A) / (2 - A) + c A / (1 + A)) / (m n), c = (m + n) / 2 - 1.
///
/// (area - A)^2 / V(A) grows with the distance from the area on both sides: V(A) / A^2 falls, and
/// so does V(A) / (1 - A)^2 towards 0. So the limits are single roots, found by halving.
///
/// Source: Newcombe, Stat Med 2006;25:559, doi 10.1002/sim.2324.
struct NewcombeInterval: Sendable {
  private let variance: DeLongVariance

  init(_ variance: DeLongVariance) { self.variance = variance }

  /// V(A) / (A (1 - A)): the same for A and 1 - A.
  private func spread(_ area: Double, _ complement: Double) -> Double {
    let (m, n) = (Double(variance.events), Double(variance.others))
    let c = (m + n) / 2 - 1
    return (1 + c * complement / (1 + complement) + c * area / (1 + area)) / m / n
  }

  /// The lower limit of an area.
  private func lower(_ area: Double, _ deviate: Double) -> Double {
    guard area > 0 else { return 0 }
    var (low, high) = (0.0, area)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      let complement = 1 - middle
      let distance = area - middle
      let isOutside: Bool
      if area == 1 {
        // Both sides have the factor 1 - A.
        isOutside = complement > deviate * deviate * middle * spread(middle, complement)
      } else {
        isOutside =
          distance * distance
          > deviate * deviate * middle * complement * spread(middle, complement)
      }
      if isOutside { low = middle } else { high = middle }
    }
  }

  /// The interval; one-sided by a one-sided alternative, its other limit then 0 or 1.
  func interval(
    _ alternative: Alternative, level: Double
  ) throws(StatsError) -> ConfidenceInterval {
    let tail = alternative == .twoSided ? (1 - level) / 2 : 1 - level
    // At one-sided levels below 0.5 the estimate alone is left.
    let deviate = max(0, Normal.standard.quantile(upperTail: tail))
    return try ConfidenceInterval(
      lower: alternative == .less ? 0 : lower(variance.area, deviate),
      upper: alternative == .greater ? 1 : 1 - lower(variance.complement, deviate),
      level: level, method: "Newcombe, score interval")
  }

  /// The limits, and the p-value by the variance at the value tested.
  func answer(_ question: AreaInference.Question) -> AreaInference {
    let deviate = Normal.standard.quantile(upperTail: question.tail)
    let (value, complement) = (question.value, 1 - question.value)
    let error = (value * complement * spread(value, complement)).squareRoot()
    let z = variance.excess(over: value) / Double(variance.doubledPairs) / error
    return AreaInference(
      lower: lower(variance.area, deviate), upper: 1 - lower(variance.complement, deviate),
      p: 2 * Normal.standard.upperTail(z.magnitude), z: z, standardError: nil,
      method: "Newcombe, score interval")
  }
}
