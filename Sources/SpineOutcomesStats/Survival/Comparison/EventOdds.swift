internal import Distributions

/// Times of events at which one of two counts was possible, four times in a vector.
///
/// With ρ the odds of the smaller count when the hazards are equal (n0 / n1 for one event), the
/// greater count has the probability θ / (θ + ρ). Only the miss is summed, ρ / (θ + ρ) where the
/// count was the greater and -θ / (θ + ρ) where it was the less: nothing cancels.
struct EventOdds {
  /// Which of the two counts occurred.
  enum Count {
    case greater, less
  }

  private let count: Count
  private var vectors: [SIMD4<Double>] = []
  private var last: SIMD4<Double>
  private var filled = 0

  init(_ count: Count) {
    self.count = count
    last = Self.padding(count)
  }

  /// Odds that add nothing: the count that occurred is certain.
  private static func padding(_ count: Count) -> SIMD4<Double> {
    SIMD4(repeating: count == .greater ? 0 : 0x1p1000)
  }

  /// Adds a time; all are to be added before ``close()``.
  mutating func append(_ odds: Double) {
    last[filled] = odds
    filled += 1
    if filled == 4 { close() }
  }

  /// Stores the times of the last vector.
  mutating func close() {
    guard filled > 0 else { return }
    vectors.append(last)
    last = Self.padding(count)
    filled = 0
  }

  /// Adds the misses and the variances at a hazard ratio.
  ///
  /// - Complexity: O(number of times).
  func add(at ratio: Double, to score: inout DoubleDouble, _ information: inout DoubleDouble) {
    let block = 64
    for start in stride(from: 0, to: vectors.count, by: block) {
      var misses = SIMD4<Double>.zero
      var variances = SIMD4<Double>.zero
      for index in start..<min(start + block, vectors.count) {
        let odds = vectors[index]
        let inverse = 1 / (odds + ratio)
        let above = ratio * inverse
        let below = odds * inverse
        misses += count == .greater ? below : -above
        variances += above * below
      }
      score.add(misses.sum())
      information.add(variances.sum())
    }
  }
}
