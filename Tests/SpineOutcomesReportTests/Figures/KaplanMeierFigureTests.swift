import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Kaplan-Meier figures")
struct KaplanMeierFigureTests {
  /// How places on a drawing stand for time and share: by the labels of its ticks.
  private struct Scale {
    var left: Double
    var unit: Double
    var bottom: Double
    var height: Double

    init(_ picture: Picture, last: String) throws {
      let frame = try #require(picture.paths.first { $0.role == "axes" }?.lines.first)
      let origin = try #require(picture.texts.first { $0.string == "0" && $0.anchor == "middle" })
      let end = try #require(picture.texts.first { $0.string == last && $0.anchor == "middle" })
      left = origin.x
      unit = (end.x - origin.x) / (try #require(Double(last)))
      bottom = frame[1].y
      height = frame[1].y - frame[0].y
    }

    func place(_ time: Double, _ share: Double) -> Picture.Point {
      Picture.Point(x: left + unit * time, y: bottom - height * share)
    }
  }

  private func isNear(_ first: Picture.Point, _ second: Picture.Point) -> Bool {
    abs(first.x - second.x) < 0.03 && abs(first.y - second.y) < 0.03
  }

  @Test func theLineIsTheEstimate() throws {
    let survival = try FigureStudies.lung().kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let figure = Figure(kaplanMeier: survival)
    let picture = try Picture(figure)
    let scale = try Scale(picture, last: "900")
    for (index, curve) in survival.curves.enumerated() {
      var expected = [scale.place(0, 1)]
      var before = 1.0
      for row in curve.rows where row.events > 0 {
        expected += [scale.place(row.time, before), scale.place(row.time, row.survival)]
        before = row.survival
      }
      let last = try #require(curve.rows.last)
      if last.events == 0 { expected.append(scale.place(last.time, last.survival)) }
      let drawn = picture.corners("curve \(index + 1)")
      #expect(drawn.count == expected.count)
      #expect(zip(drawn, expected).allSatisfy(isNear))
    }
  }

  @Test func censoringsAndMediansAreWhereTheyAre() throws {
    let survival = try FigureStudies.remissions()
      .kaplanMeier(time: \.weeks, event: \.relapsed, by: \.treatment)
    let picture = try Picture(Figure(kaplanMeier: survival))
    let scale = try Scale(picture, last: "32")
    let curve = try #require(survival.curves.first)
    let marks = picture.lines("censored 1").map {
      Picture.Point(x: $0[0].x, y: ($0[0].y + $0[1].y) / 2)
    }
    let expected = curve.rows.filter { $0.censored > 0 }
      .map { scale.place($0.time, $0.survival) }
    // 12 censorings, two of them at 32 weeks.
    #expect(marks.count == 11 && marks.count == expected.count)
    #expect(zip(marks, expected).allSatisfy(isNear))
    #expect(picture.lines("censored 2").isEmpty)
    // The medians of the trial: 23 weeks and 8.
    let lines = picture.lines("medians")
    #expect(lines.count == 3)
    #expect(isNear(lines[0][1], scale.place(23, 0.5)))
    #expect(isNear(lines[1][0], scale.place(23, 0.5)) && isNear(lines[1][1], scale.place(23, 0)))
    #expect(isNear(lines[2][0], scale.place(8, 0.5)) && isNear(lines[2][1], scale.place(8, 0)))
  }

