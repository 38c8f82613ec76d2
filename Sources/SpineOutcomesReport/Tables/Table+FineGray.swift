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
    notes = [
      "SHR: subdistribution hazard ratio of \(regression.cause), above 1 where its cumulative "
        + "incidence is higher. SE, intervals and p-values: robust, Wald.",
      "n = \(regression.count), \(regression.events) event\(regression.events == 1 ? "" : "s") of "
        + "\(regression.cause), \(regression.competingEvents) of other causes; "
        + "\(regression.exclusions)"
        + (regression.censoringGroups.map { "; censoring by \($0)" } ?? "") + ".",
      "Condition number \(Decimals.significant(regression.conditionNumber, 3)); the estimates are "
        + "finite.",
    ]
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
    var listed: Set<VariableName> = []
    for coefficient in regression.coefficients {
      let variable = coefficient.variable
      let category = regression.categories.first { $0.variable == variable }
      guard coefficient.level != nil, let category else {
        add([variable.description, ""] + both(coefficient.name))
        continue
      }
      guard listed.insert(variable).inserted else { continue }
      add([variable.description])
      for level in category.levels {
        let own = regression.coefficients.first {
          $0.variable == variable && $0.level == level.name
        }
        let without =
          level.name == category.reference
          ? ["1", "reference", "", "1", "reference", ""] : ["", "no records", "", "", "", ""]
        add(
          ["  \(level.name)", "\(level.events)/\(level.count)"]
            + (own.map { both($0.name) } ?? without))
      }
    }
    notes = [
      "HR: hazard ratio of \(regression.cause) among those without any event (Cox, ties by "
        + "\(hazards.ties.name)'s approximation, \(hazards.inference.name)). SHR: subdistribution "
        + "hazard ratio (Fine and Gray, robust Wald), above 1 where the cumulative incidence is "
        + "higher.",
      "n = \(regression.count), \(regression.events) event\(regression.events == 1 ? "" : "s") of "
        + "\(regression.cause), \(regression.competingEvents) of other causes; "
        + "\(regression.exclusions).",
    ]
    notes += RegressionTable.remarks(offsets: regression.offsets)
    notes += regression.notes.map(\.description)
  }

  /// Coefficient, standard error, ratio, interval and p-value.
  private static func cells(_ coefficient: Coefficient) -> [String] {
    estimates(coefficient) + (coefficient.ratio.inRange?.ratioCells ?? ["beyond range", ""])
      + [coefficient.pValue.numeral]
  }
}
