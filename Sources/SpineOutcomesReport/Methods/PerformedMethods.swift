public import SpineOutcomesStats

/// What was really done in a report, gathered from its results: the source of a Methods section.
///
/// Results are added as they are shown; each method, side, level, rule and seed is kept once, with
/// what it was used for. What is in no result is in no sentence.
///
/// ```swift
/// var methods = PerformedMethods()
/// methods.add(test, for: .init("pain", place: "by treatment"))
/// methods.add(survival, for: .init("overall survival"))
/// document.sections.append(methods.section())
/// ```
public struct PerformedMethods: Sendable, Hashable, Codable {
  /// The tests by what was done, without the numbers of one data set.
  public private(set) var tests: [MethodUse] = []

  /// The sides of the tests.
  public private(set) var alternatives: [Alternative] = []

  /// How many p-values there are.
  public private(set) var pValueCount = 0

  /// Where estimates that are no part of a test come from, as "the Kaplan-Meier method".
  public private(set) var estimates: [MethodUse] = []

  /// The confidence levels, 0...1.
  public private(set) var levels: [Double] = []

  /// How intervals were computed, and of what.
  public private(set) var intervals: [MethodUse] = []

  /// How p-values were adjusted, and of how many tests.
  public private(set) var adjustments: [String] = []

  /// What was drawn at random, with seeds and generators.
  public private(set) var draws: [String] = []

  /// How numbers and categories were described.
  public private(set) var descriptions: [String] = []

  /// Whether any record was left out for a missing value.
  public private(set) var hasIncomplete = false

  /// Creates an empty collection.
  public init() {}

  /// Adds a test: its method, side, intervals and exclusions.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - purpose: What it was for; nothing by default.
  public mutating func add(_ test: any HypothesisTest, for purpose: MethodUse.Purpose? = nil) {
    add(test, for: purpose, showing: test.estimates)
  }

