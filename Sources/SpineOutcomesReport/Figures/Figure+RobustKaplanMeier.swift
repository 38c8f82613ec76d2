public import SpineOutcomesStats

extension Figure {
  /// Weighted Kaplan-Meier curves with robust intervals, as those of `KaplanMeier`.
  ///
  /// The numbers at risk are weights, each those at the next time at which somebody leaves.
  ///
  /// - Parameters:
  ///   - survival: The estimates.
  ///   - name: The name of the figure.
  ///   - style: Size, parts and numbers.
  ///
  /// - Complexity: O(number of distinct times).
  public init(
    kaplanMeier survival: RobustKaplanMeier, name: String = "survival",
    style: SurvivalFigureStyle = SurvivalFigureStyle()
  ) {
    let shown = survival.curves.filter { !$0.rows.isEmpty }
    let names = GroupNames.shown(shown.map(\.group), of: survival.labels.group)
    let plot = CurvePlot(
      series: zip(shown, names).map { CurveSeries($0, named: $1) }, time: survival.labels.time,
      verticalTitle: style.verticalTitle ?? "Survival probability", style: style)
    let (drawing, height) = plot.drawn()
    let groups =
      survival.curves.count > 1
      ? survival.labels.group.map { " by \($0.label.midSentence)" } ?? "" : ""
    let subject = "Weighted Kaplan-Meier estimate of survival\(groups)"
    let (count, events) = shown.reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.events) }
    let clusters = shown.reduce(0) { $0 + $1.clusters }
    var caption = [
      "\(subject) (event: \(survival.labels.event.label.midSentence); n = \(count), "
        + "\(events) event\(events == 1 ? "" : "s"), \(clusters) clusters)"
    ]
    caption += Self.legend(plot.series, style, level: survival.level)
    if style.parts.contains(.bands) { caption.append("Intervals: robust variance by cluster") }
    if style.riskTable != .hidden { caption.append("Numbers: sums of the weights") }
    if survival.exclusions.excluded > 0 { caption.append("\(survival.exclusions)") }
    let words =
      ["\(subject) over \(survival.labels.time.description.midSentence)"]
      + shown.map { "\($0.median)" }
    self.init(
      drawing, size: style.size, height: height, name: name, title: "Survival\(groups)",
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: words.joined(separator: "; ") + ".")
  }
}

extension CurveSeries {
  /// The weighted curve of a group.
  init(_ curve: RobustSurvivalCurve, named name: String) {
    let rows = curve.rows
    self.init(
      name: name, start: 0, initial: 1,
      points: rows.map { row in
        Point(
          time: row.time, value: row.survival, lower: row.lower, upper: row.upper,
          isCensored: row.censored > 0)
      },
      median: curve.median.median,
      numbers: { times in
        times.map { time in
          let past = rows.prefix { $0.time <= time }
          return Numbers(
            atRisk: Self.text(rows.first { $0.time >= time }?.atRisk ?? 0),
            censored: Self.text(past.reduce(0) { $0 + $1.censored }),
            events: Self.text(past.reduce(0) { $0 + $1.events }))
        }
      })
  }

  /// A weight: as it is where it is a whole number, else with one decimal.
  private static func text(_ weight: Double) -> String {
    weight == weight.rounded() && weight < 1e15
      ? Decimals.fixed(weight, 0) : Decimals.fixed(weight, 1)
  }
}
