/// The area under a curve and DeLong's variance of it, from counts.
///
/// With m events and n others, an event whose score has o others tied with it and O others on
/// its far side has the placement (O + o / 2) / n; likewise for the others. The area is the mean
/// placement and its variance
///
///     var = S10 / m + S01 / n
///
/// with the sample variances S10, S01 of the placements of events and others. All placements are
/// integers over 2 m n, and so are their deviations from the mean: only their squares are rounded.
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
    events = cells.eventTotal
    others = cells.otherTotal
    let (pairs, overflow) = events.multipliedReportingOverflow(by: others)
    let (doubled, doubleOverflow) = pairs.multipliedReportingOverflow(by: 2)
    guard !overflow, !doubleOverflow else { throw .tooLarge("events times others") }
    doubledPairs = doubled
    // Twice the others beyond an event's score, and twice the events before an other's.
    var eventsBefore = 0
    var othersBefore = 0
    var wins = 0
    for cell in 0..<cells.count {
      let tied = cells.others[cell]
      wins += cells.events[cell] * (2 * (others - othersBefore) - tied)
      othersBefore += tied
    }
    doubledWins = wins
    guard events > 1, others > 1 else {
      (scaledVariance, eventPart, otherPart) = (nil, 0, 0)
      return
    }
    othersBefore = 0
    var ofEvents = CompensatedSum()
    var ofOthers = CompensatedSum()
    for cell in 0..<cells.count {
      let (event, other) = (cells.events[cell], cells.others[cell])
      if event > 0 {
        let deviation = Double(events * (2 * (others - othersBefore) - other) - wins)
        ofEvents.add(Double(event) * deviation * deviation)
      }
      if other > 0 {
        let deviation = Double(others * (2 * eventsBefore + event) - wins)
        ofOthers.add(Double(other) * deviation * deviation)
      }
      eventsBefore += event
      othersBefore += other
    }
    eventPart = ofEvents.value / (Double(events) * Double(events - 1))
    otherPart = ofOthers.value / (Double(others) * Double(others - 1))
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
