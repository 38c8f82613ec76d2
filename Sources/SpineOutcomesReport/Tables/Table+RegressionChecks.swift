public import SpineOutcomesStats

extension Table {
  /// How well a regression fits.
  ///
  /// - Parameters:
  ///   - fit: The statistics.
  ///   - caption: What the table shows.
  public init(_ fit: FitStatistics, caption: String) {
    self.init(caption: caption, columns: [Column("Statistic", .left), Column("Value")])
    func add(_ name: String, _ value: Double?, _ decimals: Int = 3) {
      self.add([name, value.map { Decimals.fixed($0, decimals) } ?? "undefined"])
    }
    let freedom = "on \(Self.freedom(fit.degreesOfFreedom))"
    add("Deviance \(freedom)", fit.deviance)
    add("Pearson's chi-square \(freedom)", fit.pearsonStatistic)
    add("AIC", fit.akaikeInformationCriterion)
    add("AIC corrected for small samples", fit.correctedAkaikeInformationCriterion)
    add("BIC", fit.bayesianInformationCriterion)
    add("R-squared, McFadden", fit.mcFadden)
    add("R-squared, Cox-Snell", fit.coxSnell)
    add("R-squared, Nagelkerke", fit.nagelkerke)
    add("R-squared, Tjur", fit.tjur)
    add("Brier score", fit.brierScore)
    add("Brier score, scaled", fit.scaledBrierScore)
    add("Concordance (AUC)", fit.concordance.estimate)
    add("Rarer outcomes per column", fit.eventsPerVariable, 1)
    notes = ["Measured on the data of the fit: optimistic for new patients."]
  }

  /// By how much each term's variance grows because the others are in the regression.
  ///
  /// - Parameters:
  ///   - inflation: The terms.
  ///   - caption: What the table shows.
  public init(_ inflation: [VarianceInflation], caption: String) {
    self.init(
      caption: caption,
      columns: [Column("Term", .left), Column("df"), Column("GVIF"), Column("GVIF^(1/(2 df))")],
      rows: inflation.map {
        [
          $0.term, "\($0.degreesOfFreedom)", Decimals.significant($0.factor),
          Decimals.significant($0.scaledFactor),
        ]
      },
      notes: [
        "GVIF: generalised variance inflation factor (Fox and Monette); 1 without collinearity."
      ])
  }

  /// The steps of a backward elimination.
  ///
  /// - Parameters:
  ///   - elimination: The elimination.
  ///   - caption: What the table shows.
  public init(_ elimination: BackwardElimination, caption: String) {
    let tests = elimination.rule != .akaikeInformationCriterion
    self.init(
      caption: caption,
      columns: [Column("Step"), Column("Dropped", .left)]
        + (tests ? [Column("Test"), Column("p")] : []) + [Column("AIC")])
    for (place, step) in elimination.steps.enumerated() {
      let test = [step.test?.statistic?.description ?? "", step.test?.pValue.numeral ?? ""]
      add(
        ["\(place + 1)", step.dropped] + (tests ? test : [])
          + [Decimals.fixed(step.akaikeInformationCriterion, 3)])
    }
    if elimination.steps.isEmpty {
      add(
        ["0", "none"] + (tests ? ["", ""] : [])
          + [Decimals.fixed(elimination.model.akaikeInformationCriterion, 3)])
    }
    let rule =
      switch elimination.rule {
      case .pValue(let kind, let limit):
        "at each step the term of greatest p is dropped, if p of its \(kind.rawValue) test is "
          + "\(Decimals.plain(limit)) or more"
      case .akaikeInformationCriterion:
        "at each step the term is dropped without which AIC is lowest, if that is a fall"
      }
    let independence =
      switch elimination.model.inference {
      case .robust, .clustered: ", of independent records"
      case .wald, .profileLikelihood: ""
      }
    notes = [
      "Rule: \(rule). AIC: without the term\(independence).",
      "Dropped: \(Self.list(elimination.steps.map(\.dropped))). "
        + "Kept: \(Self.list(elimination.kept)).",
    ]
    if !elimination.steps.isEmpty {
      notes.append(
        "The same data chose the terms: odds ratios are exaggerated, intervals too narrow and "
          + "p-values too small.")
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
