import SpineOutcomesReport
import SpineOutcomesStats

/// What a command reports of two proportions: every effect that they have.
struct EffectsReport {
  let proportions: TwoProportions

  /// The intervals that were asked for, which must be had; none for those usually shown.
  let intervals: [EffectIntervalOption]

  let level: Double

  func add(to result: inout AnalysisResult) throws {
    var effects: [(name: String, estimate: Estimate)] = []
    var section = Document.Section(heading: "Effects")
    for interval in intervals.isEmpty ? EffectIntervalOption.standard : intervals {
      do throws(StatsError) {
        effects.append(try interval.effect(of: proportions, level: level))
      } catch {
        guard intervals.isEmpty else { throw error }
        section.add("Not shown: \(interval.rawValue): \(error).")
      }
    }
    let differences = (intervals.isEmpty ? [.newcombe] : intervals).compactMap(\.difference)
    let number = try differences.first.map { interval throws(StatsError) in
      try proportions.numberNeededToTreat(interval, level: level)
    }
    section.add(
      Table(
        effects: effects, number: number, comparison: proportions.comparison,
        caption: "\(proportions.group.events) of \(proportions.group.count) against "
          + "\(proportions.reference.events) of \(proportions.reference.count)"))
    section.add(
      "An interval goes with the p-value of its own test alone: exact (minlike) with Fisher's test, "
        + "score with the chi-square test, Miettinen-Nurminen's with its form n - 1.")
    result.add(section)
    offerFigure(of: effects, in: &result)
    result.add(effects.map(\.estimate), named: "effects")
    result.add(number, named: "numberNeededToTreat")
  }

  /// Offers the ratios as a forest plot.
  private func offerFigure(
    of effects: [(name: String, estimate: Estimate)], in result: inout AnalysisResult
  ) {
    let ratios = effects.filter { $0.name.split(separator: " ").contains("ratio") }
    guard !ratios.isEmpty else { return }
    let counts =
      "\(proportions.group.events)/\(proportions.group.count), "
      + "\(proportions.reference.events)/\(proportions.reference.count)"
    let (comparison, level) = (proportions.comparison, level)
    result.offer("effects") { size in
      let plot = ForestPlot(
        measure: "Ratio", abbreviation: "Ratio", countsTitle: "Events/n, reference", level: level,
        rows: ratios.map { name, estimate in
          .init(
            "\(name), \(estimate.confidenceInterval?.method ?? "no interval")", counts: counts,
            cells: [.estimate(estimate, nil)])
        })
      return Figure(
        forest: plot, caption: "Ratios \(comparison). Events/n: \(counts) (reference).",
        name: "effects", size: size ?? .doubleColumn)
    }
  }
}
