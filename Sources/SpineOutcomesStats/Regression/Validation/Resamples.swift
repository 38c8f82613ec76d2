/// Bootstrap resamples of the outcomes of a regression: trials, or whole clusters of rows, drawn
/// with replacement.
struct Resamples: Sequence, IteratorProtocol {
  /// What is drawn.
  let unit: ResamplingUnit

  /// The sizes of what is drawn: the others of each row, then its events; or 1 for each cluster.
  private let sizes: [Int]

  /// The number of draws of a resample: trials, or clusters.
  private let draws: Int
  private let response: LogisticResponse

  /// The cluster of each row; empty where trials are drawn.
  private let clusterOfRow: [Int32]
  private var left: Int
  private var generator: SeededGenerator

  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for another number of resamples than 1
  ///   to 1 million; ``StatsError/tooFewGroups(variable:found:needed:)`` for a single cluster;
  ///   ``StatsError/tooLarge(_:)`` where the largest cluster, drawn each time, has more trials
  ///   than can be counted.
  init(
    _ response: LogisticResponse, clusters: RowGroups?, count: Int, seed: UInt64
  ) throws(StatsError) {
    guard (1...1_000_000).contains(count) else {
      throw .invalidArgument(name: "resamples", reason: "1 to 1000000 are needed")
    }
    let rows = 0..<response.rows
    if let clusters {
      guard clusters.count > 1 else {
        throw .tooFewGroups(variable: clusters.name, found: clusters.count, needed: 2)
      }
      var trials = [Int](repeating: 0, count: clusters.count)
      for (row, code) in zip(rows, clusters.codes) { trials[Int(code)] += response.trials(row) }
      guard !(trials.max() ?? 0).multipliedReportingOverflow(by: clusters.count).overflow else {
        throw .tooLarge("the number of records of a resample of clusters")
      }
      unit = .clusters
      sizes = [Int](repeating: 1, count: clusters.count)
      draws = clusters.count
      clusterOfRow = clusters.codes
    } else {
      unit = .records
      sizes = rows.map { response.trials($0) - response.events($0) } + rows.map(response.events)
      draws = response.totalTrials
      clusterOfRow = []
    }
    self.response = response
    left = count
    generator = SeededGenerator(seed: seed)
  }

  /// The next resample: of as many trials, or of as many clusters, as the data.
  ///
  /// The rows of a cluster that was drawn k times have k times their trials and events.
  mutating func next() -> LogisticResponse? { draw().map(response) }

  /// How many of each kind the next resample has: of the others of each row and then of its
  /// events, or of each cluster.
  mutating func draw() -> [Int]? {
    guard left > 0 else { return nil }
    left -= 1
    return generator.multinomial(trials: draws, sizes: sizes)
  }

  /// The outcomes of a resample.
  func response(_ counts: [Int]) -> LogisticResponse {
    let rows = 0..<response.rows
    switch unit {
    case .records:
      return response.resampled(
        events: Array(counts[rows.count...]),
        trials: rows.map { counts[$0] + counts[rows.count + $0] })
    case .clusters:
      let drawn = clusterOfRow.map { counts[Int($0)] }
      return response.resampled(
        events: rows.map { drawn[$0] * response.events($0) },
        trials: rows.map { drawn[$0] * response.trials($0) })
    }
  }
}

extension StatsError {
  /// Whether the error says that a sample cannot be fitted, as happens to some resamples.
  var isOfTheSample: Bool {
    switch self {
    case .separation, .rankDeficient, .oneClass, .notConverged, .undefined, .levelCount: true
    default: false
    }
  }
}
