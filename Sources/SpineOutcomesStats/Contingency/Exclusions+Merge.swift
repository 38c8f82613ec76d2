extension Exclusions {
  /// The number of analysed records; nil where the numbers are negative or do not add up.
  var checkedAnalysed: Int? {
    guard initial >= 0 else { return nil }
    var remaining = initial
    for dropped in selections.map(\.dropped) + [incomplete] {
      guard dropped >= 0, dropped <= remaining else { return nil }
      remaining -= dropped
    }
    guard missing.allSatisfy({ $0.count >= 0 && $0.count <= initial }) else { return nil }
    return remaining
  }

  /// The exclusions of two sets of records together.
  ///
  /// Equal lists of reasons or variables keep their order, others are sorted, so that the order of
  /// merging makes no difference.
  func merged(with other: Exclusions) throws(StatsError) -> Exclusions {
    let sums = try Self.sum(
      selections.map { ($0.reason, $0.dropped) }, other.selections.map { ($0.reason, $0.dropped) })
    let gaps = try Self.sum(
      missing.map { ($0.variable, $0.count) }, other.missing.map { ($0.variable, $0.count) })
    return Exclusions(
      initial: try Self.sum(initial, other.initial),
      selections: sums.map { Selection(reason: $0.name, dropped: $0.count) },
      missing: gaps.map { Missing(variable: $0.name, count: $0.count) },
      incomplete: try Self.sum(incomplete, other.incomplete))
  }

  private static func sum(_ first: Int, _ second: Int) throws(StatsError) -> Int {
    let (sum, overflow) = first.addingReportingOverflow(second)
    guard !overflow else { throw .tooLarge("the number of records") }
    return sum
  }

  private static func sum(
    _ first: [(name: String, count: Int)], _ second: [(name: String, count: Int)]
  ) throws(StatsError) -> [(name: String, count: Int)] {
    var result = first
    if first.map(\.name) == second.map(\.name) {
      for index in result.indices {
        result[index].count = try sum(first[index].count, second[index].count)
      }
      return result
    }
    var counts: [String: Int] = [:]
    for (name, count) in first + second { counts[name] = try sum(counts[name] ?? 0, count) }
    return counts.sorted { $0.key < $1.key }.map { (name: $0.key, count: $0.value) }
  }
}
