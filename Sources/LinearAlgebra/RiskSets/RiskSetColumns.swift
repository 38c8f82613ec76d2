/// The columns of a proportional hazards model, gathered into the order of its risk sets and scaled.
///
/// What is added to a column in all rows of a stratum changes nothing, so that each component is
/// centred by itself: between strata, and between times without common rows, columns may differ as
/// they like without costing digits. The factor of a column is a power of two and its centres are
/// multiples of 1/8, as in ``ColumnScaling``.
package struct RiskSetColumns: Sendable {
  /// A column as the caller holds it.
  package enum Source: Sendable {
    /// The numbers.
    case numbers([Double])

    /// 1 where the code is the given one, 0 elsewhere.
    case indicator([Int32], code: Int32)
  }

  /// The number of rows of a block: its columns fit the cache of a processor core.
  package static let blockSize = 1 << blockBits

  private static let blockBits = 8

  /// The number of rows.
  package let rows: Int

  /// The number of columns.
  package let columns: Int

  /// Blocks of rows one after another, each column by column; the last is padded with zeros.
  let entries: [Double]

  /// The factor and the greatest magnitudes of each column.
  package let scalings: [ColumnScaling]

  /// The centres of each column, by component, in scaled units.
  package let centres: [[Double]]

  /// The greatest difference of scaled values within a component, by column.
  package let ranges: [Double]

  /// The number of rows from which on threads share the work.
  static let threadedRows = 20_000

  /// Gathers and scales columns.
  ///
  /// - Throws: ``LinearAlgebraError/tooLarge(_:)``.
  /// - Complexity: O(n p) time and memory.
  package init(_ sources: [Source], _ layout: RiskSetLayout) throws(LinearAlgebraError) {
    let (rows, columns) = (layout.rows, sources.count)
    self.rows = rows
    self.columns = columns
    let blocks = (rows + Self.blockSize - 1) / Self.blockSize
    // Of a single block only whole vectors are kept.
    let size = blocks == 1 ? BlockWorkspace.padded(rows) : Self.blockSize
    let stride = try LinearAlgebraError.product(size, columns, "the columns")
    let count = try LinearAlgebraError.product(stride, blocks, "the columns")
    var measured: [Measure] = []
    entries = [Double](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let start = buffer.baseAddress else { return }
      LargeMemory.expect(start, count: count)
      nonisolated(unsafe) let target = start
      measured = Parallel.map(columns, isLarge: rows >= Self.threadedRows) { column in
        Self.gather(
          sources[column], layout, to: target + column * size, size: size, stride: stride)
      }
      initialised = count
    }
    scalings = measured.map(\.scaling)
    centres = measured.map(\.centres)
    ranges = measured.map(\.range)
  }

  /// The number of rows from one block to the next.
  var blockRows: Int { rows <= Self.blockSize ? BlockWorkspace.padded(rows) : Self.blockSize }

  /// The number of blocks.
  var blocks: Int { (rows + Self.blockSize - 1) / Self.blockSize }

  /// The scaled value of a row.
  package func value(_ row: Int, _ column: Int) -> Double {
    let size = blockRows
    let block = row / Self.blockSize
    return entries[(block * columns + column) * size + row % Self.blockSize]
  }

  private struct Measure: Sendable {
    var scaling: ColumnScaling
    var centres: [Double]
    var range: Double
  }

  /// The place of a row of a column in memory.
  private struct Place {
    var target: UnsafeMutablePointer<Double>
    var stride: Int

    @inline(__always)
    subscript(row: Int) -> Double {
      get { target[(row &>> blockBits) &* stride &+ (row & (blockSize - 1))] }
      nonmutating set {
        target[(row &>> blockBits) &* stride &+ (row & (blockSize - 1))] = newValue
      }
    }
  }

  private static func gather(
    _ source: Source, _ layout: RiskSetLayout, to target: UnsafeMutablePointer<Double>, size: Int,
    stride: Int
  ) -> Measure {
    let rows = layout.rows
    let blocks = (rows + blockSize - 1) / blockSize
    var extent = 0.0
    layout.order.withUnsafeBufferPointer { order in
      for block in 0..<blocks {
        let (first, column) = (block * blockSize, target + block * stride)
        let count = min(blockSize, rows - first)
        switch source {
        case .numbers(let numbers):
          numbers.withUnsafeBufferPointer { numbers in
            for row in 0..<count {
              let value = numbers[Int(order[first + row])]
              column[row] = value
              extent = max(extent, value.magnitude)
            }
          }
        case .indicator(let codes, let code):
          codes.withUnsafeBufferPointer { codes in
            for row in 0..<count { column[row] = codes[Int(order[first + row])] == code ? 1 : 0 }
          }
          extent = 1
        }
        for row in count..<size { column[row] = 0 }
      }
    }
    return scale(Place(target: target, stride: stride), layout, extent: extent)
  }

  /// Scales a column where it lies.
  private static func scale(
    _ place: Place, _ layout: RiskSetLayout, extent: Double
  ) -> Measure {
    let components = layout.components
    guard extent > 0 else {
      return Measure(
        scaling: .identity, centres: Array(repeating: 0, count: components), range: 0)
    }
    let unit = power(near: extent)
    var centres = [Double](repeating: 0, count: components)
    var squares = 0.0
    for component in 0..<components {
      let rows = layout.componentRows[component]..<layout.componentRows[component + 1]
      let first = place[rows.lowerBound] * unit
      var sum = 0.0
      for row in rows { sum += place[row] * unit - first }
      let mean = first + sum / Double(rows.count)
      var square = 0.0
      for row in rows {
        let distance = place[row] * unit - mean
        square += distance * distance
      }
      squares += square
      centres[component] = mean
    }
    let spread = (squares / Double(max(1, layout.rows))).squareRoot()
    let factor = min(max(unit * (spread > 0 ? power(near: spread) : 1), 0x1p-1000), 0x1p1000)
    var (largest, range) = (0.0, 0.0)
    for component in 0..<components {
      let rows = layout.componentRows[component]..<layout.componentRows[component + 1]
      let middle = centres[component] * (factor / unit)
      let centre = middle.magnitude > 2 ? (middle * 8).rounded() / 8 : 0
      centres[component] = centre
      var (low, high) = (Double.infinity, -Double.infinity)
      for row in rows {
        let value = place[row] * factor - centre
        place[row] = value
        low = min(low, value)
        high = max(high, value)
      }
      range = max(range, high - low)
      largest = max(largest, low.magnitude, high.magnitude)
    }
    return Measure(
      scaling: ColumnScaling(factor: factor, largest: largest, magnitude: extent * factor),
      centres: centres, range: range)
  }

  /// The power of two that brings a positive number into 1..<2.
  private static func power(near value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    let exponent = min(max(-Int(value.exponent), -1000), 1000)
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
