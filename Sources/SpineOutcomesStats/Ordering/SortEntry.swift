/// What ``KeySort`` puts in order: the key of a value, alone or with a label.
protocol SortEntry: BitwiseCopyable, SendableMetatype {
  /// The key by which entries are ordered.
  var key: UInt64 { get }

  /// The entry of a key and the label of its row.
  init(key: UInt64, label: UInt32)
}

extension UInt64: SortEntry {
  @inline(__always) var key: UInt64 { self }

  /// The key itself; the label is dropped.
  @inline(__always)
  init(key: UInt64, label: UInt32) { self = key }
}

/// A key and a label in 12 bytes.
struct LabelledKey: SortEntry {
  private let high: UInt32
  private let low: UInt32

  /// The row of the value, or what else the caller has given for it.
  let label: UInt32

  @inline(__always)
  init(key: UInt64, label: UInt32) {
    high = UInt32(truncatingIfNeeded: key &>> 32)
    low = UInt32(truncatingIfNeeded: key)
    self.label = label
  }

  @inline(__always) var key: UInt64 { UInt64(high) &<< 32 | UInt64(low) }

  /// The value of the key.
  @inline(__always) var value: Double { OrderedBits.value(key) }

  /// The label as an index.
  @inline(__always) var index: Int { Int(label) }
}
