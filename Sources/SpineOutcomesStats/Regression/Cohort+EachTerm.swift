extension Cohort {
  /// Fits each main effect by itself, with all offsets; a term that cannot be fitted does not keep the
  /// others from being.
  ///
  /// Powers and interactions are left out: without the terms that they are made of they answer no
  /// question.
  ///
  /// - Parameters:
  ///   - terms: The terms.
  ///   - outcome: Makes a result of a variable and its fit or error.
  ///   - fit: Fits some terms.
  /// - Returns: The results, in the order of the terms.
  func oneAtATime<Model, Outcome>(
    _ terms: [Term<Record>], _ outcome: (VariableName, Result<Model, StatsError>) -> Outcome,
    fit: ([Term<Record>]) throws(StatsError) -> Model
  ) -> [Outcome] {
    let offsets = terms.filter { $0.role == .offset }
    return terms.enumerated().filter { $0.element.role == .main }.map { place, term in
      let name = (try? term.name(self)) ?? VariableName("term \(place + 1)")
      return outcome(name, Result { () throws(StatsError) in try fit([term] + offsets) })
    }
  }
}
