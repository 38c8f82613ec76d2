/// Finite doubles as unsigned integers in the same order, -0.0 as 0.0.
enum OrderedBits {
  /// The key of a value: `key(x) < key(y)` exactly when `x < y`.
  static func key(_ value: Double) -> UInt64 {
    let bits = (value + 0.0).bitPattern  // adding 0.0 turns -0.0 into 0.0
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The value of a key.
  static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key ^ 1 << 63 : ~key) + 0.0
  }
}
