/// The rows of a logistic model, passed over block by block.
///
/// A pass cuts the rows into blocks that fit the cache and the blocks into chunks. Chunks may be
/// summed on several threads; each is summed in itself and they are added in their order, so
/// that the result depends on the data alone.
package struct LogisticRows: Sendable {
  /// The columns, in the order of the coefficients.
  package let columns: [RowColumn]

  /// What is explained.
  package let response: RowResponse

  /// The number of rows of a block: its columns fit the cache of a processor core.
  static let blockSize = 256

  /// The number of rows from which on a pass uses several threads.
  static let threadedRows = 20_000

  /// The scaled columns of rows that fit one block, padded; nil for more rows.
  private let scaled: [Double]?

  /// Creates rows.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when a column and the response differ in
  ///   length, ``LinearAlgebraError/tooLarge(_:)`` for too many columns.
  package init(columns: [RowColumn], response: RowResponse) throws(LinearAlgebraError) {
    for column in columns {
      guard column.rows == nil || column.rows == response.rows else {
        throw .shape("a column of \(column.rows ?? 0) rows, a response of \(response.rows)")
      }
    }
    let width = try LinearAlgebraError.product(columns.count, columns.count, "the columns")
    _ = try LinearAlgebraError.product(width, 64, "the columns")
    self.columns = columns
    self.response = response
    scaled = response.rows <= Self.blockSize ? Self.scaled(columns, response.rows) : nil
  }

  /// All rows of the columns, scaled, each padded.
  private static func scaled(_ columns: [RowColumn], _ rows: Int) -> [Double] {
    let leading = BlockWorkspace.padded(rows)
    let size = leading * columns.count
    guard size > 0 else { return [] }
    return [Double](unsafeUninitializedCapacity: size) { entries, initialised in
      guard let start = entries.baseAddress else { return }
      RowSource.withColumns(columns) { sources in
        for (place, source) in sources.enumerated() {
          source.load(start + place * leading, from: 0, count: rows)
        }
        initialised = size
      }
    }
  }

  /// The number of rows.
  package var rows: Int { response.rows }

  /// Passes over the rows at some coefficients.
  ///
  /// - Parameters:
  ///   - coefficients: One for each column.
  ///   - step: Which blocks are read: each of them for 1, the first of every `step` else.
  /// - Returns: Log-likelihood, score and information.
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for another number of coefficients.
  /// - Complexity: O(n p^2 / step) time; O(p^2) memory, and less than an eighth of the data
  ///   when several threads work.
  package func sums(
    at coefficients: [Double], everyBlock step: Int = 1
  ) throws(LinearAlgebraError) -> LogisticSums {
    var result = LogisticSums(columns: columns.count)
    try sum(at: coefficients, everyBlock: step, into: &result)
    return result
  }

  /// Passes over the rows at some coefficients, in the memory of an earlier pass.
  ///
  /// - Parameters:
  ///   - coefficients: One for each column.
  ///   - step: Which blocks are read: each of them for 1, the first of every `step` else.
  ///   - result: Sums for as many columns, which are overwritten.
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for another number of coefficients.
  package func sum(
    at coefficients: [Double], everyBlock step: Int = 1, into result: inout LogisticSums
  ) throws(LinearAlgebraError) {
    guard coefficients.count == columns.count, result.columns == columns.count, step > 0 else {
      throw .shape("\(coefficients.count) coefficients for \(columns.count) columns")
    }
    if let scaled {
      result.reset()
      add(scaled, at: coefficients, to: &result)
      return
    }
    let blocks = ((rows + Self.blockSize - 1) / Self.blockSize + step - 1) / step
    // Chunks of many rows keep the sums of all chunks small beside the data.
    let size = max(64, columns.count / 4)
    let chunks = max(1, (blocks + size - 1) / size)
    let isLarge = blocks * Self.blockSize >= Self.threadedRows
    if isLarge {
      let parts = Parallel.map(chunks, isLarge: true) { chunk in
        sums(of: (chunk * size)..<min(blocks, (chunk + 1) * size), step, at: coefficients)
      }
      result = parts.dropFirst().reduce(into: parts[0]) { $0.add($1) }
      return
    }
    result = sums(of: 0..<min(blocks, size), step, at: coefficients)
    for chunk in 1..<max(1, chunks) {
      result.add(
        sums(of: (chunk * size)..<min(blocks, (chunk + 1) * size), step, at: coefficients))
    }
  }

  /// The sums over some blocks, of which every so many are counted.
  private func sums(of blocks: Range<Int>, _ step: Int, at coefficients: [Double]) -> LogisticSums {
    var result = LogisticSums(columns: columns.count)
    RowSource.withColumns(columns) { sources in
      RowSource.withResponse(response) { response in
        BlockWorkspace.with(columns: columns.count) { workspace in
          result.withParts { sums, losses in
            for block in blocks {
              let start = block * step * Self.blockSize
              let count = min(Self.blockSize, rows - start)
              workspace.load(sources, from: start, count: count)
              workspace.add(
                response.advanced(by: start), at: coefficients, count: count, to: sums,
                losses: losses)
            }
          }
        }
      }
    }
    return result
  }

  /// Adds the sums over the only block, whose columns are there.
  private func add(
    _ scaled: [Double], at coefficients: [Double], to result: inout LogisticSums
  ) {
    guard rows > 0 else { return }
    RowSource.withResponse(response) { response in
      result.withWorkspace(rows: rows) { workspace, sums, losses in
        workspace.load(scaled)
        workspace.add(response, at: coefficients, count: rows, to: sums, losses: losses)
      }
    }
  }
}
