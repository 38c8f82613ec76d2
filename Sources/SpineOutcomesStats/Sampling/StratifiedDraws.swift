/// Draws with replacement from the records of one class, of which only counts by cell are known.
///
/// As many records are drawn as there are. With many records to a cell, the counts are drawn
/// at once, as binomial numbers; with few, the records are drawn one by one, block by block so that
/// the memory stays near. Which of both is done depends on the counts alone.
struct StratifiedDraws: Sendable {
  /// The number of records.
  let total: Int

  private let sizes: [Int]

  /// The cell of each record; empty when counts are drawn at once.
  private let cells: [Int32]

  /// Runs of records that fit into the nearest memory.
  private let blocks: [Int]

  /// The number of records of a block.
  private static let blockSize = 1 << 12

  /// From so many records to a cell on, counts are drawn at once.
  private static let crowd = 16

  /// Prepares for counts by cell, none negative, at most 2^53 together.
  init(sizes: [Int]) {
    self.sizes = sizes
    total = sizes.reduce(0, +)
    let occupied = sizes.count { $0 > 0 }
    guard total / Self.crowd <= occupied, sizes.count <= Int(Int32.max) else {
      cells = []
      blocks = []
      return
    }
    cells = sizes.enumerated().flatMap {
      repeatElement(Int32(truncatingIfNeeded: $0), count: $1)
    }
    blocks = stride(from: 0, to: total, by: Self.blockSize).map { [total] start in
      min(Self.blockSize, total - start)
    }
  }

  /// Replaces the counts by those of a resample.
  ///
  /// - Complexity: O(n) for n records, or O(k log n) for k cells if these are far fewer.
  func draw(into counts: inout [Int], using generator: inout SeededGenerator) {
    guard !cells.isEmpty else {
      counts = generator.multinomial(trials: total, sizes: sizes)
      return
    }
    if counts.count != sizes.count { counts = [Int](repeating: 0, count: sizes.count) }
    for cell in counts.indices { counts[cell] = 0 }
    let shares =
      blocks.count > 1 ? generator.multinomial(trials: total, sizes: blocks) : [total]
    var start = 0
    cells.withUnsafeBufferPointer { cells in
      counts.withUnsafeMutableBufferPointer { counts in
        for (size, share) in zip(blocks, shares) {
          for _ in 0..<share {
            let record = start + Int(truncatingIfNeeded: generator.integer(below: UInt64(size)))
            counts[Int(cells[record])] &+= 1
          }
          start += size
        }
      }
    }
  }
}
