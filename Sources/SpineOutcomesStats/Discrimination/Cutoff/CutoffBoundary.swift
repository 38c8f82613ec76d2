import Distributions

/// For each cut the numbers of true positives at which it would be at least as good as the best.
///
/// With s records read as events, more true positives are never worse, so that these are all
/// numbers from one on; in the other direction all up to one.
struct CutoffBoundary: Sendable {
  /// The boundary after each cut, both ends included.
  let cuts: [LatticePaths.Boundary]

  private let cells: OrderedCells

  /// - Complexity: O(k log n) for k distinct scores.
  init(
    _ cells: OrderedCells, _ criterion: CutoffCriterion,
    best: (truePositives: Int, falsePositives: Int), _ alternative: CutoffAlternative
  ) {
    self.cells = cells
    let (events, others) = (cells.eventTotal, cells.otherTotal)
    var positives = 0
    cuts = (0...cells.count).map { cut in
      if cut > 0 { positives += cells.events[cut - 1] + cells.others[cut - 1] }
      let read = positives
      let (least, most) = (max(0, read - others), min(events, read))
      var boundary = LatticePaths.Boundary()
      boundary.from = Self.first(in: least...most) { truePositives in
        criterion.reaches(best, (truePositives, read - truePositives))
      }
      if alternative == .twoSided {
        // Read the other way round, the records that are left are the positives.
        let left = events + others - read
        let mirrored = Self.first(in: (events - most)...(events - least)) { truePositives in
          criterion.reaches(best, (truePositives, left - truePositives))
        }
        boundary.through = mirrored == .max ? -1 : events - mirrored
      }
      return boundary
    }
  }

  /// The first number of a range from which on a condition holds; `Int.max` where it never does.
  private static func first(in range: ClosedRange<Int>, _ holds: (Int) -> Bool) -> Int {
    guard holds(range.upperBound) else { return .max }
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The probability that some cut is at least as good as the best.
  func probability(of paths: LatticePaths) -> Double {
    paths.probability(crosses: true) { run, _ in cuts[run] }
  }

  /// How many of so many random permutations of the outcomes have a cut as good as the best.
  ///
  /// - Complexity: O(permutations x (events + k)) for k distinct scores; of events and others the
  ///   fewer count.
  func crossings(permutations: Int, seed: UInt64) throws(StatsError) -> Int {
    let (events, others) = (cells.eventTotal, cells.otherTotal)
    let total = events + others
    guard total <= CutoffBootstrap.largestCount else { throw .tooLarge("records to permute") }
    var records: [Int32] = []
    records.reserveCapacity(total)
    for cell in 0..<cells.count {
      let count = cells.events[cell] + cells.others[cell]
      records.append(contentsOf: repeatElement(Int32(clamping: cell), count: count))
    }
    let drawsEvents = events <= others
    let draws = min(events, others)
    var generator = SeededGenerator(seed: seed)
    var drawn = [Int](repeating: 0, count: cells.count)
    var crossings = 0
    for _ in 0..<permutations {
      for cell in drawn.indices { drawn[cell] = 0 }
      // The first steps of a shuffle; any order of the records is as good to start from.
      for step in 0..<draws {
        let other = step + Int(generator.integer(below: UInt64(total - step)))
        records.swapAt(step, other)
        drawn[Int(records[step])] += 1
      }
      var truePositives = 0
      var isCrossing = cuts[0].excludes(0)
      for cell in 0..<cells.count where !isCrossing {
        let count = cells.events[cell] + cells.others[cell]
        truePositives += drawsEvents ? drawn[cell] : count - drawn[cell]
        isCrossing = cuts[cell + 1].excludes(truePositives)
      }
      if isCrossing { crossings += 1 }
    }
    return crossings
  }
}
