import CKernels

/// Passes over the rows of a proportional hazards model at coefficients, in memory that serves
/// every pass.
///
/// With r the risks, H(i) the hazard cumulated over the event times at which row i is at risk, and
/// m(k) the means of the risk sets, the score is sum of (event - r H) x and the information
/// sum of r H x x' - sum over event times of m m': the squares are one cross-product over the rows,
/// and the running sums of the risk sets need the columns only. Rows are cut into blocks and those
/// into chunks, whose sums are added in order with compensation: the result depends on the data
/// alone, not on threads.
///
/// Rows without late entry take three sweeps (risks and block sums; risk sets; score and squares).
/// Rows with it, or whose linear predictors are farther apart than exponentials reach, go by
/// ``RiskSetTree``, which never subtracts a sum from another.
package struct RiskSetPass {
  package let layout: RiskSetLayout
  package let columns: RiskSetColumns

  let memory: RiskSetMemory
  private var general: RiskSetTree?

  /// The first component and the first event time that ends in each block, or behind it.
  let firstComponents: [Int]
  let firstGroups: [Int]

  /// The columns summed over the rows with the event, and what the sums lose; then the offset.
  private(set) var eventSums: [Double] = []

  /// The number of blocks that are summed on one thread at a time.
  private static let chunkSize = 64

  /// Linear predictors up to here have exponentials whose squares are doubles.
  static let reach = 300.0

  /// Prepares passes.
  package init(_ layout: RiskSetLayout, _ columns: RiskSetColumns) {
    self.layout = layout
    self.columns = columns
    let blocks = columns.blocks
    memory = RiskSetMemory(
      rows: layout.rows, groups: layout.groups.count, blocks: blocks, columns: columns.columns,
      isGeneral: true)
    var (components, groups): ([Int], [Int]) = ([], [])
    components.reserveCapacity(blocks + 1)
    groups.reserveCapacity(blocks + 1)
    var (component, group) = (0, 0)
    for block in 0...blocks {
      let row = block * RiskSetColumns.blockSize
      while component + 1 < layout.components, layout.componentRows[component + 1] <= row {
        component += 1
      }
      while group < layout.groups.count, Int(layout.groups[group].end) <= row { group += 1 }
      components.append(component)
      groups.append(group)
    }
    firstComponents = components
    firstGroups = groups
    eventSums = sumsOfEvents()
  }

  /// Passes over the rows.
  ///
  /// - Parameters:
  ///   - coefficients: One for each column.
  ///   - result: Sums for as many columns, which are overwritten.
  /// - Throws: ``LinearAlgebraError/shape(_:)`` for another number of coefficients.
  /// - Complexity: O(n p + m p^2) with m the rows; with late entry O(n p log k) more for k event
  ///   times.
  package mutating func sum(
    at coefficients: [Double], into result: inout RiskSetSums
  ) throws(LinearAlgebraError) {
    guard coefficients.count == columns.columns, result.about.columns == columns.columns else {
      throw .shape("\(coefficients.count) coefficients for \(columns.columns) columns")
    }
    result.reset()
    addPredictors(at: coefficients, to: &result)
    if layout.lastGroups == nil, sweepRisks(at: coefficients) {
      addPrefixes()
      sweepRiskSets(into: &result)
      cumulate()
      let pass = self
      sweepRows(into: &result) { first, count, target in
        pass.writeHazards(first, count, to: target)
      }
      return
    }
    if general == nil { general = RiskSetTree(layout, columns) }
    result.isFinite = general?.sum(at: coefficients, memory, into: &result) ?? false
    guard result.isFinite else { return }
    sweepRows(into: &result, isExpected: true) { [memory] first, count, target in
      target.update(from: memory.expected + first, count: count)
    }
  }

  var isLarge: Bool { layout.rows >= RiskSetColumns.threadedRows }

  var chunks: Int { max(1, (columns.blocks + Self.chunkSize - 1) / Self.chunkSize) }

  func blocks(_ chunk: Int) -> Range<Int> {
    chunk * Self.chunkSize..<min(columns.blocks, (chunk + 1) * Self.chunkSize)
  }

  func rows(_ block: Int) -> Range<Int> {
    let first = block * RiskSetColumns.blockSize
    return first..<min(first + RiskSetColumns.blockSize, layout.rows)
  }

  /// Gives access to a block of the columns.
  @inline(__always)
  static func block(
    _ entries: UnsafePointer<Double>, _ columns: RiskSetColumns, _ block: Int, rows: Int
  ) -> spine_block {
    let size = columns.blockRows
    return spine_block(
      entries: UnsafeMutablePointer(mutating: entries + block * columns.columns * size),
      leading: size, rows: rows, columns: columns.columns)
  }
}
