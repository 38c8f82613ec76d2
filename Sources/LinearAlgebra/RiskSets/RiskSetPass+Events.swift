import CKernels

extension RiskSetPass {
  /// Sums the columns over the rows with the event.
  func sumsOfEvents() -> [Double] {
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
  func addPredictors(at coefficients: [Double], to result: inout RiskSetSums) {
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

  /// Writes the weights of the rows with the event of a block, 0 elsewhere.
  func writeEvents(
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
}
