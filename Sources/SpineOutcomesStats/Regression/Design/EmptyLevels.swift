extension Design {
  /// What becomes of the levels of a category that no row has.
  public enum EmptyLevels: String, Sendable, Hashable, Codable {
    /// They have no column, as a fit needs.
    case dropped

    /// They have a column of zeros, or for a sum contrast one without the level: for
    /// ``LogisticDerivatives`` of a site that lacks a level and is merged with others. A fit of
    /// such a design alone throws ``StatsError/rankDeficient(terms:)``.
    case kept
  }
}
