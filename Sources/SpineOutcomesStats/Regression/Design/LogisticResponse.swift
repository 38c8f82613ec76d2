import Distributions
import LinearAlgebra
import RealModule

/// The outcome of each row of a logistic regression: so many events in so many trials.
struct LogisticResponse: Sendable {
  /// How outcomes are given.
  enum Kind: Sendable {
    /// Yes or no, each row once or as often as its frequency says.
    case binary([Bool], frequencies: [Int]?)

    /// Events and trials of each row.
    case counts(successes: [Int], trials: [Int])
  }

  let kind: Kind

  /// The number of trials, frequencies counted.
  let totalTrials: Int

  /// The number of events, frequencies counted.
  let totalEvents: Int

  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``.
  init(outcome: [Bool], frequencies: FrequencyWeights?) throws(StatsError) {
    if let frequencies, frequencies.counts.count != outcome.count {
      throw .lengthMismatch(
        first: "outcome", firstCount: outcome.count, second: "frequencies",
        secondCount: frequencies.counts.count)
    }
    kind = .binary(outcome, frequencies: frequencies?.counts)
    totalTrials = frequencies?.total ?? outcome.count
    totalEvents =
      frequencies.map {
        zip(outcome, $0.counts).reduce(0) { $1.0 ? $0 + $1.1 : $0 }
      } ?? outcome.count { $0 }
  }

  init(_ counts: BinomialCounts) {
    kind = .counts(successes: counts.successes, trials: counts.trials)
    totalTrials = counts.totalTrials
    totalEvents = counts.totalSuccesses
  }

  /// The same rows with the counts of a resample, events at most trials; records stay records.
  func resampled(events: [Int], trials: [Int]) -> LogisticResponse {
    let kind: Kind =
      switch self.kind {
      case .binary(let outcome, _): .binary(outcome, frequencies: trials)
      case .counts: .counts(successes: events, trials: trials)
      }
    return LogisticResponse(
      kind: kind, totalTrials: trials.reduce(0, +), totalEvents: events.reduce(0, +))
  }

  /// The response of drawn rows, of which some may occur several times and some not at all.
  func drawing(_ rows: [Int]) -> LogisticResponse {
    LogisticResponse(
      kind: taking(rows).kind, totalTrials: rows.reduce(0) { $0 + trials($1) },
      totalEvents: rows.reduce(0) { $0 + events($1) })
  }

  /// The response of some of the rows, among them all with trials.
  func taking(_ rows: [Int]) -> LogisticResponse {
    switch kind {
    case .binary(let outcome, let frequencies):
      LogisticResponse(
        kind: .binary(
          rows.map { outcome[$0] }, frequencies: frequencies.map { all in rows.map { all[$0] } }),
        totalTrials: totalTrials, totalEvents: totalEvents)
    case .counts(let successes, let trials):
      LogisticResponse(
        kind: .counts(successes: rows.map { successes[$0] }, trials: rows.map { trials[$0] }),
        totalTrials: totalTrials, totalEvents: totalEvents)
    }
  }

  /// Takes what was counted before.
  private init(kind: Kind, totalTrials: Int, totalEvents: Int) {
    self.kind = kind
    self.totalTrials = totalTrials
    self.totalEvents = totalEvents
  }

  /// The rows with trials; nil when all have some.
  var rowsWithTrials: [Int]? {
    switch kind {
    case .binary(_, nil): nil
    case .binary(_, let frequencies?): Self.positive(frequencies)
    case .counts(_, let trials): Self.positive(trials)
    }
  }

  private static func positive(_ counts: [Int]) -> [Int]? {
    counts.contains(0) ? counts.indices.filter { counts[$0] > 0 } : nil
  }

  /// The number of rows.
  var rows: Int {
    switch kind {
    case .binary(let outcome, _): outcome.count
    case .counts(let successes, _): successes.count
    }
  }

  /// The number of events of a row.
  @inline(__always)
  func events(_ row: Int) -> Int {
    switch kind {
    case .binary(let outcome, let frequencies): outcome[row] ? frequencies?[row] ?? 1 : 0
    case .counts(let successes, _): successes[row]
    }
  }

  /// The number of trials of a row: the frequency of a record.
  @inline(__always)
  func trials(_ row: Int) -> Int {
    switch kind {
    case .binary(_, let frequencies): frequencies?[row] ?? 1
    case .counts(_, let trials): trials[row]
    }
  }

  /// The number of observations that the deviance counts: records, or rows of grouped outcomes
  /// with trials.
  var observations: Int {
    switch kind {
    case .binary: totalTrials
    case .counts(_, let trials): trials.count { $0 > 0 }
    }
  }

  /// The sum of the logarithms of the binomial coefficients of grouped outcomes; 0 for records.
  var logBinomialCoefficients: Double {
    guard case .counts(let successes, let trials) = kind else { return 0 }
    var sum = CompensatedSum()
    for (success, trial) in zip(successes, trials) where success > 0 && success < trial {
      let (events, others) = (Double(success), Double(trial - success))
      // C(m, y) = 1 / ((m + 1) B(y + 1, m - y + 1)).
      sum.add(-LogBeta.value(events + 1, others + 1) - .log(Double(trial) + 1))
    }
    return sum.value
  }

  /// The log-likelihood of each row's own share, without binomial coefficients; 0 for records.
  var saturatedLogLikelihood: Double {
    guard case .counts(let successes, let trials) = kind else { return 0 }
    var sum = CompensatedSum()
    for (success, trial) in zip(successes, trials) where success > 0 && success < trial {
      let (events, others, all) = (Double(success), Double(trial - success), Double(trial))
      sum.add(events * .log(events / all))
      sum.add(others * .log(others / all))
    }
    return sum.value
  }

  /// The response as the linear algebra reads it.
  func rows(offset: [Double]?) throws(LinearAlgebraError) -> RowResponse {
    switch kind {
    case .binary(let outcome, nil): return try RowResponse(.outcomes(outcome), offset: offset)
    case .binary(let outcome, let frequencies?):
      return try RowResponse(
        .weighted(
          successes: zip(outcome, frequencies).map { $0 ? Double($1) : 0 },
          failures: zip(outcome, frequencies).map { $0 ? 0 : Double($1) }), offset: offset)
    case .counts(let successes, let trials):
      return try RowResponse(
        .weighted(
          successes: successes.map(Double.init),
          failures: zip(successes, trials).map { Double($1 - $0) }), offset: offset)
    }
  }
}
