/// Which records of a Fine-Gray regression have the same distribution of censoring, and of late
/// entry.
public enum FineGrayCensoring: Sendable, Hashable {
  /// All records.
  ///
  /// The choice for many small strata, each too small for a distribution of its own.
  case pooled

  /// The records of a stratum; without strata all.
  ///
  /// The choice for few large strata, whose follow-up may differ.
  case withinStrata

  /// The records with the same name, such as that of an arm or hospital.
  case groups([String])

  var groups: FineGrayResponse.Censoring {
    switch self {
    case .pooled: .pooled
    case .withinStrata: .withinStrata
    case .groups(let names): .groups(RowGroups(name: "censoring", names: names))
    }
  }
}

/// Which records of a cohort have the same distribution of censoring, and of late entry.
public struct RecordCensoring<Record: Sendable>: Sendable {
  enum Choice: Sendable {
    case pooled
    case withinStrata
    case groups(@Sendable (Cohort<Record>) throws(StatsError) -> any ClusterColumn)
  }

  let choice: Choice

  /// All records: the choice for many small strata.
  public static var pooled: RecordCensoring { RecordCensoring(choice: .pooled) }

  /// The records of a stratum; without strata all.
  public static var withinStrata: RecordCensoring { RecordCensoring(choice: .withinStrata) }

  /// The records of each level, such as each hospital.
  ///
  /// - Parameter selector: The group of each record. Records without one are left out and counted.
  /// - Returns: The choice.
  public static func by<Value: Categorical>(
    _ selector: Selector<Record, Value>
  ) -> RecordCensoring {
    RecordCensoring(
      choice: .groups { cohort throws(StatsError) in try cohort.categories(selector) })
  }
}
