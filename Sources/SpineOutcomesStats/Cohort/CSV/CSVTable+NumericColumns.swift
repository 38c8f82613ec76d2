extension CSVTable {
  /// Reads columns of numbers straight from a source, without keeping its text.
  ///
  /// - Parameters:
  ///   - source: A file, bytes in memory or the standard input.
  ///   - names: The names of the columns.
  ///   - options: The delimiter, the decimal mark and the texts for a missing value; by default a
  ///     comma, a point, and none besides the empty cell.
  /// - Returns: The numbers of each column, in the order of `names`; NaN where missing, and
  ///   nowhere else.
  /// - Throws: ``CSVError``.
  /// - Complexity: O(size of the file), in memory of one block besides the columns.
  package static func numericColumns(
    _ source: CSVSource, _ names: [String], options: CSVOptions = CSVOptions()
  ) throws(CSVError) -> [[Double]] {
    let reader = try CSVReader(
      source, options: options, request: CSVRequest(columns: names))
    let indices = try names.map { name throws(CSVError) in try reader.column(named: name) }
    var columns = [[Double]](repeating: [], count: indices.count)
    // Rows are gathered in blocks, so that each column grows by many numbers at a time.
    let capacity = 512
    var block = [Double](repeating: 0, count: indices.count * capacity)
    var filled: Int
    repeat {
      filled = try block.withUnsafeMutableBufferPointer { block throws(CSVError) in
        try fill(block, capacity, from: reader, indices)
      }
      for target in indices.indices {
        columns[target] += block[target * capacity..<target * capacity + filled]
      }
    } while filled == capacity
    return columns
  }

  /// Reads up to `capacity` rows into a block, column after column, and returns how many.
  private static func fill(
    _ block: UnsafeMutableBufferPointer<Double>, _ capacity: Int, from reader: CSVReader,
    _ indices: [Int]
  ) throws(CSVError) -> Int {
    var row = 0
    while row < capacity, try reader.next() {
      for (target, column) in indices.enumerated() {
        block[target &* capacity &+ row] = try reader.optional(column, as: Double.self) ?? .nan
      }
      row += 1
    }
    return row
  }
}
