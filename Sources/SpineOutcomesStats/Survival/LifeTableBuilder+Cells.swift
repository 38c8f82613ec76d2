import LinearAlgebra

extension LifeTableBuilder {
  /// Counts rows without weights and late entries.
  func plainCells() throws(StatsError) -> [LifeTableCell] {
    let (labels, sizes) = (try labels(), sizes)
    return rows.times.withUnsafeBufferPointer { times in
      labels.withUnsafeBufferPointer { labels in
        let table = CountTable.counting(
          LabelledRows(
            values: times, labels: labels.baseAddress, weights: nil, labelCount: sizes.count))
        if let table { return cells(table.sorted(), sizes) }
        let entries = KeySort<LabelledKey>.sorted(times, labels.baseAddress, Arrangement(times))
        return cells(entries, sizes)
      }
    }
  }

  /// The label of every row: its cell times the number of endings, plus its ending.
  private func labels() throws(StatsError) -> [UInt32] {
    let (ranges, count) = (chunkRanges, rows.times.count)
    var isValid: [Bool] = []
    let labels = [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let target = base
      isValid = Parallel.map(ranges.count, isLarge: ranges.count > 1) { chunk in
        fill(target + ranges[chunk].lowerBound, ranges[chunk])
      }
      filled = count
    }
    for (range, isValid) in zip(ranges, isValid) where !isValid { throw error(in: range) }
    return labels
  }

  /// The cells of counted rows.
  private func cells(_ counted: LabelledCounts, _ sizes: LabelSizes) -> [LifeTableCell] {
    (0..<sizes.groups * sizes.strata).map { cell in
      let counts = counted.counts[cell * sizes.endings..<(cell + 1) * sizes.endings]
      let kept = counted.values.indices.filter { value in
        counts.contains { $0[value] > 0 }
      }
      return LifeTableCell(
        times: kept.map { counted.values[$0] }, counts: counts.map { list in kept.map { list[$0] } }
      )
    }
  }

  /// The cells of rows in the order of their times.
  private func cells(_ entries: [LabelledKey], _ sizes: LabelSizes) -> [LifeTableCell] {
    // Label to cell without a division.
    let cellOfLabel = (0..<sizes.count).map { $0 / sizes.endings }
    var distinct = [Int](repeating: 0, count: sizes.groups * sizes.strata)
    var last = [UInt64](repeating: .max, count: distinct.count)
    entries.withUnsafeBufferPointer { entries in
      last.withUnsafeMutableBufferPointer { last in
        distinct.withUnsafeMutableBufferPointer { distinct in
          for entry in entries {
            let cell = cellOfLabel[entry.index]
            distinct[cell] &+= last[cell] == entry.key ? 0 : 1
            last[cell] = entry.key
          }
        }
      }
    }
    return CellColumns(distinct, sizes).cells(entries, cellOfLabel)
  }

  /// Sorts exits and late entries together, by weight.
  func markedCells() throws(StatsError) -> [LifeTableCell] {
    var labels: [UInt32] = []
    var moments: [Double] = []
    var weights: [Int] = []
    let endings = sizes.endings + 1
    for row in rows.times.indices {
      try checkTime(at: row)
      let label = try label(at: row)
      let (cell, ending) = label.quotientAndRemainder(dividingBy: sizes.endings)
      let weight = rows.weights?[row] ?? 1
      guard weight >= 0 else { throw invalid("weight", row, "is negative") }
      let entry = try entry(at: row)
      guard weight > 0 else { continue }
      labels.append(UInt32(truncatingIfNeeded: cell * endings + ending))
      moments.append(rows.times[row])
      weights.append(weight)
      if let entry {
        labels.append(UInt32(truncatingIfNeeded: cell * endings + endings - 1))
        moments.append(entry)
        weights.append(weight)
      }
    }
    try KeySort<LabelledKey>.check(count: moments.count)
    var cells = [LifeTableCell](
      repeating: LifeTableCell(causes: causeNames.count), count: sizes.groups * sizes.strata)
    for entry in KeySort<LabelledKey>.sorted(moments) {
      let (cell, ending) = Int(labels[entry.index]).quotientAndRemainder(dividingBy: endings)
      try cells[cell].add(weights[entry.index], at: entry.value, ending: ending)
    }
    return cells
  }

  private func entry(at row: Int) throws(StatsError) -> Double? {
    guard let entry = rows.entry(row) else { return nil }
    guard entry >= 0, entry < .infinity else {
      throw invalid(entryName, row, entry < 0 ? "is negative" : "is not a finite number")
    }
    // An entry of 0 is none, so that one may leave at 0 as well.
    guard entry > 0 else { return nil }
    guard entry < rows.times[row] else {
      throw invalid(entryName, row, "is not before the end of follow-up")
    }
    return entry
  }
}

/// The columns of all cells one behind the other, while sorted rows are counted into them.
private struct CellColumns {
  private let starts: [Int]
  private let lengths: [Int]
  private let sizes: LabelSizes

  init(_ lengths: [Int], _ sizes: LabelSizes) {
    self.lengths = lengths
    self.sizes = sizes
    var start = 0
    starts = lengths.map { length in
      defer { start += length }
      return start
    }
  }

  /// Counts sorted rows: a cell moves on to its next place where its time does.
  func cells(_ entries: [LabelledKey], _ cellOfLabel: [Int]) -> [LifeTableCell] {
    let size = lengths.reduce(0, +)
    let columnOfLabel = cellOfLabel.indices.map { ($0 % sizes.endings) * size }
    var times = [Double](repeating: -1, count: size)
    var counts = [Int](repeating: 0, count: size * sizes.endings)
    var places = starts.map { $0 - 1 }
    var last = [UInt64](repeating: .max, count: starts.count)
    times.withUnsafeMutableBufferPointer { times in
      counts.withUnsafeMutableBufferPointer { counts in
        places.withUnsafeMutableBufferPointer { places in
          last.withUnsafeMutableBufferPointer { last in
            for entry in entries {
              let cell = cellOfLabel[entry.index]
              if last[cell] != entry.key {
                last[cell] = entry.key
                places[cell] &+= 1
                times[places[cell]] = entry.value
              }
              counts[columnOfLabel[entry.index] &+ places[cell]] &+= 1
            }
          }
        }
      }
    }
    return zip(starts, lengths).map { start, length in
      LifeTableCell(
        times: Array(times[start..<start + length]),
        counts: (0..<sizes.endings).map {
          Array(counts[$0 * size + start..<$0 * size + start + length])
        })
    }
  }
}
