/// The follow-up of each row of a Cox regression, checked.
///
/// A row is at risk at t when entry < t <= time; a row without late entry from the origin on. One
/// person may stand in several rows, whose intervals do not overlap.
struct CoxResponse: Sendable {
  /// How many times a row counts.
  enum Weights: Sendable {
    /// Once.
    case none

    /// As so many equal rows: ties between them are ties.
    case frequencies([Int])
  }

  let times: [Double]
  let events: [Bool]

  /// The time of late entry, 0 where followed from the origin; nil when all are.
  let entries: [Double]?
  let strata: RowGroups?
  let weights: Weights

  /// Records and events, frequencies counted.
  let count: Int
  let eventCount: Int

  /// Checks rows.
  ///
  /// - Parameters:
  ///   - times: The times to event or censoring, 0 or more.
  ///   - events: Whether each time ends with the event.
  ///   - entries: The times of late entry.
  ///   - strata: The stratum of each row.
  ///   - weights: How many times each row counts.
  ///   - names: The names of time and entry in errors.
  ///   - places: Where the rows stand in the data.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a time or weight that is negative or not finite, or an
  ///   entry that is not before its time; ``StatsError/tooLarge(_:)``.
  init(
    times: [Double], events: [Bool], entries: [Double]? = nil, strata: RowGroups? = nil,
    weights: Weights = .none, names: (time: String, entry: String) = ("time", "entry"),
    places: RowPlaces = .given
  ) throws(StatsError) {
    try KeySort<LabelledKey>.check(count: times.count)
    let (weightCount, weightName) =
      switch weights {
      case .none: (times.count, "weights")
      case .frequencies(let counts): (counts.count, "frequencies")
      }
    let lengths = [
      ("events", events.count), ("entries", entries?.count ?? times.count),
      ("strata", strata?.codes.count ?? times.count), (weightName, weightCount),
    ]
    for (name, count) in lengths where count != times.count {
      throw .lengthMismatch(
        first: names.time, firstCount: times.count, second: name, secondCount: count)
    }
    try places.check(times: times, entries: entries, names: (names.time, names.entry))
    switch weights {
    case .none: (count, eventCount) = (times.count, events.count { $0 })
    case .frequencies(let counts):
      let own = zip(events, counts).reduce(0) { $1.0 ? $0 + $1.1 : $0 }
      (count, eventCount) = (counts.reduce(0, +), own)
    }
    self.times = times
    self.events = events
    self.entries = entries?.contains { $0 > 0 } == true ? entries : nil
    self.strata = strata
    self.weights = weights
  }

  /// The rows that count; nil when all do.
  var rowsThatCount: [Int]? {
    switch weights {
    case .none: return nil
    case .frequencies(let counts):
      return counts.contains(0) ? counts.indices.filter { counts[$0] > 0 } : nil
    }
  }

  /// The weight of a row.
  @inline(__always)
  func weight(_ row: Int) -> Double {
    switch weights {
    case .none: 1
    case .frequencies(let counts): Double(counts[row])
    }
  }

  /// The response of some of the rows, among them all that count, strata by their codes here.
  func keeping(_ rows: [Int]) throws(StatsError) -> CoxResponse {
    let weights: Weights =
      switch self.weights {
      case .none: .none
      case .frequencies(let counts): .frequencies(rows.map { counts[$0] })
      }
    return try CoxResponse(
      times: rows.map { times[$0] }, events: rows.map { events[$0] },
      entries: entries.map { entries in rows.map { entries[$0] } }, strata: strata?.keeping(rows),
      weights: weights)
  }

  /// Events and frequencies, as categories are counted by.
  func outcomes() throws(StatsError) -> LogisticResponse {
    guard case .frequencies(let counts) = weights else {
      return try LogisticResponse(outcome: events, frequencies: nil)
    }
    return try LogisticResponse(outcome: events, frequencies: FrequencyWeights(counts))
  }
}
