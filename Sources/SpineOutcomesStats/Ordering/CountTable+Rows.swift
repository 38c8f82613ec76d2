import LinearAlgebra

extension CountTable {
  /// From so many rows on, they may be counted without sorting.
  private static var largeCount: Int { 1 << 12 }

  /// From so many rows on, threads share them.
  private static var sharedCount: Int { 1 << 16 }

  /// The most labels, as each value takes a sum for each.
  private static var largestLabelCount: Int { 64 }

  /// The most distinct values: tables of as many stay in the nearer memory.
  private static func largestSize(labelCount: Int) -> Int {
    min(1 << 16, (1 << 18) / max(1, labelCount))
  }

  private static var sampleSize: Int { 1_024 }

  /// Counts all rows, if a sample of them has equal values often enough; nil when sorting is
  /// quicker.
  static func counting(_ rows: LabelledRows) -> CountTable? {
    let count = rows.values.count
    guard count >= largeCount, rows.labelCount <= largestLabelCount else { return nil }
    let largestSize = min(largestSize(labelCount: rows.labelCount), count / 16)
    // Of s values out of d, all equally frequent, s^2 / (2 d) have occurred before, about.
    let fewestRepeated = min(sampleSize / 2, sampleSize * sampleSize / largestSize)
    guard
      CountTable(
        rows, 0..<count, step: count / sampleSize, largestSize: sampleSize - fewestRepeated)
        != nil
    else { return nil }
    let shares = count < sharedCount ? 1 : 4
    nonisolated(unsafe) let rows = rows
    let tables = Parallel.map(shares, isLarge: shares > 1) { share in
      CountTable(
        rows, share * count / shares..<(share + 1) * count / shares, largestSize: largestSize)
    }
    guard var sum = tables[0] else { return nil }
    for table in tables.dropFirst() {
      guard let table, sum.add(table) else { return nil }
    }
    return sum
  }
}
