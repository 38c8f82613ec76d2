/// Rows to be counted: a value, a label and a weight each.
struct LabelledRows {
  /// The values, none of them NaN.
  let values: UnsafeBufferPointer<Double>

  /// The labels, each below ``labelCount``; all 0 when nil.
  let labels: UnsafePointer<UInt32>?

  /// The weights, 0 or more, whose sum is no overflow; all 1 when nil.
  let weights: UnsafePointer<Int>?

  /// The number of labels.
  let labelCount: Int

  var count: Int { values.count }

  @inline(__always)
  func label(_ row: Int) -> Int { labels.map { Int($0[row]) } ?? 0 }

  @inline(__always)
  func weight(_ row: Int) -> Int { weights.map { $0[row] } ?? 1 }
}
