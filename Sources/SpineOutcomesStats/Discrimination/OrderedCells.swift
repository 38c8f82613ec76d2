/// The counts of a curve in the order in which thresholds take them in: most suspicious first.
///
/// Scores are oriented so that events have lower ones: a record is read as an event when its
/// oriented score is below the threshold. Cut c reads the first c cells as events.
struct OrderedCells: Sendable {
  /// The oriented scores, ascending strictly.
  let scores: [Double]

  let events: [Int]

  let others: [Int]

  let eventTotal: Int

  let otherTotal: Int

  /// Orders the counts of a summary with the others as group 0 and the events as group 1.
  init(_ summary: GroupedValues, eventsScore: ScoreDirection) {
    let others = summary.counts.first ?? []
    let events = summary.counts.dropFirst().first ?? []
    switch eventsScore {
    case .lower:
      scores = summary.values
      self.events = events
      self.others = others
    case .higher:
      scores = summary.values.reversed().map { eventsScore.oriented($0) }
      self.events = events.reversed()
      self.others = others.reversed()
    }
    eventTotal = summary.total(of: 1)
    otherTotal = summary.total(of: 0)
  }

  /// Takes cells in order.
  init(scores: [Double], events: [Int], others: [Int]) {
    self.scores = scores
    self.events = events
    self.others = others
    eventTotal = events.reduce(0, +)
    otherTotal = others.reduce(0, +)
  }

  /// The number of distinct scores.
  var count: Int { scores.count }

  /// The oriented threshold of a cut.
  func threshold(_ cut: Int) -> Double {
    if cut <= 0 { return -.infinity }
    if cut >= scores.count { return .infinity }
    return Self.threshold(between: scores[cut - 1], and: scores[cut])
  }

  /// A number t with first < t <= second: their midpoint, where rounding allows it.
  static func threshold(between first: Double, and second: Double) -> Double {
    let sum = first + second
    let middle = sum.isFinite ? sum / 2 : first / 2 + second / 2
    return middle > first ? middle : second
  }
}
