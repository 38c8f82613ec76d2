/// A dense matrix of doubles, stored by columns without gaps.
package struct Matrix: Sendable, Equatable {
  /// The number of rows.
  package let rows: Int

  /// The number of columns.
  package let columns: Int

  /// The entries, column after column; `rows * columns` of them.
  package internal(set) var storage: [Double]

  /// Creates a matrix of the entries, column after column.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when the number of entries is not
  ///   `rows * columns` or a dimension is negative, ``LinearAlgebraError/tooLarge(_:)`` when a
  ///   dimension does not fit LAPACK.
  package init(rows: Int, columns: Int, storage: [Double]) throws(LinearAlgebraError) {
    let count = try Self.count(rows: rows, columns: columns)
    guard storage.count == count else {
      throw .shape("\(storage.count) entries for \(rows) x \(columns)")
    }
    self.rows = rows
    self.columns = columns
    self.storage = storage
  }

  /// Creates a matrix with one value everywhere.
  package init(
    rows: Int, columns: Int, repeating value: Double = 0
  ) throws(LinearAlgebraError) {
    let count = try Self.count(rows: rows, columns: columns)
    self.rows = rows
    self.columns = columns
    storage = Array(repeating: value, count: count)
  }

  /// Creates a matrix of its rows.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when the rows differ in length.
  package init(rows list: [[Double]]) throws(LinearAlgebraError) {
    let width = list.first?.count ?? 0
    try self.init(rows: list.count, columns: width)
    for (row, values) in list.enumerated() {
      guard values.count == width else { throw .shape("rows of different length") }
      for (column, value) in values.enumerated() { storage[row + column * rows] = value }
    }
  }

  private static func count(rows: Int, columns: Int) throws(LinearAlgebraError) -> Int {
    _ = try LinearAlgebraError.narrowed(rows, "the number of rows")
    _ = try LinearAlgebraError.narrowed(columns, "the number of columns")
    return try LinearAlgebraError.product(rows, columns, "a matrix of \(rows) x \(columns)")
  }

  /// The entry of a row and a column, counted from 0; an index outside the matrix traps.
  package subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      return storage[row + column * rows]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      storage[row + column * rows] = newValue
    }
  }

  /// The sum of two matrices of one shape.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for different shapes.
  package func adding(_ other: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard rows == other.rows, columns == other.columns else {
      throw .shape("\(rows) x \(columns) and \(other.rows) x \(other.columns)")
    }
    var sum = self
    for place in storage.indices { sum.storage[place] += other.storage[place] }
    return sum
  }

  /// The entries of a column.
  package func column(_ column: Int) -> [Double] {
    precondition(column >= 0 && column < columns)
    return Array(storage[(column * rows)..<((column + 1) * rows)])
  }

  /// The entries of a row.
  package func row(_ row: Int) -> [Double] {
    precondition(row >= 0 && row < rows)
    var entries = [Double](repeating: 0, count: columns)
    for column in 0..<columns { entries[column] = storage[row + column * rows] }
    return entries
  }

  /// The Euclidean length of a row.
  package func rowLength(_ row: Int) -> Double {
    precondition(row >= 0 && row < rows)
    return storage.withUnsafeBufferPointer { storage in
      Length.of(columns) { storage[row + $0 * rows] }
    }
  }

  /// The rows, as lists.
  package var rowLists: [[Double]] { (0..<rows).map { row($0) } }

  /// Copies the upper triangle onto the lower one.
  mutating func mirrorUpper() {
    for column in 0..<min(rows, columns) {
      for row in 0..<column { storage[column + row * rows] = storage[row + column * rows] }
    }
  }

  /// Sets what lies below the diagonal to zero.
  mutating func clearLower() {
    let (rows, columns) = (rows, columns)
    storage.withUnsafeMutableBufferPointer { storage in
      for column in 0..<columns {
        for row in (column + 1)..<max(rows, column + 1) { storage[row + column * rows] = 0 }
      }
    }
  }

  /// The largest column sum of magnitudes of a symmetric matrix given by its upper triangle.
  var symmetricOneNorm: Double {
    var sums = [Double](repeating: 0, count: columns)
    for column in 0..<columns {
      for row in 0...column {
        let magnitude = storage[row + column * rows].magnitude
        sums[column] += magnitude
        if row != column { sums[row] += magnitude }
      }
    }
    return sums.max() ?? 0
  }
}
