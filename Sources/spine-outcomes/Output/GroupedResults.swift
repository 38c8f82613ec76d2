import SpineOutcomesStats

/// The results of groups: those that could be analysed, and why the others could not.
struct GroupedResults<Success: Encodable> {
  private(set) var successes: [(level: String, result: Success)] = []

  /// One sentence for each group without a result.
  private(set) var failures: [String] = []

  private(set) var encoded: [GroupResult<Success>] = []

  /// What is said about records that are in no group; nil when there are none.
  private(set) var remark: String?

  /// The only group: all records.
  init(only result: Success) { successes = [("all", result)] }

  /// Sorts out the groups.
  ///
  /// - Throws: The error of the only group, or one that lists all, when none has a result.
  init(_ groups: Groups<CellLevel, Success>, remark: String? = nil) throws(StatsError) {
    self.remark = remark
    var first: StatsError?
    for (level, result) in groups {
      switch result {
      case .success(let value):
        successes.append((level.text, value))
        encoded.append(GroupResult(level: level.text, result: value))
      case .failure(let error):
        failures.append("\(level): not analysed: \(error).")
        encoded.append(GroupResult(level: level.text, error: error.description))
        first = first ?? error
      }
    }
    guard successes.isEmpty else { return }
    guard failures.count != 1, first != nil else {
      throw first ?? .undefined("no record has a group")
    }
    let reasons = failures.prefix(5).joined(separator: " ")
    throw .undefined("no group could be analysed: \(reasons)")
  }
}
