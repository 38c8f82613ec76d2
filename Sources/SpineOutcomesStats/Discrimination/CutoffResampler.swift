/// Draws resamples of a curve's records, chooses a cutoff in each and tries it on the left-out.
struct CutoffResampler {
  /// The classification of left-out records, added up over resamples.
  struct LeftOut: Equatable {
    var events = 0
    var truePositives = 0
    var others = 0
    var trueNegatives = 0
  }

  private(set) var leftOut = LeftOut()

  private let cells: OrderedCells
  private let rule: CutoffRule
  private var events: Draws
  private var others: Draws

  init(_ cells: OrderedCells, rule: CutoffRule) {
    self.cells = cells
    self.rule = rule
    events = Draws(sizes: cells.events)
    others = Draws(sizes: cells.others)
  }

  /// Draws one resample and returns its oriented threshold.
  ///
  /// - Complexity: O(n) for n records.
  mutating func resample(seed: UInt64) -> Double {
    var generator = SeededGenerator(seed: seed)
    events.draw(sizes: cells.events, total: cells.eventTotal, using: &generator)
    others.draw(sizes: cells.others, total: cells.otherTotal, using: &generator)
    let threshold = CutoffSearch.threshold(
      scores: cells.scores, events: events.drawn, others: others.drawn,
      eventTotal: cells.eventTotal, otherTotal: cells.otherTotal, rule: rule)
    for cell in 0..<cells.count {
      let isPositive = cells.scores[cell] < threshold
      leftOut.events += events.missed[cell]
      leftOut.others += others.missed[cell]
      if isPositive {
        leftOut.truePositives += events.missed[cell]
      } else {
        leftOut.trueNegatives += others.missed[cell]
      }
    }
    return threshold
  }

  /// Draws with replacement from the records of one class.
  private struct Draws {
    /// How often each record was drawn, in the order of the cells.
    private var hits: [UInt32]

    /// How many draws fell into each cell.
    private(set) var drawn: [Int]

    /// How many records of each cell were not drawn.
    private(set) var missed: [Int]

    init(sizes: [Int]) {
      hits = []
      drawn = sizes
      missed = sizes
    }

    mutating func draw(sizes: [Int], total: Int, using generator: inout SeededGenerator) {
      if hits.isEmpty {
        hits = [UInt32](repeating: 0, count: total)
      } else {
        for record in hits.indices { hits[record] = 0 }
      }
      for _ in 0..<total {
        hits[Int(generator.integer(below: UInt64(total)))] &+= 1
      }
      var record = 0
      for (cell, size) in sizes.enumerated() {
        var (draws, misses) = (0, 0)
        for _ in 0..<size {
          draws += Int(hits[record])
          if hits[record] == 0 { misses += 1 }
          record += 1
        }
        drawn[cell] = draws
        missed[cell] = misses
      }
    }
  }
}
