/// Checks of the values of a column.
package enum ColumnCheck {
  /// The place of the first value that is NaN or infinite.
  package static func firstNotFinite(_ values: [Double]) -> Int? {
    values.withUnsafeBufferPointer { firstNotFinite($0) }
  }

  /// The place of the first value that is NaN or infinite.
  package static func firstNotFinite(_ values: UnsafeBufferPointer<Double>) -> Int? {
    let size = 1024
    for start in stride(from: 0, to: values.count, by: size) {
      let block = values[start..<min(start + size, values.count)]
      // A product with 0 is 0 for finite numbers and NaN for all else; so is the sum.
      var lanes = SIMD8<Double>.zero
      var row = block.startIndex
      while row + 8 <= block.endIndex {
        for lane in 0..<8 { lanes[lane] += values[row + lane] * 0 }
        row += 8
      }
      let isFinite = lanes.sum() == 0 && block[row...].allSatisfy(\.isFinite)
      if !isFinite { return block.firstIndex { !$0.isFinite } }
    }
    return nil
  }
}
