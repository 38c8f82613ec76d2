extension LifeTable.Group {
  /// The index of the first time with a property that all later times have too.
  ///
  /// - Complexity: O(log n).
  func firstIndex(_ isReached: (Double) -> Bool) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(times[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The sum of the first counts, for each number of them from 0 on.
  static func sums(_ counts: [Int]) -> [Int] {
    var sums = [0]
    sums.reserveCapacity(counts.count + 1)
    var sum = 0
    for count in counts {
      sum += count
      sums.append(sum)
    }
    return sums
  }
}
