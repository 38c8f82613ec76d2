public import SpineOutcomesStats

extension Table {
  /// Coefficients and subdistribution hazard ratios of a Fine-Gray regression.
  ///
  /// - Parameters:
  ///   - regression: The regression.
  ///   - caption: What the table shows.
  public init(_ regression: FineGrayRegression, caption: String) {
    let interval = ConfidenceInterval.title(level: regression.level)
    self.init(
      caption: caption,
      columns: [
        Column("Term", .left), Column("Events/n"), Column("Coefficient"), Column("SE"),
        Column("SHR"), Column(interval), Column("p"),
      ])
    addRows(
      regression.coefficients, regression.categories, cells: Self.estimatesAndRatio,
      reference: ["", "", "1", "reference"], empty: ["", "", "", "no records"])
    notes = [
      "SHR: subdistribution hazard ratio of \(regression.cause), above 1 where its cumulative "
        + "incidence is higher. SE, intervals and p-values: robust, Wald.",
      "n = \(regression.count), \(regression.events) event\(regression.events == 1 ? "" : "s") of "
        + "\(regression.cause), \(regression.competingEvents) of other causes; "
        + "\(regression.exclusions)"
        + Self.design(of: regression) + ".",
      "Condition number \(Decimals.significant(regression.conditionNumber, 3)); the estimates are "
        + "finite.",
    ]
    notes += regression.terms.compactMap { term in
      (try? regression.waldTest(ofTerm: term)).flatMap { Self.note(ofAllLevels: term, $0) }
    }
    notes += RegressionTable.remarks(offsets: regression.offsets)
    notes += regression.notes.map(\.description)
  }

  /// Hazard ratios of one cause and subdistribution hazard ratios, side by side.
  ///
  /// - Parameters:
  ///   - hazards: The Cox regression of the cause, the others censored.
  ///   - regression: The Fine-Gray regression of the cause on the same terms.
  ///   - caption: What the table shows.
  public init(
    hazards: CoxRegression, subdistribution regression: FineGrayRegression, caption: String
  ) {
    let interval = ConfidenceInterval.title(level: regression.level)
    self.init(
      caption: caption,
      columns: [
        Column("Term", .left), Column("Events/n"), Column("HR"), Column(interval), Column("p"),
        Column("SHR"), Column(interval), Column("p"),
      ])
    func cells(_ coefficient: Coefficient?) -> [String] {
      guard let coefficient else { return ["", "", ""] }
      return (coefficient.ratio.inRange?.ratioCells ?? ["beyond range", ""])
        + [coefficient.pValue.numeral]
    }
    func both(_ name: String) -> [String] { cells(hazards[name]) + cells(regression[name]) }
    addRows(
      regression.coefficients, regression.categories, cells: { both($0.name) },
      reference: ["1", "reference", "", "1", "reference", ""],
      empty: ["", "no records", "", "", "", ""])
    notes = [
      "HR: hazard ratio of \(regression.cause) among those without any event (Cox, ties by "
        + "\(hazards.ties.name)'s approximation, \(hazards.inference.name)). SHR: subdistribution "
        + "hazard ratio (Fine and Gray, robust Wald), above 1 where the cumulative incidence is "
        + "higher.",
      "n = \(regression.count), \(regression.events) event\(regression.events == 1 ? "" : "s") of "
        + "\(regression.cause), \(regression.competingEvents) of other causes; "
        + "\(regression.exclusions)" + Self.design(of: regression) + ".",
    ]
    notes += RegressionTable.remarks(offsets: regression.offsets)
    notes += regression.notes.map(\.description)
  }

  /// Strata, censoring and late entry: "; strata of hospital, one distribution of censoring for all".
  private static func design(of regression: FineGrayRegression) -> String {
    var parts: [String] = []
    if let strata = regression.strata { parts.append("strata of \(strata)") }
    if let groups = regression.censoringGroups, groups != regression.strata {
      parts.append("censoring by \(groups)")
    }
    if regression.strata != nil {
      parts.append(
        regression.censoringGroups == nil
          ? "one distribution of censoring for all" : "censoring by stratum")
    }
    if regression.hasLateEntry { parts.append("late entry") }
    return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
  }
}
