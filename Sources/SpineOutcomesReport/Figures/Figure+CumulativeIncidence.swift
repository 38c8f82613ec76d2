public import SpineOutcomesStats

extension Figure {
  /// Curves of cumulative incidence: steps, confidence bands, marks of censorings and, under the
  /// axis, the numbers at risk.
  ///
  /// With one cause there is a curve for each group; with several a curve for each cause of each
  /// group, and the numbers at risk stand once for each group. A complete table has the events of
  /// every cause that is drawn, and of the other ones together. The vertical axis ends at 1, or
  /// below where all limits are small. As in
  /// ``init(kaplanMeier:test:name:style:)`` curves are not extrapolated.
  ///
  /// - Parameters:
  ///   - incidence: The estimates.
  ///   - causes: The causes that are drawn; all when nil. Names that are none are left out.
  ///   - test: A test between the groups, whose p-value is shown; none by default.
  ///   - name: The name of the figure.
  ///   - style: Size, parts and numbers; medians are not drawn.
  ///
  /// - Complexity: O(number of distinct times * number of causes).
  public init(
    cumulativeIncidence incidence: CumulativeIncidence, of causes: [String]? = nil,
    test: (any HypothesisTest)? = nil, name: String = "cumulative-incidence",
    style: SurvivalFigureStyle = SurvivalFigureStyle()
  ) {
    let drawn = incidence.curves.filter { causes?.contains($0.cause) ?? true }
    let hasCauses = Set(drawn.map(\.cause)).count > 1
    let hasGroups = Set(drawn.map(\.group)).count > 1
    let isGrouped = incidence.lifeTable.groupNames.count > 1
    let groupNames = GroupNames.shown(
      incidence.lifeTable.groupNames, of: isGrouped ? incidence.labels.group : nil)
    let shownNames = Dictionary(
      zip(incidence.lifeTable.groupNames, groupNames), uniquingKeysWith: { first, _ in first })
    func title(_ curve: IncidenceCurve) -> String {
      let group = shownNames[curve.group] ?? curve.group
      return hasCauses && hasGroups
        ? "\(group), \(curve.cause)" : hasCauses ? curve.cause : group
    }
    var style = style
    style.parts.remove(.medians)
    let series = drawn.map { CurveSeries($0, named: title($0)) }
    let most = series.flatMap(\.points).reduce(0) { max($0, $1.upper ?? 0, $1.value) }
    let plot = CurvePlot(
      series: series, tabled: hasCauses ? Self.tabled(drawn, shownNames) : nil,
      time: incidence.labels.time,
      verticalTitle: style.verticalTitle ?? "Cumulative incidence",
      note: test.map(\.figureNote),
      highest: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].first { most <= $0 } ?? 1, style: style)
    let (drawing, height) = plot.drawn()
    let groups = isGrouped ? incidence.labels.group.map { " by \($0.label.midSentence)" } ?? "" : ""
    let names = Table.distinct(drawn.map(\.cause)).joined(separator: ", ")
    let subject = "Cumulative incidence (Aalen-Johansen) of \(names)\(groups)"
    let counted = Table.distinct(drawn.map(\.cause)).map { cause in
      let events = incidence.curves(of: cause).reduce(0) { $0 + $1.events }
      return "\(events) event\(events == 1 ? "" : "s") of \(cause)"
    }
    let drawnEvents = drawn.reduce(0) { $0 + $1.events }
    let others = incidence.events - drawnEvents
    let counts =
      ["n = \(incidence.count)"] + counted + (others > 0 ? ["\(others) of other causes"] : [])
    var caption = ["\(subject) (\(counts.joined(separator: ", ")))"]
    caption += Self.legend(series, style, level: incidence.level).map { sentence in
      others > 0
        ? sentence.replacing(
          "Censored and events: up", with: "Censored, events and those of other causes: up")
        : sentence
    }
    if let test { caption.append(test.figureNote) }
    if incidence.exclusions.excluded > 0 { caption.append("\(incidence.exclusions)") }
    let words = drawn.map { curve in
      let last = curve.rows.last.map { " at \(Decimals.plain($0.time))" } ?? ""
      let events = "\(curve.events) event\(curve.events == 1 ? "" : "s")"
      return "\(title(curve)): n = \(curve.count), \(events), incidence "
        + "\(Decimals.fixed(curve.rows.last?.incidence ?? 0, 3))\(last)"
    }
    self.init(
      drawing, size: style.size, height: height, name: name,
      title: "Cumulative incidence\(groups)", caption: caption.joined(separator: ". ") + ".",
      alternativeText: (["\(subject) over \(incidence.labels.time.description.midSentence)"] + words)
        .joined(separator: "; ") + ".")
  }

  /// The groups with the numbers of all their curves, of which each has one cause.
  private static func tabled(
    _ curves: [IncidenceCurve], _ names: [String: String]
  ) -> [CurveSeries] {
    Table.distinct(curves.map(\.group)).compactMap { group in
      let own = curves.filter { $0.group == group }
      guard let first = own.first else { return nil }
      var series = CurveSeries(first, named: names[group] ?? group)
      series.eventTitle = "Events: \(first.cause)"
      series.furtherEvents = own.dropFirst().map { "Events: \($0.cause)" }
      let drawn = own.reduce(0) { $0 + $1.events }
      let hasOthers = first.events + first.competingEvents > drawn
      if hasOthers { series.furtherEvents.append("Other causes") }
      series.numbers = { times in
        let all = own.map { (try? $0.numbers(at: times)) ?? [] }
        return (all.first ?? []).indices.map { place in
          let numbers = all.map { $0[place] }
          let events = numbers.map(\.events)
          let others = numbers[0].events + numbers[0].competingEvents - events.reduce(0, +)
          return CurveSeries.Numbers(
            atRisk: String(numbers[0].atRisk), censored: String(numbers[0].censored),
            events: String(events[0]),
            further: events.dropFirst().map { String($0) } + (hasOthers ? [String(others)] : []))
        }
      }
      return series
    }
  }
}

extension CurveSeries {
  /// The curve of a cause in a group.
  init(_ curve: IncidenceCurve, named name: String) {
    let atStart = (try? curve.numbers(at: [0]).first?.atRisk) ?? 0
    self.init(
      name: name, start: atStart > 0 ? 0 : curve.rows.first?.time ?? 0, initial: 0,
      points: curve.rows.map { row in
        Point(
          time: row.time, value: row.incidence, lower: row.lower, upper: row.upper,
          isCensored: row.censored > 0)
      },
      median: nil, furtherEvents: curve.competingEvents > 0 ? ["Other causes"] : [],
      numbers: { times in
        ((try? curve.numbers(at: times)) ?? []).map { numbers in
          Numbers(
            atRisk: String(numbers.atRisk), censored: String(numbers.censored),
            events: String(numbers.events), further: [String(numbers.competingEvents)])
        }
      })
  }
}
