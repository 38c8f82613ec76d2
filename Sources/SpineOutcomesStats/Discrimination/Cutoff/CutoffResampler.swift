/// Draws resamples of a curve's records, chooses a cutoff in each and tries it on the left-out.
struct CutoffResampler: Sendable {
  /// The classification of left-out records, added up over resamples.
  struct LeftOut: Sendable, Equatable {
    var events = 0
    var truePositives = 0
    var others = 0
    var trueNegatives = 0

    static func += (sum: inout LeftOut, part: LeftOut) {
      sum.events += part.events
      sum.truePositives += part.truePositives
      sum.others += part.others
      sum.trueNegatives += part.trueNegatives
    }
  }

  /// The number of records of a block.
  static let blockSize = 1 << 12

  private(set) var leftOut = LeftOut()

  private let cells: OrderedCells
  private let criterion: CutoffCriterion
  private var events: Draws
  private var others: Draws

  /// Prepares for cells of at most ``CutoffBootstrap/largestCount`` events and others.
  init(_ cells: OrderedCells, _ criterion: CutoffCriterion) {
    self.cells = cells
    self.criterion = criterion
    events = Draws(sizes: cells.events)
    others = Draws(sizes: cells.others)
  }

  /// Draws one resample and returns its oriented threshold; nil where the rule allows none.
  ///
  /// - Complexity: O(n) for n records.
  mutating func resample(seed: UInt64) -> Double? {
    var generator = SeededGenerator(seed: seed)
    events.draw(using: &generator)
    others.draw(using: &generator)
    guard
      let cut = CutoffSearch.lastBestCut(events: events.drawn, others: others.drawn, criterion)
    else { return nil }
    // The threshold lies between the nearest scores that were drawn.
    let isDrawn = { (cell: Int) in events.drawn[cell] > 0 || others.drawn[cell] > 0 }
    let before = (0..<cut).last(where: isDrawn)
    let after = (cut..<cells.count).first(where: isDrawn)
    let threshold: Double
    switch (before, after) {
    case (let before?, let after?):
      threshold = OrderedCells.threshold(
        between: cells.scores[before], and: cells.scores[after])
    case (nil, _): threshold = -.infinity
    case (_, nil): threshold = .infinity
    }
    let first = before.map { $0 + 1 } ?? 0
    let last = after ?? cells.count
    let positive =
      threshold.isFinite
      ? (first..<last).first { cells.scores[$0] >= threshold } ?? last
      : threshold < 0 ? 0 : cells.count
    leftOut.events += events.missed.reduce(0) { $0 + Int($1) }
    leftOut.others += others.missed.reduce(0) { $0 + Int($1) }
    leftOut.truePositives += events.missed[..<positive].reduce(0) { $0 + Int($1) }
    leftOut.trueNegatives += others.missed[positive...].reduce(0) { $0 + Int($1) }
    return threshold
  }

  /// Draws with replacement from the records of one class.
  private struct Draws: Sendable {
    /// How many draws fell into each cell.
    private(set) var drawn: [Int32]

    /// How many records of each cell were not drawn.
    private(set) var missed: [Int32]

    private let sizes: [Int32]

    /// The cell of each record.
    private let cells: [Int32]

    /// Runs of records that fit into the nearest memory.
    private let blocks: [Range<Int>]

    /// 1 for each record that was not drawn yet.
    private var isLeft: [Int32]

    init(sizes: [Int]) {
      self.sizes = sizes.map { Int32(clamping: $0) }
      drawn = self.sizes
      missed = self.sizes
      cells = sizes.enumerated().flatMap { repeatElement(Int32(clamping: $0), count: $1) }
      isLeft = Array(repeating: 1, count: cells.count)
      let count = cells.count
      blocks = stride(from: 0, to: count, by: CutoffResampler.blockSize).map {
        $0..<min(count, $0 + CutoffResampler.blockSize)
      }
    }

    mutating func draw(using generator: inout SeededGenerator) {
      for cell in drawn.indices { drawn[cell] = 0 }
      missed = sizes
      for record in isLeft.indices { isLeft[record] = 1 }
      // The draws of each block first, then the records within it: the memory stays near.
      let counts =
        blocks.count > 1
        ? generator.multinomial(trials: cells.count, sizes: blocks.map(\.count))
        : [cells.count]
      for (block, count) in zip(blocks, counts) {
        let size = UInt64(block.count)
        for _ in 0..<count {
          let record = block.lowerBound + Int(generator.integer(below: size))
          let cell = Int(cells[record])
          drawn[cell] &+= 1
          missed[cell] &-= isLeft[record]
          isLeft[record] = 0
        }
      }
    }
  }
}
