import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Calibration and change figures")
struct AgreementFigureTests {
  private let risks = [0.05, 0.1, 0.2, 0.25, 0.3, 0.45, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9]
  private let outcome = [
    false, false, true, false, false, true, false, true, true, false, true, true,
  ]

  @Test func groupsAndCurveAreThoseOfTheCalibration() throws {
    let calibration = try Calibration(predicted: risks, outcome: outcome, groups: 3)
    let picture = try Picture(Figure(calibration: calibration, predicted: risks))
    let frame = try #require(picture.paths.first { $0.role == "axes" }?.lines.first)
    let side = frame[1].y - frame[0].y
    let lines = picture.paths.filter { $0.role == "groups" }.flatMap(\.lines)
    #expect(lines.count == 3)
    for (group, line) in zip(calibration.curve, lines) {
      let interval = try #require(group.observedShare.confidenceInterval)
      #expect(abs(line[0].x - (frame[1].x + side * group.expectedShare)) < 0.03)
      #expect(abs(line[0].y - (frame[1].y - side * interval.lower)) < 0.03)
      #expect(abs(line[1].y - (frame[1].y - side * interval.upper)) < 0.03)
    }
    for corner in picture.corners("curve 1") {
      let risk = (corner.x - frame[1].x) / side
      let odds =
        calibration.intercept.value + calibration.slope.value * log(risk / (1 - risk))
      #expect(abs((frame[1].y - corner.y) / side - 1 / (1 + exp(-odds))) < 1e-3)
    }
  }

  @Test func changesAreCountedByTheDirection() throws {
    func words(_ better: ScoreDirection?) -> String {
      Figure(
        pairedChanges: [
          .init(before: [1, 2, 3, 3, .nan], after: [2, 1, 3, 4, 1, 9], note: "p = 0.5")
        ],
        labels: ("before", "after"), title: "Grade", better: better
      ).alternativeText
    }
    #expect(
      words(.higher)
        == "Grade: from before to after. n = 4, 2 improved, 1 unchanged, 1 worse, p = 0.5.")
    #expect(words(.lower).contains("1 improved, 1 unchanged, 2 worse"))
    #expect(words(nil).contains("2 higher, 1 unchanged, 1 lower"))
  }

  /// The numbers beside the values: how many had each before, and after.
  @Test func valuesHaveTheirCounts() throws {
    let figure = Figure(
      pairedChanges: [.init(before: [0, 0, 0, 5, 5], after: [5, 5, 0, 5, 0])],
      labels: ("before", "after"), title: "Grade")
    let texts = try Picture(figure).texts
    #expect(texts.filter { $0.string == "3" && $0.anchor == "end" }.count == 1 + 1)
    #expect(texts.contains { $0.string == "3" && $0.anchor == "start" })
    #expect(texts.contains { $0.string == "2" && $0.anchor == "start" })
    #expect(figure.svg.contains("data-role=\"flows\""))
  }
}
