public import SpineOutcomesStats

extension ForestPlot {
  /// The subdistribution hazard ratios of a Fine-Gray regression, with reference levels.
  public init(_ regression: FineGrayRegression) {
    self.init(
      measure: EffectMeasure.subdistributionHazardRatio.title,
      abbreviation: EffectMeasure.subdistributionHazardRatio.abbreviation,
      level: regression.level)
    rows = Self.rows(regression.coefficients, regression.categories) { [Self.cell($0)] }
  }

  /// The hazard ratios of one cause and its subdistribution hazard ratios, side by side.
  ///
  /// - Parameters:
  ///   - hazards: The Cox regression of the cause, the others censored.
  ///   - regression: The Fine-Gray regression of the cause on the same terms.
  public init(hazards: CoxRegression, subdistribution regression: FineGrayRegression) {
    self.init(
      measure: "Hazard ratio", abbreviation: "HR", series: ["Cause-specific", "Subdistribution"],
      level: regression.level)
    rows = Self.rows(regression.coefficients, regression.categories) { coefficient in
      [hazards[coefficient.name].map(Self.cell) ?? .words(""), Self.cell(coefficient)]
    }
  }

  private static func cell(_ coefficient: Coefficient) -> Cell {
    coefficient.ratio.inRange.map { .estimate($0, coefficient.pValue) } ?? .words("beyond range")
  }

  /// The rows of coefficients, levels under their variable with the reference among them.
  private static func rows(
    _ coefficients: [Coefficient], _ categories: [CategoryCounts],
    _ cells: (Coefficient) -> [Cell]
  ) -> [Row] {
    let series = coefficients.first.map { cells($0).count } ?? 1
    var rows: [Row] = []
    var listed: Set<VariableName> = []
    for coefficient in coefficients {
      let variable = coefficient.variable
      let category = categories.first { $0.variable == variable }
      guard coefficient.level != nil, let category else {
        let name = coefficient.factors.count == 1 ? variable.description : coefficient.name
        rows.append(Row(name, cells: cells(coefficient)))
        continue
      }
      guard listed.insert(variable).inserted else { continue }
      rows.append(Row(variable.description))
      for level in category.levels {
        let own = coefficients.first { $0.variable == variable && $0.level == level.name }
        let without: Cell = level.name == category.reference ? .reference : .words("no records")
        rows.append(
          Row(
            level.name, isIndented: true, counts: "\(level.events)/\(level.count)",
            cells: own.map(cells) ?? Array(repeating: without, count: series)))
      }
    }
    return rows
  }
}

extension Figure {
  /// A forest plot of the subdistribution hazard ratios of a Fine-Gray regression.
  ///
  /// - Parameters:
  ///   - regression: The regression.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  public init(
    forest regression: FineGrayRegression, name: String = "forest",
    size: FigureSize = .doubleColumn
  ) {
    self.init(
      forest: ForestPlot(regression),
      caption:
        "Subdistribution hazard ratios of \(regression.cause) by Fine and Gray's regression, "
        + "with robust Wald intervals. \(Self.counts(of: regression))", name: name, size: size)
  }

  /// A forest plot of the hazard ratios of one cause and its subdistribution hazard ratios.
  ///
  /// - Parameters:
  ///   - hazards: The Cox regression of the cause, the others censored.
  ///   - regression: The Fine-Gray regression of the cause on the same terms.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  public init(
    hazards: CoxRegression, subdistribution regression: FineGrayRegression,
    name: String = "forest", size: FigureSize = .doubleColumn
  ) {
    self.init(
      forest: ForestPlot(hazards: hazards, subdistribution: regression),
      caption:
        "Hazard ratios of \(regression.cause): cause-specific, among those without any event "
        + "(Cox, \(hazards.inference.name) intervals), and subdistribution, of its cumulative "
        + "incidence (Fine and Gray, robust Wald intervals). \(Self.counts(of: regression))",
      name: name, size: size)
  }

  private static func counts(of regression: FineGrayRegression) -> String {
    var parts = [
      "n = \(regression.count)", "events = \(regression.events)",
      "events of other causes = \(regression.competingEvents)",
    ]
    if let strata = regression.strata { parts.append("within strata of \(strata)") }
    if regression.exclusions.excluded > 0 { parts.append("\(regression.exclusions)") }
    return parts.joined(separator: ", ") + "."
  }
}
