import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesReport
@testable import SpineOutcomesStats

@Suite("Axes and widths of texts")
struct AxisTests {
  /// The widths of the metrics of Nimbus Sans, which are Helvetica's.
  @Test func widthsAreThoseOfTheMetrics() throws {
    let metrics: [String: [String: Double]] = try Fixtures.json("figures/helvetica-widths.json")
    for (name, face) in [("regular", TypeFace.regular), ("bold", .bold)] {
      let widths = try #require(metrics[name])
      #expect(widths.count > 340)
      for (code, width) in widths {
        let scalar = try #require(UInt32(code, radix: 16).flatMap(Unicode.Scalar.init))
        #expect(face.width(of: String(Character(scalar)), size: 1000) == width, "\(code)")
      }
    }
    #expect(TypeFace.regular.width(of: "재발", size: 10) == 20)
  }

  @Test func textsAreCutAndBroken() {
    let face = TypeFace.regular
    #expect(face.fitted("survival", size: 10, to: 100) == "survival")
    let cut = face.fitted("survival probability", size: 10, to: 60)
    #expect(cut.hasSuffix("…") && face.width(of: cut, size: 10) <= 60)
    let lines = face.lines(of: "one two three four five", size: 10, width: 50)
    #expect(lines == ["one two", "three four", "five"])
    #expect(face.lines(of: "a b c d", size: 10, width: 12, atMost: 2).last?.hasSuffix("…") == true)
    #expect(face.fitted("x", size: 10, to: 0) == "…")
  }

  @Test(arguments: [
    (0.0, 1.0, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0, 100, ["0", "20", "40", "60", "80", "100"]),
    (-2, 3, ["−2", "−1", "0", "1", "2", "3"]),
    (0, 0.00037, ["0.0000", "0.0001", "0.0002", "0.0003"]),
  ])
  func linearTicks(_ low: Double, _ high: Double, _ labels: [String]) {
    let choices = Ticks.linear(from: low, to: high, atMost: 7)
    #expect(choices.first?.map(\.label) == labels)
  }

  @Test(arguments: [
    ("months", 60.0, ["0", "12", "24", "36", "48", "60"]),
    ("months", 17, ["0", "3", "6", "9", "12", "15"]),
    ("months", 400, ["0", "60", "120", "180", "240", "300", "360"]),
    ("years", 12, ["0", "2", "4", "6", "8", "10", "12"]),
    ("days", 1022, ["0", "180", "360", "540", "720", "900"]),
    ("weeks", 35, ["0", "8", "16", "24", "32"]),
    ("cycles", 12, ["0", "2", "4", "6", "8", "10", "12"]),
  ])
  func timeTicks(_ unit: String, _ last: Double, _ labels: [String]) {
    let choices = TimeUnit.ticks(of: VariableName("Time", unit: unit), to: last, atMost: 7)
    #expect(choices.first?.map(\.label) == labels)
  }

  @Test func timeTicksOfExtremes() {
    for last in [1e-300, 1e-9, 0.3, 1e9, 1e300, Double.greatestFiniteMagnitude] {
      for unit in ["months", "days", "years", ""] {
        let choices = TimeUnit.ticks(of: VariableName("Time", unit: unit), to: last, atMost: 7)
        #expect(choices.allSatisfy { !$0.isEmpty && $0.count < 1001 }, "\(last) \(unit)")
      }
    }
  }

  @Test(arguments: [
    (0.5, 2.0, "1"), (0.01, 100, "1"), (0.98, 1.04, "1.00"), (1e-12, 1e12, "1"),
    (3, 70, "10"),
  ])
  func logarithmicTicks(_ low: Double, _ high: Double, _ label: String) throws {
    let ticks = try #require(LogTicks.ticks(from: low, to: high).first)
    #expect(ticks.contains { $0.label == label } && ticks.count > 1 && ticks.count < 10)
    #expect(ticks.map(\.value) == ticks.map(\.value).sorted())
  }

  @Test func numbersAreShortAndFinite() {
    let texts = [0, -0.001, 1.5, -2.25, 3.999, 1e9, .nan, .infinity].map(SVGNumber.text)
    #expect(texts == ["0", "0", "1.5", "-2.25", "4", "10000000", "0", "0"])
  }

  /// Steps nearer than the resolution are one, and keep their extremes.
  @Test func stepsMerge() {
    var line = StepLine(at: Position(0, 0))
    for (x, y) in [(10.0, 1.0), (10.1, 2), (10.2, 4), (20, 5)] { line.step(to: Position(x, y)) }
    line.end(at: 30)
    #expect(
      line.corners == [
        Position(0, 0), Position(10, 0), Position(10, 4), Position(20, 4), Position(20, 5),
        Position(30, 5),
      ])
  }
}
