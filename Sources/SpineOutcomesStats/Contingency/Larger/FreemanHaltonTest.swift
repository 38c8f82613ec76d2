/// Fisher's exact test of a table of any size, which is Freeman and Halton's: whether the columns
/// are distributed alike in all rows.
///
/// Given both margins a table has the probability prod(row!) prod(column!) / (n! prod(cell!)); the
/// p-value is that of all tables that are not more probable than the observed one. A 2 x 2 table
/// has that of ``FisherTest`` (minlike), which gives the odds ratio too.
///
/// Small and middling tables are computed exactly, by a network of what is left of the margins.
/// The size that can be is not known beforehand: it is the number of steps that counts. Tables that
/// take more are sampled, and the result says so, with the interval of the p-value.
///
/// The R call it agrees with is `fisher.test(table)`, whose network keeps 8 to 15 digits;
/// `fisher.test(table, simulate.p.value = TRUE)` for the sampled form.
public struct FreemanHaltonTest: HypothesisTest {
  /// How the p-value is computed.
  public enum Computation: Sendable, Hashable, Codable {
    /// Exactly where that takes few steps, by sampling otherwise.
    ///
    /// Few are ``automaticSteps``, about a second of a processor: a 5 x 4 table of 200 records takes
    /// a third of that at p = 0.05 when no two margins are equal, a tenth when they are even, and
    /// more than that at p = 0.001 and below.
    ///
    /// `tables` is the number of tables sampled, `seed` what their random numbers come from.
    case automatic(tables: Int = 100_000, seed: UInt64 = 1)

    /// Exactly, or not at all: up to ``exactSteps``, some minutes of a processor.
    case exact

    /// From random tables with the same margins.
    case monteCarlo(tables: Int, seed: UInt64)
  }

  /// What a sampled p-value rests on.
  public struct Sampling: Sendable, Hashable, Codable {
    /// The number of random tables.
    public let tables: Int

    /// How many of them were not more probable than the observed one.
    public let notMoreProbable: Int

    /// The seed that reproduces them.
    public let seed: UInt64

    /// The name of the generator that the seed is for.
    public let generator: String

    /// The interval of the exact p-value: Clopper and Pearson's, at 99 %.
    public let interval: ConfidenceInterval
  }

  /// The steps up to which ``Computation/automatic(tables:seed:)`` computes exactly.
  public static let automaticSteps = 1_000_000_000

  /// The steps up to which ``Computation/exact`` goes.
  public static let exactSteps = 50_000_000_000

  /// What was done.
  public let method: String

  /// The p-value; sampled ones are (1 + hits) / (1 + tables).
  public let pValue: PValue

  /// What a sampled p-value rests on; nil for an exact one.
  public let sampling: Sampling?

  /// The table that was tested: the analysed one without its empty levels.
  public let table: ContingencyTable

  /// The names of the rows that no record has.
  public let emptyRows: [String]

  /// The names of the columns that no record has.
  public let emptyColumns: [String]

