import CKernels

/// A batch of event times whose sums are there: they become terms of the likelihood.
struct RiskSetBatch {
  /// The greatest number of event times.
  static let capacity = RiskSetColumns.blockSize

  /// Room for the sums over risk sets and events, by column after that of the risks.
  let all: UnsafeMutablePointer<Double>
  let events: UnsafeMutablePointer<Double>
  private let factors: UnsafeMutablePointer<RiskSetFactors>
  private let means: UnsafeMutablePointer<Double>
  private let columns: Int

  /// Runs a body with memory for a batch.
  static func with(columns: Int, _ body: (RiskSetBatch) -> Void) {
    let size = (columns + 1) * capacity
    withUnsafeTemporaryAllocation(
      byteCount: 4 * size * MemoryLayout<Double>.stride, alignment: 64
    ) { bytes in
      guard let first = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
      withUnsafeTemporaryAllocation(of: RiskSetFactors.self, capacity: capacity) { factors in
        guard let start = factors.baseAddress else { return }
        body(
          RiskSetBatch(
            all: first, events: first + size, factors: start, means: first + 2 * size,
            columns: columns))
      }
    }
  }

  /// Adds the terms of event times, and writes by how much hazards rise at them.
  ///
  /// - Parameters:
  ///   - groups: The event times, whose sums are in ``all`` and ``events``.
  ///   - shifts: What the logarithms of all risks were lowered by, by event time; nil: nothing.
  ///   - hazard: Takes the rise of the hazard.
  ///   - own: Takes the rise for rows with the event.
  ///   - sums: Takes log-likelihood and squared means.
  func add(
    _ groups: UnsafeBufferPointer<RiskSetLayout.Group>, shifts: UnsafePointer<Double>?,
    hazard: UnsafeMutablePointer<Double>, own: UnsafeMutablePointer<Double>,
    to sums: inout LogisticSums
  ) {
    guard !groups.isEmpty else { return }
    var logarithms = 0.0
    var extra = 0
    for (place, group) in groups.enumerated() {
      let terms = RiskSetFactors(
        group, all: all[place], events: group.steps > 1 ? events[place] : 0)
      (factors + place).initialize(to: terms)
      hazard[place] = terms.hazard
      own[place] = terms.own
      logarithms -= terms.logarithm
      if let shifts { logarithms -= Double(group.steps) * group.weight * shifts[place] }
      if terms.second > 0 { extra += 1 }
    }
    let rows = groups.count + extra
    let leading = BlockWorkspace.padded(rows)
    for column in 0..<columns {
      let target = means + column * leading
      let (all, events) = (
        all + (column + 1) * Self.capacity, events + (column + 1) * Self.capacity
      )
      var next = groups.count
      for place in 0..<groups.count {
        let terms = factors[place]
        if groups[place].steps == 1 {
          target[place] = terms.first.all * all[place]
        } else {
          target[place] = terms.first.all * all[place] + terms.first.events * events[place]
          if terms.second > 0 {
            target[next] = terms.second * events[place]
            next += 1
          }
        }
      }
      while next < leading {
        target[next] = 0
        next += 1
      }
    }
    var block = spine_block(entries: means, leading: leading, rows: rows, columns: columns)
    sums.withParts { sums, losses in
      spine_add(1, &logarithms, sums, losses)
      spine_add_cross_products(&block, sums + 1 + columns, losses + 1 + columns)
    }
  }
}
