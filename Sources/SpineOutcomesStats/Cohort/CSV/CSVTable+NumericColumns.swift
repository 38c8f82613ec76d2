extension CSVTable {
  /// Reads columns of numbers straight from a source, without keeping its text.
  ///
  /// - Parameters:
  ///   - source: A file, bytes in memory or the standard input.
  ///   - names: The names of the columns.
  ///   - options: The delimiter, the decimal mark and the texts for a missing value.
  /// - Returns: The numbers of each column, in the order of `names`; NaN where missing, and
  ///   nowhere else.
  /// - Throws: ``CSVError``.
  /// - Complexity: O(size of the file), in memory of one block besides the columns.
  package static func numericColumns(
    _ source: CSVSource, _ names: [String], options: CSVOptions = CSVOptions()
  ) throws(CSVError) -> [[Double]] {
    let reader = try CSVReader(source, options: options)
    let indices = try names.map { name throws(CSVError) in try reader.column(named: name) }
    var columns = [[Double]](repeating: [], count: indices.count)
    while try reader.next() {
      for (target, column) in indices.enumerated() {
        columns[target].append(try reader.optional(column, as: Double.self) ?? .nan)
      }
    }
    return columns
  }
}
