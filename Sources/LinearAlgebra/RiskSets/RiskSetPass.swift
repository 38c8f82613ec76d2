import CKernels

/// Passes over the rows of a proportional hazards model at coefficients, in memory that serves
/// every pass.
///
/// With r the risks, H(i) the hazard cumulated over the event times at which row i is at risk, and
/// m(k) the means of the risk sets, the score is sum of (event - r H) x and the information
/// sum of r H x x' - sum over event times of m m': the squares are one cross-product over the rows,
/// and the running sums of the risk sets need the columns only. Rows are cut into blocks and those
/// into chunks, whose sums are added in order with compensation: the result depends on the data
/// alone, not on threads.
///
/// Rows without late entry take three sweeps (risks and block sums; risk sets; score and squares).
/// Rows with it, or whose linear predictors are farther apart than exponentials reach, go by
/// ``RiskSetTree``, which never subtracts a sum from another.
package struct RiskSetPass {
  package let layout: RiskSetLayout
  package let columns: RiskSetColumns

  let memory: RiskSetMemory
  private var general: RiskSetTree?

  /// The first component and the first event time that ends in each block, or behind it.
  private let firstComponents: [Int]
  private let firstGroups: [Int]

  /// The columns summed over the rows with the event, and what the sums lose; then the offset.
  private var eventSums: [Double] = []

  /// The number of blocks that are summed on one thread at a time.
  private static let chunkSize = 64

  /// Linear predictors up to here have exponentials whose squares are doubles.
  private static let reach = 300.0

  /// Prepares passes.
  package init(_ layout: RiskSetLayout, _ columns: RiskSetColumns) {
    self.layout = layout
    self.columns = columns
    let blocks = columns.blocks
    memory = RiskSetMemory(
      rows: layout.rows, groups: layout.groups.count, blocks: blocks, columns: columns.columns,
      isGeneral: true)
    var (components, groups): ([Int], [Int]) = ([], [])
    components.reserveCapacity(blocks + 1)
    groups.reserveCapacity(blocks + 1)
    var (component, group) = (0, 0)
    for block in 0...blocks {
      let row = block * RiskSetColumns.blockSize
      while component + 1 < layout.components, layout.componentRows[component + 1] <= row {
        component += 1
      }
      while group < layout.groups.count, Int(layout.groups[group].end) <= row { group += 1 }
      components.append(component)
      groups.append(group)
    }
    firstComponents = components
    firstGroups = groups
    eventSums = sumsOfEvents()
  }

  /// Passes over the rows.
  ///
  /// - Parameters:
  ///   - coefficients: One for each column.
  ///   - result: Sums for as many columns, which are overwritten.
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for another number of coefficients.
  /// - Complexity: O(n p + m p^2) with m the rows; with late entry O(n p log k) more for k event
  ///   times.
  package mutating func sum(
    at coefficients: [Double], into result: inout RiskSetSums
  ) throws(LinearAlgebraError) {
    guard coefficients.count == columns.columns, result.about.columns == columns.columns else {
      throw .shape("\(coefficients.count) coefficients for \(columns.columns) columns")
    }
    result.reset()
    addPredictors(at: coefficients, to: &result)
    if layout.lastGroups == nil, sweepRisks(at: coefficients) {
      addPrefixes()
      sweepRiskSets(into: &result)
      cumulate()
      let pass = self
      sweepRows(into: &result) { first, count, target in
        pass.writeHazards(first, count, to: target)
      }
      return
    }
    if general == nil { general = RiskSetTree(layout, columns) }
    result.isFinite = general?.sum(at: coefficients, memory, into: &result) ?? false
    guard result.isFinite else { return }
    sweepRows(into: &result, isExpected: true) { [memory] first, count, target in
      target.update(from: memory.expected + first, count: count)
    }
  }

  private var isLarge: Bool { layout.rows >= RiskSetColumns.threadedRows }

  private var chunks: Int { max(1, (columns.blocks + Self.chunkSize - 1) / Self.chunkSize) }

  private func blocks(_ chunk: Int) -> Range<Int> {
    chunk * Self.chunkSize..<min(columns.blocks, (chunk + 1) * Self.chunkSize)
  }

  private func rows(_ block: Int) -> Range<Int> {
    let first = block * RiskSetColumns.blockSize
    return first..<min(first + RiskSetColumns.blockSize, layout.rows)
  }

  /// Gives access to a block of the columns.
  @inline(__always)
  static func block(
    _ entries: UnsafePointer<Double>, _ columns: RiskSetColumns, _ block: Int, rows: Int
  ) -> spine_block {
    let size = columns.blockRows
    return spine_block(
      entries: UnsafeMutablePointer(mutating: entries + block * columns.columns * size),
      leading: size, rows: rows, columns: columns.columns)
  }
}

