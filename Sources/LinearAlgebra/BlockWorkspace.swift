import CKernels

/// The memory in which a thread sums a block of rows.
struct BlockWorkspace {
  private let entries: UnsafeMutablePointer<Double>
  private let predictor: UnsafeMutablePointer<Double>
  private let residual: UnsafeMutablePointer<Double>
  private let rootWeight: UnsafeMutablePointer<Double>
  private let score: UnsafeMutablePointer<Double>

  /// Runs a body with a workspace for blocks of this many columns.
  static func with(columns: Int, _ body: (BlockWorkspace) -> Void) {
    let size = LogisticRows.blockSize
    withUnsafeTemporaryAllocation(
      byteCount: (size * (columns + 3) + columns) * MemoryLayout<Double>.stride, alignment: 64
    ) { bytes in
      guard let first = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
      let rest = first + size * columns
      body(
        BlockWorkspace(
          entries: first, predictor: rest, residual: rest + size, rootWeight: rest + 2 * size,
          score: rest + 3 * size))
    }
  }

  /// A number of rows rounded up to whole vectors.
  static func padded(_ rows: Int) -> Int {
    let lanes = SPINE_LANES
    return (rows + lanes - 1) / lanes * lanes
  }

  /// Adds log-likelihood, score and cross-products of a block of rows to sums of two parts.
  func add(
    _ sources: [RowSource], _ response: spine_response, at coefficients: UnsafePointer<Double>,
    from start: Int, count: Int, to sums: UnsafeMutablePointer<Double>,
    losses: UnsafeMutablePointer<Double>
  ) {
    let leading = Self.padded(count)
    for (place, source) in sources.enumerated() {
      source.load(entries + place * leading, from: start, count: count)
    }
    var block = spine_block(
      entries: entries, leading: leading, rows: count, columns: sources.count)
    var rows = response.advanced(by: start)
    spine_predict(&block, coefficients, &rows, predictor)
    let logLikelihood = spine_respond(count, &rows, predictor, residual, rootWeight)
    var term = logLikelihood
    spine_add(1, &term, sums, losses)
    spine_score_and_scale(&block, residual, rootWeight, score)
    spine_add(sources.count, score, sums + 1, losses + 1)
    let first = 1 + sources.count
    spine_add_cross_products(&block, sums + first, losses + first)
  }
}
