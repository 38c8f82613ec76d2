/// A division of a range of doubles into ascending parts.
protocol PartsOfRange: Sendable {
  /// The part of a value of the range: never lower for a larger value.
  func part(_ value: Double) -> Int
}

/// Parts of equal width: even for values that are spread evenly.
///
/// Rounding is monotone, so that each step keeps the order.
struct PartsOfEqualWidth: PartsOfRange {
  private let low: Double
  private let scale: Double

  /// Divides a range; nil when its width or the scale is beyond the doubles.
  init?(_ low: Double, _ high: Double, count: Int) {
    let width = high - low
    scale = Double(count - 1) / width
    self.low = low
    guard width > 0, width < .infinity, scale < .infinity else { return nil }
  }

  @inline(__always)
  func part(_ value: Double) -> Int { Int((value - low) * scale) }
}

/// Parts with equal numbers of doubles: even for values over many orders of magnitude.
struct PartsOfEqualDigits: PartsOfRange {
  private let low: UInt64
  private let shift: UInt64

  /// Divides a range into at most 2^bits parts.
  init(_ low: Double, _ high: Double, bits: Int) {
    self.low = OrderedBits.key(low)
    let range = OrderedBits.key(high) &- self.low
    shift = UInt64(max(0, UInt64.bitWidth - range.leadingZeroBitCount - bits))
  }

  @inline(__always)
  func part(_ value: Double) -> Int {
    Int(truncatingIfNeeded: (OrderedBits.key(value) &- low) &>> shift)
  }
}
