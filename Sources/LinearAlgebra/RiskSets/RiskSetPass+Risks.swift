import CKernels

extension RiskSetPass {
  /// Computes risks and their sums by block; returns whether all are in range.
  func sweepRisks(at coefficients: [Double]) -> Bool {
    nonisolated(unsafe) let (pass, memory) = (self, memory)
    let reached = Parallel.map(chunks, isLarge: isLarge) { chunk in
      var most = 0.0
      pass.columns.entries.withUnsafeBufferPointer { entries in
        guard let entries = entries.baseAddress else { return }
        for block in pass.blocks(chunk) {
          most = max(most, pass.sweepRisks(block, entries, at: coefficients, memory))
        }
      }
      return most
    }
    return reached.allSatisfy { $0 <= Self.reach }
  }

  func sweepRisks(
    _ block: Int, _ entries: UnsafePointer<Double>, at coefficients: [Double],
    _ memory: RiskSetMemory
  ) -> Double {
    let (rows, width) = (rows(block), columns.columns + 1)
    let risks = memory.risks + rows.lowerBound
    var values = Self.block(entries, columns, block, rows: rows.count)
    let most = Self.risks(&values, layout, rows, at: coefficients, to: risks)
    let begin = max(layout.componentRows[firstComponents[block + 1]], rows.lowerBound)
    // Of a component that begins at the end of the block there is nothing here.
    let from = min(begin, rows.upperBound) - rows.lowerBound
    spine_risk_sums(&values, risks, from, rows.count, memory.tails + block * width)
    let open = memory.open + block * width
    for place in 0..<width { open[place] = 0 }
    let next = firstGroups[block + 1]
    if next < layout.groups.count {
      let group = layout.groups[next]
      let events =
        max(
          Int(group.start), rows.lowerBound)..<max(
          Int(group.start), rows.lowerBound, min(Int(group.eventsEnd), rows.upperBound))
      if group.steps > 1, !events.isEmpty {
        spine_risk_sums(
          &values, risks, events.lowerBound - rows.lowerBound,
          events.upperBound - rows.lowerBound, open)
      }
    }
    return most
  }

  /// Writes the risks of a block; returns the greatest magnitude of a linear predictor.
  static func risks(
    _ block: inout spine_block, _ layout: RiskSetLayout, _ rows: Range<Int>,
    at coefficients: [Double], to target: UnsafeMutablePointer<Double>
  ) -> Double {
    var response = spine_response(
      outcomes: nil, successes: nil, failures: nil, offset: nil)
    if let offset = layout.offset {
      offset.withUnsafeBufferPointer {
        response.offset = $0.baseAddress.map { $0 + rows.lowerBound }
        spine_predict(&block, coefficients, &response, target)
      }
    } else {
      spine_predict(&block, coefficients, &response, target)
    }
    guard let weights = layout.weights else {
      return spine_relative_risks(rows.count, nil, target)
    }
    return weights.withUnsafeBufferPointer { weights in
      spine_relative_risks(
        rows.count, weights.baseAddress.map { $0 + rows.lowerBound }, target)
    }
  }

  /// Sums what stands before each block, in its component and its event time.
  func addPrefixes() {
    let (width, size) = (columns.columns + 1, RiskSetColumns.blockSize)
    let memory = memory
    for place in 0..<width {
      memory.starts[place] = 0
      memory.carried[place] = 0
    }
    var losses = [Double](repeating: 0, count: width)
    for block in 1..<max(1, columns.blocks) {
      let (before, here) = ((block - 1) * width, block * width)
      let begin = layout.componentRows[firstComponents[block]]
      if begin >= (block - 1) * size {
        let isNew = begin == block * size
        for place in 0..<width {
          memory.starts[here + place] = isNew ? 0 : memory.tails[before + place]
          losses[place] = 0
        }
      } else {
        for place in 0..<width {
          let (sum, term) = (memory.starts[before + place], memory.tails[before + place])
          let whole = term + losses[place]
          let next = sum + whole
          losses[place] = whole - (next - sum)
          memory.starts[here + place] = next
        }
      }
      let next = firstGroups[block]
      let goesOn = next < layout.groups.count && Int(layout.groups[next].start) < (block - 1) * size
      for place in 0..<width {
        memory.carried[here + place] =
          memory.open[before + place] + (goesOn ? memory.carried[before + place] : 0)
      }
    }
  }
}
