import SpineOutcomesReport
import SpineOutcomesStats
import Testing

/// Tables of pairs of groups, of tests and of repeated measurements.
@Suite struct ComparisonTableTests {
  private let values: GroupedValues

  init() throws {
    values = try GroupedValues(
      groups: ["a", "b", "c", "none"], values: [[1, 2, 3], [4, 5, 6, 7], [9], []])
  }

  @Test func pairsOfGroups() throws {
    let table = Table(pairs: try values.dunnTest(), title: "arm")
    #expect(table.caption == "Pairs of arm: Dunn's test")
    #expect(
      table.columns.map(\.title)
        == ["First", "Second", "Statistic", "Difference of mean ranks", "p", "Adjusted p"])
    #expect(table.rows.map { Array($0.prefix(2)) } == [["a", "b"], ["a", "c"], ["b", "c"]])
    #expect(table.notes.first == "P-values adjusted by Holm. First less second.")
    // A pair without a p-value keeps its row, and a note says why.
    let means = Table(pairs: try values.pairwiseTTests(adjustment: .unadjusted), title: "arm")
    #expect(means.columns.map(\.title).contains("Interval"))
    #expect(means.rows[1].suffix(2) == ["", ""])
    #expect(means.notes.first == "P-values not adjusted. First less second.")
    #expect(means.notes.contains { $0.contains("needs two or more values") })
    #expect(means.notes.contains("Intervals are not adjusted."))
  }

  @Test func testsSideBySide() throws {
    let (x, y) = ([1.0, 2, 3, 4, 9], [2.0, 1, 4, 3, 8])
    let table = Table(
      tests: [
        ("Pearson", try PearsonCorrelation(x, y)), ("Kendall", try KendallCorrelation(x, y)),
      ], title: "Measure", estimate: "Estimate", caption: "x and y")
    #expect(table.rows.map(\.[0]) == ["Pearson", "Kendall"])
    #expect(table.rows.allSatisfy { $0.count == 6 && $0[1] == "5" })
    #expect(table.notes.contains("Kendall: Kendall's rank correlation (exact)."))
    #expect(table.notes.contains { $0.hasPrefix("Pearson: 95 % interval: ") })
    let one = Table(
      tests: [("all", try PairedTTest(before: x, after: y, alternative: .less))],
      title: "Records", estimate: "Mean change", caption: "Change")
    #expect(one.notes.contains("Alternative: less."))
    #expect(one.notes.contains { $0.hasPrefix("Cohen's d (in standard deviations of the diff") })
  }

  @Test func repeatedMeasurements() throws {
    let test = try FriedmanTest(treatments: ["x", "y"], columns: [[1, 2, 3], [2, 3, 4]])
    let table = Table(friedman: test)
    #expect(table.rows == [["x", "3", "1.00"], ["y", "3", "2.00"]])
  }
}
