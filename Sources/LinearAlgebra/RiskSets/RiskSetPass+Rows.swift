extension RiskSetPass {
  /// Writes the cumulated hazard of each row of a block.
  func writeHazards(
    _ first: Int, _ count: Int, to target: UnsafeMutablePointer<Double>
  ) {
    layout.groups.withUnsafeBufferPointer { groups in
      var place = firstGroups[first / RiskSetColumns.blockSize]
      var row = first
      let end = first + count
      while row < end, place < groups.count {
        let group = groups[place]
        let (later, own) = (memory.after[place], memory.own[place])
        let all = later + memory.hazard[place]
        let stop = min(end, Int(group.end))
        let (start, eventsEnd) = (Int(group.start), Int(group.eventsEnd))
        while row < stop {
          target[row - first] = row >= start && row < eventsEnd ? later + own : all
          row += 1
        }
        place += 1
      }
    }
  }

  /// Adds score and squares of all rows.
  ///
  /// - Parameters:
  ///   - result: The sums.
  ///   - isExpected: Whether the body writes expected events, not hazards.
  ///   - write: Writes the hazards of rows from the first on.
  func sweepRows(
    into result: inout RiskSetSums, isExpected: Bool = false,
    _ write: (Int, Int, UnsafeMutablePointer<Double>) -> Void
  ) {
    nonisolated(unsafe) let (pass, memory) = (self, memory)
    let width = columns.columns
    withoutActuallyEscaping(write) { write in
      nonisolated(unsafe) let write = write
      let parts = Parallel.map(chunks, isLarge: isLarge) { chunk in
        var sums = LogisticSums(columns: width)
        RiskSetRows.with(columns: width) { workspace in
          pass.columns.entries.withUnsafeBufferPointer { entries in
            guard let entries = entries.baseAddress else { return }
            for block in pass.blocks(chunk) {
              let rows = pass.rows(block)
              write(rows.lowerBound, rows.count, workspace.hazard)
              pass.writeEvents(rows.lowerBound, rows.count, to: workspace.events)
              workspace.add(
                Self.block(entries, pass.columns, block, rows: rows.count),
                risks: isExpected ? nil : memory.risks + rows.lowerBound, to: &sums)
            }
          }
        }
        return sums
      }
      for part in parts { result.about.add(part) }
    }
  }
}