  /// Tests a table.
  ///
  /// - Parameters:
  ///   - table: The table; rows and columns without records are left out and listed.
  ///   - computation: Exact where that takes few steps, by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for one row with records,
  ///   ``StatsError/levelCount(variable:found:needed:)`` for one column with records;
  ///   ``StatsError/tooLarge(_:)`` for an exact test that takes more than ``exactSteps``, and for
  ///   samples of more than 1e10 records in all; ``StatsError/invalidArgument(name:reason:)`` for
  ///   fewer than 1 or more than 1e8 sampled tables.
  ///
  /// Edge cases: tables of equal probability are told by whole numbers, without a tolerance.
  ///
  /// - Complexity: By the number of distinct sorted margins and partial probabilities: 0.02 s for
  ///   4 x 4 and 200 records; for 5 x 4 and 200 0.1 to 0.4 s at p = 0.05, 0.5 to 1.5 s at p = 0.003
  ///   and longer for smaller p. Sampling takes O(n) a table.
  ///
  /// Source: Freeman & Halton, Biometrika 1951;38:141, doi 10.1093/biomet/38.1-2.141; Mehta & Patel,
  /// J Am Stat Assoc 1983;78:427, doi 10.1080/01621459.1983.10477989; Phipson & Smyth, Stat Appl
  /// Genet Mol Biol 2010;9:39, doi 10.2202/1544-6115.1585 (the sampled p-value).
  public init(
    _ table: ContingencyTable, computation: Computation = .automatic()
  ) throws(StatsError) {
    let analysed = try table.crossed()
    self.table = analysed.table
    emptyRows = analysed.emptyRows
    emptyColumns = analysed.emptyColumns
    let name = "Fisher-Freeman-Halton test"
    switch computation {
    case .automatic(let tables, let seed):
      try RandomTables.check(tables: tables)
      if let p = Self.exact(analysed.table, steps: Self.automaticSteps) {
        pValue = try PValue(p)
        sampling = nil
        method = "\(name), exact"
        return
      }
      let sampled = try RandomTables(analysed.table).sampling(tables, seed: seed)
      sampling = sampled
      pValue = try RandomTables.pValue(sampled)
      method = "\(name), \(sampled)"
    case .exact:
      guard let p = Self.exact(analysed.table, steps: Self.exactSteps) else {
        throw .tooLarge("an exact test of a table with so many others; use .monteCarlo")
      }
      pValue = try PValue(p)
      sampling = nil
      method = "\(name), exact"
    case .monteCarlo(let tables, let seed):
      let sampled = try RandomTables(analysed.table).sampling(tables, seed: seed)
      sampling = sampled
      pValue = try RandomTables.pValue(sampled)
      method = "\(name), \(sampled)"
    }
  }

  private static func exact(_ table: ContingencyTable, steps: Int) -> Double? {
    if let cells = table.twoByTwo, table.count <= FisherTest.largestCount {
      return ExactOdds(cells: cells, method: .minlike, alternative: .twoSided).pValue
    }
    let halves = TableHalves(table.counts, largestWork: steps)
    let thirds = TableThirds(table.counts, largestWork: steps)
    let works = (halves?.expectedWork ?? .infinity, thirds?.expectedWork ?? .infinity)
    // An expectation may be wrong by a few times.
    if halves != nil || thirds != nil, min(works.0, works.1) > 8 * Double(steps) { return nil }
    if var thirds, works.1 <= works.0 { return thirds.solve() }
    if var halves { return halves.solve() }
    var network = TableNetwork(table.counts, largestWork: steps)
    return network?.solve()
  }
}

extension FreemanHaltonTest {
  /// The test has no statistic: p is a sum of probabilities.
  public var statistic: TestStatistic? { nil }

  /// Two-sided: the test does not tell directions apart.
  public var alternative: Alternative { .twoSided }

  /// The test has no parameter.
  public var estimates: [Estimate] { [] }

  /// The number of records in the table.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// One line: method, p-value with what it rests on, n, exclusions and empty levels.
  public var description: String {
    TableLine.text(self, table, emptyRows: emptyRows, emptyColumns: emptyColumns)
  }

  /// Encodes every property; no statistic is null.
  ///
  /// Decoding ignores what follows from the table.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sampling, forKey: .sampling)
    try container.encode(table, forKey: .table)
    try container.encode(emptyRows, forKey: .emptyRows)
    try container.encode(emptyColumns, forKey: .emptyColumns)
  }
}

extension FreemanHaltonTest.Sampling: CustomStringConvertible {
  /// "100000 random tables, seed 1 (99 % CI of p 0.0120 to 0.0139)".
  public var description: String {
    "\(tables) random tables, seed \(seed), \(generator) "
      + "(\(ConfidenceInterval.title(level: interval.level)) of p "
      + "\(Decimals.significant(interval.lower, 3)) to \(Decimals.significant(interval.upper, 3)))"
  }
}
