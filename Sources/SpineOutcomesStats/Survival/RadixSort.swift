/// Sorting by a 64-bit key in a number of passes that does not grow with the number of values.
enum RadixSort {
  /// Sorts by ascending key; equal keys keep their order.
  ///
  /// Bytes in which all keys agree cost no pass: whole numbers as doubles need two or three.
  ///
  /// - Complexity: O(n), with a second array of n elements.
  static func sort<Element>(_ elements: inout [Element], by key: (Element) -> UInt64) {
    let count = elements.count
    guard count > 256 else {
      elements.sort { key($0) < key($1) }
      return
    }
    let histograms = histograms(of: elements, key)
    var scratch = elements
    for byte in 0..<8 {
      let offset = 256 * byte
      guard !histograms[offset..<(offset + 256)].contains(count) else { continue }
      var positions = [Int](repeating: 0, count: 256)
      var sum = 0
      for value in 0..<256 {
        positions[value] = sum
        sum += histograms[offset + value]
      }
      let shift = UInt64(8 * byte)
      elements.withUnsafeBufferPointer { source in
        scratch.withUnsafeMutableBufferPointer { target in
          positions.withUnsafeMutableBufferPointer { positions in
            for element in source {
              let value = Int((key(element) >> shift) & 0xFF)
              target[positions[value]] = element
              positions[value] += 1
            }
          }
        }
      }
      swap(&elements, &scratch)
    }
  }

  /// How often each value of each of the eight bytes occurs.
  private static func histograms<Element>(
    of elements: [Element], _ key: (Element) -> UInt64
  ) -> [Int] {
    var histograms = [Int](repeating: 0, count: 8 * 256)
    histograms.withUnsafeMutableBufferPointer { histograms in
      for element in elements {
        var rest = key(element)
        for byte in 0..<8 {
          histograms[256 * byte + Int(rest & 0xFF)] += 1
          rest >>= 8
        }
      }
    }
    return histograms
  }
}
