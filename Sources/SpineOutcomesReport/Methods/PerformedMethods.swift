public import SpineOutcomesStats

/// What was really done in a report, gathered from its results: the source of a Methods section.
///
/// Results are added as they are shown; each method, side, level, rule and seed is kept once. What
/// is in no result is in no sentence.
///
/// ```swift
/// var methods = PerformedMethods()
/// methods.add(test)
/// methods.add(survival)
/// document.sections.append(methods.section())
/// ```
public struct PerformedMethods: Sendable, Hashable, Codable {
  /// The tests by what was done, without the numbers of one data set.
  public private(set) var tests: [String] = []

  /// The sides of the tests.
  public private(set) var alternatives: [Alternative] = []

  /// How many p-values there are.
  public private(set) var pValueCount = 0

  /// The estimates that are no part of a test, as "Kaplan-Meier estimates".
  public private(set) var estimates: [String] = []

  /// The confidence levels, 0...1.
  public private(set) var levels: [Double] = []

  /// How intervals were computed.
  public private(set) var intervals: [String] = []

  /// How p-values were adjusted, and of how many tests.
  public private(set) var adjustments: [String] = []

  /// What was drawn at random, with seeds and generators.
  public private(set) var draws: [String] = []

  /// How numbers were described.
  public private(set) var descriptions: [String] = []

  /// Whether any record was left out for a missing value.
  public private(set) var hasIncomplete = false

  /// Creates an empty collection.
  public init() {}

  /// Adds a test: its method, side, intervals and exclusions.
  public mutating func add(_ test: any HypothesisTest) {
    insert(Self.general(test.method), \.tests)
    insert(test.alternative, \.alternatives)
    pValueCount += 1
    for estimate in test.estimates { add(estimate.confidenceInterval) }
    add(test.exclusions)
    switch test {
    case let test as FreemanHaltonTest:
      if let sampling = test.sampling {
        add(draws: "\(sampling.tables) random tables", sampling.seed, sampling.generator)
      }
    case let area as AreaUnderCurve: add(area.bootstrap, "stratified bootstrap resamples")
    default: break
    }
  }

  /// Adds the interval of an estimate; nothing for none.
  public mutating func add(_ interval: ConfidenceInterval?) {
    guard let interval else { return }
    insert(interval.level, \.levels)
    insert(Self.general(interval.method), \.intervals)
  }

  /// Adds how a number was described.
  public mutating func add(_ summary: NumericSummary) {
    insert("medians with quartiles (\(summary.quantileRule.rawValue))", \.descriptions)
  }

  /// Adds whether records were incomplete.
  public mutating func add(_ exclusions: Exclusions) {
    if exclusions.incomplete > 0 { hasIncomplete = true }
  }

  /// Adds Table 1: its descriptions and tests.
  public mutating func add(_ table: BaselineTable) {
    for row in table.rows {
      switch row {
      case .numeric(let row):
        add(row.overall)
        add(row.comparison)
        if row.missing > 0 { hasIncomplete = true }
      case .category(let row):
        insert("counts with percentages", \.descriptions)
        add(row.comparison)
        if row.missing > 0 { hasIncomplete = true }
      }
    }
    add(table.exclusions)
  }

  private mutating func add(_ comparison: Comparison) {
    guard case .tested(let method, _, _, _) = comparison else { return }
    insert(Self.general(method), \.tests)
    insert(.twoSided, \.alternatives)
    pValueCount += 1
  }

  /// Adds a logistic regression: estimator, inference and its intervals.
  public mutating func add(_ model: LogisticRegression) {
    insert(
      "logistic regression by \(model.estimator.rawValue) (\(model.inference.name))", \.estimates)
    insert(model.level, \.levels)
    insert(.twoSided, \.alternatives)
    pValueCount += model.coefficients.count { !$0.isIntercept }
    add(model.exclusions)
  }

