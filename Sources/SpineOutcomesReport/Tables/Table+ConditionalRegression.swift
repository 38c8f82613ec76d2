public import SpineOutcomesStats

extension Table {
  /// Coefficients and odds ratios within strata of a conditional regression.
  ///
  /// - Parameters:
  ///   - regression: The regression.
  ///   - caption: What the table shows.
  public init(_ regression: ConditionalLogisticRegression, caption: String) {
    let interval = ConfidenceInterval.title(level: regression.level)
    self.init(
      caption: caption,
      columns: [
        Column("Term", .left), Column("Events/n"), Column("Coefficient"), Column("SE"),
        Column("OR"), Column(interval), Column("p"),
      ])
    addRows(
      regression.coefficients, regression.categories, cells: Self.estimatesAndRatio,
      reference: ["", "", "1", "reference"], empty: ["", "", "", "no records"])
    let silent = regression.uninformative.map { "; \($0.description)" }.joined()
    notes = [
      "SE: standard error. OR: odds ratio within strata of \(regression.strata). Intervals and "
        + "p-values: Wald; estimates: exact conditional maximum likelihood.",
      "n = \(regression.count), events = \(regression.events) in the "
        + "\(regression.informativeStrata) of \(regression.strataCount) strata that hold both "
        + "outcomes\(silent); \(regression.exclusions).",
      "Conditional log-likelihood \(Decimals.fixed(regression.logLikelihood, 3)), of the null model "
        + "\(Decimals.fixed(regression.nullLogLikelihood, 3)); "
        + "AIC \(Decimals.fixed(regression.akaikeInformationCriterion, 3)).",
      "Condition number \(Decimals.significant(regression.conditionNumber, 3)); "
        + "no separation: the estimates are finite.",
    ]
    if !regression.categories.isEmpty, silent != "" {
      notes.append("Events/n of a level: all complete cases, those of silent strata included.")
    }
    notes += regression.terms.compactMap { term in
      (try? regression.waldTest(ofTerm: term)).flatMap { Self.note(ofAllLevels: term, $0) }
    }
    notes += RegressionTable.remarks(offsets: regression.offsets)
    notes += regression.notes.map(\.description)
  }
}
