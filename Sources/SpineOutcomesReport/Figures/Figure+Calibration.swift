public import SpineOutcomesStats

extension Figure {
  /// A calibration plot: groups of rising risk with intervals, the logistic calibration curve, and
  /// the distribution of the predicted risks.
  ///
  /// Perfect predictions lie on the diagonal. The axes end at 1, or below where all risks are
  /// small. Intercept: calibration in the large.
  ///
  /// - Parameters:
  ///   - calibration: The calibration.
  ///   - predicted: The predicted probabilities, 0...1, whose distribution is shown above the
  ///     plot; none by default.
  ///   - name: The name of the figure.
  ///   - size: The width; one column by default.
  ///
  /// Source: Van Calster et al., BMC Med 2019;17:230, doi 10.1186/s12916-019-1466-7.
  /// - Complexity: O(number of predictions).
  public init(
    calibration: Calibration, predicted: [Double] = [], name: String = "calibration",
    size: FigureSize = .singleColumn
  ) {
    let risks = predicted.filter { $0 >= 0 && $0 <= 1 }
    let plot = CalibrationPlot(calibration: calibration, predicted: risks, size: size)
    let (drawing, height) = plot.drawn()
    let level = calibration.slope.confidenceInterval.map {
      ConfidenceInterval.title(level: $0.level)
    }
    let groups = calibration.curve.map { group in
      "predicted \(Decimals.fixed(group.expectedShare, 3)), observed "
        + "\(group.events)/\(group.count)"
    }
    let counts =
      "n = \(calibration.count), \(calibration.events) event"
      + (calibration.events == 1 ? "" : "s")
    let words = plot.entries.map { DrawnNumbers.plain($0.text.midSentence) }
    var caption = ["Calibration (\(counts))"]
    caption.append(
      "Squares: groups of rising risk with \(level ?? "the interval") of the observed share "
        + "(Wilson); line: logistic calibration curve; dashed: perfect calibration")
    if !risks.isEmpty { caption.append("Bars: distribution of the predicted probabilities") }
    if calibration.test == nil {
      caption.append("Apparent: on the records that the predictions were fitted to")
    }
    self.init(
      drawing, size: size, height: height, name: name, title: "Calibration",
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: "Calibration (\(counts)): \(words.joined(separator: "; ")). Groups: "
        + "\(groups.joined(separator: "; ")).")
  }
}
