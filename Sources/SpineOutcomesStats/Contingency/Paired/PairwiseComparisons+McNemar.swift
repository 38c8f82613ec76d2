extension PairwiseComparisons {
  /// McNemar's tests of all pairs of conditions, as a follow-up of Cochran's Q.
  ///
  /// - Parameters:
  ///   - conditions: The names of the conditions, two or more, each once.
  ///   - columns: Whether each record is positive under each condition, records in the same order.
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  ///   - method: Exact by default.
  /// - Returns: All pairs, the difference of the proportions, first less second, as estimate. The
  ///   exact and mid-p tests keep no interval of it. A pair that no record tells apart has p = 1.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for fewer than two conditions, names
  ///   that occur twice or a number of columns that differs;
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``.
  /// - Complexity: O(n) for each pair of n records.
  public static func mcNemarTests(
    conditions: [String], columns: [[Bool]], adjustment: MultiplicityAdjustment = .holm,
    method: McNemarTest.Method = .exact
  ) throws(StatsError) -> PairwiseComparisons {
    guard conditions.count >= 2, Set(conditions).count == conditions.count else {
      throw .invalidArgument(
        name: "conditions", reason: "two conditions at least, with different names, are needed")
    }
    guard columns.count == conditions.count else {
      throw .invalidArgument(name: "columns", reason: "one list of values for each condition")
    }
    for (name, column) in zip(conditions, columns) where column.count != columns[0].count {
      throw .lengthMismatch(
        first: conditions[0], firstCount: columns[0].count, second: name,
        secondCount: column.count)
    }
    return PairwiseComparisons("McNemar's tests", conditions, adjustment) {
      first, second throws(StatsError) in
      var counts = [[0, 0], [0, 0]]
      for (one, other) in zip(columns[first], columns[second]) {
        counts[other ? 1 : 0][one ? 1 : 0] += 1
      }
      let name = "difference in proportion, \(conditions[first]) minus \(conditions[second])"
      let positives = [first, second].map { columns[$0].count { $0 } }
      let records = columns[first].count
      guard positives != [0, 0], positives != [records, records] else {
        // One level alone: no record tells the conditions apart.
        guard records > 0 else { throw .noCompleteCases(Exclusions(initial: 0)) }
        return PairResult(
          estimate: try Estimate(name: name, value: 0, confidenceInterval: nil), statistic: nil,
          pValue: try PValue(1), remark: "no record changes: p = 1 by definition")
      }
      let test = try McNemarTest(
        ContingencyTable(
          counts, rowNames: ["false", "true"], columnNames: ["false", "true"],
          rowVariable: conditions[second], columnVariable: conditions[first]),
        method: method)
      let difference = try test.estimates.last.map { estimate throws(StatsError) in
        try Estimate(
          name: name, value: estimate.value, confidenceInterval: estimate.confidenceInterval)
      }
      return PairResult(
        estimate: difference, statistic: test.statistic, pValue: test.pValue, remark: test.method)
    }
  }
}
