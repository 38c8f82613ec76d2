/// Bootstrap resamples of the outcomes of a regression: trials drawn with replacement.
struct Resamples: Sequence, IteratorProtocol {
  /// The trials as cells to draw from: the others of each row, then its events.
  private let sizes: [Int]
  private let total: Int
  private var left: Int
  private var generator: SeededGenerator

  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for another number of resamples than 1
  ///   to 1 million.
  init(_ response: LogisticResponse, count: Int, seed: UInt64) throws(StatsError) {
    guard (1...1_000_000).contains(count) else {
      throw .invalidArgument(name: "resamples", reason: "1 to 1000000 are needed")
    }
    let rows = 0..<response.rows
    sizes = rows.map { response.trials($0) - response.events($0) } + rows.map(response.events)
    total = response.totalTrials
    left = count
    generator = SeededGenerator(seed: seed)
  }

  /// The next resample, of as many trials as the data.
  mutating func next() -> LogisticResponse? {
    guard left > 0 else { return nil }
    left -= 1
    let counts = generator.multinomial(trials: total, sizes: sizes)
    let rows = sizes.count / 2
    return LogisticResponse(
      resampledEvents: Array(counts[rows...]),
      trials: (0..<rows).map { counts[$0] + counts[rows + $0] })
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
