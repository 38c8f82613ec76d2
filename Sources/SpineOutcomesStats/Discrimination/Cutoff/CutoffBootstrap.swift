/// What a bootstrap says about a cutoff that was chosen on the data.
///
/// Each resample draws as many events from the events and as many others from the others as
/// there are, with replacement; the rule chooses a threshold in it, and this threshold
/// classifies the records that the resample left out. Accuracy is pooled over all left-out
/// records of all resamples, so the numbers are ratios of integers that do not depend on the
/// order of the resamples.
///
/// The interval runs from the r-th smallest to the r-th largest threshold of B resamples with a
/// cutoff, r = floor((B + 1) (1 - level) / 2). The best threshold converges at the slow rate n^(-1/3),
/// for which the bootstrap is no more than a guide.
///
/// Source: Efron & Tibshirani, J Am Stat Assoc 1997;92:548, doi 10.1080/01621459.1997.10474007;
/// bias of chosen cutoffs: Leeflang et al., Clin Chem 2008;54:729,
/// doi 10.1373/clinchem.2007.096032.
public struct CutoffBootstrap: Sendable, Hashable, Codable {
  /// The number of resamples.
  public let resamples: Int

  /// How many resamples have no cutoff by the rule, as all thresholds leave too few records on a
  /// side; the results are those of the other resamples.
  public let resamplesWithoutCutoff: Int

  /// The seed that reproduces them.
  public let seed: UInt64

  /// The name of the generator that the seed is for.
  public let generator: String

  /// The percentile interval of the threshold; a limit may be infinite.
  public let thresholdInterval: ConfidenceInterval

  /// The share of left-out events that are read as events, 0...1.
  public let sensitivity: Double

  /// The share of left-out others that are not read as events, 0...1.
  public let specificity: Double

  /// The largest number of records that are resampled one by one.
  static let largestCount = 1 << 28

  /// The largest number of resamples.
  static let largestResamples = 1_000_000

  init(
    _ cells: OrderedCells, eventsScore: ScoreDirection, _ criterion: CutoffCriterion,
    resamples: Int, seed: UInt64, level: Double
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard resamples <= Self.largestResamples else {
      throw .invalidArgument(name: "resamples", reason: "at most \(Self.largestResamples)")
    }
    guard Self.rank(resamples, level) >= 1 else {
      throw .invalidArgument(
        name: "resamples",
        reason: "too few for an interval at this level; 39 are the fewest for 0.95, "
          + "2000 are customary")
    }
    guard cells.eventTotal > 1, cells.otherTotal > 1 else {
      throw .undefined(
        "a cutoff is validated on records that resamples leave out: "
          + "at least two events and two others are needed")
    }
    guard cells.eventTotal <= Self.largestCount, cells.otherTotal <= Self.largestCount else {
      throw .tooLarge("records to resample")
    }
    var seeds = SeededGenerator(seed: seed)
    var resampler = CutoffResampler(cells, criterion)
    var thresholds: [Double] = []
    thresholds.reserveCapacity(resamples)
    for _ in 0..<resamples {
      if let threshold = resampler.resample(seed: seeds.next()) {
        thresholds.append(eventsScore.oriented(threshold))
      }
    }
    thresholds = Ordering.ascending(thresholds)
    let position = Self.rank(thresholds.count, level)
    let leftOut = resampler.leftOut
    guard position >= 1 else {
      throw .undefined("too few resamples have a threshold that the rule allows")
    }
    guard leftOut.events > 0, leftOut.others > 0 else {
      throw .undefined("no resample left out an event and an other; use more resamples")
    }
    self.resamples = resamples
    resamplesWithoutCutoff = resamples - thresholds.count
    self.seed = seed
    generator = SeededGenerator.name
    thresholdInterval = try ConfidenceInterval(
      lower: thresholds[position - 1], upper: thresholds[thresholds.count - position], level: level,
      method: "bootstrap percentile")
    sensitivity = Double(leftOut.truePositives) / Double(leftOut.events)
    specificity = Double(leftOut.trueNegatives) / Double(leftOut.others)
  }

  /// How far from both ends of so many sorted thresholds the limits of the interval lie.
  private static func rank(_ resamples: Int, _ level: Double) -> Int {
    Int((Double(max(0, resamples) + 1) * (1 - level) / 2 + 1e-9).rounded(.down))
  }
}
