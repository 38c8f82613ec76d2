import CKernels

/// The memory in which a thread sums a block of rows.
struct BlockWorkspace {
  private let entries: UnsafeMutablePointer<Double>
  private let predictor: UnsafeMutablePointer<Double>
  private let residual: UnsafeMutablePointer<Double>
  private let rootWeight: UnsafeMutablePointer<Double>
  private let score: UnsafeMutablePointer<Double>

  /// Lays the workspace out in memory of at least ``size(columns:rows:)`` doubles.
  init(_ memory: UnsafeMutablePointer<Double>, columns: Int, rows: Int) {
    let size = Self.padded(rows)
    let rest = memory + size * columns
    entries = memory
    predictor = rest
    residual = rest + size
    rootWeight = rest + 2 * size
    score = rest + 3 * size
  }

  /// The number of doubles for blocks of this many columns and at most so many rows.
  static func size(columns: Int, rows: Int) -> Int { padded(rows) * (columns + 3) + columns }

  /// Runs a body with a workspace for blocks of this many columns.
  static func with(columns: Int, _ body: (BlockWorkspace) -> Void) {
    let rows = LogisticRows.blockSize
    withUnsafeTemporaryAllocation(
      byteCount: size(columns: columns, rows: rows) * MemoryLayout<Double>.stride, alignment: 64
    ) { bytes in
      guard let first = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
      body(BlockWorkspace(first, columns: columns, rows: rows))
    }
  }

  /// A number of rows rounded up to whole vectors.
  static func padded(_ rows: Int) -> Int {
    let lanes = SPINE_LANES
    return (rows + lanes - 1) / lanes * lanes
  }

  /// Fills the block with rows of the columns.
  func load(_ sources: UnsafeBufferPointer<RowSource>, from start: Int, count: Int) {
    let leading = Self.padded(count)
    for (place, source) in sources.enumerated() {
      source.load(entries + place * leading, from: start, count: count)
    }
  }

  /// Fills the block with columns that are scaled and padded already.
  func load(_ scaled: [Double]) {
    scaled.withUnsafeBufferPointer { scaled in
      if let start = scaled.baseAddress { entries.update(from: start, count: scaled.count) }
    }
  }

  /// Adds log-likelihood, score and cross-products of the block to sums of two parts.
  func add(
    _ response: spine_response, at coefficients: [Double], count: Int,
    to sums: UnsafeMutablePointer<Double>, losses: UnsafeMutablePointer<Double>
  ) {
    let width = coefficients.count
    var block = spine_block(
      entries: entries, leading: Self.padded(count), rows: count, columns: width)
    var response = response
    spine_predict(&block, coefficients, &response, predictor)
    var logLikelihood = spine_respond(count, &response, predictor, residual, rootWeight)
    spine_add(1, &logLikelihood, sums, losses)
    spine_score_and_scale(&block, residual, rootWeight, score)
    spine_add(width, score, sums + 1, losses + 1)
    spine_add_cross_products(&block, sums + 1 + width, losses + 1 + width)
  }
}
