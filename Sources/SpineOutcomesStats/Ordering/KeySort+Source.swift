extension KeySort {
  /// How the values lie.
  enum Arrangement {
    case ascending
    case descending
    case mixed(low: Double, high: Double)
  }

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

    /// One look at all values; descending means strictly, since equal ones keep their order.
    var arrangement: Arrangement {
      var (low, high) = (Double.infinity, -Double.infinity)
      var last = values.first ?? 0
      var descents = 0
      for value in values {
        low = value < low ? value : low
        high = value > high ? value : high
        descents &+= value < last ? 1 : 0
        last = value
      }
      if descents == 0 { return .ascending }
      return descents == values.count - 1 ? .descending : .mixed(low: low, high: high)
    }

    /// Writes the entries in the order of the rows.
    func fill(_ entries: UnsafeMutablePointer<Entry>) {
      for row in values.indices { (entries + row).initialize(to: entry(row)) }
    }

    /// Writes the entries from the last row to the first.
    func fill(reversing entries: UnsafeMutablePointer<Entry>) {
      let last = values.count - 1
      for row in values.indices { (entries + row).initialize(to: entry(last - row)) }
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
