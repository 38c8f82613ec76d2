import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("ROC figures")
struct ROCFigureTests {
  private func area(_ picture: Picture) throws -> (left: Double, bottom: Double, side: Double) {
    let frame = try #require(picture.paths.first { $0.role == "axes" }?.lines.first)
    #expect(abs((frame[2].x - frame[1].x) - (frame[1].y - frame[0].y)) < 0.02)
    return (frame[1].x, frame[1].y, frame[1].y - frame[0].y)
  }

  /// The areas of the fixture `roc-comparison`: 0.824 (0.730 to 0.917), 0.590, 0.734.
  @Test func cornersAreThePointsOfTheCurve() throws {
    let children = try FigureStudies.kyphosis()
    let curve = try children.rocCurve(of: \.kyphosis, score: \.start, eventsScore: .lower)
    let cutoff = try curve.cutoff(.youden, validation: .none)
    let picture = try Picture(Figure(roc: [.init(curve, cutoff: cutoff)]))
    let area = try area(picture)
    let drawn = picture.corners("curve 1")
    let points = curve.points.map {
      Picture.Point(
        x: area.left + area.side * (1 - $0.specificity),
        y: area.bottom - area.side * $0.sensitivity)
    }
    #expect(drawn.count > 8 && drawn.count <= points.count)
    for corner in drawn {
      #expect(points.contains { abs($0.x - corner.x) < 0.03 && abs($0.y - corner.y) < 0.03 })
    }
    #expect(
      picture.texts.contains {
        $0.string == "AUC 0.824 (95\u{A0}%\u{A0}CI\u{A0}0.730\u{A0}to\u{A0}0.917)"
      })
    // The arms of the cross are the intervals of sensitivity and specificity.
    let arms = picture.lines("cutoff 1")
    let sensitivity = try #require(cutoff.apparentSensitivity.confidenceInterval)
    let specificity = try #require(cutoff.apparentSpecificity.confidenceInterval)
    #expect(abs(arms[0][0].y - (area.bottom - area.side * sensitivity.lower)) < 0.02)
    #expect(abs(arms[0][1].y - (area.bottom - area.side * sensitivity.upper)) < 0.02)
    #expect(abs(arms[1][0].x - (area.left + area.side * (1 - specificity.upper))) < 0.02)
    #expect(abs(arms[1][1].x - (area.left + area.side * (1 - specificity.lower))) < 0.02)
  }

  @Test func manyScoresAreSimplified() throws {
    let scores = (0..<20_000).map { Double(($0 * 7_919) % 20_011) }
    let outcomes = (0..<20_000).map { ($0 * 104_729) % 3 == 0 }
    let curve = try ROCCurve(scores: scores, outcomes: outcomes, eventsScore: .higher)
    let picture = try Picture(Figure(roc: [.init(curve)]))
    let area = try area(picture)
    let drawn = picture.corners("curve 1")
    #expect(drawn.count < 4_000)
    #expect(drawn.first == Picture.Point(x: area.left, y: area.bottom))
    #expect(abs((drawn.last?.x ?? 0) - area.left - area.side) < 0.02)
  }

  @Test func captionNamesTheMethod() throws {
    let children = try FigureStudies.kyphosis()
    let start = try children.rocCurve(of: \.kyphosis, score: \.start, eventsScore: .lower)
    let age = try children.rocCurve(of: \.kyphosis, score: \.ageMonths, eventsScore: .higher)
    let figure = Figure(roc: [.init(start), .init(age)])
    #expect(
      figure.caption.hasPrefix(
        "ROC curves of kyphosis by start (lower in events), ageMonths (higher in events) "
          + "(17 events, n = 81). AUC: area under the curve; interval: DeLong. Test of the AUC "
          + "against 0.5: start p < 0.001, ageMonths p = 0.161."))
    #expect(
      figure.alternativeText.contains(
        "start: AUC 0.824 (95 % CI 0.730 to 0.917), p < 0.001; ageMonths: AUC 0.590"))
  }
}
