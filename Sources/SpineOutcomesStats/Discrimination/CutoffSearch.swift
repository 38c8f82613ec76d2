/// The search for the best threshold of a rule over all distinct thresholds.
struct CutoffSearch {
  /// The best cuts in ascending order; the last one is the most sensitive.
  private(set) var cuts: [Int] = []

  /// Finds all cuts that are exactly equally good.
  init(_ cells: OrderedCells, rule: CutoffRule) {
    var best: CutoffRule.Loss?
    var missed = cells.eventTotal
    var wrong = 0
    for cut in 0...cells.count {
      let loss = rule.loss(
        missedEvents: missed, of: cells.eventTotal, falsePositives: wrong,
        of: cells.otherTotal)
      if let known = best, known < loss {
      } else {
        if best != loss { cuts.removeAll(keepingCapacity: true) }
        best = loss
        cuts.append(cut)
      }
      guard cut < cells.count else { break }
      missed -= cells.events[cut]
      wrong += cells.others[cut]
    }
  }

  /// The most sensitive best threshold of a resample, oriented.
  ///
  /// Cells that were not drawn take no part, so the threshold lies between drawn scores.
  static func threshold(
    scores: [Double], events: [Int], others: [Int], eventTotal: Int, otherTotal: Int,
    rule: CutoffRule
  ) -> Double {
    var best = rule.loss(
      missedEvents: eventTotal, of: eventTotal, falsePositives: 0, of: otherTotal)
    // The last drawn cell that is read as an event, and the first that is not.
    var bestBefore = -1
    var bestAfter = -1
    var previous = -1
    var isBestOpen = true
    var missed = eventTotal
    var wrong = 0
    for cell in 0..<scores.count where events[cell] > 0 || others[cell] > 0 {
      if isBestOpen {
        bestBefore = previous
        bestAfter = cell
        isBestOpen = false
      }
      missed -= events[cell]
      wrong += others[cell]
      previous = cell
      let loss = rule.loss(
        missedEvents: missed, of: eventTotal, falsePositives: wrong, of: otherTotal)
      if !(best < loss) {
        best = loss
        isBestOpen = true
      }
    }
    if isBestOpen { return .infinity }
    return bestBefore < 0
      ? -.infinity
      : OrderedCells.threshold(between: scores[bestBefore], and: scores[bestAfter])
  }
}
