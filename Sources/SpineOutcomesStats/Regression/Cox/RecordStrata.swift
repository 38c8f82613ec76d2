/// Whether the records of a cohort have one baseline hazard, or one for each level of a variable.
public struct RecordStrata<Record: Sendable>: Sendable {
  let column: (@Sendable (Cohort<Record>) throws(StatsError) -> any ClusterColumn)?

  /// One baseline hazard.
  public static var none: RecordStrata { RecordStrata(column: nil) }

  /// A baseline hazard for each level, such as each hospital; coefficients are common to all.
  ///
  /// - Parameter selector: The stratum of each record. Records without one are left out and
  ///   counted.
  /// - Returns: The choice.
  public static func by<Value: Categorical>(
    _ selector: Selector<Record, Value>
  ) -> RecordStrata {
    RecordStrata { cohort throws(StatsError) in try cohort.categories(selector) }
  }
}

/// From when on the records of a cohort are at risk.
public struct RecordEntry<Record: Sendable>: Sendable {
  let column: (@Sendable (Cohort<Record>) throws(StatsError) -> MeasuredColumn)?

  /// All from the origin on.
  public static var origin: RecordEntry { RecordEntry(column: nil) }

  /// Each from a time of its own on: a record is at risk at t when entry < t <= time.
  ///
  /// - Parameter selector: The time of late entry, before the time; 0 where followed from the
  ///   origin. Records without one are left out and counted.
  /// - Returns: The choice.
  public static func at<Value: Measured>(_ selector: Selector<Record, Value>) -> RecordEntry {
    RecordEntry { cohort throws(StatsError) in try cohort.measured(selector) }
  }
}

extension ClusterColumn {
  /// The name of each group of rows.
  func names(of groups: RowGroups, _ cases: CompleteCases) -> [String] {
    var names = [String](repeating: "", count: groups.count)
    let levels = levelNames
    for (place, code) in groups.codes.enumerated() {
      let level = codes[cases.rows?[place] ?? place]
      if names[Int(code)].isEmpty, levels.indices.contains(Int(level)) {
        names[Int(code)] = levels[Int(level)]
      }
    }
    return names
  }
}
