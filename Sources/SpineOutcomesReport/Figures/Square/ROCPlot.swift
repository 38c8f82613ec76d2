internal import SpineOutcomesStats

/// A plot of ROC curves in a square, with their areas and cutoffs.
struct ROCPlot: Sendable {
  /// A curve with what is said of it.
  struct Series: Sendable {
    var name: String?
    var curve: ROCCurve
    var area: AreaUnderCurve
    var cutoff: Cutoff?
  }

  var series: [Series]
  var size: FigureSize

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    let square = SquareFrame(
      acrossTitle: "1 \u{2212} specificity", upTitle: "Sensitivity", size)
    let frame = square.frame
    var drawing = Drawing()
    square.drawDiagonal(on: &drawing)
    frame.draw(on: &drawing)
    let lines = series.map { one in
      PointLine.corners(one.curve.points.map { frame.place(1 - $0.specificity, $0.sensitivity) })
    }
    for (index, corners) in lines.enumerated() {
      var path = Path()
      path.move(to: corners[0])
      path.lines(to: corners.dropFirst())
      drawing.stroke(path, .series(index), role: "curve \(index + 1)")
    }
    let crosses = series.enumerated().compactMap { index, one in
      one.cutoff.map { draw($0, index, in: frame, on: &drawing) }
    }
    let bottom = square.drawKey(
      entries, on: &drawing, avoiding: lines + crosses.flatMap { $0 })
    return (drawing, bottom + SquareFrame.margin)
  }

  /// Marks a cutoff, with the intervals of its sensitivity and specificity as a cross.
  private func draw(
    _ cutoff: Cutoff, _ index: Int, in frame: PlotFrame, on drawing: inout Drawing
  ) -> [[Position]] {
    let (sensitivity, specificity) = (cutoff.apparentSensitivity, cutoff.apparentSpecificity)
    let centre = frame.place(1 - specificity.value, sensitivity.value)
    var arms: [[Position]] = []
    if let interval = sensitivity.confidenceInterval {
      arms.append([
        frame.place(1 - specificity.value, interval.lower),
        frame.place(1 - specificity.value, interval.upper),
      ])
    }
    if let interval = specificity.confidenceInterval {
      arms.append([
        frame.place(1 - interval.upper, sensitivity.value),
        frame.place(1 - interval.lower, sensitivity.value),
      ])
    }
    var path = Path()
    for arm in arms {
      path.move(to: arm[0])
      path.line(to: arm[1])
    }
    drawing.group("cutoff \(index + 1)") {
      $0.stroke(path, .fine)
      $0.circle(
        at: centre, radius: 9, fill: .paper, outline: LineStyle(ink: .series(index), width: 3.2))
    }
    return arms
  }

  /// What the key says of each curve.
  private var entries: [TextBlock.Line] {
    let levels = Table.distinct(
      series.map { ConfidenceInterval.title(level: $0.area.confidenceInterval.level) })
    let isShared = levels.count == 1 && series.count > 1
    let heading = TextBlock.Line(text: "AUC (\(levels.joined()))")
    return (isShared ? [heading] : [])
      + series.enumerated().flatMap { index, one -> [TextBlock.Line] in
        let interval = one.area.confidenceInterval
        let level = isShared ? "" : "\(ConfidenceInterval.title(level: interval.level)) "
        let area = (isShared ? "" : "AUC ") + Self.words(of: one.area, level: level)
        let name = one.name.map { "\($0): " } ?? ""
        let first = TextBlock.Line(text: name + area, sample: .line(index))
        guard let cutoff = one.cutoff else { return [first] }
        let (rule, accuracy) = Self.words(of: cutoff)
        return [
          first, TextBlock.Line(text: rule, sample: .cutoff(index)),
          TextBlock.Line(text: accuracy, sample: .indentation),
        ]
      }
  }

  /// "0.824 (95 % CI 0.730 to 0.917)".
  static func words(of area: AreaUnderCurve, level: String? = nil) -> String {
    let interval = area.confidenceInterval
    let limits = "\(Decimals.fixed(interval.lower, 3)) to \(Decimals.fixed(interval.upper, 3))"
    let level = level ?? "\(ConfidenceInterval.title(level: interval.level)) "
    return "\(Decimals.fixed(area.estimate, 3)) (\(level)\(limits))"
  }

  /// "Cutoff < 12.5 (95 % CI 9.5 to 15)" and "sensitivity 84 %, specificity 70 %".
  static func words(of cutoff: Cutoff) -> (rule: String, accuracy: String) {
    let interval = cutoff.bootstrap.map { bootstrap in
      let limits = bootstrap.thresholdInterval
      return " (\(ConfidenceInterval.title(level: limits.level)) \(Decimals.exact(limits.lower)) "
        + "to \(Decimals.exact(limits.upper)))"
    }
    return (
      "Cutoff \(cutoff.eventsScore.sign) \(Decimals.exact(cutoff.threshold))\(interval ?? "")",
      "sensitivity \(Decimals.percent(cutoff.apparentSensitivity.value, 0)), "
        + "specificity \(Decimals.percent(cutoff.apparentSpecificity.value, 0))"
    )
  }
}
