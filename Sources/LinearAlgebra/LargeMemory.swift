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
  ///   - count: The length of each.
  ///   - fill: Initialises all numbers of all arrays.
  /// - Returns: The arrays; none for more than 32.
  package static func arrays(
    _ arrays: Int, count: Int, _ fill: ([UnsafeMutablePointer<Double>]) -> Void
  ) -> [[Double]] {
    guard arrays > 0, arrays <= 32, count > 0 else { return [] }
    var made = [[Double]](repeating: [], count: arrays)
    var starts: [UnsafeMutablePointer<Double>] = []
    make(0, count, &made, &starts, fill)
    return made
  }

  private static func make(
    _ place: Int, _ count: Int, _ made: inout [[Double]],
    _ starts: inout [UnsafeMutablePointer<Double>],
    _ fill: ([UnsafeMutablePointer<Double>]) -> Void
  ) {
    guard place < made.count else { return fill(starts) }
    let array = [Double](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let start = buffer.baseAddress else { return }
      spine_expect_large(start, count * MemoryLayout<Double>.stride)
      starts.append(start)
      make(place + 1, count, &made, &starts, fill)
      initialised = count
    }
    made[place] = array
  }
}
