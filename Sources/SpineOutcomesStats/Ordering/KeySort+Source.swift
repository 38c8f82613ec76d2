import LinearAlgebra

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
    /// Each share of the rows is counted and dealt by itself, behind the shares before it.
    ///
    /// - Parameters:
    ///   - entries: The place for them.
    ///   - parts: Where each value belongs.
    ///   - ends: Takes, in its last `size` elements, the position behind each part.
    ///   - size: The number of parts.
    ///   - shares: The number of shares; `ends` has room for as many times the parts.
    func deal(
      to entries: UnsafeMutablePointer<Entry>, _ parts: some PartsOfRange,
      _ ends: UnsafeMutablePointer<Int>, _ size: Int, _ shares: Int
    ) {
      nonisolated(unsafe) let (source, ends, entries) = (self, ends, entries)
      let count = values.count
      let rows = { @Sendable (share: Int) in
        share * count / shares..<(share + 1) * count / shares
      }
      Parallel.forEach(shares, isLarge: shares > 1) { share in
        let counts = ends + share * size
        counts.initialize(repeating: 0, count: size)
        for row in rows(share) { counts[parts.part(source.values[row])] &+= 1 }
      }
      var next = 0
      for part in 0..<size {
        for share in 0..<shares {
          (ends[share * size + part], next) = (next, next + ends[share * size + part])
        }
      }
      Parallel.forEach(shares, isLarge: shares > 1) { share in
        let places = ends + share * size
        for row in rows(share) {
          let part = parts.part(source.values[row])
          let place = places[part]
          (entries + place).initialize(to: source.entry(row))
          places[part] = place &+ 1
        }
      }
    }
  }
}
