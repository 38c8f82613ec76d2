/// A workspace for a block of rows of a tall matrix, filled and consumed again and again.
///
/// It reads the columns of a matrix in place, block by block, so that no second copy of the
/// matrix is ever made. Above the rows it keeps room for a triangle: ``absorbIntoFactor()``
/// stacks the block under the triangle of the blocks before and factorises both.
package struct RowBlock {
  /// The greatest number of rows.
  package let capacity: Int

  /// The number of columns.
  package let columns: Int

  /// The number of rows in use.
  package private(set) var rows = 0

  /// Column-major; the first `columns` rows are the triangle, the block follows.
  private var storage: [Double]
  private var crossProducts: [Double]
  private var work: [Double]
  private let leading: Int

  /// Creates an empty workspace.
  ///
  /// - Throws: ``LinearAlgebraError/tooLarge(_:)`` when LAPACK cannot address it.
  package init(capacity: Int, columns: Int) throws(LinearAlgebraError) {
    let (leading, overflow) = capacity.addingReportingOverflow(columns)
    guard !overflow else { throw .tooLarge("a block of rows") }
    _ = try LinearAlgebraError.narrowed(leading, "a block of rows")
    let count = try LinearAlgebraError.product(leading, columns, "a block of rows")
    let square = try LinearAlgebraError.product(columns, columns, "a block of rows")
    self.capacity = capacity
    self.columns = columns
    self.leading = leading
    storage = Array(repeating: 0, count: count)
    crossProducts = Array(repeating: 0, count: square)
    work = Array(repeating: 0, count: 2 * columns)
  }

  /// Forgets the triangle and the cross-products of all blocks so far.
  package mutating func reset() {
    for column in 0..<columns {
      for row in 0..<columns { storage[row + column * leading] = 0 }
    }
    for index in crossProducts.indices { crossProducts[index] = 0 }
  }

  /// Begins a block with this number of rows, at most ``capacity``.
  package mutating func begin(rows: Int) {
    precondition(rows >= 0 && rows <= capacity)
    self.rows = rows
  }

  /// Sets a column to one value.
  package mutating func fill(column: Int, with value: Double) {
    precondition(column >= 0 && column < columns)
    let first = columns + column * leading
    for row in first..<(first + rows) { storage[row] = value }
  }

  /// Sets a column to `value * factor - centre` of the values from a row on.
  package mutating func load(
    column: Int, from values: [Double], at start: Int, factor: Double, centre: Double
  ) {
    precondition(column >= 0 && column < columns && start >= 0 && start + rows <= values.count)
    let (rows, first) = (rows, columns + column * leading)
    storage.withUnsafeMutableBufferPointer { target in
      values.withUnsafeBufferPointer { source in
        guard let target = target.baseAddress, let source = source.baseAddress else { return }
        for row in 0..<rows { target[first + row] = source[start + row] * factor - centre }
      }
    }
  }

  /// Sets a column to one of two values, by whether the code of a row is the given one.
  package mutating func load(
    column: Int, from codes: [Int32], at start: Int, equalTo code: Int32, present: Double,
    absent: Double
  ) {
    precondition(column >= 0 && column < columns && start >= 0 && start + rows <= codes.count)
    let first = columns + column * leading
    for row in 0..<rows { storage[first + row] = codes[start + row] == code ? present : absent }
  }

  /// Writes the product of the rows with a vector.
  package func multiply(_ vector: [Double], into result: inout [Double]) {
    precondition(vector.count == columns && result.count >= rows)
    let (rows, leading, columns) = (rows, leading, columns)
    storage.withUnsafeBufferPointer { storage in
      result.withUnsafeMutableBufferPointer { result in
        guard let source = storage.baseAddress, let result = result.baseAddress else { return }
        for row in 0..<rows { result[row] = 0 }
        for column in 0..<columns {
          let (first, weight) = (source + columns + column * leading, vector[column])
          for row in 0..<rows { result[row] += weight * first[row] }
        }
      }
    }
  }

  /// Writes the product of the transposed rows with a vector: a sum for each column.
  package func multiplyTransposed(_ vector: [Double], into result: inout [Double]) {
    precondition(vector.count >= rows && result.count == columns)
    let (rows, leading, columns) = (rows, leading, columns)
    storage.withUnsafeBufferPointer { storage in
      vector.withUnsafeBufferPointer { vector in
        guard let source = storage.baseAddress, let vector = vector.baseAddress else { return }
        for column in 0..<columns {
          let first = source + columns + column * leading
          // Four partial sums: shorter chains of additions, and less rounding.
          var sums = SIMD4<Double>.zero
          var row = 0
          while row + 4 <= rows {
            sums +=
              SIMD4(first[row], first[row + 1], first[row + 2], first[row + 3])
              * SIMD4(vector[row], vector[row + 1], vector[row + 2], vector[row + 3])
            row += 4
          }
          var sum = (sums[0] + sums[2]) + (sums[1] + sums[3])
          while row < rows {
            sum += first[row] * vector[row]
            row += 1
          }
          result[column] = sum
        }
      }
    }
  }

  /// Gives access to the entries of a column of the block.
  func withColumn(_ column: Int, _ body: (UnsafePointer<Double>) -> Void) {
    precondition(column >= 0 && column < columns)
    storage.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { body(start + columns + column * leading) }
    }
  }

  /// Writes the squared length of every row.
  package func squaredLengths(into result: inout [Double]) {
    precondition(result.count >= rows)
    for row in 0..<rows { result[row] = 0 }
    for column in 0..<columns {
      let first = columns + column * leading
      for row in 0..<rows { result[row] += storage[first + row] * storage[first + row] }
    }
  }

  /// The entries of a row.
  package func row(_ row: Int) -> [Double] {
    precondition(row >= 0 && row < rows)
    return (0..<columns).map { storage[columns + row + $0 * leading] }
  }

  /// Multiplies every row by its factor.
  package mutating func scaleRows(by factors: [Double]) {
    precondition(factors.count >= rows)
    let (rows, leading, columns) = (rows, leading, columns)
    storage.withUnsafeMutableBufferPointer { storage in
      factors.withUnsafeBufferPointer { factors in
        guard let target = storage.baseAddress, let factors = factors.baseAddress else { return }
        for column in 0..<columns {
          let first = target + columns + column * leading
          for row in 0..<rows { first[row] *= factors[row] }
        }
      }
    }
  }

  /// Adds the block to the triangle of the blocks before, by QR of one stacked on the other.
  package mutating func absorbIntoFactor() throws(LinearAlgebraError) {
    guard columns > 0 else { return }
    let m = try LinearAlgebraError.narrowed(columns + rows, "a block of rows")
    let n = try LinearAlgebraError.narrowed(columns, "the number of columns")
    let lda = try LinearAlgebraError.narrowed(leading, "a block of rows")
    let order = columns
    let info = storage.withUnsafeMutableBufferPointer { storage in
      work.withUnsafeMutableBufferPointer { work -> Int32 in
        guard let a = storage.baseAddress, let w = work.baseAddress else { return 0 }
        return LAPACK.geqrf(m, n, a, lda, w + order, w, n)
      }
    }
    try LinearAlgebraError.check(info, "dgeqrf")
    for column in 0..<columns {
      for row in (column + 1)..<(columns + 1) where row < columns {
        storage[row + column * leading] = 0
      }
    }
  }

  /// Adds the cross-products of the columns of the block to those of the blocks before.
  package mutating func addCrossProducts() throws(LinearAlgebraError) {
    guard columns > 0, rows > 0 else { return }
    let n = try LinearAlgebraError.narrowed(columns, "the number of columns")
    let k = try LinearAlgebraError.narrowed(rows, "a block of rows")
    let lda = try LinearAlgebraError.narrowed(leading, "a block of rows")
    let first = columns
    storage.withUnsafeMutableBufferPointer { storage in
      crossProducts.withUnsafeMutableBufferPointer { sum in
        guard let a = storage.baseAddress, let c = sum.baseAddress else { return }
        LAPACK.syrk(n, k, a + first, lda, c)
      }
    }
  }

  /// The triangular factor of all absorbed blocks.
  package func factor() throws(LinearAlgebraError) -> TriangularFactor {
    var upper = try Matrix(rows: columns, columns: columns)
    for column in 0..<columns {
      for row in 0...column {
        upper.storage[row + column * columns] = storage[row + column * leading]
      }
    }
    return try TriangularFactor(upper: upper)
  }

  /// The sum of cross-products: its upper triangle.
  package func crossProductMatrix() throws(LinearAlgebraError) -> Matrix {
    try Matrix(rows: columns, columns: columns, storage: crossProducts)
  }
}
