import CKernels

/// Arrays of many numbers that are written once, whole.
package enum LargeMemory {
  /// Makes several arrays of one length at once.
  ///
  /// On Linux their memory comes in pages of 2 MiB where the system allows it: the fault of each
  /// page of 4 KiB costs more than writing it.
  ///
  /// - Parameters:
  ///   - arrays: The number of arrays, so small that as many calls nest: 32 at most.
  ///   - type: What they hold.
  ///   - count: The length of each.
  ///   - fill: Initialises all numbers of all arrays.
  /// - Returns: The arrays; none for more than 32.
  package static func arrays<Number: BitwiseCopyable>(
    _ arrays: Int, of type: Number.Type, count: Int,
    _ fill: ([UnsafeMutablePointer<Number>]) -> Void
  ) -> [[Number]] {
    guard arrays > 0, arrays <= 32, count > 0 else { return [] }
    var made = [[Number]](repeating: [], count: arrays)
    var starts: [UnsafeMutablePointer<Number>] = []
    make(0, count, &made, &starts, fill)
    return made
  }

  /// Makes several arrays of doubles.
  ///
  /// - Parameters:
  ///   - arrays: The number of arrays, 32 at most.
  ///   - count: The length of each.
  ///   - fill: Initialises all numbers of all arrays.
  /// - Returns: The arrays; none for more than 32.
  package static func arrays(
    _ arrays: Int, count: Int, _ fill: ([UnsafeMutablePointer<Double>]) -> Void
  ) -> [[Double]] {
    self.arrays(arrays, of: Double.self, count: count, fill)
  }

  /// Asks for large pages behind memory that is about to be written whole.
  package static func expect<Element: BitwiseCopyable>(
    _ start: UnsafeMutablePointer<Element>, count: Int
  ) {
    spine_expect_large(start, count * MemoryLayout<Element>.stride)
  }

  private static func make<Number: BitwiseCopyable>(
    _ place: Int, _ count: Int, _ made: inout [[Number]],
    _ starts: inout [UnsafeMutablePointer<Number>],
    _ fill: ([UnsafeMutablePointer<Number>]) -> Void
  ) {
    guard place < made.count else { return fill(starts) }
    let array = [Number](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let start = buffer.baseAddress else { return }
      expect(start, count: count)
      starts.append(start)
      make(place + 1, count, &made, &starts, fill)
      initialised = count
    }
    made[place] = array
  }
}
