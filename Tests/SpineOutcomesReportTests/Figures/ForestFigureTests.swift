import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Forest plots")
struct ForestFigureTests {
  /// The logarithmic axis of a drawing, read off two of its ticks.
  private func position(_ picture: Picture, _ first: String, _ last: String) throws
    -> (Double) -> Double
  {
    let base = try #require(picture.texts.filter { $0.anchor == "middle" }.map(\.y).min())
    let ticks = picture.texts.filter { $0.y == base }
    let one = try #require(ticks.first { $0.string == first })
    let other = try #require(ticks.first { $0.string == last })
    let (low, high) = (log(try #require(Double(first))), log(try #require(Double(last))))
    return { value in one.x + (log(value) - low) / (high - low) * (other.x - one.x) }
  }

  private func children() throws -> LogisticRegression {
    try FigureStudies.kyphosis().logisticRegression(
      of: \.kyphosis, on: .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start))
  }

  /// Each interval reaches from limit to limit, and its text is that of the table.
  @Test func intervalsAreThoseOfTheRegression() throws {
    let model = try children()
    let picture = try Picture(Figure(forest: model.table))
    let position = try position(picture, "0.8", "2")
    let intervals = picture.paths.filter { $0.role == "interval" }.flatMap(\.lines)
    #expect(intervals.count == 3)
    for (row, drawn) in zip(model.table.rows, intervals) {
      let ratio = try #require(row.oddsRatio)
      let interval = try #require(ratio.confidenceInterval)
      #expect(abs(drawn[0].x - position(interval.lower)) < 0.05)
      #expect(abs(drawn[1].x - position(interval.upper)) < 0.05)
    }
    let cells = Table(model, caption: "c").rows.dropFirst().map { "\($0[4]) (\($0[5]))" }
    for cell in cells { #expect(picture.texts.contains { $0.string == cell }) }
  }

  /// What lies beyond the axis is an arrow: of 0, of infinity and of a very long interval.
  @Test func arrowsLeaveTheAxis() throws {
    let figures = try FigureGallery.all().filter { $0.name.hasPrefix("forest-extremes") }
    #expect(figures.count == 2)
    for (_, figure) in figures {
      let picture = try Picture(figure)
      #expect(picture.paths.filter { $0.role == "beyond" }.count == 4)
      #expect(picture.texts.contains { $0.string == "\u{221E} (1.800 to \u{221E})" })
      #expect(figure.svg.contains("&lt;death&gt; &amp; retreatment"))
    }
  }

  /// A column of a journal has no room for p-values and counts; the wider figure has both.
  @Test func columnsThatDoNotFitAreLeftOut() throws {
    let figures = Dictionary(uniqueKeysWithValues: try FigureGallery.all())
    let wide = try Picture(try #require(figures["forest-lung"]))
    let narrow = try Picture(try #require(figures["forest-lung-85"]))
    for title in ["Events/n", "p", "Crude OR (95 % CI)", "Adjusted OR (95 % CI)"] {
      #expect(wide.texts.contains { $0.string == title })
    }
    #expect(narrow.texts.contains { $0.string == "OR (95 % CI)" })
    #expect(!narrow.texts.contains { $0.string == "p" })
    for picture in [wide, narrow] {
      #expect(picture.texts.filter { $0.string == "1 (reference)" }.count == 4)
      #expect(picture.texts.contains { $0.string == "Crude" })
    }
  }

  @Test func wordsNameEveryRow() throws {
    let model = try children()
    let figure = Figure(forest: model.table)
    #expect(
      figure.alternativeText.hasPrefix("Odds ratio with 95 % CI: ageMonths: 1.011 (0.998 to 1.024)")
    )
    #expect(figure.caption.contains("Intervals and p-values: Wald"))
    #expect(figure.caption.hasSuffix("n = 81, events = 17."))
  }

  /// The measure is that of the regression, crude and adjusted hazards beside each other.
  @Test func hazardsAreCalledHazards() throws {
    let both = try FigureStudies.lung().crudeAndAdjustedCoxRegression(
      time: \.days, event: \.died, on: .numeric(\.age), .category(\.sex, reference: .male))
    let plot = ForestPlot(crude: both.crude, adjusted: both.adjusted)
    #expect(plot.measure == "Hazard ratio" && plot.abbreviation == "HR")
    #expect(plot.series == ["Crude", "Adjusted"] && plot.rows.count == 4)
    let alone = try #require(try both.crude[0].result.get().table.rows[0].ratio)
    let together = try #require(both.adjusted.table.rows[0].ratio)
    #expect(
      plot.rows[0].cells.map { cell -> Estimate? in
        if case .estimate(let ratio, _) = cell { ratio } else { nil }
      } == [alone, together])
    #expect(plot.rows[2].cells == [.reference, .reference])
    let figure = Figure(forest: both.adjusted.table)
    #expect(try Picture(figure).title == "Hazard ratio")
    #expect(figure.caption.hasPrefix("Hazard ratios of died. "))
    #expect(!figure.svg.contains("OR (") && figure.svg.contains("HR (95"))
  }

  @Test func plotsAreJSON() throws {
    let plot = ForestPlot(try children().table)
    let data = try JSONEncoder().encode(plot)
    #expect(try JSONDecoder().decode(ForestPlot.self, from: data) == plot)
  }

  @Test func nothingToShowIsDrawn() throws {
    let empty = ForestPlot(measure: "Hazard ratio", abbreviation: "HR")
    _ = try Picture(Figure(forest: empty, caption: "None."))
    let heading = ForestPlot(measure: "HR", abbreviation: "HR", rows: [.init("Only a heading")])
    _ = try Picture(Figure(forest: heading, caption: "None.", size: .singleColumn))
  }
}
