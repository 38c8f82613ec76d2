extension Cohort {
  /// The most records that frequency weights may stand for together.
  package static var mostRepetitions: Int { 10_000_000 }

  /// Takes each record as often as a frequency weight says, as a table of counts asks for.
  ///
  /// Analyses of the result are those of the records written out. A weight of 0 leaves a record out
  /// of the count. Sampling weights are no such: they need a variance of their own.
  ///
  /// - Parameter weight: How many records each stands for, 0 or more.
  /// - Returns: As many records as the weights add up to; errors name the row that is repeated.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a weight that is missing or negative,
  ///   ``StatsError/invalidArgument(name:reason:)`` for a cohort with selections, which come after
  ///   the weights, and for weights that are all 0 or exceed 10 million records;
  ///   ``StatsError/unnamedVariable(of:)`` for a computed property without a name.
  /// - Complexity: O(n), n the sum of the weights.
  public func repeated<Weight: Counted>(
    by weight: Selector<Record, Weight>
  ) throws(StatsError) -> Cohort {
    let name = try name(of: weight).label
    guard selections.isEmpty else {
      throw .invalidArgument(name: name, reason: "frequency weights come before selections")
    }
    var kept: [Int] = []
    for index in records.indices {
      guard let count = records[index][keyPath: weight].counted else {
        throw origin.invalid(
          name, at: index, "is missing, and a frequency weight may not be; use 0 to leave it out")
      }
      guard count >= 0 else {
        throw origin.invalid(name, at: index, "is negative, and a frequency weight may not be")
      }
      guard count <= Self.mostRepetitions - kept.count else {
        throw .invalidArgument(
          name: name, reason: "the weights exceed \(Self.mostRepetitions) records")
      }
      kept += repeatElement(index, count: count)
    }
    guard !kept.isEmpty || records.isEmpty else {
      throw .invalidArgument(
        name: name, reason: "every weight is 0, so that there are no records")
    }
    var cohort = Cohort(records: kept.map { records[$0] }, origin: origin.selecting(kept))
    cohort.names = names
    return cohort
  }
}
