import LinearAlgebra

/// The distinct ones of values, and the sum of the weights of each label for each.
struct LabelledCounts: Sendable {
  /// The distinct values, ascending; -0.0 is 0.0.
  var values: [Double]

  /// The sums: `counts[label][value]`; all may be 0 where weights are.
  var counts: [[Int]]
}

extension LabelledCounts {
  /// Counts values with the code of a label each.
  ///
  /// - Parameters:
  ///   - values: The values, none of them NaN.
  ///   - codes: The label of each, from 0 to below `labelCount`.
  ///   - labelCount: The number of labels.
  ///   - weights: The weight of each, 0 or more, with a sum below 2^63; 1 when nil.
  /// - Throws: As ``init(_:)``.
  init(
    _ values: [Double], codes: [Int32], labelCount: Int, weights: [Int]?
  ) throws(StatsError) {
    self = try values.withUnsafeBufferPointer { values throws(StatsError) in
      try codes.withUnsafeBufferPointer { codes throws(StatsError) in
        try codes.withMemoryRebound(to: UInt32.self) { labels throws(StatsError) in
          try (weights ?? []).withUnsafeBufferPointer { sums throws(StatsError) in
            try LabelledCounts(
              LabelledRows(
                values: values, labels: labels.baseAddress,
                weights: weights == nil ? nil : sums.baseAddress, labelCount: labelCount))
          }
        }
      }
    }
  }

  /// Counts rows.
  ///
  /// - Throws: ``StatsError/tooLarge(_:)`` for more than 2^32 - 1 rows or counts.
  /// - Complexity: O(n) for n rows in practice, O(n log n) at worst.
  init(_ rows: LabelledRows) throws(StatsError) {
    try KeySort<LabelledKey>.check(count: rows.values.count)
    if let table = CountTable.counting(rows) {
      self = table.sorted()
    } else {
      self = try Self.sorted(rows)
    }
  }

  /// Sorts the rows and counts runs of equal values.
  private static func sorted(_ rows: LabelledRows) throws(StatsError) -> LabelledCounts {
    let entries = KeySort<LabelledKey>.sorted(
      rows.values, rows.weights == nil ? rows.labels : nil, Arrangement(rows.values))
    let runs = RunsByPart(entries)
    let (cells, overflow) = runs.total.multipliedReportingOverflow(by: rows.labelCount)
    guard !overflow, cells <= 1 << 32 else { throw .tooLarge("groups times distinct values") }
    guard runs.total > 0 else {
      return LabelledCounts(values: [], counts: .init(repeating: [], count: rows.labelCount))
    }
    let values = LargeMemory.arrays(1, count: runs.total) { targets in
      nonisolated(unsafe) let values = targets[0]
      runs.forEachPart { part in
        part.forEach { run, entry in (values + run).initialize(to: entry.value) }
      }
    }
    // So many arrays at once as can be made at once.
    let counts = stride(from: 0, to: rows.labelCount, by: 32).flatMap { first in
      let labels = first..<min(first + 32, rows.labelCount)
      return LargeMemory.arrays(labels.count, of: Int.self, count: runs.total) { targets in
        fill(targets, labels, runs, rows)
      }
    }
    return LabelledCounts(values: values[0], counts: counts)
  }

  /// Sums the weights of some of the labels.
  private static func fill(
    _ targets: [UnsafeMutablePointer<Int>], _ labels: Range<Int>, _ runs: RunsByPart,
    _ rows: LabelledRows
  ) {
    nonisolated(unsafe) let (targets, rows) = (targets, rows)
    let holdsLabels = rows.labels != nil && rows.weights == nil
    runs.forEachPart { part in
      for target in targets {
        (target + part.runs.lowerBound).initialize(repeating: 0, count: part.runs.count)
      }
      part.forEach { run, entry in
        let label = holdsLabels ? entry.index : rows.label(entry.index)
        if labels.contains(label) {
          targets[label &- labels.lowerBound][run] &+= holdsLabels ? 1 : rows.weight(entry.index)
        }
      }
    }
  }
}