extension RiskSetPass {
  /// Sums the columns over the rows with the event.
  private func sumsOfEvents() -> [Double] {
    nonisolated(unsafe) let pass = self
    let width = columns.columns
    let parts = Parallel.map(chunks, isLarge: isLarge) { chunk in
      var sums = [Double](repeating: 0, count: 2 * width)
      var part = [Double](repeating: 0, count: width + 1)
      var weights = [Double](repeating: 0, count: RiskSetColumns.blockSize)
      pass.columns.entries.withUnsafeBufferPointer { entries in
        sums.withUnsafeMutableBufferPointer { sums in
          weights.withUnsafeMutableBufferPointer { weights in
            guard let entries = entries.baseAddress, let sums = sums.baseAddress,
              let weights = weights.baseAddress
            else { return }
            for block in pass.blocks(chunk) {
              let rows = pass.rows(block)
              pass.writeEvents(rows.lowerBound, rows.count, to: weights)
              var values = Self.block(entries, pass.columns, block, rows: rows.count)
              spine_risk_sums(&values, weights, 0, rows.count, &part)
              part.withUnsafeBufferPointer { part in
                if let part = part.baseAddress { spine_add(width, part + 1, sums, sums + width) }
              }
            }
          }
        }
      }
      return sums
    }
    var total = [Double](repeating: 0, count: 2 * width + 2)
    total.withUnsafeMutableBufferPointer { total in
      guard let start = total.baseAddress else { return }
      for part in parts {
        part.withUnsafeBufferPointer { part in
          guard let part = part.baseAddress else { return }
          spine_add(width, part, start, start + width)
          for place in 0..<width { start[width + place] += part[width + place] }
        }
      }
      guard let offset = layout.offset else { return }
      for group in layout.groups {
        for row in Int(group.start)..<Int(group.eventsEnd) {
          var term = (layout.weights?[row] ?? 1) * offset[row]
          spine_add(1, &term, start + 2 * width, start + 2 * width + 1)
        }
      }
    }
    return total
  }

  /// Adds the linear predictors of the rows with the event to the log-likelihood.
  private func addPredictors(at coefficients: [Double], to result: inout RiskSetSums) {
    let width = columns.columns
    result.about.withParts { sums, losses in
      for column in 0..<width {
        let (sum, lost) = (eventSums[column], eventSums[width + column])
        var term = coefficients[column] * sum
        losses.pointee +=
          (-term).addingProduct(coefficients[column], sum) + coefficients[column] * lost
        spine_add(1, &term, sums, losses)
      }
      var offset = eventSums[2 * width]
      losses.pointee += eventSums[2 * width + 1]
      spine_add(1, &offset, sums, losses)
    }
  }

  /// Computes risks and their sums by block; returns whether all are in range.
  private func sweepRisks(at coefficients: [Double]) -> Bool {
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

  private func sweepRisks(
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
  private static func risks(
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
  private func addPrefixes() {
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

  /// Adds the terms of all event times.
  private func sweepRiskSets(into result: inout RiskSetSums) {
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

  private func sweepRiskSets(
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
  private func sumEvents(
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

  /// Writes the cumulated hazard of each row of a block.
  private func writeHazards(
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

  /// Writes the weights of the rows with the event of a block, 0 elsewhere.
  private func writeEvents(
    _ first: Int, _ count: Int, to target: UnsafeMutablePointer<Double>
  ) {
    target.update(repeating: 0, count: count)
    layout.groups.withUnsafeBufferPointer { groups in
      var place = firstGroups[first / RiskSetColumns.blockSize]
      while place < groups.count, Int(groups[place].start) < first + count {
        let group = groups[place]
        let rows =
          max(
            first, Int(group.start))..<max(
            first, Int(group.start), min(first + count, Int(group.eventsEnd)))
        if let weights = layout.weights {
          for row in rows { target[row - first] = weights[row] }
        } else {
          for row in rows { target[row - first] = 1 }
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
  private func sweepRows(
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
