/// Two independent proportions of one event: the effects of a 2 x 2 table, each interval by name.
///
/// Differences and ratios compare the group with the reference: the risk difference is the
/// probability of the event in the group less that in the reference. Which of the two is which,
/// and what the event is, the caller says; of a table the event is the last column and the
/// reference the first row.
///
/// Effects are estimates, without a p-value: each names the interval it has, and
/// ``ChiSquareTest``, ``FisherTest`` and ``GTest`` are the tests whose p belongs to the score,
/// the exact and the likelihood-ratio interval.
public struct TwoProportions: Sendable, Equatable, Codable {
  /// The group.
  public let group: Proportion

  /// The reference.
  public let reference: Proportion

  /// "of failed = true, care radiotherapy versus reoperation": what is compared; may be empty.
  public let comparison: String

  /// Which records were left out, of both groups together.
  public let exclusions: Exclusions

  /// Compares two groups.
  ///
  /// - Parameters:
  ///   - group: The events and records of the group.
  ///   - reference: The events and records of the reference.
  ///   - comparison: What is compared, for the names of the effects; nothing by default.
  ///   - exclusions: Which records were left out; by default what the groups say together.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a group without records;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 records together;
  ///   ``StatsError/invalidArgument(name:reason:)`` for exclusions with another number of analysed
  ///   records.
  public init(
    _ group: Proportion, reference: Proportion, comparison: String = "",
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    for part in [group, reference] where part.count == 0 {
      throw .noCompleteCases(part.exclusions)
    }
    guard group.count + reference.count <= ContingencyTable.largestTotal else {
      throw .tooLarge("two proportions of more than 2^53 records")
    }
    if let exclusions, exclusions.checkedAnalysed != group.count + reference.count {
      throw .invalidArgument(
        name: "exclusions", reason: "the number of analysed records is not that of the groups")
    }
    self.group = group
    self.reference = reference
    self.comparison = comparison
    let together = try group.exclusions.merged(with: reference.exclusions)
    self.exclusions = exclusions ?? together
  }

  /// Compares the rows of a table: the event is its last column, the first row is the reference.
  ///
  /// - Parameter table: A table of two columns; rows without records are left out, and two must
  ///   remain. A column may be empty: then no record, or every one, has the event.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` unless it has two columns and two rows
  ///   with records.
  /// - Complexity: O(rows).
  public init(_ table: ContingencyTable) throws(StatsError) {
    guard table.count > 0 else { throw .noCompleteCases(table.exclusions) }
    let analysed = table.nonEmptyLevels
    // Columns without records go only where more than two are declared.
    let columns =
      table.columnNames.count > 2 ? analysed.table.columnNames : table.columnNames
    guard columns.count == 2 else {
      throw .levelCount(variable: table.columnVariable, found: columns.count, needed: 2)
    }
    guard analysed.table.rowNames.count == 2 else {
      throw .levelCount(
        variable: table.rowVariable, found: analysed.table.rowNames.count, needed: 2)
    }
    let square = table.arranged(rows: analysed.table.rowNames, columns: columns)
    let event = "\(table.columnVariable) = \(columns[1])"
    try self.init(
      Proportion(events: square[1, 1], count: square[1, 0] + square[1, 1], name: event),
      reference: Proportion(events: square[0, 1], count: square[0, 0] + square[0, 1], name: event),
      comparison: square.comparison("versus"), exclusions: table.exclusions)
  }

  /// The cells, the reference in the first row and the event in the second column.
  var cells: TwoByTwo {
    TwoByTwo(
      a: reference.count - reference.events, b: reference.events,
      c: group.count - group.events, d: group.events)
  }

  /// The name of an effect.
  func name(_ effect: String) -> String {
    comparison.isEmpty ? effect : "\(effect) \(comparison)"
  }
}

extension TwoProportions {
  /// The risk difference: the proportion of the group less that of the reference.
  ///
  /// - Parameters:
  ///   - interval: How the interval is computed; Newcombe's by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The difference, within -1...1.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level.
  /// - Complexity: O(1).
  public func riskDifference(
    _ interval: RiskDifferenceInterval = .newcombe, level: Double = 0.95
  ) throws(StatsError) -> Estimate {
    try ConfidenceInterval.check(level: level)
    return try Estimate(
      name: name("risk difference"),
      value: RiskDifference(cells: cells, correction: .none).estimate,
      confidenceInterval: interval.interval(self, level: level))
  }

  /// The risk ratio: the proportion of the group over that of the reference.
  ///
  /// - Parameters:
  ///   - interval: How the interval is computed; Koopman's by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The ratio: 0 without events in the group, infinite without events in the
  ///   reference.
  /// - Throws: ``StatsError/undefined(_:)`` without any event, and for the logarithmic interval
  ///   unless both have events and some record has none; ``StatsError/invalidArgument(name:reason:)``
  ///   for the level.
  /// - Complexity: O(1).
  public func riskRatio(
    _ interval: RiskRatioInterval = .koopman, level: Double = 0.95
  ) throws(StatsError) -> Estimate {
    try ConfidenceInterval.check(level: level)
    guard group.events + reference.events > 0 else {
      throw .undefined("a risk ratio needs an event in one of the groups")
    }
    let limits = try interval.interval(self, level: level)
    let ratio =
      Double(group.events) / Double(reference.events)
      * (Double(reference.count) / Double(group.count))
    return try Estimate(name: name("risk ratio"), value: ratio, confidenceInterval: limits)
  }

  /// The odds ratio: the odds of the event in the group over those in the reference.
  ///
  /// - Parameters:
  ///   - interval: How the interval is computed; the exact one of Fisher's test by default, whose
  ///     estimate is the conditional odds ratio. All others have the sample odds ratio.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The ratio, 0 or infinite with a cell of 0.
  /// - Throws: ``StatsError/undefined(_:)`` unless there is an event and a record without one,
  ///   and for Woolf's interval with a cell of 0; ``StatsError/tooLarge(_:)`` for an exact one of
  ///   more than 1e8 records; ``StatsError/invalidArgument(name:reason:)`` for the level.
  /// - Complexity: O(1); O(n) at most for the exact interval.
  public func oddsRatio(
    _ interval: OddsRatioInterval = .exact(.minlike), level: Double = 0.95
  ) throws(StatsError) -> Estimate {
    try ConfidenceInterval.check(level: level)
    let cells = cells
    let (events, others) = (cells.b + cells.d, cells.a + cells.c)
    guard events > 0, others > 0 else {
      throw .undefined(
        "an odds ratio needs records with the event and records without; "
          + "here \(events) of \(events + others) have it")
    }
    return try interval.estimate(cells, name: name, level: level)
  }
}

extension TwoProportions: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "12 of 40 (30.0 %) against 5 of 38 (13.2 %)".
  public var description: String {
    func text(_ part: Proportion) -> String {
      "\(part.events) of \(part.count) (\(Decimals.percent(part.events, of: part.count)))"
    }
    return (comparison.isEmpty ? "" : "\(comparison): ")
      + "\(text(group)) against \(text(reference))"
      + (exclusions.excluded > 0 ? ", \(exclusions)" : "")
  }

  /// The same line.
  public var debugDescription: String { description }
}
