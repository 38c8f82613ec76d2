/// How many times each record of a cohort occurs: once, or as often as a property says.
public struct RecordFrequencies<Record: Sendable>: Sendable {
  let selector: Selector<Record, Int>?

  /// Each record occurs once.
  public static var once: RecordFrequencies { RecordFrequencies(selector: nil) }

  /// Each record stands for as many equal ones as a property says.
  ///
  /// - Parameter selector: The property, a whole number of 0 or more.
  /// - Returns: The frequencies.
  public static func by(_ selector: Selector<Record, Int>) -> RecordFrequencies {
    RecordFrequencies(selector: selector)
  }

  /// The frequencies of the complete cases; nil where each occurs once.
  func weights(
    _ cohort: Cohort<Record>, _ cases: CompleteCases
  ) throws(StatsError) -> FrequencyWeights? {
    guard let selector else { return nil }
    let all = cohort.records.map { $0[keyPath: selector] }
    let name = try cohort.name(of: selector).label
    let rows = cases.rows ?? Array(all.indices)
    if let row = rows.first(where: { all[$0] < 0 }) {
      throw cohort.origin.invalid(name, at: row, "is negative")
    }
    return try FrequencyWeights(rows.map { all[$0] })
  }
}
