import SpineOutcomesStats
import Testing
import _StatsTestSupport

@testable import SpineOutcomesReport

@Suite("Figures of categories")
struct CategoryFigureTests {
  private func boxes(_ figure: Figure, _ role: String) -> [(width: Double, height: Double)] {
    figure.svg.split(separator: "\n").filter {
      $0.hasPrefix("<rect") && $0.contains("data-role=\"\(role)\"")
    }.map { line in
      func number(_ name: String) -> Double {
        line.split(separator: " \(name)=\"").last?.split(separator: "\"").first
          .flatMap { Double($0) } ?? .nan
      }
      return (number("width"), number("height"))
    }
  }

  /// 37 and 53 of 90, 26 and 112 of 138: the parts of a bar are its shares.
  @Test func partsAreShares() throws {
    let table = try ContingencyTable(
      [[37, 53, 0], [0, 0, 0], [26, 112, 0]], rowNames: ["female", "unknown", "male"],
      columnNames: ["false", "true", "lost"], rowVariable: "Sex", columnVariable: "died")
    let figure = Figure(contingency: table)
    let widths = boxes(figure, "part").map(\.width)
    #expect(widths.count == 4)
    // Parts stand 1.6 apart.
    let full = widths[0] + widths[1] + 3.2
    #expect(abs((widths[0] + 1.6) / full - 37.0 / 90) < 1e-3)
    #expect(abs((widths[3] + 1.6) / full - 112.0 / 138) < 1e-3)
    #expect(
      figure.alternativeText
        == "died by sex; female, n = 90: died false 37 (41.1 %), died true 53 (58.9 %); "
        + "male, n = 138: died false 26 (18.8 %), died true 112 (81.2 %).")
  }

  @Test func proportionsStandOnAnAxisOfPercent() throws {
    let proportion = try Proportion(events: 15, count: 36, name: "failed")
    let estimate = try proportion.estimate()
    let interval = try #require(estimate.confidenceInterval)
    let figure = Figure(
      proportions: [.init("1", proportion, estimate: estimate, pValue: try PValue(0.4))],
      of: "Failure", by: VariableName("Arm"), against: 0.5)
    let picture = try Picture(figure)
    let axis = try #require(picture.lines("axes").first)
    func place(_ share: Double) -> Double { axis[0].x + share / 0.6 * (axis[1].x - axis[0].x) }
    let line = try #require(picture.lines("interval").first)
    #expect(abs(line[0].x - place(interval.lower)) < 0.03)
    #expect(abs(line[1].x - place(interval.upper)) < 0.03)
    #expect(abs(picture.corners("no effect")[0].x - place(0.5)) < 0.03)
    #expect(picture.texts.contains { $0.string == "Failure (%)" })
    // 15/36 = 41.67 %.
    #expect(figure.alternativeText.contains("Arm 1: 41.7 (27.1 to 57.8), p = 0.400"))
    #expect(figure.caption.contains("against 50.0 %, the vertical line"))
  }

  /// Bars and bands are as high as they have records.
  @Test func bandsAreCounts() throws {
    let names = ["no", "yes"]
    let table = try ContingencyTable(
      [[20, 6], [1, 9]], rowNames: names, columnNames: names, rowVariable: "b", columnVariable: "a")
    let figure = try Figure(
      levelChanges: [.init("", table, note: "exact McNemar test: p = 0.125")],
      labels: ("Before", "After"))
    let heights = boxes(figure, "level").map(\.height)
    // No and yes before, no and yes after.
    #expect(heights.count == 4)
    let one = heights[0] / 26
    for (height, count) in zip(heights, [26.0, 10, 21, 15]) {
      #expect(abs(height / one - count) < 0.01)
    }
    let bands = try Picture(figure).paths.filter { $0.role == "change" }.flatMap(\.lines)
    let starts = bands.map { $0[3].y - $0[0].y }
    #expect(starts.count == 4)
    for (start, count) in zip(starts, [9.0, 1, 6, 20]) {
      #expect(abs(start / one - count) < 0.01)
    }
    #expect(
      figure.alternativeText
        == "Change from Before to After. n = 36: 6 from no to yes, 1 from yes to no, 29 unchanged, "
        + "exact McNemar test: p = 0.125.")
    #expect(try Picture(figure).texts.contains { $0.string.hasPrefix("Exact McNemar test") })
  }

  @Test func levelsMustBeTheSame() throws {
    let table = try ContingencyTable(
      [[1, 2], [3, 4]], rowNames: ["a", "b"], columnNames: ["b", "c"])
    #expect(throws: StatsError.self) {
      try Figure(levelChanges: [.init("", table)], labels: ("before", "after"))
    }
    let none = try Figure(levelChanges: [], labels: ("before", "after"))
    #expect(none.svg.hasSuffix("</svg>\n"))
  }

  @Test func strataHaveTheirOddsRatios() throws {
    func stratum(_ cells: [[Int]]) throws -> ContingencyTable {
      try ContingencyTable(
        cells, rowNames: ["a", "b"], columnNames: ["no", "yes"], rowVariable: "arm",
        columnVariable: "died")
    }
    let table = try StratifiedTable(
      [stratum([[8, 2], [4, 6]]), stratum([[0, 0], [3, 1]]), stratum([[0, 0], [0, 0]])],
      stratumNames: ["1", "2", "3"], stratumVariable: "hospital")
    let plot = ForestPlot(strata: try MantelHaenszelTest(table))
    #expect(plot.rows.map(\.label) == ["hospital 1", "hospital 2", "Common (Mantel-Haenszel)"])
    #expect(plot.rows.map(\.counts) == ["6/10, 2/10", "1/4, 0/0", "7/14, 2/10"])
    #expect(plot.rows[1].cells == [.words("not estimable")])
    // 8 x 6 / (2 x 4): the only stratum with both arms.
    #expect(abs((plot.rows[2].cells[0].estimate?.value ?? 0) - 6) < 1e-12)
  }

  @Test func repeatedMeasurementsAreOfWholeRecords() throws {
    let figure = try Figure(
      repeated: [[1, 2, nil, 4], [2, 2, 5, .nan]], names: ["before", "after"], title: "Pain")
    #expect(figure.alternativeText.hasPrefix("Pain, repeated measurements, n = 2; before: n = 2"))
    #expect(throws: StatsError.self) {
      try Figure(repeated: [[1], [2]], names: ["a", "a"], title: "Pain")
    }
    #expect(throws: StatsError.self) {
      try Figure(repeated: [[1], [2]], names: ["a"], title: "Pain")
    }
  }

  @Test func numbersAsGroupsBearTheNameOfTheirVariable() {
    let ecog = VariableName("ECOG")
    #expect(GroupNames.shown(["0", "1"], of: ecog) == ["ECOG 0", "ECOG 1"])
    #expect(GroupNames.shown(["false", "true"], of: VariableName("died")).last == "died true")
    #expect(GroupNames.shown(["male", "female"], of: ecog) == ["male", "female"])
    #expect(GroupNames.shown(["0", "1"], of: nil) == ["0", "1"])
  }

  @Test func linesStartWithACapital() {
    #expect("exact McNemar test".sentenceStart == "Exact McNemar test")
    #expect("p = 0.041".sentenceStart == "p = 0.041")
    #expect("Log-rank test".sentenceStart == "Log-rank test")
    #expect("painBefore, t test".sentenceStart == "painBefore, t test")
  }
}
