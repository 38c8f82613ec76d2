public import SpineOutcomesStats

extension Table {
  /// Coefficients and hazard ratios of a Cox regression.
  ///
  /// - Parameters:
  ///   - regression: The regression.
  ///   - caption: What the table shows.
  public init(_ regression: CoxRegression, caption: String) {
    let interval = ConfidenceInterval.title(level: regression.level)
    self.init(
      caption: caption,
      columns: [
        Column("Term", .left), Column("Events/n"), Column("Coefficient"), Column("SE"),
        Column("HR"), Column(interval), Column("p"),
      ])
    let table = regression.table
    addRows(table, regression.coefficients, omitted: regression.omittedLevel)
    notes = ["SE: standard error. HR: hazard ratio. \(table.methods)"]
    notes += Self.counts(regression)
    notes += [
      "Log partial likelihood \(Decimals.fixed(regression.logLikelihood, 3)), of the null model "
        + "\(Decimals.fixed(regression.nullLogLikelihood, 3)); "
        + "AIC \(Decimals.fixed(regression.akaikeInformationCriterion, 3)).",
      "Condition number \(Decimals.significant(regression.conditionNumber, 3)); "
        + "no monotone likelihood: the estimates are finite.",
    ]
    notes += table.remarks + regression.notes.map(\.description)
  }

  /// Hazard ratios of one variable at a time, and together beside them where that was done.
  ///
  /// - Parameters:
  ///   - crude: The regressions on one term each; one that failed has its reason in the notes.
  ///   - adjusted: The regression on all terms together; nil where there is none.
  ///   - caption: What the table shows.
  public init(
    crude: [UnivariableCoxRegression], adjusted: CoxRegression?, caption: String
  ) {
    let fits = crude.compactMap { try? $0.result.get() }
    self.init(
      crude: fits.map(\.table), adjusted: adjusted?.table, measure: .hazardRatio,
      caption: caption)
    let outcome = (adjusted ?? fits.first).map { " of \($0.outcome.midSentence)" } ?? ""
    let methods = Self.distinct(adjusted.map { [$0.table.methods] } ?? fits.map(\.table.methods))
    notes = [
      (["HR: hazard ratio\(outcome)."] + methods + [
        "Crude: one variable at a time, on its own complete cases."
      ]).joined(separator: " ")
    ]
    if let adjusted {
      notes.append(
        "Adjusted: all variables together, \(adjusted.table.counts); \(adjusted.exclusions).")
    }
    if (adjusted ?? fits.first)?.entersLate == true {
      notes.append("Late entry: at risk from the entry on.")
    }
    if let adjusted {
      notes += adjusted.table.remarks + adjusted.notes.map(\.description)
    }
    for single in crude {
      notes += Self.notes(
        alone: single.variable, single.result.map(\.notes), besides: adjusted?.notes ?? [])
    }
  }

  /// Tests that hazards are proportional, of each term and of all.
  ///
  /// - Parameters:
  ///   - tests: The tests, of one regression and one function of time.
  ///   - caption: What the table shows.
  public init(_ tests: [ProportionalHazardsTest], caption: String) {
    self.init(
      caption: caption,
      columns: [Column("Term", .left), Column("Chi-square"), Column("df"), Column("p")])
    for test in tests {
      add([
        test.variables ?? "", test.statistic.map { Decimals.fixed($0.value, 3) } ?? "",
        test.statistic?.degreesOfFreedom.map { Decimals.plain($0) } ?? "", test.pValue.numeral,
      ])
    }
    if let first = tests.first {
      notes = ["\(first.method); function of time: \(first.scale.rawValue)."]
    }
  }

  /// Survival predicted at times for a record at the reference, by stratum.
  ///
  /// - Parameters:
  ///   - predictions: The name of each stratum, nil for the only one, with its predictions.
  ///   - baseline: What they come from.
  ///   - caption: What the table shows.
  public init(
    predictions: [(stratum: String?, survival: [PredictedSurvival])], of baseline: CoxBaseline,
    caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column(baseline.model.strata ?? "Records", .left), Column(baseline.model.time),
        Column("Survival"), Column(ConfidenceInterval.title(level: baseline.model.level)),
        Column("Cumulative hazard"),
      ])
    for (stratum, survival) in predictions {
      for place in survival {
        let limits = place.survival.confidenceInterval.map {
          "\(Decimals.share($0.lower)) to \(Decimals.share($0.upper))"
        }
        add([
          stratum ?? "at the reference", Decimals.plain(place.time),
          Decimals.share(place.survival.value), limits ?? "",
          Decimals.fixed(place.cumulativeHazard, 4),
        ])
      }
    }
    let reference =
      baseline.reference.map { "\($0.column) = \(Decimals.significant($0.value, 4))" }
      + baseline.model.offsets.map { "offset \($0) = 0" }
    notes = [
      "Terms at the reference: \(reference.joined(separator: ", ")). Intervals: log-log; they allow "
        + "for the coefficients."
    ]
    for case .strataWithoutEvents in baseline.model.notes {
      notes.append("Strata without events have no baseline hazard, and no survival here.")
    }
  }

  private static func counts(_ regression: CoxRegression) -> [String] {
    var notes = ["\(regression.table.counts); \(regression.exclusions)."]
    if regression.strata != nil {
      notes.append(
        "\(regression.strataCount) \(regression.strataCount == 1 ? "stratum" : "strata") with events; "
          + "at risk from the "
          + "\(regression.entersLate ? "entry" : "origin") on.")
    } else if regression.entersLate {
      notes.append("At risk from the entry on.")
    }
    if regression.mergedTimes > 0 {
      notes.append(
        "\(regression.mergedTimes) near-equal time\(regression.mergedTimes == 1 ? "" : "s") taken "
          + "as equal.")
    }
    return notes
  }
}
