/// Sums of deviations from a number and of their squares.
///
/// Short blocks are added in eight lanes and the blocks with compensation: the rounding of a sum
/// is that of some 40 additions, however many terms it has, and does not depend on the processor.
struct DeviationSums {
  private(set) var sum = 0.0
  private(set) var squares = 0.0

  /// The largest magnitude of a deviation that counts.
  private(set) var largest = 0.0

  /// Whether all deviations that count are equal.
  private(set) var isConstant = true

  private typealias Lanes = SIMD8<Double>

  private static let block = 256

  init(_ values: [Double], _ weights: [Int]?, from origin: Double) {
    var (total, squareTotal) = (CompensatedSum(), CompensatedSum())
    var (low, high) = (Double.infinity, -Double.infinity)
    values.withUnsafeBufferPointer { values in
      let base = values.baseAddress
      var start = 0
      while start < values.count {
        let end = min(values.count, start + Self.block)
        var (sum, squares) = (0.0, 0.0)
        if weights != nil {
          for index in start..<end {
            let weight = weights?[index] ?? 1
            guard weight > 0 else { continue }
            let deviation = values[index] - origin
            let weighted = deviation * Double(weight)
            sum += weighted
            squares += weighted * deviation
            low = min(low, deviation)
            high = max(high, deviation)
          }
        } else if let base {
          var (lanes, squareLanes) = (Lanes.zero, Lanes.zero)
          var (least, most) = (Lanes(repeating: low), Lanes(repeating: high))
          var index = start
          while index + 8 <= end {
            let deviations =
              UnsafeRawPointer(base + index).loadUnaligned(as: Lanes.self) - origin
            lanes += deviations
            squareLanes += deviations * deviations
            least = pointwiseMin(least, deviations)
            most = pointwiseMax(most, deviations)
            index += 8
          }
          sum = lanes.sum()
          squares = squareLanes.sum()
          (low, high) = (least.min(), most.max())
          for rest in index..<end {
            let deviation = values[rest] - origin
            sum += deviation
            squares += deviation * deviation
            low = min(low, deviation)
            high = max(high, deviation)
          }
        }
        total.add(sum)
        squareTotal.add(squares)
        start = end
      }
    }
    (sum, squares) = (total.value, squareTotal.value)
    isConstant = low >= high
    largest = low > high ? 0 : max(low.magnitude, high.magnitude)
  }
}
