/// The search for the best threshold of a rule over all distinct thresholds.
struct CutoffSearch {
  /// The best cuts in ascending order; the last one is the most sensitive.
  private(set) var cuts: [Int] = []

  /// Finds all cuts that are exactly equally good.
  ///
  /// - Complexity: O(k) for k distinct scores.
  init(_ cells: OrderedCells, rule: CutoffRule) {
    var best: CutoffRule.Loss?
    var missed = cells.eventTotal
    var wrong = 0
    for cut in 0...cells.count {
      let loss = rule.loss(
        missedEvents: missed, of: cells.eventTotal, falsePositives: wrong, of: cells.otherTotal)
      if best.map({ loss < $0 }) ?? true {
        best = loss
        cuts.removeAll(keepingCapacity: true)
      }
      if loss == best { cuts.append(cut) }
      guard cut < cells.count else { break }
      missed -= cells.events[cut]
      wrong += cells.others[cut]
    }
  }

  /// The last of the best cuts of a resample, in which some cells may be empty.
  static func lastBestCut(
    events: [Int32], others: [Int32], eventTotal: Int, otherTotal: Int, rule: CutoffRule
  ) -> Int {
    var bestCut = 0
    switch rule {
    case .youden:
      // What the loss has grown by: an integer of at most events x others.
      var growth = 0
      var best = 0
      for cell in 0..<min(events.count, others.count) {
        growth &+= Int(others[cell]) &* eventTotal &- Int(events[cell]) &* otherTotal
        if growth <= best {
          best = growth
          bestCut = cell + 1
        }
      }
    case .closestToCorner:
      var missed = eventTotal
      var wrong = 0
      var best = rule.loss(
        missedEvents: missed, of: eventTotal, falsePositives: wrong, of: otherTotal)
      for cell in 0..<min(events.count, others.count) {
        missed -= Int(events[cell])
        wrong += Int(others[cell])
        let loss = rule.loss(
          missedEvents: missed, of: eventTotal, falsePositives: wrong, of: otherTotal)
        if loss <= best {
          best = loss
          bestCut = cell + 1
        }
      }
    }
    return bestCut
  }
}
