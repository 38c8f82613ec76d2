import CKernels

/// The memory in which a thread sums score and squares over a block of rows.
struct RiskSetRows {
  /// The hazard of each row, or its expected events.
  let hazard: UnsafeMutablePointer<Double>

  /// The weight of each row that has the event, 0 elsewhere.
  let events: UnsafeMutablePointer<Double>
  private let entries: UnsafeMutablePointer<Double>
  private let residual: UnsafeMutablePointer<Double>
  private let rootWeight: UnsafeMutablePointer<Double>
  private let ones: UnsafeMutablePointer<Double>
  private let score: UnsafeMutablePointer<Double>

  /// Runs a body with the memory.
  static func with(columns: Int, _ body: (RiskSetRows) -> Void) {
    let size = RiskSetColumns.blockSize
    withUnsafeTemporaryAllocation(
      byteCount: (size * (columns + 5) + columns) * MemoryLayout<Double>.stride, alignment: 64
    ) { bytes in
      guard let first = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
      let rest = first + size * columns
      (rest + 4 * size).initialize(repeating: 1, count: size)
      body(
        RiskSetRows(
          hazard: rest, events: rest + size, entries: first, residual: rest + 2 * size,
          rootWeight: rest + 3 * size, ones: rest + 4 * size, score: rest + 5 * size))
    }
  }

  /// Adds the rows of a block.
  ///
  /// - Parameters:
  ///   - block: Its columns.
  ///   - risks: The risks of its rows; nil where ``hazard`` holds expected events already.
  ///   - sums: What they are added to.
  func add(
    _ block: spine_block, risks: UnsafePointer<Double>?, to sums: inout LogisticSums
  ) {
    spine_martingale_rows(
      block.rows, events, risks ?? UnsafePointer(ones), hazard, residual, rootWeight)
    guard let source = block.entries else { return }
    entries.update(from: source, count: block.leading * block.columns)
    var block = block
    block.entries = entries
    spine_score_and_scale(&block, residual, rootWeight, score)
    let columns = block.columns
    sums.withParts { sums, losses in
      spine_add(columns, score, sums + 1, losses + 1)
      spine_add_cross_products(&block, sums + 1 + columns, losses + 1 + columns)
    }
  }
}
