/// What intervals and p-values of a regression of a cohort come from.
public struct CohortInference<Record: Sendable>: Sendable {
  let method: LogisticInference

  /// Reads the clusters; nil where none are needed.
  let clusters: (@Sendable (Cohort<Record>) throws(StatsError) -> any ClusterColumn)?

  /// Standard errors from the information at the estimate; normal distribution.
  public static var wald: CohortInference { CohortInference(method: .wald, clusters: nil) }

  /// The likelihood-ratio test of each coefficient, and the interval of values that it keeps.
  public static var profileLikelihood: CohortInference {
    CohortInference(method: .profileLikelihood, clusters: nil)
  }

  /// Standard errors that do not need the model's variance; normal distribution.
  ///
  /// - Parameter correction: The correction for small samples.
  /// - Returns: The choice.
  public static func robust(_ correction: RobustCorrection) -> CohortInference {
    CohortInference(method: .robust(correction), clusters: nil)
  }

  /// Standard errors for dependence within clusters; t distribution with clusters - 1 degrees of
  /// freedom.
  ///
  /// - Parameter selector: The cluster of each record, such as its hospital. Records without
  ///   one are left out and counted.
  /// - Returns: The choice.
  public static func clustered<Value: Categorical>(
    by selector: Selector<Record, Value>
  ) -> CohortInference {
    CohortInference(method: .clustered) { cohort throws(StatsError) in
      try cohort.categories(selector)
    }
  }
}

/// A variable that groups rows.
protocol ClusterColumn: Column {
  /// The level of each row, by place in ``levelNames``; -1 where missing.
  var codes: [Int32] { get }

  /// The names of the levels.
  var levelNames: [String] { get }

  func groups(_ cases: CompleteCases) -> RowGroups
}

extension CategoryColumn: ClusterColumn {
  func groups(_ cases: CompleteCases) -> RowGroups { RowGroups(self, cases) }
}
