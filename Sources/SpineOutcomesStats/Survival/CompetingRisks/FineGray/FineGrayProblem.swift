import LinearAlgebra

/// The data of a Fine-Gray regression: rows in the order of their times, the times of events of the
/// cause, and the weights by which persons with another event stay at risk.
///
/// Such a person has at τ the weight G(τ-) / G(T-), with T the time of the other event and G the
/// Kaplan-Meier estimate of not being censored: the chance of still being followed up. At a time
/// of censoring those with an event at it are at risk of being censored, as in R's `cmprsk::crr`.
struct FineGrayProblem: Sendable {
  let design: Design
  let response: FineGrayResponse

  /// The rows that count, in ascending order of time; a place is an index into this list.
  let rows: [Int]

  /// The scaled and centred columns, place by place.
  var values: [Double]

  /// The offset of each place; nil without.
  let offset: [Double]?
  let scalings: [ColumnScaling]

  /// The range of each scaled column over the places that are ever at risk.
  private(set) var ranges: [Double]

  let endings: [FineGrayResponse.Ending]
  let frequencies: [Double]

  /// The censoring group of each place.
  let groups: [Int]
  let groupCount: Int

  /// The places that share a time, in ascending order of time.
  let ties: [Range<Int>]

  /// The times of events of the cause, and how many there are at each.
  let eventTimes: [Double]
  let eventCounts: [Double]

  /// The first place at or after each event time.
  let firstPlaces: [Int]

  /// How many event times are at or before the time of each place.
  let passed: [Int]

  /// G just before each event time, by group, then time.
  let censoringFree: [[Double]]

  /// 1 / G just before the time of a place with another event; 0 elsewhere.
  let inverseFree: [Double]

  /// How many distinct times became equal to a smaller one.
  let mergedTimes: Int

  var columns: Int { design.columns.count }

  /// Checks in this order: lengths, emptiness, events, columns.
  ///
  /// - Throws: ``StatsError/noCompleteCases(_:)``, ``StatsError/noEvents(outcome:count:)``,
  ///   ``StatsError/undefined(_:)`` without any column, ``StatsError/moreColumnsThanRows(columns:rows:)``,
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``.
  init(
    _ response: FineGrayResponse, design: Design, exclusions: Exclusions,
    tolerance: TimeTolerance
  ) throws(StatsError) {
    if let rows = design.rows, rows != response.times.count {
      throw .lengthMismatch(
        first: "times", firstCount: response.times.count,
        second: design.columns.first?.name ?? "offset", secondCount: rows)
    }
    guard response.count > 0 else { throw .noCompleteCases(exclusions) }
    guard response.events > 0 else {
      throw .noEvents(outcome: response.cause, count: response.count)
    }
    guard !design.columns.isEmpty else { throw .undefined("a regression without any column") }
    guard design.columns.count <= response.count else {
      throw .moreColumnsThanRows(columns: design.columns.count, rows: response.count)
    }
    try KeySort<LabelledKey>.check(count: response.times.count)
    self.response = response
    let rows = Ordering.rows(response.times).filter { response.frequency($0) > 0 }
    self.rows = rows
    self.design = design
    offset = design.offset.map { offset in rows.map { offset[$0] } }
    endings = rows.map { response.endings[$0] }
    frequencies = rows.map { response.frequency($0) }
    groups =
      response.censoring.map { groups in rows.map { Int(groups.codes[$0]) } }
      ?? [Int](repeating: 0, count: rows.count)
    groupCount = (groups.max() ?? 0) + 1
    let times = rows.map { response.times[$0] }
    var distinct: [Double] = []
    for time in times where time != distinct.last { distinct.append(time) }
    let chains = try tolerance.chains(of: distinct)
    mergedTimes = chains.merged
    ties = Self.ties(times, chains.starts)
    let events = Self.events(ties, times, endings, frequencies)
    (eventTimes, eventCounts, firstPlaces, passed) = events
    let weights = CensoringWeights(
      ties: ties, endings: endings, frequencies: frequencies, groups: groups,
      groupCount: groupCount, eventPlaces: events.first)
    censoringFree = weights.atEvents
    inverseFree = weights.inverse
    let first = events.first.first ?? 0
    let isAtRisk = endings.enumerated().map { $0.offset >= first || $0.element == .other }
    let scaled = Self.scaled(design, rows, isAtRisk)
    (values, scalings, ranges) = scaled
  }

  /// The places of each time; a chain of near-equal times is one.
  private static func ties(_ times: [Double], _ starts: [Double]) -> [Range<Int>] {
    var ties: [Range<Int>] = []
    var (start, chain) = (0, 0)
    for (place, time) in times.enumerated() {
      let isNext = chain + 1 < starts.count && starts[chain + 1] <= time
      guard isNext else { continue }
      ties.append(start..<place)
      start = place
      while chain + 1 < starts.count, starts[chain + 1] <= time { chain += 1 }
    }
    if start < times.count { ties.append(start..<times.count) }
    return ties
  }

  private static func events(
    _ ties: [Range<Int>], _ times: [Double], _ endings: [FineGrayResponse.Ending],
    _ frequencies: [Double]
  ) -> (times: [Double], counts: [Double], first: [Int], passed: [Int]) {
    var found: (times: [Double], counts: [Double], first: [Int], passed: [Int]) = ([], [], [], [])
    found.passed.reserveCapacity(times.count)
    for tie in ties {
      var count = 0.0
      for place in tie where endings[place] == .own { count += frequencies[place] }
      if count > 0 {
        found.times.append(times[tie.lowerBound])
        found.counts.append(count)
        found.first.append(tie.lowerBound)
      }
      found.passed += Array(repeating: found.times.count, count: tie.count)
    }
    return found
  }

  /// The scaled columns place by place, with their ranges where they matter.
  private static func scaled(
    _ design: Design, _ rows: [Int], _ isAtRisk: [Bool]
  ) -> (values: [Double], scalings: [ColumnScaling], ranges: [Double]) {
    let columns = design.columns.count
    var values = [Double](repeating: 0, count: rows.count * columns)
    var scalings: [ColumnScaling] = []
    var ranges: [Double] = []
    for (column, term) in design.columns.enumerated() {
      let given = rows.map { term.value($0) }
      let used = zip(given, isAtRisk).filter(\.1).map(\.0)
      let scaling = ColumnScaling(used, centred: true)
      scalings.append(scaling)
      var (low, high) = (Double.infinity, -Double.infinity)
      for (place, value) in given.enumerated() {
        let scaled = value * scaling.factor - scaling.centre
        values[place * columns + column] = scaled
        if isAtRisk[place] { (low, high) = (min(low, scaled), max(high, scaled)) }
      }
      ranges.append(high > low ? high - low : 0)
    }
    return (values, scalings, ranges)
  }
}