  /// Adds a Cox regression: ties, inference and its intervals.
  public mutating func add(_ model: CoxRegression) {
    insert(
      "Cox regression, ties by \(model.ties.name)'s approximation (\(model.inference.name))",
      \.estimates)
    insert(model.level, \.levels)
    insert(.twoSided, \.alternatives)
    pValueCount += model.coefficients.count
    add(model.exclusions)
  }

  /// Adds a cutoff: its rule, the test that allows for the search, and its validation.
  public mutating func add(_ cutoff: Cutoff) {
    insert("cutoff by \(cutoff.rule)", \.estimates)
    if cutoff.pValue != nil {
      insert("test of a cutoff allowing for the search (\(cutoff.pValueMethod))", \.tests)
      pValueCount += 1
    }
    add(cutoff.apparentSensitivity.confidenceInterval)
    guard let run = cutoff.bootstrap else { return }
    add(
      draws:
        "\(run.resamples) stratified bootstrap resamples, with accuracy in the records left out",
      run.seed, run.generator)
  }

  /// Adds survival curves.
  public mutating func add(_ survival: KaplanMeier) {
    insert(
      "Kaplan-Meier estimates (Greenwood's standard error, \(survival.interval.rawValue) intervals)",
      \.estimates)
    insert(survival.level, \.levels)
    if let interval = survival.median.lazy.compactMap(\.confidenceInterval).first { add(interval) }
    add(survival.exclusions)
  }

  /// Adds restricted means.
  public mutating func add(_ means: [RestrictedMean]) {
    guard let first = means.first else { return }
    insert("restricted mean to \(Decimals.plain(first.time))", \.estimates)
    add(first.mean.confidenceInterval)
  }

  /// Adds the tests of all pairs of groups, with their adjustment.
  public mutating func add(_ pairs: PairwiseComparisons) {
    for pair in pairs.pairs where pair.pValue != nil {
      insert(Self.general(pair.remark), \.tests)
      add(pair.estimate?.confidenceInterval)
      pValueCount += 1
    }
    add(pairs.adjustment, of: pairs.pairs.count { $0.pValue != nil }, what: "pairs")
  }

  /// Adds an adjustment of several p-values.
  ///
  /// - Parameters:
  ///   - adjustment: The procedure; none is added for `unadjusted`.
  ///   - count: Of how many tests.
  ///   - what: What the tests are of, as "pairs" or "arms".
  public mutating func add(_ adjustment: MultiplicityAdjustment, of count: Int, what: String) {
    guard adjustment != .unadjusted, count > 1 else { return }
    insert("\(count) \(what), \(adjustment.phrase)", \.adjustments)
  }

  /// Adds what was drawn at random.
  ///
  /// - Parameters:
  ///   - what: What, with its number, as "2000 bootstrap resamples".
  ///   - seed: The seed.
  ///   - generator: The generator that the seed is for.
  public mutating func add(draws what: String, _ seed: UInt64, _ generator: String) {
    insert("\(what) (seed \(seed), \(generator))", \.draws)
  }

  private mutating func add(_ run: BootstrapRun?, _ what: String) {
    if let run { add(draws: "\(run.resamples) \(what)", run.seed, run.generator) }
  }

  private mutating func insert<Value: Equatable>(
    _ value: Value, _ list: WritableKeyPath<PerformedMethods, [Value]>
  ) {
    if !self[keyPath: list].contains(value) { self[keyPath: list].append(value) }
  }

  /// A method without what is of one data set: "3 zeros dropped" is "zeros dropped".
  private static func general(_ method: String) -> String {
    let words = method.split(separator: " ", omittingEmptySubsequences: false)
    var kept: [String] = []
    for (index, word) in words.enumerated() {
      let isCount = !word.isEmpty && word.allSatisfy(\.isNumber)
      if isCount, index + 1 < words.count, words[index + 1].hasPrefix("zero") { continue }
      kept.append(word == "zero" ? "zeros" : String(word))
    }
    return kept.joined(separator: " ")
  }
}
