/// A random number generator that gives the same numbers for the same seed on every platform.
///
/// xoshiro256\*\* with its state filled by SplitMix64. All that is built on it here is integer
/// arithmetic, so that a bootstrap gives the same result on every processor and operating
/// system. It is not for secrets.
///
/// - Complexity: O(1) for a number.
///
/// Source: Blackman & Vigna, ACM Trans Math Softw 2021;47:36, doi 10.1145/3460772.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
  /// The name of the generator, which every result that used it carries beside the seed.
  public static let name = "xoshiro256**"

  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Creates a generator.
  ///
  /// - Parameter seed: Any number; equal seeds give equal sequences.
  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// Creates a generator with a given state, which is not all zero.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// The next number, uniform over all 64-bit integers.
  ///
  /// - Returns: The number.
  public mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 &<< 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, by: 45)
    return result
  }

  /// Whether two generators go on with the same numbers.
  public static func == (first: SeededGenerator, second: SeededGenerator) -> Bool {
    first.state == second.state
  }

  @inline(__always)
  private static func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value &<< count) | (value &>> (64 &- count))
  }
}

/// SplitMix64: a sequence of well mixed 64-bit integers from any seed.
///
/// Source: Steele, Lea & Flood, OOPSLA 2014, doi 10.1145/2660193.2660195.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}
