internal import Distributions

/// Which classifications a search of cutoffs could have chosen among.
public enum CutoffAlternative: String, Sendable, Codable, CaseIterable {
  /// Those of the caller's direction: events lie on the side that was said.
  case oneSided = "one-sided"

  /// Those of both directions, as if the side of the events had been searched as well.
  case twoSided = "two-sided"
}

/// How the p-value that allows for the search of a cutoff is computed.
public enum SearchCorrection: Sendable, Hashable {
  /// Exactly while events x others is at most 2^24; beyond, by the asymptotic form of
  /// ``CutoffRule/youden`` and of ``CutoffRule/maximumChiSquare(minimumShare:)``, and not at all
  /// for the other rules. The result names what was done.
  case automatic

  /// Exactly, by lattice paths; up to a product events x others of 2^31.
  case exact

  /// By random permutations of the outcomes: p = (1 + as good ones) / (1 + all).
  ///
  /// `permutations`: how many, up to a million; `seed`: equal seeds give equal results everywhere.
  case monteCarlo(permutations: Int, seed: UInt64)
}

/// The p-values of a chosen cutoff: allowing for the search, and as if there had been none.
struct CutoffTest: Sendable {
  private(set) var corrected: PValue?
  private(set) var method: String
  private(set) var alternative: CutoffAlternative
  private(set) var naive: PValue?

  /// The largest product of events and others that is computed exactly without being asked for.
  static let largestProduct = 1 << 24

  /// The largest number of permutations.
  static let largestPermutations = 1_000_000

  init(
    _ cells: OrderedCells, _ rule: CutoffRule, _ criterion: CutoffCriterion,
    best: ROCCurve.Point, alternative: CutoffAlternative, correction: SearchCorrection
  ) throws(StatsError) {
    let alternative = criterion.isSymmetric ? .twoSided : alternative
    let sides = alternative.rawValue
    self.alternative = alternative
    let chiSquare = Self.chiSquare(best)
    naive = try chiSquare.map { value throws(StatsError) in
      try PValue(ChiSquared(degreesOfFreedom: 1).upperTail(value))
    }
    let counts = (best.truePositives, best.falsePositives)
    let pairs = cells.eventTotal * cells.otherTotal
    switch correction {
    case .monteCarlo(let permutations, let seed):
      guard permutations > 0, permutations <= Self.largestPermutations else {
        throw .invalidArgument(
          name: "permutations", reason: "at least 1 and at most \(Self.largestPermutations)")
      }
      let crossings = try CutoffBoundary(cells, criterion, best: counts, alternative)
        .crossings(permutations: permutations, seed: seed)
      corrected = try PValue(Double(1 + crossings) / Double(1 + permutations))
      method =
        "Monte Carlo, \(permutations) permutations (seed \(seed), \(SeededGenerator.name)), \(sides)"
    case .exact, .automatic:
      let limit = correction == .exact ? 1 << 31 : Self.largestProduct
      if pairs <= limit,
        let paths = LatticePaths(
          ties: zip(cells.events, cells.others).map { $0 + $1 }, first: cells.eventTotal,
          second: cells.otherTotal, largestProduct: limit)
      {
        let boundary = CutoffBoundary(cells, criterion, best: counts, alternative)
        corrected = try PValue(boundary.probability(of: paths))
        method = Self.exactMethod(rule, sides)
      } else if correction == .exact {
        throw .tooLarge("events times others for an exact p-value (more than 2^31)")
      } else {
        (corrected, method) = try Self.limit(rule, best, chiSquare, alternative)
      }
    }
  }

  /// Pearson's chi-square of the table at a threshold; nil when all records are read alike.
  private static func chiSquare(_ point: ROCCurve.Point) -> Double? {
    let positives = point.truePositives + point.falsePositives
    let negatives = point.trueNegatives + point.falseNegatives
    guard positives > 0, negatives > 0 else { return nil }
    let events = point.truePositives + point.falseNegatives
    let others = point.trueNegatives + point.falsePositives
    // One exact difference; everything else is positive.
    let distance = Double(point.truePositives * others - point.falsePositives * events)
    let shares = distance / Double(events) / Double(others)
    return shares * (distance / Double(positives)) / Double(negatives) * Double(events + others)
  }

  private static func exactMethod(_ rule: CutoffRule, _ sides: String) -> String {
    switch rule {
    case .youden: "exact Smirnov, \(sides)"
    case .maximumChiSquare: "exact distribution of the largest chi-square"
    default: "exact permutation distribution of the best value, \(sides)"
    }
  }

  /// The asymptotic p-value of the rules that have one.
  private static func limit(
    _ rule: CutoffRule, _ best: ROCCurve.Point, _ chiSquare: Double?,
    _ alternative: CutoffAlternative
  ) throws(StatsError) -> (PValue?, String) {
    let (m, n) = (
      Double(best.truePositives + best.falseNegatives),
      Double(best.trueNegatives + best.falsePositives)
    )
    switch rule {
    case .youden:
      let distance = best.youdenIndex * (m / (m + n) * n).squareRoot()
      let tail =
        alternative == .oneSided
        ? KolmogorovLimit.oneSidedUpperTail(distance) : KolmogorovLimit.upperTail(distance)
      return (try PValue(tail), "asymptotic Smirnov, \(alternative.rawValue)")
    case .maximumChiSquare(let share) where share > 0:
      let statistic = ((chiSquare ?? 0) / (m + n) * (m + n - 1)).squareRoot()
      let tail = MaximallySelectedLimit.upperTail(statistic, smallestShare: share)
      return (try PValue(tail), "asymptotic Lausen-Schumacher, which may be too small or too large")
    default:
      return (
        nil,
        "not computed: the exact distribution is for at most 2^24 pairs of an event and an other; "
          + "ask for .monteCarlo or .exact"
      )
    }
  }
}
