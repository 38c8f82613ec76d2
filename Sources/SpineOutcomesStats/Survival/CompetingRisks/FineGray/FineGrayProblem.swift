import LinearAlgebra

/// The data of a Fine-Gray regression: the rows of each stratum in the order of their times, the
/// times of events of the cause, and the weights by which persons with another event stay at risk.
///
/// Such a person has at τ the weight G(τ-) / G(T-), with T the time of the other event and G the
/// Kaplan-Meier estimate of not being censored: the chance of still being followed up. At a time
/// of censoring those with an event at it are at risk of being censored, as in R's `cmprsk::crr`.
/// With late entry G is multiplied by the chance H of having entered.
struct FineGrayProblem: Sendable {
  let design: Design
  let response: FineGrayResponse

  /// The strata, in the order of their codes; those without rows that count are left out.
  private(set) var strata: [FineGrayStratum] = []

  /// The code of each stratum.
  private(set) var codes: [Int32] = []
  private(set) var scalings: [ColumnScaling] = []

  /// The greatest range of each scaled column over the places of a stratum that are ever at risk.
  private(set) var ranges: [Double] = []

  /// The codes of the groups of censoring.
  private(set) var groupCodes: [Int] = []

  /// How many distinct times became equal to a smaller one.
  let mergedTimes: Int

  /// The largest gap between times that count as the same.
  let timeWidth: Double

  var columns: Int { design.columns.count }

  /// Checks in this order: lengths, emptiness, events, columns.
  ///
  /// - Throws: ``StatsError/noCompleteCases(_:)``, ``StatsError/noEvents(outcome:count:)``,
  ///   ``StatsError/undefined(_:)`` without any column or where follow-up has a gap,
  ///   ``StatsError/moreColumnsThanRows(columns:rows:)``,
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
    self.design = design
    let kept: [Int]? = response.frequencies.map { counts in
      counts.indices.filter { counts[$0] > 0 }
    }
    let ranks = try TimeRanks(
      kept.map { $0.map { response.times[$0] } } ?? response.times,
      entries: response.entries.map { entries in kept.map { $0.map { entries[$0] } } ?? entries },
      tolerance)
    (mergedTimes, timeWidth) = (ranks.merged, ranks.width)
    split(ranks, kept)
    try weigh()
    scale()
  }

  /// Deals the rows out to the strata.
  private mutating func split(_ ranks: TimeRanks, _ kept: [Int]?) {
    let count = response.strata?.count ?? 1
    var rows = [[Int]](repeating: [], count: count)
    var own = [[Int32]](repeating: [], count: count)
    var late = [[Int32]](repeating: [], count: count)
    for (place, index) in ranks.rows.enumerated() {
      let row = kept?[Int(index)] ?? Int(index)
      let code = Int(response.strata?.codes[row] ?? 0)
      rows[code].append(row)
      own[code].append(Int32(bitPattern: ranks.ranks[place]))
      if let entries = ranks.entryRanks { late[code].append(entries[Int(index)]) }
    }
    let found = (0..<count).filter { !rows[$0].isEmpty }
    codes = found.map { Int32(clamping: $0) }
    let groups = response.censoringCodes
    strata = found.map { code in
      FineGrayStratum(
        rows: rows[code], ranks: own[code],
        entryRanks: ranks.entryRanks == nil ? nil : late[code], groups: groups,
        times: ranks.times, response, offset: design.offset)
    }
    groupCodes = Set(strata.flatMap(\.groupCodes)).sorted()
  }

  /// The weights of persons with another event, group by group.
  private mutating func weigh() throws(StatsError) {
    for place in strata.indices {
      strata[place].following = [[Double]](
        repeating: [], count: strata[place].groupCodes.count)
      strata[place].inverse = [Double](repeating: 0, count: strata[place].rows.count)
    }
    for code in groupCodes {
      let weights = try CensoringWeights(walk(ofGroups: [code]), strata)
      for place in strata.indices {
        guard let group = strata[place].groupCodes.firstIndex(of: code) else { continue }
        strata[place].following[group] = weights.before(strata[place].eventRanks)
        let others = strata[place].rows.indices.filter {
          strata[place].endings[$0] == .other && Int(strata[place].groups[$0]) == group
        }
        let before = weights.before(others.map { strata[place].ranks[$0] })
        for (other, value) in zip(others, before) { strata[place].inverse[other] = 1 / value }
      }
    }
  }

  /// The people of some groups of censoring, in the order of their times.
  func walk(ofGroups codes: [Int]) -> FollowUpWalk {
    FollowUpWalk(strata, where: codes.contains)
  }

  /// The scaled columns place by place, with their ranges where they matter.
  private mutating func scale() {
    let columns = columns
    let isAtRisk = strata.map { stratum in
      stratum.rows.indices.map { !stratum.exposure($0).isEmpty }
    }
    for place in strata.indices {
      strata[place].values = [Double](repeating: 0, count: strata[place].rows.count * columns)
    }
    for (column, term) in design.columns.enumerated() {
      let given = strata.map { stratum in stratum.rows.map { term.value($0) } }
      var used: [Double] = []
      for (values, isAtRisk) in zip(given, isAtRisk) {
        for (value, isUsed) in zip(values, isAtRisk) where isUsed { used.append(value) }
      }
      let scaling = ColumnScaling(used, centred: true)
      scalings.append(scaling)
      var widest = 0.0
      for place in strata.indices {
        var (low, high) = (Double.infinity, -Double.infinity)
        for (index, value) in given[place].enumerated() {
          let scaled = value * scaling.factor - scaling.centre
          strata[place].values[index * columns + column] = scaled
          if isAtRisk[place][index] { (low, high) = (min(low, scaled), max(high, scaled)) }
        }
        if high > low { widest = max(widest, high - low) }
      }
      ranges.append(widest)
    }
  }

  /// Puts combinations of the columns in their place: those of the columns of `turn`.
  mutating func turn(by turn: Matrix) {
    let columns = columns
    for stratum in strata.indices {
      strata[stratum].values.withUnsafeMutableBufferPointer { values in
        for start in stride(from: 0, to: values.count, by: columns) {
          // A column needs those up to itself only: the last one first.
          for column in (0..<columns).reversed() {
            var sum = 0.0
            for row in 0...column { sum += values[start + row] * turn[row, column] }
            values[start + column] = sum
          }
        }
      }
    }
  }
}
