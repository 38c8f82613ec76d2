/// The search for the best threshold of a rule over all distinct thresholds.
struct CutoffSearch: Sendable {
  /// The best cuts in ascending order; the last one is the most sensitive.
  private(set) var cuts: [Int] = []

  /// Finds all cuts that are exactly equally good; none where the rule allows no cut.
  ///
  /// - Complexity: O(k) for k distinct scores.
  init(_ cells: OrderedCells, _ criterion: CutoffCriterion) {
    var scan = CutoffScan(criterion)
    var truePositives = 0
    var falsePositives = 0
    for cut in 0...cells.count {
      switch scan.consider(truePositives, falsePositives) {
      case .worse: break
      case .equal: cuts.append(cut)
      case .better:
        cuts.removeAll(keepingCapacity: true)
        cuts.append(cut)
      }
      guard cut < cells.count else { break }
      truePositives += cells.events[cut]
      falsePositives += cells.others[cut]
    }
  }

  /// The last of the best cuts of a resample, in which some cells may be empty; nil where the
  /// rule allows no cut.
  static func lastBestCut(
    events: [Int32], others: [Int32], _ criterion: CutoffCriterion
  ) -> Int? {
    if let weights = criterion.smallWeights {
      // What the loss has grown by: a number of at most the largest loss.
      var bestCut = 0
      var growth = 0
      var best = 0
      for cell in 0..<min(events.count, others.count) {
        growth &+= Int(others[cell]) &* weights.wrong &- Int(events[cell]) &* weights.missed
        if growth <= best {
          best = growth
          bestCut = cell + 1
        }
      }
      return bestCut
    }
    var scan = CutoffScan(criterion)
    var bestCut: Int?
    var truePositives = 0
    var falsePositives = 0
    for cut in 0...min(events.count, others.count) {
      if scan.consider(truePositives, falsePositives) != .worse { bestCut = cut }
      guard cut < min(events.count, others.count) else { break }
      truePositives &+= Int(events[cut])
      falsePositives &+= Int(others[cut])
    }
    return bestCut
  }
}

/// The best of the classifications that were considered so far.
struct CutoffScan: Sendable {
  /// How a classification compares with the best one before it.
  enum Outcome: Sendable {
    case worse
    case equal
    case better
  }

  private let criterion: CutoffCriterion
  private var best: (truePositives: Int, falsePositives: Int)?
  private var bestLoss = Double.infinity

  init(_ criterion: CutoffCriterion) { self.criterion = criterion }

  /// Doubles that differ by more than this part of them differ as whole numbers do.
  private static let margin = 0x1p-48

  @inline(__always)
  mutating func consider(_ truePositives: Int, _ falsePositives: Int) -> Outcome {
    let loss = criterion.approximateLoss(truePositives, falsePositives)
    guard loss < .infinity else { return .worse }
    if loss > bestLoss * (1 + Self.margin) { return .worse }
    if let best, loss >= bestLoss * (1 - Self.margin) {
      switch criterion.compare((truePositives, falsePositives), best) {
      case 1: return .worse
      case 0: return .equal
      default: break
      }
    }
    best = (truePositives, falsePositives)
    bestLoss = loss
    return .better
  }
}
