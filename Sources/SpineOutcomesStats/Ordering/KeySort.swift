/// Sorts keys together with a label for each: by radix, in time linear in their number.
enum KeySort {
  private static let digitBits = 11
  private static let digitCount = 6

  /// Sorts the keys in ascending order and moves the labels along; the counts must agree.
  ///
  /// - Complexity: O(n) for n keys; digits that all keys share cost nothing.
  static func sort(_ keys: inout [UInt64], _ labels: inout [UInt32]) {
    guard keys.count == labels.count, keys.count > 1 else { return }
    if keys.count < 1_000 {
      let pairs = zip(keys, labels).sorted { $0.0 < $1.0 }
      keys = pairs.map(\.0)
      labels = pairs.map(\.1)
      return
    }
    let buckets = 1 << digitBits
    var histograms = [Int](repeating: 0, count: buckets * digitCount)
    histograms.withUnsafeMutableBufferPointer { histograms in
      for key in keys {
        for digit in 0..<digitCount {
          histograms[digit * buckets + Self.digit(digit, of: key)] += 1
        }
      }
    }
    var otherKeys = keys
    var otherLabels = labels
    for digit in 0..<digitCount {
      var places = Array(histograms[digit * buckets..<(digit + 1) * buckets])
      if places[Self.digit(digit, of: keys[0])] == keys.count { continue }
      var next = 0
      for bucket in 0..<buckets { (places[bucket], next) = (next, next + places[bucket]) }
      scatter(keys, labels, digit, &places, &otherKeys, &otherLabels)
      swap(&keys, &otherKeys)
      swap(&labels, &otherLabels)
    }
  }

  private static func digit(_ digit: Int, of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key >> UInt64(digit * digitBits)) & UInt64(1 << digitBits - 1))
  }

  /// Puts each key at the next free place of its bucket.
  private static func scatter(
    _ keys: [UInt64], _ labels: [UInt32], _ digit: Int, _ places: inout [Int],
    _ newKeys: inout [UInt64], _ newLabels: inout [UInt32]
  ) {
    places.withUnsafeMutableBufferPointer { places in
      newKeys.withUnsafeMutableBufferPointer { newKeys in
        newLabels.withUnsafeMutableBufferPointer { newLabels in
          for index in keys.indices {
            let key = keys[index]
            let bucket = Self.digit(digit, of: key)
            newKeys[places[bucket]] = key
            newLabels[places[bucket]] = labels[index]
            places[bucket] += 1
          }
        }
      }
    }
  }
}
