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
    var listed: Set<VariableName> = []
    for coefficient in regression.coefficients {
      let variable = coefficient.variable
      let category = regression.categories.first { $0.variable == variable }
      guard coefficient.level != nil, let category else {
        add([variable.description, ""] + Self.cells(coefficient))
        continue
      }
      guard listed.insert(variable).inserted else { continue }
      add([variable.description])
      for level in category.levels {
        let own = regression.coefficients.first {
          $0.variable == variable && $0.level == level.name
        }
        let without = level.name == category.reference ? ["1", "reference"] : ["", "no records"]
        add(
          ["  \(level.name)", "\(level.events)/\(level.count)"]
            + (own.map(Self.cells) ?? ["", ""] + without))
      }
    }
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
    for term in regression.terms {
      guard let test = try? regression.waldTest(ofTerm: term), test.columns.count > 1 else {
        continue
      }
      let statistic = test.statistic.map { ", \($0)" } ?? ""
      notes.append("\(term), all levels: \(test.method)\(statistic), \(test.pValue).")
    }
    notes += RegressionTable.remarks(offsets: regression.offsets)
    notes += regression.notes.map(\.description)
  }

  /// Coefficient, standard error, odds ratio, interval and p-value.
  private static func cells(_ coefficient: Coefficient) -> [String] {
    estimates(coefficient) + (coefficient.ratio.inRange?.ratioCells ?? ["beyond range", ""])
      + [coefficient.pValue.numeral]
  }
}
