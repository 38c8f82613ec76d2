import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Sentences of groups")
struct GroupSentenceTests {
  private let brief = Sentences(detail: .brief)
  private let age = VariableName("age", unit: "years")

  private func groups(_ values: [[Double]]) throws -> (GroupedValues, MeasuredGroups) {
    let names = Array(["A", "B", "C"].prefix(values.count))
    let grouped = try GroupedValues(groups: names, values: values)
    return (grouped, MeasuredGroups(age, grouped))
  }

  /// 1 of C(8, 4) = 70 orders on either side; 16 differences of -7 to -1 with the median -4.
  @Test func lowerAndHigher() throws {
    let (values, described) = try groups([[1, 2, 3, 4], [5, 6, 7, 8]])
    let test = try RankSumTest(values)
    #expect(
      Sentences().sentence(test, of: described)
        == "Age was lower in the A group (median 2.5 (IQR 1.75 to 3.25) years, n = 4) than in the "
        + "B group (median 6.5 (IQR 5.75 to 7.25) years, n = 4): location shift (first less second) "
        + "-4, 95 % CI -7 to -1; Wilcoxon-Mann-Whitney, exact, p = 0.029.")
    let (turned, other) = try groups([[5, 6, 7, 8], [1, 2, 3, 4]])
    #expect(
      brief.sentence(try RankSumTest(turned), of: other).hasPrefix(
        "Age was higher in the A group (median 6.5 "))
  }

  @Test func noEvidence() throws {
    // 2 of C(4, 2) = 6 orders on either side: p = 4/6.
    let (values, described) = try groups([[1, 3], [2, 4]])
    #expect(
      brief.sentence(try RankSumTest(values), of: described)
        == "There was no evidence of a difference in age between the A group (median 2 (IQR 1.5 to "
        + "2.5) years, n = 2) and the B group (median 3 (IQR 2.5 to 3.5) years, n = 2): "
        + "Wilcoxon-Mann-Whitney, exact, p = 0.667.")
    #expect(
      brief.sentence(try RankSumTest(values, alternative: .greater), of: described)
        .hasPrefix("There was no evidence that age was higher in the A group ("))
  }

  /// H = 12/42 (9/2 + 49/2 + 121/2) - 21 = 32/7, p = exp(-16/7) = 0.102.
  @Test func moreGroups() throws {
    let (values, described) = try groups([[1, 2], [3, 4], [5, 6]])
    let text = Sentences().sentence(try KruskalWallisTest(values), of: described)
    #expect(text.hasPrefix("There was no evidence of a difference in age between the A group ("))
    #expect(text.contains(", the B group (median 3.5 (IQR 3.25 to 3.75) years, n = 2) and the C "))
    #expect(text.hasSuffix("Kruskal-Wallis, chi-square approximation, H(2) = 4.5714, p = 0.102."))
    // F = 91 on 2 and 6 (scipy.stats.f_oneway).
    let (others, means) = try groups([[1, 2, 3], [2, 3, 4], [11, 12, 13]])
    let differed = Sentences().sentence(try OneWayANOVA(others), of: means)
    #expect(
      differed.hasPrefix(
        "Age differed between the A group (mean 2 (SD 1) years, n = 3), the B group (mean 3 "))
    #expect(differed.hasSuffix("F(2, 6) = 91, p < 0.001."))
  }

  /// t = -10 / √(2/3) on 4; the limits are -10 -+ 2.776 √(2/3).
  @Test func means() throws {
    let (_, described) = try groups([[1, 2, 3], [11, 12, 13]])
    let test = try TwoSampleTTest([1, 2, 3], [11, 12, 13], variances: .equal)
    #expect(
      Sentences().sentence(test, of: described).hasSuffix(
        ": difference of means (first less second) -10, 95 % CI -12.27 to -7.733; Student's t test, "
          + "pooled variance, t(4) = -12.247, p < 0.001."))
    #expect(
      brief.sentence(test, of: described).hasPrefix(
        "Age was lower in the A group (mean 2 (SD 1) years, n = 3) than in the B group (mean 12 "))
  }

  @Test func emptyGroupsAreLeftOut() throws {
    let values = try GroupedValues(groups: ["A", "none", "B"], values: [[1, 3], [], [2, 4]])
    #expect(MeasuredGroups(age, values).groups.map(\.phrase) == ["the A group", "the B group"])
    let named = MeasuredGroups(age, values) { $0 == "A" ? "men" : "women" }
    #expect(
      brief.sentence(try RankSumTest(values), of: named).contains("between men (median 2 "))
  }

  private func table(_ counts: [[Int]]) throws -> ContingencyTable {
    try ContingencyTable(
      counts, rowNames: Array(["A", "B", "C"].prefix(counts.count)),
      columnNames: ["no", "yes", "maybe"].prefix(counts[0].count).map { $0 },
      rowVariable: "care", columnVariable: "failed")
  }

  /// Chi-square = 60 (20 20 - 10 10)^2 / 30^4 = 6.6667, p = 0.0098 (scipy.stats).
  @Test func frequencies() throws {
    let table = try table([[20, 10], [10, 20]])
    let test = try ChiSquareTest(table)
    #expect(
      brief.sentence(test, of: table, event: "failure")
        == "Failure was less frequent in the A group (10/30 (33.3 %)) than in the B group (20/30 "
        + "(66.7 %)): Pearson's chi-square, p = 0.010.")
    let full = Sentences().sentence(test, of: table, event: "failure")
    #expect(full.contains("chi-square(1) = 6.6667, p = 0.010."))
    let turned = try self.table([[10, 20], [20, 10]])
    #expect(
      brief.sentence(try ChiSquareTest(turned), of: turned, event: "failure") { "group \($0)" }
        .hasPrefix("Failure was more frequent in group A (20/30 (66.7 %)) than in group B (10/30 "))
    // 2 of C(10, 5) = 252 tables.
    let apart = try self.table([[0, 5], [5, 0]])
    #expect(
      brief.sentence(try FisherTest(apart), of: apart, event: "failure")
        == "Failure was more frequent in the A group (5/5 (100.0 %)) than in the B group (0/5 (0.0 "
        + "%)): Fisher's exact, minlike, p = 0.008.")
  }

  @Test func frequenciesWithoutEvidence() throws {
    // R: fisher.test(matrix(c(3, 1, 1, 3), 2)), the lady tasting tea: p = 0.4857.
    let tea = try table([[3, 1], [1, 3]])
    #expect(
      brief.sentence(try FisherTest(tea), of: tea, event: "failure")
        == "There was no evidence of a difference in the frequency of failure between the A group "
        + "(1/4 (25.0 %)) and the B group (3/4 (75.0 %)): Fisher's exact, minlike, p = 0.486.")
  }

  /// The sentence names the groups and the event already; the estimate says which against which.
  @Test func effectOfATable() throws {
    let tea = try table([[3, 1], [1, 3]])
    let text = Sentences().sentence(try FisherTest(tea), of: tea, event: "Failure")
    #expect(text.contains("in the frequency of failure between the A group "))
    #expect(text.contains("): conditional odds ratio, B versus A, "))
  }

  /// Chi-square 20/3 on 2, p = exp(-10/3) = 0.036.
  @Test func associations() throws {
    let table = try table([[20, 10], [10, 20], [15, 15]])
    let test = try ChiSquareTest(table)
    #expect(
      brief.sentence(test, of: table, event: "failure").hasPrefix(
        "The frequency of failure differed between the A group (10/30 (33.3 %)), the B group "))
    #expect(
      brief.sentence(test, of: table, event: nil)
        == "There was evidence of an association between care and failed (n = 90; Pearson's "
        + "chi-square, p = 0.036).")
    let wide = try self.table([[5, 5, 5], [5, 5, 5]])
    #expect(
      brief.sentence(try ChiSquareTest(wide), of: wide, event: "failure")
        .hasPrefix("There was no evidence of an association between care and failed (n = 30; "))
  }

  /// Of 6 orders of 3 values, 2 are as far from none: p = 2/6.
  @Test func anyTest() throws {
    let test = try KendallCorrelation([1, 2, 3], [1, 2, 3])
    let text = brief.sentence(test, ofEvidenceFor: "an association between age and pain")
    #expect(
      text.hasPrefix("There was no evidence of an association between age and pain (n = 3; "))
    #expect(text.hasSuffix(", p = 0.333)."))
    #expect(
      Sentences(significance: 0.5).sentence(test, ofEvidenceFor: "an association")
        .hasPrefix("There was evidence of an association (n = 3; Kendall's tau-b 1"))
  }
}