  /// Adds a test of which some of the estimates are shown.
  mutating func add(
    _ test: any HypothesisTest, for purpose: MethodUse.Purpose?, showing estimates: [Estimate]
  ) {
    insert(Self.general(test.method), purpose, \.tests)
    insert(test.alternative, \.alternatives)
    pValueCount += 1
    for estimate in estimates { add(estimate) }
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

  /// Adds an estimate: its interval, and what that is of; nothing for none.
  public mutating func add(_ estimate: Estimate?) {
    guard let estimate else { return }
    add(estimate.confidenceInterval, of: Self.quantity(estimate.name))
  }

  /// Adds an interval; nothing for none.
  ///
  /// - Parameters:
  ///   - interval: The interval.
  ///   - quantity: What it is of, for one, as "hazard ratio".
  public mutating func add(_ interval: ConfidenceInterval?, of quantity: String) {
    guard let interval, !interval.method.hasPrefix("no interval") else { return }
    insert(interval.level, \.levels)
    insert(Self.general(interval.method), .init(quantity), \.intervals)
  }

  /// Adds how a number was described: by its median, or by its mean.
  public mutating func add(_ summary: NumericSummary, isMean: Bool = false) {
    insert(
      isMean
        ? "means with standard deviations"
        : "medians with quartiles (\(summary.quantileRule.rawValue))", \.descriptions)
  }

  /// Adds that categories were described by their counts.
  mutating func addCounts() { insert("counts with percentages", \.descriptions) }

  /// Adds whether records were incomplete.
  public mutating func add(_ exclusions: Exclusions) {
    if exclusions.incomplete > 0 { hasIncomplete = true }
  }

  /// Adds Table 1: its descriptions, differences and tests.
  public mutating func add(_ table: BaselineTable) {
    let place = "by \(table.groupedBy.label.midSentence)"
    for row in table.rows {
      let (variable, comparison, missing, difference) =
        switch row {
        case .numeric(let row):
          (row.variable, row.comparison, row.missing, row.standardisedDifference)
        case .category(let row):
          (row.variable, row.comparison, row.missing, row.standardisedDifference)
        }
      if case .numeric(let row) = row {
        add(row.overall, isMean: row.shown == .mean)
      } else {
        addCounts()
      }
      add(comparison, for: .init(variable.label.midSentence, place: place))
      if difference != nil {
        insert(
          "absolute standardised mean differences (Yang and Dalton)", \.descriptions)
      }
      if missing > 0 { hasIncomplete = true }
    }
    add(table.exclusions)
  }

  private mutating func add(_ comparison: Comparison, for purpose: MethodUse.Purpose) {
    guard case .tested(let method, _, _, _) = comparison else { return }
    insert(Self.general(method), purpose, \.tests)
    insert(.twoSided, \.alternatives)
    pValueCount += 1
  }

  /// Adds a logistic regression: estimator, inference and its intervals.
  public mutating func add(
    _ model: LogisticRegression, for purpose: MethodUse.Purpose? = nil
  ) {
    insert(
      "logistic regression by \(model.estimator.rawValue)",
      purpose ?? .init(model.outcome.midSentence, asked: "odds of"), \.estimates)
    add(inference: model.inference.name, model.coefficients, model.level)
    pValueCount += model.coefficients.count { !$0.isIntercept }
    add(model.exclusions)
  }

  /// Adds a Cox regression: ties, inference and its intervals.
  public mutating func add(_ model: CoxRegression, for purpose: MethodUse.Purpose? = nil) {
    insert(
      "Cox regression with ties by \(model.ties.name)'s approximation"
        + (model.entersLate ? " and late entry" : ""),
      purpose ?? .init(model.outcome.midSentence, asked: "hazard of"), \.estimates)
    add(inference: model.inference.name, model.coefficients, model.level)
    pValueCount += model.coefficients.count
    add(model.exclusions)
  }

  private mutating func add(
    inference: String, _ coefficients: [Coefficient], _ level: Double
  ) {
    guard let ratio = coefficients.first(where: { !$0.isIntercept })?.measure.rawValue else {
      return
    }
    insert(level, \.levels)
    insert(inference, .init("\(ratio) from regression"), \.intervals)
    insert(.twoSided, \.alternatives)
  }

  /// Adds a cutoff: its rule, the test that allows for the search, and its validation.
  public mutating func add(_ cutoff: Cutoff, for purpose: MethodUse.Purpose? = nil) {
    let score = purpose ?? .init(cutoff.score.midSentence)
    insert(
      "the \(cutoff.rule)", .init(score.variable, asked: "cutoff of", place: score.place),
      \.estimates)
    if cutoff.pValue != nil {
      insert("test of a cutoff that allows for the search (\(cutoff.pValueMethod))", score, \.tests)
      pValueCount += 1
    }
    add(cutoff.apparentSensitivity.confidenceInterval, of: "sensitivity")
    add(cutoff.apparentSpecificity.confidenceInterval, of: "specificity")
    guard let run = cutoff.bootstrap else { return }
    add(
      draws:
        "\(run.resamples) stratified bootstrap resamples, with accuracy in the records left out",
      run.seed, run.generator)
  }

  /// Adds survival curves.
  public mutating func add(_ survival: KaplanMeier, for purpose: MethodUse.Purpose? = nil) {
    let entry = survival.hasLateEntry ? " and late entry" : ""
    insert("the Kaplan-Meier method with Greenwood's standard error\(entry)", purpose, \.estimates)
    insert(survival.level, \.levels)
    insert(
      "\(survival.interval.rawValue) transform", .init("survival at given times"), \.intervals)
    for interval in survival.median.lazy.compactMap(\.confidenceInterval).prefix(1) {
      add(interval, of: "median time")
    }
    add(survival.exclusions)
  }

  /// Adds cumulative incidences.
  public mutating func add(
    _ incidence: CumulativeIncidence, for purpose: MethodUse.Purpose? = nil
  ) {
    let error = incidence.variance == .greenwood ? "a Greenwood-type" : "Aalen's"
    let entry = incidence.hasLateEntry ? " and late entry" : ""
    insert("the Aalen-Johansen method with \(error) standard error\(entry)", purpose, \.estimates)
    insert(incidence.level, \.levels)
    insert("\(incidence.interval.rawValue) transform", .init("cumulative incidence"), \.intervals)
    add(incidence.exclusions)
  }

  /// Adds restricted means.
  public mutating func add(_ means: [RestrictedMean], for purpose: MethodUse.Purpose? = nil) {
    guard let first = means.first else { return }
    insert("the restricted mean to \(Decimals.plain(first.time))", purpose, \.estimates)
    add(first.mean.confidenceInterval, of: "restricted mean")
  }

  /// Adds the tests of all pairs of groups, with their adjustment.
  public mutating func add(_ pairs: PairwiseComparisons, for purpose: MethodUse.Purpose? = nil) {
    for pair in pairs.pairs where pair.pValue != nil {
      insert(Self.general(pair.remark), purpose, \.tests)
      add(pair.estimate)
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

  private mutating func insert(
    _ method: String, _ purpose: MethodUse.Purpose?,
    _ list: WritableKeyPath<PerformedMethods, [MethodUse]>
  ) {
    let known = self[keyPath: list].firstIndex { $0.method == method }
    guard let place = known else {
      self[keyPath: list].append(MethodUse(method: method, purposes: purpose.map { [$0] } ?? []))
      return
    }
    if let purpose, !self[keyPath: list][place].purposes.contains(purpose) {
      self[keyPath: list][place].purposes.append(purpose)
    }
  }

  /// A method without what is of one data set: "3 zeros dropped" is "zeros dropped".
  static func general(_ method: String) -> String {
    let words = method.split(separator: " ", omittingEmptySubsequences: false)
    var kept: [String] = []
    for (index, word) in words.enumerated() {
      let isCount = !word.isEmpty && word.allSatisfy(\.isNumber)
      if isCount, index + 1 < words.count, words[index + 1].hasPrefix("zero") { continue }
      kept.append(word == "zero" ? "zeros" : String(word))
    }
    return kept.joined(separator: " ")
  }

  /// What an estimate is of, without the names of the data: "odds ratio of failed = true, care
  /// radiotherapy versus reoperation" is an "odds ratio".
  static func quantity(_ name: String) -> String {
    var text = name
    for mark in [",", " ("] {
      if let found = text.firstRange(of: mark) { text = String(text[..<found.lowerBound]) }
    }
    if let equal = text.firstRange(of: " = ") {
      text = String(text[..<equal.lowerBound])
      if let of = text.firstRange(of: " of ") { text = String(text[..<of.lowerBound]) }
    }
    for head in ["probability of superiority", "difference in proportion", "proportion"]
    where text.hasPrefix("\(head) ") {
      return head
    }
    return text
  }
}
