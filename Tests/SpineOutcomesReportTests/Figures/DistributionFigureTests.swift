import SpineOutcomesStats
import Testing
import _StatsTestSupport

@testable import SpineOutcomesReport

@Suite("Figures of distributions and of two numbers")
struct DistributionFigureTests {
  private func bins(_ values: [Double], atMost limit: Int = 24) throws -> HistogramBins {
    let grouped = try GroupedValues(groups: ["all"], values: [values])
    return HistogramBins(
      zip(grouped.values, grouped.counts[0]).map { ($0, $1) }, atMost: limit)
  }

  /// Counted by hand.
  @Test func placesOfALatticeHaveABarEach() throws {
    let grades = try bins([0, 0, 1, 3, 3, 3])
    #expect(grades.first == -0.5 && grades.step == 1 && grades.counts == [2, 1, 0, 3])
    let tens = try bins([50, 70, 70, 100])
    // Differences of 20 and 30: no lattice, and steps of 10.
    #expect(tens.first == 50 && tens.step == 10 && tens.counts == [1, 0, 2, 0, 0, 1])
    let halves = try bins([0.5, 1, 1, 2])
    #expect(halves.first == 0.25 && halves.step == 0.5 && halves.counts == [1, 2, 0, 1])
  }

  @Test func otherBarsHaveReadableSteps() throws {
    let values = (0..<1000).map { Double(($0 * 7919) % 1000) / 10 + 0.013 }
    let found = try bins(values)
    #expect(found.counts.reduce(0, +) == 1000 && found.counts.count <= 25)
    #expect(found.step == 5 && found.first == 0)
    for (index, count) in found.counts.enumerated() {
      let (low, high) = (Double(index) * 5, Double(index + 1) * 5)
      #expect(count == values.count { $0 >= low && $0 < high }, "\(low)")
    }
  }

  @Test(arguments: [
    [Double](), [3], [-1e308, 1e308], [1e17, 1e17 + 16, 1e17 + 80], [0x1p-1074, 0x1p-1060, 2],
    [-0.0, 0],
    [1, 1 + 0x1p-52, 2],
  ])
  func everyValueIsInABar(_ values: [Double]) throws {
    let found = try bins(values)
    #expect(found.counts.reduce(0, +) == values.count)
    #expect(found.step > 0 && found.first.isFinite && found.counts.count <= 1001)
    let figure = Figure(
      distributions: [
        .init(VariableName("x"), .numbers(try GroupedValues(groups: ["all"], values: [values])))
      ], count: values.count)
    #expect(!figure.svg.contains("nan") && !figure.svg.contains("\"inf"))
  }

  /// The heights of the bars are the counts on the axis.
  @Test func barsReachTheirCounts() throws {
    let values = try GroupedValues(groups: ["all"], values: [[1, 1, 1, 2, 4, 4]])
    let figure = Figure(
      distributions: [.init(VariableName("Grade"), .numbers(values))], count: 6)
    let heights = figure.svg.split(separator: "\n").filter { $0.contains("data-role=\"bar\"") }
      .compactMap { line in
        line.split(separator: "height=\"").last?.split(separator: "\"").first.flatMap {
          Double($0)
        }
      }
    #expect(heights.count == 3)
    #expect(abs(heights[0] - 3 * heights[1]) < 0.05 && abs(heights[2] - 2 * heights[1]) < 0.05)
    #expect(figure.alternativeText.contains("Grade, n = 6: n = 6, median 1.5"))
  }

  @Test func groupsAndSharesAreTold() throws {
    let figure = Figure(
      distributions: [
        .init(
          VariableName("Death"), .levels(["no", "yes"], counts: [[30, 10], [5, 15]]), missing: 2,
          pValue: try PValue(0.0004))
      ], groups: ["0", "1"], by: VariableName("ECOG"), methods: ["Fisher's exact test"], count: 62)
    #expect(
      figure.alternativeText
        == "Distribution of each variable by ECOG. Death, n = 60, 2 missing, p < 0.001: "
        + "ECOG 0: no 30 (75.0 %), yes 10 (25.0 %); ECOG 1: no 5 (25.0 %), yes 15 (75.0 %).")
    #expect(figure.caption.hasSuffix("Groups in the order of the key. p: Fisher's exact test."))
    let texts = try Picture(figure).texts.map(\.string)
    #expect(texts.contains("15 (75.0 %)") && texts.contains("ECOG 1"))
  }

  /// The area of a circle is the number of its records.
  @Test func tiesAreAreas() throws {
    let figure = Figure(
      scatter: [1, 1, 1, 1, 2, .nan, -0.0], [5, 5, 5, 5, 6, 1, 0], of: VariableName("x"),
      with: VariableName("y"))
    let circles = figure.svg.split(separator: "data-role=\"points\"").last?
      .split(separator: " r=\"").dropFirst().compactMap {
        $0.split(separator: "\"").first.flatMap { Double($0) }
      }
    let radii = try #require(circles)
    #expect(radii.count == 3 && abs(radii[0] - 2 * radii[1]) < 0.02 && radii[1] == radii[2])
    #expect(figure.caption.hasPrefix("y against x (n = 6). Circles: records, the number of those"))
  }

  @Test func manyPlacesAreSquares() throws {
    let values = (0..<2_500).map { Double(($0 * 733) % 2_500) }
    let figure = Figure(
      scatter: values, values, of: VariableName("x"), with: VariableName("y"))
    #expect(figure.caption.contains("Circles: records of a square millimetre"))
    #expect(figure.svg.split(separator: "<circle").count < 400)
  }

  @Test func keysAreReadableNumbers() {
    #expect(ScatterPlot.keyCounts(upTo: 1) == [1])
    #expect(ScatterPlot.keyCounts(upTo: 3) == [1, 2])
    #expect(ScatterPlot.keyCounts(upTo: 26) == [1, 5, 20])
    #expect(ScatterPlot.keyCounts(upTo: .max).count == 3)
  }

  @Test func coefficientsHaveIntervalsAndMinusSigns() throws {
    let x: [Double] = [1, 2, 3, 4, 5, 6]
    let test = try PearsonCorrelation(PairedMoments(x, [6, 5, 4, 3, 1, 2]), method: .exact)
    let figure = Figure(
      scatter: x, [6, 5, 4, 3, 1, 2], of: VariableName("x"), with: VariableName("y"),
      correlations: [("Pearson's r", test)])
    // r = -16.5 / 17.5.
    #expect(figure.caption.contains("Pearson's r = -0.943 (95 % CI -0."))
    let texts = try Picture(figure).texts.map(\.string)
    #expect(texts.contains { $0.hasPrefix("Pearson's r\u{A0}=\u{A0}\u{2212}0.943") })
    #expect(figure.applying(.decimalComma).caption.contains("r = \u{2212}0,943"))
  }
}