  @Test func bandsAreTheIntervals() throws {
    let survival = try FigureStudies.survival([("all", [12, -14, 20, -25, -36])])
    let picture = try Picture(Figure(kaplanMeier: survival))
    let scale = try Scale(picture, last: "36")
    let rows = try #require(survival.curves.first).rows.filter { $0.events > 0 }
    let limits = try rows.map { (try #require($0.lower), try #require($0.upper)) }
    let expected = [
      scale.place(12, limits[0].1), scale.place(20, limits[0].1), scale.place(20, limits[1].1),
      scale.place(36, limits[1].1), scale.place(36, limits[1].0), scale.place(20, limits[1].0),
      scale.place(20, limits[0].0), scale.place(12, limits[0].0),
    ]
    let drawn = picture.corners("band 1")
    #expect(drawn.count == expected.count && zip(drawn, expected).allSatisfy(isNear))
  }

  @Test func numbersAtRiskStandUnderTheirTicks() throws {
    let survival = try FigureStudies.lung().kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let picture = try Picture(Figure(kaplanMeier: survival))
    let axis = try #require(picture.texts.first { $0.string == "180" })
    let ticks = picture.texts.filter { $0.y == axis.y && $0.anchor == "middle" }
    #expect(ticks.map(\.string) == ["0", "180", "360", "540", "720", "900"])
    for curve in survival.curves {
      let label = try #require(
        picture.texts.first { $0.string == curve.group && $0.y > axis.y })
      let cells = picture.texts.filter { $0.y == label.y && $0.anchor == "middle" }
      let numbers = try curve.numbers(at: [0, 180, 360, 540, 720, 900])
      #expect(cells.map(\.string) == numbers.map { String($0.atRisk) })
      #expect(cells.map(\.x) == ticks.map(\.x))
    }
  }

  /// A group without records has neither a curve nor a row of numbers; the words name it.
  @Test func groupsWithoutRecordsAreNotDrawn() throws {
    let groups: [(name: String, times: [Double])] = [
      ("surgery", [1, 2, -3]), ("nobody", []), ("radiation", [1, 4, -4]),
    ]
    let figure = Figure(kaplanMeier: try FigureStudies.survival(groups))
    let picture = try Picture(figure)
    #expect(!picture.texts.contains { $0.string.contains("nobody") })
    #expect(figure.caption.contains(". No complete records: nobody."))
    #expect(figure.alternativeText.contains("; No complete records: nobody."))
    let full = try Picture(
      Figure(kaplanMeier: try FigureStudies.survival([groups[0], groups[2]])))
    let (drawn, expected) = (picture.corners("curve 2"), full.corners("curve 2"))
    #expect(drawn.count == expected.count && zip(drawn, expected).allSatisfy(isNear))
    let one = Figure(kaplanMeier: try FigureStudies.survival([groups[0], groups[1]]))
    #expect(one.caption.contains(". Group: surgery. No complete records: nobody."))
  }

  /// A late entry: nobody is at risk before 2, and the curve does not start before.
  @Test func lateEntriesStartTheCurve() throws {
    let table = try LifeTable(
      counts: [
        .init(group: "all", time: 2, events: 0, censored: 0, lateEntries: 3),
        .init(group: "all", time: 5, events: 1, censored: 0),
        .init(group: "all", time: 10, events: 1, censored: 1),
      ], groupNames: ["all"])
    let survival = try KaplanMeier(table)
    let picture = try Picture(Figure(kaplanMeier: survival))
    let scale = try Scale(picture, last: "10")
    let drawn = picture.corners("curve 1")
    #expect(isNear(drawn[0], scale.place(2, 1)) && isNear(drawn[1], scale.place(5, 1)))
  }

  /// The line of many steps keeps within 0.05 mm of the curve, in a file of a reader's size.
  @Test func manyStepsAreSimplified() throws {
    let counts = (1...20_000).map {
      LifeTable.Count(group: "all", time: Double($0), events: 1, censored: 0)
    }
    let survival = try KaplanMeier(LifeTable(counts: counts, groupNames: ["all"]))
    let figure = Figure(kaplanMeier: survival, style: .init(parts: .bands, riskTable: .hidden))
    #expect(figure.svg.utf8.count < 150_000)
    let picture = try Picture(figure)
    let scale = try Scale(picture, last: "20000")
    let drawn = picture.corners("curve 1")
    #expect(drawn.count > 1000 && drawn.count < 8_000)
    for corner in drawn {
      let time = (corner.x - scale.left) / scale.unit
      let value = (scale.bottom - corner.y) / scale.height
      let shift = 0.55 / scale.unit
      #expect(value <= 1 - (time - shift) / 20_000 + 1e-4)
      #expect(value >= 1 - (time + shift) / 20_000 - 1e-4)
    }
  }

  @Test func oneRecordAndNoTimeAreDrawn() throws {
    for times in [[0.0], [-0.0], [3], [-3]] {
      let picture = try Picture(Figure(kaplanMeier: try FigureStudies.survival([("all", times)])))
      #expect(picture.texts.contains { $0.string == "Time (months)" })
    }
  }

  @Test func captionAndWordsSayWhatIsShown() throws {
    let survival = try FigureStudies.lung().kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let figure = Figure(kaplanMeier: survival, test: try survival.logRankTest())
    #expect(
      figure.caption
        == "Kaplan-Meier estimate of survival by sex (event: died; n = 228, 165 events). "
        + "Shaded: pointwise 95 % CI. Vertical marks: censored. Dashed: median. "
        + "Log-rank test: p = 0.001.")
    #expect(
      figure.alternativeText
        == "Kaplan-Meier estimate of survival by sex over days, event: died; "
        + "male: n = 138, 112 events, median 270 (95 % CI 210 to 306); "
        + "female: n = 90, 53 events, median 426 (95 % CI 345 to 524); "
        + "Log-rank test: p = 0.001.")
  }

  @Test func textsAreEscaped() throws {
    let figure = Figure(
      kaplanMeier: try FigureStudies.survival([("<b>&\"x\"\u{7}\n'y'", [1]), ("c", [2])]))
    #expect(figure.svg.contains("&lt;b&gt;&amp;&quot;x&quot; &#39;y&#39;"))
    #expect(!figure.svg.contains("<b>"))
    _ = try Picture(figure)
  }
}
