/// How often a bootstrap drew, and from which random numbers: all that is needed to repeat it.
public struct BootstrapRun: Sendable, Hashable, Codable {
  /// The number of resamples.
  public let resamples: Int

  /// The seed that reproduces them.
  public let seed: UInt64

  /// The name of the generator that the seed is for.
  public let generator: String

  /// The largest number of resamples.
  static let largest = 1_000_000

  /// Checks the number of resamples for a percentile interval of a level.
  ///
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for more than a million resamples, or
  ///   too few for an interval: 39 are the fewest for 0.95.
  init(resamples: Int, seed: UInt64, level: Double) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard resamples <= Self.largest else {
      throw .invalidArgument(name: "resamples", reason: "at most \(Self.largest)")
    }
    guard Percentiles.rank(resamples, level: level) >= 1 else {
      throw .invalidArgument(
        name: "resamples",
        reason: "too few for an interval at this level; 39 are the fewest for 0.95, "
          + "2000 are customary")
    }
    self.resamples = resamples
    self.seed = seed
    generator = SeededGenerator.name
  }

  /// A seed for each resample of each of some independent sources.
  func seeds(sources: Int = 1) -> [[UInt64]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<sources).map { _ in (0..<resamples).map { _ in generator.next() } }
  }
}

extension BootstrapRun: CustomStringConvertible {
  /// "2000 resamples, seed 1, xoshiro256**".
  public var description: String { "\(resamples) resamples, seed \(seed), \(generator)" }
}
