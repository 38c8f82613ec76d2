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

  /// Calls with the range of each run of equal neighbours.
  @inline(__always)
  static func forEach(_ values: UnsafeBufferPointer<Double>, _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < values.count {
      let value = values[start]
      var end = start &+ 1
      while end < values.count, values[end] == value { end &+= 1 }
      body(start..<end)
      start = end
    }
  }

  /// The distinct values, ascending, and the sum of the weights of each; no sum overflows.
  static func counted(
    _ values: [Double], weights: [Int]?
  ) -> (values: [Double], counts: [Int]) {
    guard let weights, weights.count == values.count else { return counted(values) }
    var result: (values: [Double], counts: [Int]) = ([], [])
    let entries = KeySort<LabelledKey>.sorted(values)
    forEach(entries) { value, range in
      result.values.append(value)
      result.counts.append(range.reduce(0) { $0 + weights[entries[$1].index] })
    }
    return result
  }

  /// The distinct values, ascending, and how often each occurs.
  private static func counted(_ values: [Double]) -> (values: [Double], counts: [Int]) {
    let arrangement = Arrangement(values)
    if case .mixed = arrangement {
      let table = values.withUnsafeBufferPointer {
        CountTable.counting(LabelledRows(values: $0, labels: nil, weights: nil, labelCount: 1))
      }
      if let table {
        let counted = table.sorted()
        return (counted.values, counted.counts[0])
      }
    }
    return counted(ascending: Ordering.ascending(values, arrangement))
  }

  /// The distinct ones of ascending values, and how often each occurs.
  static func counted(ascending values: [Double]) -> (values: [Double], counts: [Int]) {
    values.withUnsafeBufferPointer { source in
      var size = min(1, source.count)
      for index in 1..<max(1, source.count) {
        size &+= source[index &- 1] == source[index] ? 0 : 1
      }
      if size == source.count { return (values, [Int](repeating: 1, count: size)) }
      var counts: [Int] = []
      let distinct = [Double](unsafeUninitializedCapacity: size) { distinct, filled in
        counts = [Int](unsafeUninitializedCapacity: size) { counts, filled in
          filled = count(source, distinct, counts, size)
        }
        filled = counts.count
      }
      return (distinct, counts)
    }
  }

  /// Writes the distinct ones of ascending values and their counts.
  ///
  /// No step depends on whether neighbours are equal where no processor could foresee it.
  private static func count(
    _ source: UnsafeBufferPointer<Double>, _ distinct: UnsafeMutableBufferPointer<Double>,
    _ counts: UnsafeMutableBufferPointer<Int>, _ size: Int
  ) -> Int {
    var run = 0
    if size < source.count / 16 {
      forEach(source) { range in
        distinct.initializeElement(at: run, to: source[range.lowerBound])
        counts.initializeElement(at: run, to: range.count)
        run &+= 1
      }
      return size
    }
    for index in source.indices {
      run &+= source[max(0, index &- 1)] == source[index] ? 0 : 1
      distinct.initializeElement(at: run, to: source[index])
      counts.initializeElement(at: run, to: index &+ 1)
    }
    while run > 0 {
      counts[run] &-= counts[run &- 1]
      run &-= 1
    }
    return size
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
