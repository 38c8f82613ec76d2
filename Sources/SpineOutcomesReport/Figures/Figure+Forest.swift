public import SpineOutcomesStats

extension Figure {
  /// A forest plot: ratios with their intervals on a log axis, or proportions in percent, and their
  /// numbers beside them.
  ///
  /// The axis of ratios holds every finite estimate and 1; an interval that reaches more than ten times
  /// beyond all of them ends in an arrow, as does an infinite limit, and an estimate beyond the
  /// axis has no square. Columns that do not fit are left out: first p-values, then counts; labels
  /// are broken into lines. The numbers are all in the table of the same result.
  ///
  /// - Parameters:
  ///   - plot: The rows.
  ///   - caption: What the figure shows.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  ///
  /// - Complexity: O(number of rows).
  public init(
    forest plot: ForestPlot, caption: String, name: String = "forest",
    size: FigureSize = .doubleColumn
  ) {
    let (drawing, height) = ForestDrawing(plot, size).drawn()
    var heading = ""
    var words: [String] = []
    for row in plot.rows {
      if row.cells.isEmpty { heading = "\(row.label), " }
      if !row.isIndented, !row.cells.isEmpty { heading = "" }
      let cells = zip(plot.series, row.cells).map { name, cell in
        (name.isEmpty ? "" : "\(name.midSentence) ") + cell.text(on: plot.axis)
          + (cell.test.map { ", \($0)" } ?? "")
      }
      if !cells.isEmpty { words.append("\(heading)\(row.label): \(cells.joined(separator: "; "))") }
    }
    self.init(
      drawing, size: size, height: height, name: name, title: plot.measure, caption: caption,
      alternativeText: "\(plot.measure) with \(ConfidenceInterval.title(level: plot.level)): "
        + words.joined(separator: "; ") + ".")
  }

  /// A forest plot of the odds or hazard ratios of a regression, with its reference levels.
  ///
  /// - Parameters:
  ///   - table: The rows of the regression, `LogisticRegression.table` or `CoxRegression.table`.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  public init(
    forest table: RegressionTable, name: String = "forest", size: FigureSize = .doubleColumn
  ) {
    let sentences = [
      "\(table.measure.title)s of \(table.outcome.midSentence). \(table.methods)",
      "\(table.counts).",
    ]
    self.init(
      forest: ForestPlot(table), caption: sentences.joined(separator: " "), name: name, size: size)
  }

  /// A forest plot of crude and adjusted odds ratios.
  ///
  /// - Parameters:
  ///   - crude: The regressions on one term each.
  ///   - adjusted: The regression on all terms together.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  public init(
    crude: [UnivariableRegression], adjusted: LogisticRegression, name: String = "forest",
    size: FigureSize = .doubleColumn
  ) {
    self.init(
      forest: ForestPlot(crude: crude, adjusted: adjusted),
      caption: Self.caption(ofCrudeAnd: adjusted.table), name: name, size: size)
  }

  /// A forest plot of crude and adjusted hazard ratios.
  ///
  /// - Parameters:
  ///   - crude: The regressions on one term each.
  ///   - adjusted: The regression on all terms together.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  public init(
    crude: [UnivariableCoxRegression], adjusted: CoxRegression, name: String = "forest",
    size: FigureSize = .doubleColumn
  ) {
    self.init(
      forest: ForestPlot(crude: crude, adjusted: adjusted),
      caption: Self.caption(ofCrudeAnd: adjusted.table), name: name, size: size)
  }

  private static func caption(ofCrudeAnd table: RegressionTable) -> String {
    "\(table.measure.title)s of \(table.outcome.midSentence): crude, one variable at a time on its own "
      + "complete cases, and adjusted, all variables together (\(table.counts)). \(table.methods)"
  }

  /// A forest plot of the odds ratios of a conditional regression, within strata.
  ///
  /// - Parameters:
  ///   - regression: The regression.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  public init(
    forest regression: ConditionalLogisticRegression, name: String = "forest",
    size: FigureSize = .doubleColumn
  ) {
    self.init(
      forest: ForestPlot(regression),
      caption: "Odds ratios of \(regression.outcome) within \(regression.strata), by exact "
        + "conditional maximum likelihood with Wald intervals. n = \(regression.count), "
        + "events = \(regression.events).", name: name, size: size)
  }
}
