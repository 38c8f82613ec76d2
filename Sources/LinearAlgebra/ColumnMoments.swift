/// Extremes, mean and spread of a column, in one pass over memory.
///
/// Each block of values is summed and then, while it is in the cache, its squared distances
/// from its own mean are; blocks merge by the formula of Chan, Golub and LeVeque (The American
/// Statistician 37:242, 1983), which subtracts no large squares. Blocks are merged in order into
/// parts, and parts into the column: whoever measures the parts, the result is the same.
package struct ColumnMoments: Sendable, Equatable {
  /// The smallest value; infinity before any.
  private(set) var low = Double.infinity

  /// The largest value; -infinity before any.
  private(set) var high = -Double.infinity

  /// The mean.
  private(set) var mean = 0.0

  private var count = 0.0
  private var squares = 0.0

  /// The number of values that ``add(_:unit:)`` takes at once.
  package static let blockSize = 512

  /// The number of values of a part, a multiple of ``blockSize``.
  package static let partSize = 1 << 15

  /// The moments of no values yet.
  package init() {}

  /// Measures values times a unit.
  package init(_ values: [Double], unit: Double = 1) {
    values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: Self.partSize) {
        var part = ColumnMoments()
        let last = min(start + Self.partSize, values.count)
        for first in stride(from: start, to: last, by: Self.blockSize) {
          let end = min(first + Self.blockSize, last)
          part.add(UnsafeBufferPointer(rebasing: values[first..<end]), unit: unit)
        }
        merge(part)
      }
    }
  }

  /// Whether every value is finite; false also where sums of finite values overflow.
  package var isFinite: Bool { mean.isFinite && squares.isFinite }

  /// The largest magnitude; 0 for no values.
  var extent: Double { count > 0 ? max(low.magnitude, high.magnitude) : 0 }

  /// The root of the mean squared distance from a value.
  func spread(around middle: Double) -> Double {
    guard count > 0 else { return 0 }
    let shift = mean - middle
    return (squares / count + shift * shift).squareRoot()
  }

  /// Adds the values that follow, ``blockSize`` of them unless they are the last of a part.
  package mutating func add(_ block: UnsafeBufferPointer<Double>, unit: Double = 1) {
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
    let middle = origin + sum / Double(block.count)
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
    var moments = ColumnMoments()
    moments.low = smallest
    moments.high = largest
    moments.mean = middle
    moments.squares = square
    moments.count = Double(block.count)
    merge(moments)
  }

  /// Adds the values of the next part.
  package mutating func merge(_ next: ColumnMoments) {
    guard next.count > 0 else { return }
    guard count > 0 else {
      self = next
      return
    }
    low = min(low, next.low)
    high = max(high, next.high)
    let (total, gap) = (count + next.count, next.mean - mean)
    squares += next.squares + gap * gap * (count * next.count / total)
    mean += gap * (next.count / total)
    count = total
  }
}
