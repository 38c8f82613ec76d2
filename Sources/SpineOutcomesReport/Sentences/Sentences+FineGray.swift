public import SpineOutcomesStats

extension Sentences {
  /// What a coefficient of a Fine-Gray regression says, beside that of the variable alone.
  ///
  /// - Parameters:
  ///   - coefficient: The coefficient, which decides what is called evidence.
  ///   - model: The regression that it belongs to.
  ///   - crude: The regression on its variable alone; nil where there is none.
  /// - Returns: "The cumulative incidence of recurrence was higher for conservative than for
  ///   reoperation (subdistribution hazard ratio 2.603, 95 % CI 1.307 to 5.183, p = 0.006; adjusted
  ///   for age; robust Wald, 43 events of other causes competing; n = 120, 56 events)."
  public func sentence(
    _ coefficient: Coefficient, in model: FineGrayRegression, crude: FineGrayRegression? = nil
  ) -> String {
    let competing = model.competingEvents
    var inference = ["robust Wald"]
    if let strata = model.strata { inference.append("within strata of \(strata)") }
    inference.append(
      competing == 0
        ? "no events of other causes"
        : "\(number(String(competing))) event\(competing == 1 ? "" : "s") of other causes competing"
    )
    return sentence(
      coefficient, crude: crude?.coefficients.first { $0.factors == coefficient.factors },
      of: Response(
        what: "the cumulative incidence of \(model.cause)",
        ratio: "subdistribution hazard ratio",
        others: Self.others(than: coefficient, in: model.coefficients),
        inference: inference.joined(separator: ", "), count: model.count, events: model.events))
  }
}
