/// Doubles as unsigned integers in the same order, -0.0 as 0.0; NaN is refused before.
enum OrderedBits {
  private static let signBit: UInt64 = 1 << 63

  /// The key of a value: `key(x) < key(y)` exactly when `x < y`.
  @inline(__always)
  static func key(_ value: Double) -> UInt64 {
    let bits = (value + 0.0).bitPattern  // adding 0.0 turns -0.0 into 0.0
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) &>> 63) | signBit)
  }

  /// The value of a key.
  @inline(__always)
  static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key ^ (UInt64(bitPattern: Int64(bitPattern: ~key) &>> 63) | signBit)) + 0.0
  }
}
