/// Extremes, mean and spread of a column, in one pass over memory.
///
/// Each block of values is summed and then, while it is in the cache, its squared distances
/// from its own mean are; blocks merge by the formula of Chan, Golub and LeVeque (The American
/// Statistician 37:242, 1983), which subtracts no large squares.
struct ColumnMoments {
  /// The smallest value.
  private(set) var low = Double.infinity

  /// The largest value.
  private(set) var high = -Double.infinity

  /// The mean.
  private(set) var mean = 0.0

  private var count = 0.0
  private var squares = 0.0
  private static let blockSize = 512

  /// Measures values times a unit.
  init(_ values: [Double], unit: Double) {
    values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: Self.blockSize) {
        let end = min(start + Self.blockSize, values.count)
        add(UnsafeBufferPointer(rebasing: values[start..<end]), unit)
      }
    }
    if count == 0 { (low, high) = (0, 0) }
  }

  /// The root of the mean squared distance from a value.
  func spread(around middle: Double) -> Double {
    guard count > 0 else { return 0 }
    let shift = mean - middle
    return (squares / count + shift * shift).squareRoot()
  }

  private mutating func add(_ block: UnsafeBufferPointer<Double>, _ unit: Double) {
    typealias Lanes = SIMD8<Double>
    guard let first = block.first, let base = UnsafeRawPointer(block.baseAddress) else { return }
    let (width, step) = (MemoryLayout<Double>.stride, Lanes.scalarCount)
    let whole = block.count - block.count % step
    let origin = first * unit
    var (least, most) = (Lanes(repeating: origin), Lanes(repeating: origin))
    var sums = Lanes.zero
    for row in stride(from: 0, to: whole, by: step) {
      let lanes = base.loadUnaligned(fromByteOffset: row * width, as: Lanes.self) * unit
      least.replace(with: lanes, where: lanes .< least)
      most.replace(with: lanes, where: lanes .> most)
      // Distances from the first value: a large common part costs no digits.
      sums += lanes - origin
    }
    var (smallest, largest, sum) = (least.min(), most.max(), sums.sum())
    for row in whole..<block.count {
      let value = block[row] * unit
      smallest = min(smallest, value)
      largest = max(largest, value)
      sum += value - origin
    }
    let size = Double(block.count)
    let middle = origin + sum / size
    var distances = Lanes.zero
    for row in stride(from: 0, to: whole, by: step) {
      let lanes = base.loadUnaligned(fromByteOffset: row * width, as: Lanes.self) * unit - middle
      distances += lanes * lanes
    }
    var square = distances.sum()
    for row in whole..<block.count {
      let distance = block[row] * unit - middle
      square += distance * distance
    }
    low = min(low, smallest)
    high = max(high, largest)
    let (total, gap) = (count + size, middle - mean)
    squares += square + gap * gap * (count * size / total)
    mean += gap * (size / total)
    count = total
  }
}
