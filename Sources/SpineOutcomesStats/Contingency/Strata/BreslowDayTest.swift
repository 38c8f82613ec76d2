import Distributions

/// The Breslow-Day test of homogeneity: whether the odds ratio is the same in all strata.
///
/// The statistic is the sum of (d - fitted)^2 / variance over the strata, at the Mantel-Haenszel
/// odds ratio and the margins of each stratum; Tarone's correction takes (sum(d - fitted))^2 /
/// sum(variance) off, as the Mantel-Haenszel odds ratio is not the most likely one. There is one
/// degree of freedom less than strata with records in both rows and both columns.
///
/// The R call it agrees with is `DescTools::BreslowDayTest(table, correct = TRUE)`.
public struct BreslowDayTest: HypothesisTest {
  /// Whether Tarone's correction was made.
  public let isCorrected: Bool

  /// Chi-square with its degrees of freedom.
  public let chiSquare: TestStatistic

  /// The p-value.
  public let pValue: PValue

  /// The table that was tested.
  public let table: StratifiedTable

  /// The names of the strata with an empty row or column, which have no part in the test.
  public let uninformativeStrata: [String]

  /// Tests a table within strata.
  ///
  /// - Parameters:
  ///   - table: The table; rows and columns without records are left out.
  ///   - taroneCorrection: Whether Tarone's correction is made; by default it is.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` unless two rows and two columns have
  ///   records; ``StatsError/tooFewGroups(variable:found:needed:)`` for fewer than two strata with
  ///   records in both; ``StatsError/undefined(_:)`` when there is none, or the common odds ratio is 0
  ///   or infinite.
  /// - Complexity: O(strata).
  ///
  /// Source: Breslow & Day, Statistical Methods in Cancer Research I, IARC 1980, 4.4; Tarone,
  /// Biometrika 1985;72:91, doi 10.1093/biomet/72.1.91.
  public init(_ table: StratifiedTable, taroneCorrection: Bool = true) throws(StatsError) {
    let strata = try StratifiedCells(table)
    let informative = strata.informative
    guard informative.count >= 2 else {
      throw .tooFewGroups(variable: table.stratumVariable, found: informative.count, needed: 2)
    }
    let (r, s) = strata.crossProducts
    guard r > 0, s > 0 else {
      throw .undefined("the common odds ratio is 0 or infinite: its homogeneity cannot be tested")
    }
    var sum = 0.0
    var excess = CompensatedSum()
    var variance = 0.0
    for stratum in informative {
      let fit = Self.fit(stratum, oddsRatio: r / s)
      sum += fit.distance / fit.variance * fit.distance
      excess.add(fit.distance)
      variance += fit.variance
    }
    if taroneCorrection { sum = max(0, sum - excess.value / variance * excess.value) }
    let freedom = Double(informative.count - 1)
    self.table = table
    isCorrected = taroneCorrection
    uninformativeStrata = strata.uninformative
    chiSquare = try TestStatistic("chi-square", sum, degreesOfFreedom: freedom)
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(sum))
  }

  /// The events of the group less those that fit the odds ratio, and their variance.
  private static func fit(
    _ stratum: StratifiedCells.Stratum, oddsRatio: Double
  ) -> (distance: Double, variance: Double) {
    let (group, reference) = (stratum.group, stratum.reference)
    let (events, others) = (stratum.events, stratum.others)
    let cells = stratum.cells
    // Each cell from its own equation, as differences from margins would lose small ones.
    let fits = [
      (cells.d, 1.0, fitted(group, reference, events, others, oddsRatio)),
      (cells.c, -1.0, fitted(group, reference, others, events, 1 / oddsRatio)),
      (cells.b, -1.0, fitted(reference, group, events, others, 1 / oddsRatio)),
      (cells.a, 1.0, fitted(reference, group, others, events, oddsRatio)),
    ]
    // All distances are alike but for their sign: that of the smallest cell has most digits.
    let distance = fits.min { $0.2 < $1.2 }.map { $0.1 * (Double($0.0) - $0.2) } ?? 0
    return (distance, 1 / fits.reduce(0) { $0 + 1 / $1.2 })
  }

  /// The cell of a row and a column that fits an odds ratio, given the margins.
  private static func fitted(
    _ row: Double, _ otherRow: Double, _ column: Double, _ otherColumn: Double, _ odds: Double
  ) -> Double {
    // The root of the quadratic that lies among the margins, its discriminant as a sum.
    let middle = odds * (row - column) + (otherRow - column)
    let root = (middle * middle + 4 * odds * column * otherColumn).squareRoot()
    let linear = otherRow - column + odds * (row + column)
    // Below 0 only for odds below 1.
    return linear >= 0
      ? 2 * odds * row * column / (linear + root) : (root - linear) / (2 * (1 - odds))
  }
}

extension BreslowDayTest {
  /// What was done.
  public var method: String {
    "Breslow-Day test of a common odds ratio" + (isCorrected ? " with Tarone's correction" : "")
  }

  /// The variables and the strata.
  public var variables: String? {
    "\(table.rowVariable) x \(table.columnVariable) by \(table.stratumVariable)"
  }

  /// Chi-square with its degrees of freedom.
  public var statistic: TestStatistic? { chiSquare }

  /// Two-sided: chi-square does not tell directions apart.
  public var alternative: Alternative { .twoSided }

  /// Homogeneity has no single parameter.
  public var estimates: [Estimate] { [] }

  /// The number of records, in all strata.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// One line: method, statistic, p-value, n and what was left out.
  public var description: String {
    line(
      with: uninformativeStrata.isEmpty
        ? []
        : [
          "without part, though counted in n: \(table.stratumVariable) "
            + uninformativeStrata.joined(separator: ", ")
        ])
  }

  /// Encodes every property.
  ///
  /// Decoding ignores what follows from the table.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(isCorrected, forKey: .isCorrected)
    try container.encode(chiSquare, forKey: .chiSquare)
    try container.encode(table, forKey: .table)
    try container.encode(uninformativeStrata, forKey: .uninformativeStrata)
  }
}
