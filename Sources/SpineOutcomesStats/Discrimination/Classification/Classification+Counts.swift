extension Classification {
  /// Classifies counts.
  ///
  /// - Parameters:
  ///   - truePositives: Events that are positive, 0 or more.
  ///   - falsePositives: Others that are positive, 0 or more.
  ///   - falseNegatives: Events that are negative, 0 or more.
  ///   - trueNegatives: Others that are negative, 0 or more.
  ///   - prevalence: The share of events, inside 0...1, for which predictive values are wanted
  ///     beside those of the sample; none by default.
  ///   - interval: How the intervals of shares are computed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a negative count, and for a
  ///   prevalence or a level outside 0...1; ``StatsError/noCompleteCases(_:)`` when all counts
  ///   are 0; ``StatsError/tooLarge(_:)`` for more than 2^53 records.
  /// - Complexity: O(1).
  public init(
    truePositives: Int, falsePositives: Int, falseNegatives: Int, trueNegatives: Int,
    prevalence: Double? = nil, interval: ProportionInterval = .wilson, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      ContingencyTable(
        [[trueNegatives, falseNegatives], [falsePositives, truePositives]],
        rowNames: ["negative", "positive"], columnNames: ["other", "event"], rowVariable: "test",
        columnVariable: "outcome"),
      threshold: nil, prevalence: prevalence, interval: interval, level: level)
  }

  /// Classifies a table of a test and an outcome.
  ///
  /// - Parameters:
  ///   - table: Two rows, negative and positive, and two columns, without and with the event, in
  ///     this order; as `cohort.contingencyTable(rows: \.test, columns: \.outcome)` of Booleans.
  ///   - prevalence: The share of events, inside 0...1, for which predictive values are wanted
  ///     beside those of the sample; none by default.
  ///   - interval: How the intervals of shares are computed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/levelCount(variable:found:needed:)`` for another number of rows or
  ///   columns; ``StatsError/noCompleteCases(_:)`` when all counts are 0;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a prevalence or a level outside 0...1.
  /// - Complexity: O(1).
  public init(
    _ table: ContingencyTable, prevalence: Double? = nil, interval: ProportionInterval = .wilson,
    level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      table, threshold: nil, prevalence: prevalence, interval: interval, level: level)
  }

  init(
    _ table: ContingencyTable, threshold: Double?, prevalence: Double?,
    interval: ProportionInterval, level: Double
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    if let prevalence, !(prevalence > 0 && prevalence < 1) {
      throw .invalidArgument(name: "prevalence", reason: "a share lies inside 0...1, as 0.3")
    }
    for (variable, names) in [
      (table.rowVariable, table.rowNames), (table.columnVariable, table.columnNames),
    ] where names.count != 2 {
      throw .levelCount(variable: variable, found: names.count, needed: 2)
    }
    guard table.count > 0 else { throw .noCompleteCases(table.exclusions) }
    let (trueNegatives, falseNegatives) = (table[0, 0], table[0, 1])
    let (falsePositives, truePositives) = (table[1, 0], table[1, 1])
    let (events, others) = (truePositives + falseNegatives, trueNegatives + falsePositives)
    var undefined: [Undefined] = []
    func missing(_ name: String, _ reason: String) -> Estimate? {
      undefined.append(Undefined(name: name, reason: reason))
      return nil
    }
    func share(_ name: String, _ successes: Int, of trials: Int) throws(StatsError) -> Estimate {
      try Estimate(
        name: name, value: Double(successes) / Double(trials),
        confidenceInterval: interval.interval(
          successes: successes, trials: trials, level: level))
    }
    func optionalShare(
      _ name: String, _ successes: Int, of trials: Int, _ kind: String
    ) throws(StatsError) -> Estimate? {
      trials > 0
        ? try share(name, successes, of: trials) : missing(name, "no record \(kind)")
    }
    func ratio(_ name: String, _ x: Int, _ y: Int, _ kind: String) -> LikelihoodRatio? {
      let reason =
        events == 0
        ? "no record has the event"
        : others == 0 ? "all records have the event" : "no record is \(kind)"
      guard let ratio = LikelihoodRatio(x, of: events, y, of: others, level: level) else {
        _ = missing(name, reason)
        return nil
      }
      return ratio
    }
    sensitivity = try optionalShare("sensitivity", truePositives, of: events, "has the event")
    specificity = try optionalShare(
      "specificity", trueNegatives, of: others, "is without the event")
    positivePredictiveValue = try optionalShare(
      "positive predictive value", truePositives, of: truePositives + falsePositives, "is positive")
    negativePredictiveValue = try optionalShare(
      "negative predictive value", trueNegatives, of: trueNegatives + falseNegatives, "is negative")
    accuracy = try share("accuracy", truePositives + trueNegatives, of: table.count)
    let names = (positive: "positive likelihood ratio", negative: "negative likelihood ratio")
    let positive = ratio(names.positive, truePositives, falsePositives, "positive")
    let negative = ratio(names.negative, falseNegatives, trueNegatives, "negative")
    positiveLikelihoodRatio = try positive?.estimate(names.positive, level: level)
    negativeLikelihoodRatio = try negative?.estimate(names.negative, level: level)
    if events > 0, others > 0 {
      let difference = RiskDifference(
        cells: TwoByTwo(a: trueNegatives, b: falsePositives, c: falseNegatives, d: truePositives),
        correction: .none)
      youdenIndex = try Estimate(
        name: "Youden's index", value: difference.estimate,
        confidenceInterval: difference.interval(level: level))
    } else {
      youdenIndex = missing(
        "Youden's index",
        events == 0 ? "no record has the event" : "all records have the event")
    }
    if let prevalence {
      let place = "(prevalence \(Decimals.plain(prevalence)))"
      func after(
        _ name: String, _ x: Int, _ y: Int, ofEvent: Bool
      ) throws(StatsError) -> Estimate? {
        try LikelihoodRatio(
          x, of: events, y, of: others, level: level, adding: .halfSquaredDeviate
        )?.posterior("\(name) \(place)", prevalence: prevalence, ofEvent: ofEvent, level: level)
      }
      atPrevalence = PredictiveValues(
        prevalence: prevalence,
        positive: try after(
          "positive predictive value", truePositives, falsePositives, ofEvent: true),
        negative: try after(
          "negative predictive value", falseNegatives, trueNegatives, ofEvent: false))
    } else {
      atPrevalence = nil
    }
    self.table = table
    self.threshold = threshold
    self.level = level
    self.interval = interval
    self.undefined = undefined
  }
}
