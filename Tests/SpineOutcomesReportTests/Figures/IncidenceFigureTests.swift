import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Figures of cumulative incidence")
struct IncidenceFigureTests {
  /// Time and incidence of the corners of a curve, by the labels of the axes.
  private func corners(
    _ picture: Picture, curve: Int, last: String
  ) throws -> [(time: Double, value: Double)] {
    let frame = try #require(picture.paths.first { $0.role == "axes" }?.lines.first)
    let origin = try #require(picture.texts.first { $0.string == "0" && $0.anchor == "middle" })
    let end = try #require(picture.texts.first { $0.string == last && $0.anchor == "middle" })
    let unit = (end.x - origin.x) / (try #require(Double(last)))
    // Left of the frame and above its foot stand only the numbers of the upright axis.
    let highest = try #require(
      picture.texts.filter { $0.x < frame[1].x && $0.y < frame[1].y }
        .compactMap { Double($0.string) }.max())
    return picture.corners("curve \(curve)").map { corner in
      (
        time: (corner.x - origin.x) / unit,
        value: (frame[1].y - corner.y) / (frame[1].y - frame[0].y) * highest
      )
    }
  }

  private func byCare() throws -> CumulativeIncidence {
    try FigureStudies.recurrences().named(\.months, "Time", unit: "months").cumulativeIncidence(
      time: \.months, ending: \.ending, censored: "alive", by: \.care)
  }

  @Test func stepsAreTheEstimates() throws {
    let incidence = try byCare()
    let picture = try Picture(Figure(cumulativeIncidence: incidence, of: ["recurrence"]))
    let ticks = picture.texts.filter { $0.anchor == "middle" }.compactMap { Double($0.string) }
    let last = Decimals.plain(try #require(ticks.filter { $0 <= 120 }.max()))
    let curves = incidence.curves(of: "recurrence")
    #expect(curves.count == 3)
    for (index, curve) in curves.enumerated() {
      let drawn = try corners(picture, curve: index + 1, last: last)
      var expected = [(time: 0.0, value: 0.0)]
      for row in curve.rows where row.events > 0 {
        expected.append((row.time, expected[expected.count - 1].value))
        expected.append((row.time, row.incidence))
      }
      let end = try #require(curve.rows.last)
      if end.events == 0 { expected.append((end.time, end.incidence)) }
      #expect(drawn.count == expected.count)
      for (one, other) in zip(drawn, expected) {
        // Coordinates are written to a hundredth of 0.1 mm.
        #expect(abs(one.time - other.time) < 1e-3 * end.time)
        #expect(abs(one.value - other.value) < 1e-4)
      }
    }
  }

  @Test func captionsNameCausesAndGroups() throws {
    let incidence = try byCare()
    let test = try incidence.grayTest(cause: "recurrence")
    let one = Figure(cumulativeIncidence: incidence, of: ["recurrence"], test: test)
    #expect(try Picture(one).title == "Cumulative incidence by care")
    #expect(
      one.caption.hasPrefix(
        "Cumulative incidence (Aalen-Johansen) of recurrence by care (n = 120, 56 events of recurrence, 43 of other causes). "
      ))
    #expect(one.caption.hasSuffix("\(test.method): \(test.pValue)."))
    let all = try FigureStudies.recurrences().cumulativeIncidence(
      time: \.months, ending: \.ending, censored: "alive")
    let causes = Figure(cumulativeIncidence: all)
    let picture = try Picture(causes)
    #expect(picture.title == "Cumulative incidence")
    for cause in all.causes { #expect(picture.texts.contains { $0.string == cause }) }
    _ = try Picture(Figure(cumulativeIncidence: incidence))
    _ = try Picture(Figure(cumulativeIncidence: incidence, of: ["no such cause"]))
  }

  @Test func oneRecordIsDrawn() throws {
    for causes in [[0], [nil]] as [[Int?]] {
      let table = try LifeTable(
        times: [3], causeCodes: causes, causeNames: ["relapse", "death"], groupCodes: [0],
        groupNames: ["all"])
      _ = try Picture(Figure(cumulativeIncidence: try CumulativeIncidence(table)))
    }
  }

  /// Curves of several causes of a group share their numbers at risk, which stand once; the events
  /// of each cause are counted.
  @Test func numbersUnderSeveralCauses() throws {
    let incidence = try byCare()
    let picture = try Picture(
      Figure(cumulativeIncidence: incidence, style: SurvivalFigureStyle(riskTable: .complete)))
    func count(_ text: String) -> Int { picture.texts.count { $0.string == text } }
    #expect(count("At risk") == 3 && count("Censored") == 3)
    #expect(count("Events: death") == 3 && count("Events: recurrence") == 3)
    #expect(count("Other causes") == 0)
    // All of a group are at risk at first.
    #expect(count("33") >= 1 && count("47") >= 1 && count("40") >= 1)
    let one = Figure(
      cumulativeIncidence: incidence, of: ["recurrence"],
      style: SurvivalFigureStyle(riskTable: .complete))
    let texts = try Picture(one).texts
    #expect(texts.count { $0.string == "Other causes" } == 3)
    #expect(
      one.caption.contains(
        "Censored, events and those of other causes: up to and including the time"))
  }
}
