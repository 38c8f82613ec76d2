/// Coefficients in twice the working precision, as unevaluated sums of two doubles.
///
/// Coefficients of nearly collinear columns are large and cancel in the linear predictor: in
/// one double each, their own last digit would be what limits the fit.
struct ScaledPoint: Sendable {
  var high: [Double]
  var low: [Double]

  init(count: Int) {
    high = Array(repeating: 0, count: count)
    low = high
  }

  /// Adds a multiple of a direction.
  mutating func add(_ share: Double, _ direction: [Double]) {
    for index in high.indices {
      let step = share * direction[index] + low[index]
      let sum = high[index] + step
      let part = sum - high[index]
      low[index] = (high[index] - (sum - part)) + (step - part)
      high[index] = sum
    }
  }

  /// Becomes another point of as many coefficients, in the memory that is there.
  mutating func set(_ other: ScaledPoint) {
    for index in high.indices {
      high[index] = other.high[index]
      low[index] = other.low[index]
    }
  }
}
