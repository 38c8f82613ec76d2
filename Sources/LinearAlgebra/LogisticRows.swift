import CKernels
import Dispatch

/// The rows of a logistic model, passed over block by block.
///
/// A pass cuts the rows into blocks that fit the cache and the blocks into chunks. Chunks may be
/// summed on several threads; each is summed in itself and they are added in their order, so
/// that the result depends on the data alone.
package struct LogisticRows: Sendable {
  /// The columns, in the order of the coefficients.
  package let columns: [RowColumn]

  /// What is explained.
  package let response: LogisticResponse

  /// The number of rows of a block: its columns fit the cache of a processor core.
  static let blockSize = 256

  /// The number of rows from which on a pass uses several threads.
  static let threadedRows = 20_000

  /// Creates rows.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when a column and the response differ in
  ///   length, ``LinearAlgebraError/tooLarge(_:)`` for too many columns.
  package init(columns: [RowColumn], response: LogisticResponse) throws(LinearAlgebraError) {
    for column in columns {
      guard column.rows == nil || column.rows == response.rows else {
        throw .shape("a column of \(column.rows ?? 0) rows, a response of \(response.rows)")
      }
    }
    let width = try LinearAlgebraError.product(columns.count, columns.count, "the columns")
    _ = try LinearAlgebraError.product(width, 64, "the columns")
    self.columns = columns
    self.response = response
  }

  /// The number of rows.
  package var rows: Int { response.rows }

  /// Passes over the rows at some coefficients, one for each column.
  ///
  /// - Parameters:
  ///   - coefficients: The coefficients.
  ///   - step: Which blocks are read: each of them for 1, the first of every `step` else.
  /// - Complexity: O(n p^2 / step) time; O(p^2) memory, and less than an eighth of the data
  ///   when several threads work.
  package func sums(
    at coefficients: [Double], everyBlock step: Int = 1
  ) throws(LinearAlgebraError) -> LogisticSums {
    guard coefficients.count == columns.count, step > 0 else {
      throw .shape("\(coefficients.count) coefficients for \(columns.count) columns")
    }
    let length = LogisticSums.length(columns.count)
    let blocks = ((rows + Self.blockSize - 1) / Self.blockSize + step - 1) / step
    // Chunks of many rows keep the sums of all chunks small beside the data.
    let size = max(64, columns.count / 4)
    let chunks = max(1, (blocks + size - 1) / size)
    let isThreaded = blocks * Self.blockSize >= Self.threadedRows
    var parts = [Double](repeating: 0, count: 2 * length * (isThreaded ? chunks : 1))
    var result = LogisticSums(columns: columns.count)
    RowSource.withSources(columns, response) { sources, response in
      coefficients.withUnsafeBufferPointer { coefficients in
        parts.withUnsafeMutableBufferPointer { parts in
          guard let parts = parts.baseAddress else { return }
          nonisolated(unsafe) let target = parts
          nonisolated(unsafe) let point = coefficients.baseAddress ?? UnsafePointer(parts)
          nonisolated(unsafe) let (sources, response) = (sources, response)
          @Sendable func sum(chunk: Int, into sums: UnsafeMutablePointer<Double>) {
            let last = min(blocks, (chunk + 1) * size)
            BlockWorkspace.with(columns: sources.count) { workspace in
              for block in (chunk * size)..<max(last, chunk * size) {
                let start = block * step * Self.blockSize
                workspace.add(
                  sources, response, at: point, from: start,
                  count: min(Self.blockSize, rows - start), to: sums, losses: sums + length)
              }
            }
          }
          if isThreaded {
            DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
              sum(chunk: chunk, into: target + 2 * length * chunk)
            }
            for chunk in 0..<chunks {
              result.add(target + 2 * length * chunk, target + 2 * length * chunk + length)
            }
          } else {
            for chunk in 0..<chunks {
              if chunk > 0 { target.update(repeating: 0, count: 2 * length) }
              sum(chunk: chunk, into: target)
              result.add(target, target + length)
            }
          }
        }
      }
    }
    return result
  }
}
