public import SpineOutcomesStats

extension Figure {
  /// Two numbers against each other, with their correlations.
  ///
  /// Equal pairs are one circle, whose area grows with the number of its records, so that ties are
  /// seen without moving any point. Of more than 2000 different pairs those within a square
  /// millimetre are drawn as one, and the caption says so.
  ///
  /// - Parameters:
  ///   - x: The numbers along the horizontal axis.
  ///   - y: The numbers along the vertical one, in the same order; pairs with a value that is not
  ///     finite, and values without a partner, are not drawn.
  ///   - first: The name of the first, with its unit.
  ///   - second: The name of the second.
  ///   - correlations: Coefficients by their names, with interval and p-value; none by default.
  ///   - name: The name of the figure.
  ///   - size: The width; one column by default.
  ///
  /// R: `sunflowerplot` shows ties too, by petals.
  /// - Complexity: O(n log n) for n pairs.
  public init(
    scatter x: [Double], _ y: [Double], of first: VariableName, with second: VariableName,
    correlations: [(name: String, test: any HypothesisTest)] = [], name: String = "scatter",
    size: FigureSize = .singleColumn
  ) {
    let points = ScatterPoints(x, y)
    let notes = correlations.map { Self.words($0.name, $0.test) }
    let plot = ScatterPlot(
      points: points, acrossTitle: first.description, upTitle: second.description,
      notes: notes.map(DrawnNumbers.signed),
      size: size)
    let (drawing, height) = plot.drawn()
    let subject = "\(second.label) against \(first.label)"
    var caption = ["\(subject) (n = \(points.count))"]
    caption.append(
      points.areMany
        ? "Circles: records of a square millimetre, their number as the area"
        : points.points.contains { $0.count > 1 }
          ? "Circles: records, the number of those with equal values as the area"
          : "Circles: records")
    caption += zip(correlations, notes).map { "\($1) (\($0.test.method))" }
    if let exclusions = correlations.first?.test.exclusions, exclusions.excluded > 0 {
      caption.append("\(exclusions)")
    }
    self.init(
      drawing, size: size, height: height, name: name, title: subject,
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: (["Scatter plot of \(second) against \(first), n = \(points.count)"] + notes)
        .joined(separator: "; ") + ".")
  }

  /// "Spearman's rho = 0.312 (95 % CI 0.101 to 0.496), p = 0.005".
  private static func words(_ name: String, _ test: any HypothesisTest) -> String {
    guard let estimate = test.estimates.first else { return "\(name): \(test.pValue)" }
    let interval = estimate.confidenceInterval.map {
      " (\(ConfidenceInterval.title(level: $0.level)) \(Decimals.fixed($0.lower, 3)) to "
        + "\(Decimals.fixed($0.upper, 3)))"
    }
    let text = "\(name) = \(Decimals.fixed(estimate.value, 3))\(interval ?? "")"
    return "\(text), \(test.pValue)"
  }
}
