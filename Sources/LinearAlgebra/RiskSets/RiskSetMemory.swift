/// The memory in which passes over risk sets work, one after another.
final class RiskSetMemory {
  private let memory: UnsafeMutablePointer<Double>

  /// The risk of each row; its weight times the exponential of its linear predictor.
  let risks: UnsafeMutablePointer<Double>

  /// By event time: the rise of the cumulated hazard, the rise for rows with the event, and the sum
  /// of the rises of the later times of the component.
  let hazard: UnsafeMutablePointer<Double>
  let own: UnsafeMutablePointer<Double>
  let after: UnsafeMutablePointer<Double>

  /// By block, sums of risks and of risks times columns: over the rows since the last component or
  /// block began; over the component before the block; over the events of the time that goes on
  /// into the next block; over those before the block of the time that it begins in.
  let tails: UnsafeMutablePointer<Double>
  let starts: UnsafeMutablePointer<Double>
  let open: UnsafeMutablePointer<Double>
  let carried: UnsafeMutablePointer<Double>

  /// The expected events of each row, where they do not come block by block.
  let expected: UnsafeMutablePointer<Double>

  init(rows: Int, groups: Int, blocks: Int, columns: Int, isGeneral: Bool) {
    let width = blocks * (columns + 1)
    let padded = rows + 2 * RiskSetColumns.blockSize
    let count = padded * (isGeneral ? 2 : 1) + 3 * groups + 4 * width
    memory = .allocate(capacity: max(1, count))
    LargeMemory.expect(memory, count: count)
    risks = memory
    hazard = risks + padded
    own = hazard + groups
    after = own + groups
    tails = after + groups
    starts = tails + width
    open = starts + width
    carried = open + width
    expected = isGeneral ? carried + width : memory
  }

  deinit { memory.deallocate() }
}
