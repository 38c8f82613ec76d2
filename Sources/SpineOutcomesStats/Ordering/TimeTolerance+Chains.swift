extension TimeTolerance {
  /// Ascending times of which chains of near-equal ones have become one.
  struct Chains: Equatable {
    /// The first time of each chain, ascending.
    var starts: [Double]

    /// The largest gap that ties.
    var width: Double

    /// How many times became equal to a smaller one.
    var merged: Int

    /// Joins neighbours whose gap is at most the width.
    ///
    /// Joining once more by the same width changes nothing: chains are more than that apart.
    init(_ times: [Double], width: Double) {
      self.width = width
      starts = []
      starts.reserveCapacity(times.count)
      var last: Double?
      for time in times {
        let isNear = last.map { time - $0 <= width } ?? false
        if !isNear { starts.append(time) }
        last = time
      }
      merged = times.count - starts.count
    }

    /// The start of the chain of a time: the last one that is not above it.
    ///
    /// - Complexity: O(log n).
    func start(of time: Double) -> Double {
      guard merged > 0 else { return time }
      var low = 0
      var high = starts.count
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] > time { high = middle } else { low = middle + 1 }
      }
      return low > 0 ? starts[low - 1] : time
    }
  }

  /// What a line about a result says of the times that became equal; nothing when there are none.
  static func remarks(mergedTimes: Int) -> [String] {
    guard mergedTimes > 0 else { return [] }
    return ["\(mergedTimes) near-equal time\(mergedTimes == 1 ? "" : "s") taken as equal"]
  }

  /// Applies the tolerance to distinct times, 0 or more and ascending.
  ///
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a tolerance out of range.
  /// - Complexity: O(n) for n times.
  func chains(of times: [Double]) throws(StatsError) -> Chains {
    let scale = 1 / Double(max(1, times.count))
    // Division before adding keeps the sum of the largest doubles finite.
    return Chains(times, width: try share() * times.reduce(0) { $0 + $1 * scale })
  }
}
