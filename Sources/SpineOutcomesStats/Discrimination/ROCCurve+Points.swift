extension ROCCurve {
  /// A threshold, and how it classifies the records.
  public struct Point: Sendable, Hashable {
    /// The threshold; infinite at the ends of the curve.
    public let threshold: Double

    /// Events read as events.
    public let truePositives: Int

    /// Others read as events.
    public let falsePositives: Int

    /// Others not read as events.
    public let trueNegatives: Int

    /// Events not read as events.
    public let falseNegatives: Int

    /// The share of the events that are read as events, 0...1.
    public var sensitivity: Double {
      Double(truePositives) / Double(truePositives + falseNegatives)
    }

    /// The share of the others that are not read as events, 0...1.
    public var specificity: Double {
      Double(trueNegatives) / Double(trueNegatives + falsePositives)
    }

    /// Youden's index: sensitivity + specificity - 1.
    ///
    /// One rounding: (TP TN - FP FN) / (events x others).
    public var youdenIndex: Double {
      let events = truePositives + falseNegatives
      let others = trueNegatives + falsePositives
      return Double(truePositives * others - falsePositives * events)
        / (Double(events) * Double(others))
    }
  }

  /// Every distinct threshold, from the one that reads nothing as an event to that which reads
  /// everything so.
  ///
  /// A threshold is the midpoint between adjacent distinct scores, and infinite at both ends.
  /// Where no double lies between two scores, it is the one of them that still separates them.
  ///
  /// - Complexity: O(k) for k distinct scores.
  public var points: [Point] {
    let cells = OrderedCells(summary, eventsScore: eventsScore)
    var points: [Point] = []
    points.reserveCapacity(cells.count + 1)
    var truePositives = 0
    var falsePositives = 0
    for cut in 0...cells.count {
      points.append(
        point(cells.threshold(cut), true: truePositives, false: falsePositives))
      guard cut < cells.count else { break }
      truePositives += cells.events[cut]
      falsePositives += cells.others[cut]
    }
    return points
  }

  /// The point of an oriented threshold.
  func point(_ oriented: Double, true truePositives: Int, false falsePositives: Int) -> Point {
    Point(
      threshold: eventsScore.oriented(oriented), truePositives: truePositives,
      falsePositives: falsePositives, trueNegatives: others - falsePositives,
      falseNegatives: events - truePositives)
  }
}
