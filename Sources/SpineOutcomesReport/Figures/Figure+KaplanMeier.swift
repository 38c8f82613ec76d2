public import SpineOutcomesStats

extension Figure {
  /// Kaplan-Meier curves: steps, confidence bands, marks of censorings, medians and, under the
  /// axis, the numbers at risk.
  ///
  /// A curve ends at the last follow-up of its group and is not extrapolated; with late entry it
  /// starts when somebody is at risk. Groups without records have neither a curve nor a row, and
  /// the caption names them.
  /// Steps nearer than 0.05 mm on paper are drawn as one. Above 500 censoring times of a group
  /// they are not marked, and the caption says so.
  ///
  /// - Parameters:
  ///   - survival: The estimates.
  ///   - test: A test between the groups, whose p-value is shown; none by default.
  ///   - name: The name of the figure.
  ///   - style: Size, parts and numbers.
  ///
  /// - Complexity: O(number of distinct times).
  public init(
    kaplanMeier survival: KaplanMeier, test: (any HypothesisTest)? = nil,
    name: String = "survival", style: SurvivalFigureStyle = SurvivalFigureStyle()
  ) {
    let hasGroups = survival.curves.count > 1
    let shown = survival.shownCurves
    let names = GroupNames.shown(shown.map(\.group), of: survival.labels.group)
    let plot = CurvePlot(
      series: zip(shown, names).map { CurveSeries($0, named: $1) }, time: survival.labels.time,
      verticalTitle: style.verticalTitle ?? "Survival probability",
      note: test.map(\.figureNote), style: style)
    let (drawing, height) = plot.drawn()
    let groups = survival.labels.group.map { " by \($0.label.midSentence)" } ?? ""
    let subject = "Kaplan-Meier estimate of survival\(groups)"
    let counts =
      "n = \(survival.count), \(survival.events) "
      + "event\(survival.events == 1 ? "" : "s")"
    let event = "event: \(survival.labels.event.label.midSentence)"
    var caption = ["\(subject) (\(event); \(counts))"]
    caption += Self.legend(plot.series, style, level: survival.level)
    if let test { caption.append(test.figureNote) }
    if let without = survival.groupsWithoutRecords {
      // A curve alone has no name in the drawing.
      if shown.count == 1 { caption.append("Group: \(shown[0].group)") }
      caption.append(without)
    }
    if survival.exclusions.excluded > 0 { caption.append("\(survival.exclusions)") }
    let medians = shown.map(\.median).map { median in
      hasGroups ? median.description : median.description.replacing("\(median.group): ", with: "")
    }
    let words =
      ["\(subject) over \(survival.labels.time.description.midSentence), \(event)"] + medians
      + [survival.groupsWithoutRecords].compactMap { $0 }
      + (test.map { [$0.figureNote] } ?? [])
    self.init(
      drawing, size: style.size, height: height, name: name, title: "Survival\(groups)",
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: words.joined(separator: "; ") + ".")
  }

  /// What the parts of a plot of curves are, a sentence each without its full stop.
  static func legend(
    _ series: [CurveSeries], _ style: SurvivalFigureStyle, level: Double
  ) -> [String] {
    var sentences: [String] = []
    if style.parts.contains(.bands) {
      sentences.append("Shaded: pointwise \(ConfidenceInterval.title(level: level))")
    }
    let censored = series.map { curve in curve.points.count { $0.isCensored } }
    if style.parts.contains(.censoring), censored.contains(where: { $0 > 0 }) {
      let isDense = censored.contains { $0 > CurveSeries.mostMarks }
      sentences.append(
        isDense
          ? "Censorings are not marked where there are more than \(CurveSeries.mostMarks)"
          : "Vertical marks: censored")
    }
    if style.parts.contains(.medians), series.contains(where: { $0.median != nil }) {
      sentences.append("Dashed: median")
    }
    if style.riskTable == .complete {
      sentences.append("Censored and events: up to and including the time")
    }
    return sentences
  }
}

extension CurveSeries {
  /// The curve of a group.
  init(_ curve: SurvivalCurve, named name: String) {
    let atStart = (try? curve.atRisk(at: 0)) ?? 0
    self.init(
      name: name, start: atStart > 0 ? 0 : curve.rows.first?.time ?? 0, initial: 1,
      points: curve.rows.map { row in
        Point(
          time: row.time, value: row.survival, lower: row.lower, upper: row.upper,
          isCensored: row.censored > 0)
      },
      median: curve.median.median,
      numbers: { times in
        ((try? curve.numbers(at: times)) ?? []).map { numbers in
          Numbers(
            atRisk: String(numbers.atRisk), censored: String(numbers.censored),
            events: String(numbers.events))
        }
      })
  }
}
