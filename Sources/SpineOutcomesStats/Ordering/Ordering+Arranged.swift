extension Ordering {
  /// Values that are not NaN, infinite ones included, in ascending order.
  static func ascending(_ values: [Double]) -> [Double] {
    ascending(values, Arrangement(values))
  }

  /// The rows of values that are not NaN, in the order of the values.
  static func rows(_ values: [Double]) -> [Int] { rows(values, Arrangement(values)) }

  /// The same values where they ascend already; keys are sorted where the result will be.
  static func ascending(_ values: [Double], _ arrangement: Arrangement) -> [Double] {
    let count = values.count
    switch arrangement {
    case .ascending:
      return hasNegativeZero(values) ? values.map { $0 + 0.0 } : values
    case .descending:
      return values.withUnsafeBufferPointer { values in
        [Double](unsafeUninitializedCapacity: count) { sorted, filled in
          for index in 0..<count {
            sorted.initializeElement(at: index, to: values[count &- 1 &- index] + 0.0)
          }
          filled = count
        }
      }
    case .mixed:
      guard count <= KeySort<UInt64>.largestCount else { return [] }
      return [Double](unsafeUninitializedCapacity: count) { sorted, filled in
        guard let start = sorted.baseAddress else { return }
        let room = UnsafeMutableRawPointer(start)
        values.withUnsafeBufferPointer { values in
          let keys = room.bindMemory(to: UInt64.self, capacity: count)
          KeySort<UInt64>.write(values, nil, arrangement, to: keys)
        }
        let result = room.bindMemory(to: Double.self, capacity: count)
        for index in 0..<count {
          (result + index).initialize(to: OrderedBits.value((result + index).pointee.bitPattern))
        }
        filled = count
      }
    }
  }

  /// Whether ascending values have -0.0 among them.
  private static func hasNegativeZero(_ values: [Double]) -> Bool {
    guard let first = values.first, let last = values.last, first <= 0, last >= 0 else {
      return false
    }
    return values.withUnsafeBufferPointer { values in
      values.reduce(0) { $0 &+ ($1.bitPattern == 1 << 63 ? 1 : 0) } > 0
    }
  }

  /// The rows in the order of the values.
  static func rows(_ values: [Double], _ arrangement: Arrangement) -> [Int] {
    let count = values.count
    switch arrangement {
    case .ascending: return Array(0..<count)
    case .descending:
      return values.withUnsafeBufferPointer { values in
        [Int](unsafeUninitializedCapacity: count) { rows, filled in
          Runs.forEach(values) { range in
            let start = count &- range.upperBound &- range.lowerBound
            for row in range { rows.initializeElement(at: start &+ row, to: row) }
          }
          filled = count
        }
      }
    case .mixed:
      let entries = values.withUnsafeBufferPointer {
        KeySort<LabelledKey>.sorted($0, nil, arrangement)
      }
      return [Int](unsafeUninitializedCapacity: entries.count) { rows, filled in
        for index in entries.indices {
          rows.initializeElement(at: index, to: entries[index].index)
        }
        filled = entries.count
      }
    }
  }

  /// Twice the rank of each value, without a sort where the values are in order.
  static func doubledMidRanks(_ values: [Double], _ arrangement: Arrangement) -> [Int] {
    let count = values.count
    return [Int](unsafeUninitializedCapacity: count) { ranks, filled in
      guard let ranks = ranks.baseAddress else { return }
      func fill(_ range: Range<Int>, below: Int) {
        let rank = Runs.doubledMidRank(below: below, size: range.count)
        for row in range { (ranks + row).initialize(to: rank) }
      }
      switch arrangement {
      case .ascending:
        values.withUnsafeBufferPointer { Runs.forEach($0) { fill($0, below: $0.lowerBound) } }
      case .descending:
        values.withUnsafeBufferPointer {
          Runs.forEach($0) { fill($0, below: count &- $0.upperBound) }
        }
      case .mixed:
        let entries = values.withUnsafeBufferPointer {
          KeySort<LabelledKey>.sorted($0, nil, arrangement)
        }
        Runs.forEach(entries) { _, range in
          let rank = Runs.doubledMidRank(below: range.lowerBound, size: range.count)
          for position in range { (ranks + entries[position].index).initialize(to: rank) }
        }
      }
      filled = count
    }
  }
}
