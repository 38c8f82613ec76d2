/// The area under a curve and DeLong's variance of it, from counts.
///
/// With m events and n others, an event whose score has o others tied with it and O others on
/// its far side has the placement (O + o / 2) / n; likewise for the others. The area is the mean
/// placement and its variance
///
///     var = S10 / m + S01 / n
///
/// with the sample variances S10, S01 of the placements of events and others. Placements are
/// integers over 2 m n: their sums and sums of squares are exact, in one pass over the cells, and
/// so are the sums of squared deviations; only the last divisions are rounded. So it does not
/// matter from which end the cells are read.
///
/// - Complexity: O(k) for k distinct scores.
///
/// Source: DeLong et al., Biometrics 1988;44:837, doi 10.2307/2531595; in O(n log n), Sun & Xu,
/// IEEE Signal Process Lett 2014;21:1389, doi 10.1109/LSP.2014.2337313.
struct DeLongVariance: Sendable {
  let events: Int

  let others: Int

  /// Twice the pairs in which the event has the more suspicious score, ties counting half.
  let doubledWins: Int

  /// Twice the number of pairs: 2 m n.
  let doubledPairs: Int

  /// (2 m n)^2 times the variance; nil when there is one event or one other.
  let scaledVariance: Double?

  /// The parts of events and others in it: (2 m n)^2 S10 / m and (2 m n)^2 S01 / n.
  let eventPart: Double
  let otherPart: Double

  init(_ cells: OrderedCells) throws(StatsError) {
    try self.init(
      cells.events, cells.others, totals: (cells.eventTotal, cells.otherTotal),
      eventsScore: .lower)
  }

  /// The area of a summary with the others as group 0 and the events as group 1.
  init(_ summary: GroupedValues, eventsScore: ScoreDirection) throws(StatsError) {
    try self.init(
      summary.counts.dropFirst().first ?? [], summary.counts.first ?? [],
      totals: (summary.total(of: 1), summary.total(of: 0)), eventsScore: eventsScore)
  }

  /// The area of the counts of ascending scores.
  private init(
    _ events: [Int], _ others: [Int], totals: (events: Int, others: Int),
    eventsScore: ScoreDirection
  ) throws(StatsError) {
    (self.events, self.others) = totals
    let (pairs, overflow) = totals.events.multipliedReportingOverflow(by: totals.others)
    let (doubled, doubleOverflow) = pairs.multipliedReportingOverflow(by: 2)
    guard !overflow, !doubleOverflow else { throw .tooLarge("events times others") }
    doubledPairs = doubled
    // Twice the others beyond an event's score, and twice the events before an other's.
    var (eventsBefore, othersBefore, wins) = (0, 0, 0)
    var (ofEvents, ofOthers) = (SumOfSquares(), SumOfSquares())
    for (event, other) in zip(events, others) {
      let place = 2 &* (totals.others &- othersBefore) &- other
      wins &+= event &* place
      ofEvents.add(event, place)
      ofOthers.add(other, 2 &* eventsBefore &+ event)
      eventsBefore &+= event
      othersBefore &+= other
    }
    doubledWins = eventsScore == .lower ? wins : doubled - wins
    guard totals.events > 1, totals.others > 1 else {
      (scaledVariance, eventPart, otherPart) = (nil, 0, 0)
      return
    }
    eventPart = ofEvents.deviations(count: totals.events, sum: wins) / Double(totals.events - 1)
    otherPart = ofOthers.deviations(count: totals.others, sum: wins) / Double(totals.others - 1)
    scaledVariance = eventPart + otherPart
  }

  /// An area without its variance; m n is at most 2^61.
  init(events: Int, others: Int, doubledWins: Int) {
    self.events = events
    self.others = others
    self.doubledWins = doubledWins
    doubledPairs = 2 * events * others
    (scaledVariance, eventPart, otherPart) = (nil, 0, 0)
  }

  /// The area, 0...1.
  var area: Double { Double(doubledWins) / Double(doubledPairs) }

  /// 1 - area, without its rounding.
  var complement: Double { Double(doubledPairs - doubledWins) / Double(doubledPairs) }

  /// The standard error; nil when the variance is 0 or has no estimate.
  var standardError: Double? {
    guard let scaledVariance, scaledVariance > 0 else { return nil }
    return scaledVariance.squareRoot() / Double(doubledPairs)
  }
}
