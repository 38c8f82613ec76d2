import LinearAlgebra

/// Reads the scaled rows of a design in blocks of fixed size, in order.
///
/// The size of a block depends on nothing but the data, so results do not depend on the machine.
struct DesignBlocks {
  /// The number of rows of a block.
  static let blockSize = 256

  let design: Design
  let scalings: [ColumnScaling]
  let rows: Int
  var block: RowBlock

  init(_ design: Design, scalings: [ColumnScaling], rows: Int) throws(StatsError) {
    self.design = design
    self.scalings = scalings
    self.rows = rows
    let (capacity, columns) = (min(rows, Self.blockSize), design.columnCount)
    block = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try RowBlock(capacity: capacity, columns: columns)
    }
  }

  /// The first rows of the blocks.
  var starts: StrideTo<Int> { stride(from: 0, to: rows, by: Self.blockSize) }

  /// Fills the block with the rows from the given one on, and returns how many they are.
  mutating func load(at start: Int) -> Int {
    let count = min(Self.blockSize, rows - start)
    block.begin(rows: count)
    let first = design.interceptCount
    if first == 1 { block.fill(column: 0, with: 1) }
    for (index, term) in design.columns.enumerated() {
      let (column, scaling) = (first + index, scalings[first + index])
      switch term.values {
      case .numbers(let values):
        block.load(
          column: column, from: values, at: start, factor: scaling.factor,
          centre: scaling.centre)
      case .indicator(let codes, let code):
        block.load(
          column: column, from: codes, at: start, equalTo: code,
          present: scaling.factor - scaling.centre, absent: -scaling.centre)
      }
    }
    return count
  }
}
