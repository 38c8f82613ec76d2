/// Runs of equal keys among sorted entries: where every count of ties comes from.
enum Runs {
  /// Calls with each distinct value and the range of its entries.
  @inline(__always)
  static func forEach<Entry: SortEntry>(
    _ entries: [Entry], _ body: (_ value: Double, _ range: Range<Int>) -> Void
  ) {
    entries.withUnsafeBufferPointer { entries in
      var start = 0
      while start < entries.count {
        let key = entries[start].key
        var end = start &+ 1
        while end < entries.count, entries[end].key == key { end &+= 1 }
        body(OrderedBits.value(key), start..<end)
        start = end
      }
    }
  }

  /// The distinct values, ascending, and the sum of the weights of each; no sum overflows.
  static func counted(
    _ values: [Double], weights: [Int]?
  ) -> (values: [Double], counts: [Int]) {
    var result: (values: [Double], counts: [Int]) = ([], [])
    guard let weights, weights.count == values.count else {
      let keys = KeySort<UInt64>.sorted(values)
      var size = 0
      forEach(keys) { _, _ in size += 1 }
      result.values.reserveCapacity(size)
      result.counts.reserveCapacity(size)
      forEach(keys) { value, range in
        result.values.append(value)
        result.counts.append(range.count)
      }
      return result
    }
    let entries = KeySort<LabelledKey>.sorted(values)
    forEach(entries) { value, range in
      result.values.append(value)
      result.counts.append(range.reduce(0) { $0 + weights[entries[$1].index] })
    }
    return result
  }

  /// Twice the average rank of each run, by the sizes of the runs in order.
  static func doubledMidRanks(ofRuns sizes: [Int]) -> [Int] {
    var below = 0
    return sizes.map { size in
      defer { below += size }
      return doubledMidRank(below: below, size: size)
    }
  }

  /// Twice the average of the ranks, counted from 1, that tied observations share.
  @inline(__always)
  static func doubledMidRank(below: Int, size: Int) -> Int { 2 * below + size + 1 }
}
