import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("What methods were used for")
struct MethodUseTests {
  @Test func purposesAreGathered() throws {
    var methods = PerformedMethods()
    let test = try SignedRankTest(
      differences: PairedDifferences(before: [0, 0, 0], after: [1, 2, 3]))
    methods.add(test, for: .init("pain", asked: "change in", place: "within the groups of care"))
    methods.add(
      test, for: .init("motor grade", asked: "change in", place: "within the groups of care"))
    methods.add(test, for: .init("pain", asked: "change in", place: "within the groups of care"))
    methods.add(test, for: .init("age", place: "by sex"))
    #expect(methods.tests.count == 1 && methods.tests[0].purposes.count == 3)
    #expect(
      methods.paragraphs[0]
        == "The test was the Wilcoxon signed-rank test (exact) [1, 2] for the changes in pain and motor "
        + "grade within the groups of care, and for age by sex. All were two-sided.")
    #expect(methods.paragraphs[1].contains("for pseudomedians"))
  }

  /// A table shows means or medians, and the text says which.
  @Test func descriptionsAreThoseShown() throws {
    struct Patient: Sendable {
      var arm: Bool
      var age: Double
    }
    let cohort = Cohort((0..<8).map { Patient(arm: $0 % 2 == 0, age: Double($0 * $0)) })
    let plan = AnalysisPlan<Patient>("Means") { Baseline(by: \.arm, .numeric(\.age, as: .mean)) }
    let text = PerformedMethods(plan.run(on: cohort)).paragraphs[0]
    #expect(text.contains("means with standard deviations") && !text.contains("medians"))
    let medians = AnalysisPlan<Patient>("Medians") { Baseline(by: \.arm, .numeric(\.age)) }
    let other = PerformedMethods(medians.run(on: cohort)).paragraphs[0]
    #expect(other.contains("medians with quartiles") && !other.contains("means with"))
  }

  /// Sources are numbered as the text names them.
  @Test func sourcesInTheOrderOfTheText() throws {
    var methods = PerformedMethods()
    methods.add(try FisherTest(ContingencyTable([[3, 1], [1, 3]])))
    methods.add(
      try SignedRankTest(differences: PairedDifferences(before: [0, 0], after: [1, 2])))
    let text = methods.paragraphs.joined(separator: " ")
    var last = 0
    for part in text.split(separator: "[").dropFirst() {
      for number in part.prefix(while: { $0 != "]" }).split(separator: ",") {
        let number = try #require(Int(number.drop { $0 == " " }))
        #expect(number <= last + 1)
        last = max(last, number)
      }
    }
    #expect(last == methods.references.count && last > 1)
  }
}
