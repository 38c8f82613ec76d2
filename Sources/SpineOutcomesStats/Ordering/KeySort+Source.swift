extension KeySort {
  /// The values to be sorted, with their labels or rows.
  struct Source {
    let values: UnsafeBufferPointer<Double>
    let labels: UnsafePointer<UInt32>?

    @inline(__always)
    private func entry(_ row: Int) -> Entry {
      Entry(
        key: OrderedBits.key(values[row]),
        label: labels.map { $0[row] } ?? UInt32(truncatingIfNeeded: row))
    }

    /// Writes the entries in the order of the rows.
    func fill(_ entries: UnsafeMutablePointer<Entry>) {
      for row in values.indices { (entries + row).initialize(to: entry(row)) }
    }

    /// Writes the entries of descending values in ascending order, equal ones by their rows.
    func fill(reversing entries: UnsafeMutablePointer<Entry>) {
      Runs.forEach(values) { range in
        let start = values.count &- range.upperBound &- range.lowerBound
        for row in range { (entries + (start &+ row)).initialize(to: entry(row)) }
      }
    }

    /// How often two of 512 values share a part, about.
    func crowding(
      _ parts: some PartsOfRange, _ counts: UnsafeMutablePointer<Int>, _ size: Int
    ) -> Int {
      counts.initialize(repeating: 0, count: size)
      var pairs = 0
      for row in stride(from: 0, to: values.count, by: max(1, values.count / 512)) {
        let part = parts.part(values[row])
        pairs += counts[part]
        counts[part] += 1
      }
      return pairs
    }

    /// Writes the entries part by part.
    ///
    /// - Parameters:
    ///   - entries: The place for them.
    ///   - parts: Where each value belongs.
    ///   - ends: Takes the position behind each part.
    ///   - size: The number of parts.
    /// - Returns: The number of values in the largest part.
    func deal(
      to entries: UnsafeMutablePointer<Entry>, _ parts: some PartsOfRange,
      _ ends: UnsafeMutablePointer<Int>, _ size: Int
    ) -> Int {
      ends.initialize(repeating: 0, count: size)
      for value in values { ends[parts.part(value)] &+= 1 }
      var (next, largest) = (0, 0)
      for part in 0..<size {
        let count = ends[part]
        ends[part] = next
        next &+= count
        largest = max(largest, count)
      }
      for row in values.indices {
        let part = parts.part(values[row])
        let place = ends[part]
        (entries + place).initialize(to: entry(row))
        ends[part] = place &+ 1
      }
      return largest
    }
  }
}
