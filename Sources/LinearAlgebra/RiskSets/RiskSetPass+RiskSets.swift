import CKernels

extension RiskSetPass {
  /// Adds the terms of all event times.
  func sweepRiskSets(into result: inout RiskSetSums) {
    nonisolated(unsafe) let (pass, memory) = (self, memory)
    let parts = Parallel.map(chunks, isLarge: isLarge) { chunk in
      var sums = LogisticSums(columns: pass.columns.columns)
      pass.columns.entries.withUnsafeBufferPointer { entries in
        guard let entries = entries.baseAddress else { return }
        RiskSetBatch.with(columns: pass.columns.columns) { batch in
          for block in pass.blocks(chunk) {
            pass.sweepRiskSets(block, entries, batch, memory, to: &sums)
          }
        }
      }
      return sums
    }
    for part in parts { result.means.add(part) }
  }

  func sweepRiskSets(
    _ block: Int, _ entries: UnsafePointer<Double>, _ batch: RiskSetBatch,
    _ memory: RiskSetMemory, to sums: inout LogisticSums
  ) {
    let (rows, width) = (rows(block), columns.columns + 1)
    let groups = firstGroups[block]..<firstGroups[block + 1]
    guard !groups.isEmpty else { return }
    let risks = memory.risks + rows.lowerBound
    let values = Self.block(entries, columns, block, rows: rows.count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: RiskSetColumns.blockSize) { running in
      guard let running = running.baseAddress else { return }
      layout.groups.withUnsafeBufferPointer { all in
        let groups = UnsafeBufferPointer(rebasing: all[groups])
        for column in 0..<width {
          let x = column == 0 ? nil : values.entries.map { $0 + (column - 1) * values.leading }
          var component = firstComponents[block]
          var from = rows.lowerBound
          while from < rows.upperBound {
            let to = min(rows.upperBound, layout.componentRows[component + 1])
            let isNew = layout.componentRows[component] >= rows.lowerBound
            spine_running_sums(
              x, risks, from - rows.lowerBound, to - rows.lowerBound,
              isNew ? 0 : memory.starts[block * width + column], running)
            from = to
            component += 1
          }
          let target = batch.all + column * RiskSetBatch.capacity
          for place in 0..<groups.count {
            target[place] = running[Int(groups[place].end) - 1 - rows.lowerBound]
          }
        }
        sumEvents(block, groups, values, batch, memory)
        let first = firstGroups[block]
        batch.add(
          groups, shifts: nil, hazard: memory.hazard + first, own: memory.own + first, to: &sums)
      }
    }
  }

  /// Sums the rows with the event of the event times of several factors.
  func sumEvents(
    _ block: Int, _ groups: UnsafeBufferPointer<RiskSetLayout.Group>, _ values: spine_block,
    _ batch: RiskSetBatch, _ memory: RiskSetMemory
  ) {
    let (rows, width) = (rows(block), columns.columns + 1)
    var values = values
    withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { sums in
      guard let sums = sums.baseAddress else { return }
      for (place, group) in groups.enumerated() where group.steps > 1 {
        let isCarried = Int(group.start) < rows.lowerBound
        let from = isCarried ? 0 : Int(group.start) - rows.lowerBound
        let to = max(from, Int(group.eventsEnd) - rows.lowerBound)
        spine_risk_sums(&values, memory.risks + rows.lowerBound, from, to, sums)
        for column in 0..<width {
          batch.events[column * RiskSetBatch.capacity + place] =
            sums[column] + (isCarried ? memory.carried[block * width + column] : 0)
        }
        if !layout.hasOthers(firstGroups[block] + place) { batch.events[place] = batch.all[place] }
      }
    }
  }

  /// Cumulates the hazard over the later times of each component.
  func cumulate() {
    let memory = memory
    for component in 0..<layout.components {
      var (sum, lost) = (0.0, 0.0)
      let groups = layout.componentGroups[component]..<layout.componentGroups[component + 1]
      for group in groups.reversed() {
        memory.after[group] = sum + lost
        let term = memory.hazard[group]
        let next = sum + term
        let part = next - sum
        lost += (sum - (next - part)) + (term - part)
        sum = next
      }
    }
  }
}
