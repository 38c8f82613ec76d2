extension RiskSetTree {
  /// The number of batches that are summed on one thread at a time.
  private static let chunk = 64

  /// Adds the terms of all event times.
  func addFactors(_ memory: RiskSetMemory, into result: inout RiskSetSums) {
    let (tree, groups) = (self, layout.groups)
    nonisolated(unsafe) let memory = memory
    let size = Self.chunk * RiskSetBatch.capacity
    let chunks = (groups.count + size - 1) / size
    let parts = Parallel.map(chunks, isLarge: chunks > 1) { chunk in
      var sums = LogisticSums(columns: tree.columns.columns)
      RiskSetBatch.with(columns: tree.columns.columns) { batch in
        let end = min(groups.count, (chunk + 1) * size)
        for start in stride(from: chunk * size, to: end, by: RiskSetBatch.capacity) {
          tree.add(start..<min(end, start + RiskSetBatch.capacity), batch, memory, to: &sums)
        }
      }
      return sums
    }
    for part in parts { result.means.add(part) }
  }

  private func add(
    _ places: Range<Int>, _ batch: RiskSetBatch, _ memory: RiskSetMemory,
    to sums: inout LogisticSums
  ) {
    let start = places.lowerBound
    for group in places {
      writeSums(group, to: batch.all + group - start, stride: RiskSetBatch.capacity)
      guard layout.groups[group].steps > 1 else { continue }
      writeEventSums(group, to: batch.events + group - start, stride: RiskSetBatch.capacity)
    }
    shifts.withUnsafeBufferPointer { shifts in
      layout.groups.withUnsafeBufferPointer { groups in
        batch.add(
          UnsafeBufferPointer(rebasing: groups[places]),
          shifts: shifts.baseAddress.map { $0 + start }, hazard: memory.hazard + start,
          own: memory.own + start, to: &sums)
      }
    }
  }
}
