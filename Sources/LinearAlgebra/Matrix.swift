/// A dense matrix of doubles, stored by columns without gaps.
package struct Matrix: Sendable, Equatable, Codable {
  /// The number of rows.
  package let rows: Int

  /// The number of columns.
  package let columns: Int

  /// The entries, column after column; `rows * columns` of them.
  package var storage: [Double]
}
